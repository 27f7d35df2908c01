package org.estuaire.routes.mllp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.netty.NettyConsumer;
import org.apache.camel.component.netty.ServerInitializerFactory;
import org.apache.camel.component.netty.handlers.ServerChannelHandler;
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
   */
  record Terms(
      int connections,
      int messageBytes,
      Duration longestBlock,
      Optional<SslContext> tls,
      Senders senders,
      MllpCounts counts) {}

  private final Terms terms;
  private final NettyConsumer consumer;

  MllpPipeline(Terms terms) {
    this(terms, null);
  }

  private MllpPipeline(Terms terms, NettyConsumer consumer) {
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
    if (!admitted(channel)) {
      terms.counts().countTurnedAway();
      channel.close();
      return;
    }
    channel.closeFuture().addListener(closed -> terms.counts().closed());
    ChannelPipeline pipeline = channel.pipeline();
    terms.tls().ifPresent(tls -> pipeline.addLast(tls.newHandler(channel.alloc())));
    pipeline.addLast(new ReadTimeoutHandler(SILENCE.toSeconds(), TimeUnit.SECONDS));
    Turnstile turnstile = new Turnstile();
    pipeline.addLast(new BlockDecoder(terms.messageBytes(), terms.longestBlock(), turnstile));
    pipeline.addLast(turnstile);
    pipeline.addLast(new Faults());
    pipeline.addLast(
        consumer.getEndpoint().getComponent().getExecutorService(),
        "route",
        new ServerChannelHandler(consumer));
  }

  private boolean admitted(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress from
        && terms.senders().mayConnectFrom(from)
        && terms.counts().opened(terms.connections());
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
