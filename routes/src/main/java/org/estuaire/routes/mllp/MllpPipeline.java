package org.estuaire.routes.mllp;

import static java.util.Objects.requireNonNull;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.netty.NettyConsumer;
import org.apache.camel.component.netty.ServerInitializerFactory;
import org.apache.camel.component.netty.handlers.ServerChannelHandler;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.routes.TransportFinding;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands between a connection and the route: bounds, TLS, blocks, one message at a time. */
final class MllpPipeline extends ServerInitializerFactory {

  private static final Logger LOG = LoggerFactory.getLogger(MllpPipeline.class);

  /** A laboratory's interface may be silent for long; its connection costs little. */
  private static final Duration SILENCE = Duration.ofHours(2);

  /**
   * What all connections share.
   *
   * @param longestBlock time for a message from its first byte to its last
   * @param firstMessage time in which a message of a known sender must have come
   */
  record Terms(
      Callers callers,
      Pace pace,
      int messageBytes,
      Duration longestBlock,
      Duration firstMessage,
      Optional<SslContext> tls,
      Senders senders,
      MllpCounts counts,
      Sparingly log) {}

  private final Terms terms;
  private final @Nullable NettyConsumer consumer;

  MllpPipeline(Terms terms) {
    this(terms, null);
  }

  private MllpPipeline(Terms terms, @Nullable NettyConsumer consumer) {
    this.terms = terms;
    this.consumer = consumer;
  }

  @Override
  public ServerInitializerFactory createPipelineFactory(NettyConsumer route) {
    return new MllpPipeline(terms, route);
  }

  @Override
  protected void initChannel(Channel channel) {
    // Reading is asked for message by message, see Turnstile.
    channel.config().setAutoRead(false);
    if (!(channel.remoteAddress() instanceof InetSocketAddress from) || !admitted(channel, from)) {
      terms.counts().countTurnedAway();
      channel.close();
      return;
    }
    terms.counts().countOpened();
    channel.closeFuture().addListener(closed -> terms.counts().countClosed());
    expectAMessage(channel);
    ChannelPipeline pipeline = channel.pipeline();
    terms.tls().ifPresent(tls -> pipeline.addLast(tls.newHandler(channel.alloc())));
    pipeline.addLast(new ReadTimeoutHandler(SILENCE.toSeconds(), TimeUnit.SECONDS));
    Turnstile turnstile = new Turnstile(block -> pause(from, block));
    pipeline.addLast(
        new BlockDecoder(
            terms.messageBytes(),
            terms.longestBlock(),
            turnstile,
            fault -> misframed(from, fault)));
    pipeline.addLast(turnstile);
    pipeline.addLast(new Faults());
    NettyConsumer route = requireNonNull(consumer);
    pipeline.addLast(
        route.getEndpoint().getComponent().getExecutorService(),
        "route",
        new ServerChannelHandler(route));
  }

  private boolean admitted(Channel channel, InetSocketAddress from) {
    if (!terms.senders().mayConnectFrom(from)) {
      return false;
    }
    if (terms.callers().admit(channel, from.getAddress())) {
      return true;
    }
    tell(
        from,
        Finding.of(
            TransportFinding.TOO_MANY_CONNECTIONS, Integer.toString(terms.callers().each())));
    return false;
  }

  /** Who only holds a connection takes it from somebody who has something to send. */
  private void expectAMessage(Channel channel) {
    ScheduledFuture<?> deadline =
        channel
            .eventLoop()
            .schedule(
                () -> {
                  if (!Callers.recognised(channel)) {
                    channel.close();
                  }
                },
                terms.firstMessage().toMillis(),
                TimeUnit.MILLISECONDS);
    channel.closeFuture().addListener(closed -> deadline.cancel(false));
  }

  private Duration pause(InetSocketAddress from, MllpBlock block) {
    Duration pause = terms.pace().after(from.getAddress(), block.bytes().length);
    if (!pause.isZero()) {
      terms.counts().countHeldBack();
      tell(from, terms.pace().finding());
    }
    return pause;
  }

  private void misframed(InetSocketAddress from, TransportFinding fault) {
    terms.counts().countMisframed();
    tell(from, Finding.of(fault));
  }

  private void tell(InetSocketAddress from, Finding why) {
    String address = from.getAddress().getHostAddress();
    String code = why.code().code();
    if (terms.log().may(address + " " + code)) {
      LOG.warn("MLLP: {}, {} {}", address, code, why.message(Language.EN));
    }
    long leftOut = terms.log().leftOut(address + " " + code);
    if (leftOut > 0) {
      LOG.warn("MLLP: {}, {} {} times more", address, code, leftOut);
    }
  }

  /** Ends a connection on which something went wrong: a failed handshake, a reset, a timeout. */
  private static final class Faults extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      // Without its message, which may quote bytes of the connection.
      LOG.info("MLLP: a connection ended, {}", cause.getClass().getName());
      context.close();
    }
  }
}
