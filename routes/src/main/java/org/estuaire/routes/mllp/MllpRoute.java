package org.estuaire.routes.mllp;

import static java.util.Objects.requireNonNull;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.netty.NettyComponent;
import org.apache.camel.component.netty.NettyConstants;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.DeliveryLedger;
import org.estuaire.exchange.landing.Intake;
import org.estuaire.routes.Shares;

/**
 * Listens for HL7 messages over MLLP: Camel and Netty carry the bytes, {@link Reception} takes them
 * in. Each message becomes a delivery of its own.
 */
public final class MllpRoute extends RouteBuilder {

  /** Messages that are made durable at the same time; each holds a database connection. */
  private static final int THREADS = 4;

  private static final Duration LONGEST_BLOCK = Duration.ofMinutes(1);

  /** Whoever has more to say keeps the connection for hours after its first message. */
  private static final Duration FIRST_MESSAGE = Duration.ofSeconds(30);

  /** Refusals of one sender that are noted in a minute; the rest is counted. */
  private static final int NOTED_REFUSALS = 20;

  private final Configuration.Mllp at;
  private final MllpPipeline pipeline;
  private final Reception reception;
  private final MllpCounts counts;
  private final Callers callers;

  /**
   * @throws IOException when the certificate or key can't be read
   */
  public MllpRoute(
      Configuration.Mllp at,
      List<Partner> partners,
      Intake intake,
      DeliveryLedger ledger,
      Shares shares)
      throws IOException {
    this(at, partners, intake, ledger, shares, LONGEST_BLOCK, FIRST_MESSAGE);
  }

  MllpRoute(
      Configuration.Mllp at,
      List<Partner> partners,
      Intake intake,
      DeliveryLedger ledger,
      Shares shares,
      Duration longestBlock,
      Duration firstMessage)
      throws IOException {
    this.at = at;
    this.counts = new MllpCounts();
    this.callers = new Callers(at.connections(), at.connectionsEach());
    Senders senders = new Senders(partners);
    Optional<SslContext> tls =
        at.tls().isPresent() ? Optional.of(MllpTls.context(at.tls().get())) : Optional.empty();
    this.pipeline =
        new MllpPipeline(
            new MllpPipeline.Terms(
                callers,
                new Pace(at.pace().messages(), at.pace().bytes(), System::nanoTime),
                at.messageBytes(),
                longestBlock,
                firstMessage,
                tls,
                senders,
                counts,
                new Sparingly(1, System::nanoTime)));
    this.reception =
        new Reception(
            senders,
            intake,
            ledger,
            shares,
            counts,
            new Sparingly(NOTED_REFUSALS, System::nanoTime),
            at.messageBytes(),
            Clock.systemUTC());
  }

  /**
   * Makes sure that the listener could start.
   *
   * @throws org.estuaire.installation.InstallationMistake when its certificate or key are unusable
   */
  public static void checkTls(Configuration.Mllp at) throws IOException {
    if (at.tls().isPresent()) {
      MllpTls.context(at.tls().get());
    }
  }

  public MllpCounts counts() {
    return counts;
  }

  @Override
  public void configure() {
    getContext().getComponent("netty", NettyComponent.class).setMaximumPoolSize(THREADS);
    bindToRegistry("mllpPipeline", pipeline);
    String host = at.address().contains(":") ? "[" + at.address() + "]" : at.address();
    from("netty:tcp://"
            + host
            + ":"
            + at.port()
            + "?sync=true&synchronous=true&disconnectOnNoReply=false"
            + "&serverInitializerFactory=#mllpPipeline")
        .routeId("mllp")
        .process(this::answer);
  }

  private void answer(Exchange exchange) {
    ChannelHandlerContext context =
        requireNonNull(
            exchange
                .getIn()
                .getHeader(
                    NettyConstants.NETTY_CHANNEL_HANDLER_CONTEXT, ChannelHandlerContext.class));
    InetSocketAddress from = (InetSocketAddress) context.channel().remoteAddress();
    Optional<String> certificate =
        Optional.ofNullable(context.pipeline().get(SslHandler.class))
            .flatMap(tls -> MllpTls.fingerprint(tls.engine().getSession()));
    MllpBlock block = requireNonNull(exchange.getIn().getBody(MllpBlock.class));
    Line line = new Line(callers, context.channel());
    exchange.getMessage().setBody(reception.answer(block, from, certificate, line));
  }

  /** The connection by which a message came. */
  private record Line(Callers callers, Channel channel) implements Reception.Line {
    @Override
    public boolean isOf(Partner partner) {
      boolean within = callers.recognise(channel, partner.code());
      if (!within) {
        channel.pipeline().get(Turnstile.class).closeAfterAnswer();
      }
      return within;
    }

    @Override
    public int share() {
      return callers.each();
    }
  }
}
