package org.estuaire.routes.mail;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.estuaire.exchange.MailAccess;
import org.estuaire.exchange.Partner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the mailboxes again and again, one route each. As with servers, a timer calls {@link
 * MailPull}: Camel's mail component reads a message into memory, and marks it as seen before
 * anything of it is durable.
 */
public final class MailRoutes extends RouteBuilder {

  private static final Logger LOG = LoggerFactory.getLogger(MailRoutes.class);

  private final List<Partner> partners;
  private final MailPull pull;
  private final Answers answers;

  /** Answers what was fetched. */
  public interface Answers {
    void send(Partner partner) throws Exception;
  }

  public MailRoutes(List<Partner> partners, MailPull pull, Answers answers) {
    this.answers = answers;
    this.partners = List.copyOf(partners);
    this.pull = pull;
  }

  @Override
  public void configure() {
    onException(Exception.class).handled(true).process(MailRoutes::tell);
    for (Partner partner : partners) {
      partner.access().mail().filter(at -> at.in().isPresent()).ifPresent(at -> from(partner, at));
    }
  }

  private void from(Partner partner, MailAccess at) {
    from("timer:mail-" + partner.code() + "?period=" + at.every().toMillis())
        .routeId("mail-" + partner.code())
        .process(exchange -> pull.pass(partner))
        .process(exchange -> answers.send(partner));
  }

  /** Without the message, which may quote what it is about; the next pass tries again. */
  private static void tell(Exchange exchange) {
    Exception cause =
        requireNonNull(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    LOG.error("{}: {}", exchange.getFromRouteId(), cause.getClass().getName());
  }
}
