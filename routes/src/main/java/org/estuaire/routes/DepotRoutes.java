package org.estuaire.routes;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Partner;
import org.estuaire.installation.FolderFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the partners' folders again and again: one route each, so that an operator can stop
 * and watch them one by one. A timer calls {@link DepotSweep}; Camel's own file component is not
 * used, since its read locks and its memory of seen files are no ground for a guarantee.
 */
public final class DepotRoutes extends RouteBuilder {

  private static final Logger LOG = LoggerFactory.getLogger(DepotRoutes.class);

  private final List<Partner> partners;
  private final DepotSweep sweep;
  private final Duration every;

  /**
   * @param every pause between two passes over the same folder
   */
  public DepotRoutes(List<Partner> partners, DepotSweep sweep, Duration every) {
    this.partners = List.copyOf(partners);
    this.sweep = sweep;
    this.every = every;
  }

  @Override
  public void configure() {
    onException(Exception.class).handled(true).process(DepotRoutes::tell);
    for (Partner partner : partners) {
      from("timer:depot-" + partner.code() + "?delay=0&period=" + every.toMillis())
          .routeId("depot-" + partner.code())
          .process(exchange -> sweep.pass(partner));
    }
  }

  /** Without the message, which may quote what it is about; the next pass tries again. */
  private static void tell(Exchange exchange) {
    Exception cause =
        requireNonNull(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    LOG.error(
        "{}: {}",
        exchange.getFromRouteId(),
        cause instanceof FolderFailure folder
            ? folder.words(Language.EN)
            : cause.getClass().getName());
  }
}
