package org.estuaire.routes.sftp;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.estuaire.exchange.Partner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the partners' own servers again and again, one route each. As with the depots, a timer
 * calls {@link RemotePull}: Camel's FTP component would bring a second SSH library with keys and
 * algorithms of its own, and remembers by name what we recognise by content.
 */
public final class PullRoutes extends RouteBuilder {

  private static final Logger LOG = LoggerFactory.getLogger(PullRoutes.class);

  private final List<Partner> partners;
  private final RemotePull pull;

  public PullRoutes(List<Partner> partners, RemotePull pull) {
    this.partners = List.copyOf(partners);
    this.pull = pull;
  }

  @Override
  public void configure() {
    onException(Exception.class).handled(true).process(PullRoutes::tell);
    for (Partner partner : partners) {
      partner
          .access()
          .pull()
          .ifPresent(
              at ->
                  from("timer:pull-" + partner.code() + "?period=" + at.every().toMillis())
                      .routeId("pull-" + partner.code())
                      .process(exchange -> pull.pass(partner)));
    }
  }

  /** Without the message, which may quote what it is about; the next pass tries again. */
  private static void tell(Exchange exchange) {
    Exception cause =
        requireNonNull(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    LOG.error("{}: {}", exchange.getFromRouteId(), cause.getClass().getName());
  }
}
