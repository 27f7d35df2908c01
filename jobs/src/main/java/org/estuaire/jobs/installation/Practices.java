package org.estuaire.jobs.installation;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.ResultsWanted;
import org.estuaire.exchange.Seal;
import org.estuaire.lab.distribution.Distribution;
import org.estuaire.lab.distribution.Subscription;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.pathway.summary.SummaryOutbox;
import org.estuaire.pathway.summary.SummaryRound;
import org.estuaire.pathway.summary.SummarySubscription;

/** What the configuration says of practices, in the words of the distribution. */
final class Practices {

  private final Configuration configuration;

  Practices(Configuration configuration) {
    this.configuration = configuration;
  }

  Distribution distribution(DataSource database, Seal seal, CrashPoint.Watch watch) {
    return new Distribution(
        database,
        subscriptions(),
        InstalledRecordTypes.reportWriters(),
        this::laboratory,
        seal,
        () -> LocalDate.now(configuration.zone()),
        watch,
        Distribution.Pace.of(configuration.loading().threads()));
  }

  /** Pages of patients for the practices that subscribe to them. */
  SummaryRound summaries(DataSource database, SummaryOutbox outbox) {
    return new SummaryRound(
        database,
        summarySubscriptions(),
        outbox,
        new PartnerNames(configuration),
        configuration.territory(),
        configuration.zone(),
        () -> LocalDate.now(configuration.zone()));
  }

  private List<SummarySubscription> summarySubscriptions() {
    PathwaySettings settings = new PathwaySettings(configuration);
    return configuration.partners().stream()
        .flatMap(partner -> settings.subscription(partner).stream())
        .toList();
  }

  private List<Subscription> subscriptions() {
    return configuration.partners().stream().flatMap(Practices::subscription).toList();
  }

  private static Stream<Subscription> subscription(Partner partner) {
    return partner.results().stream().map(wanted -> subscription(partner, wanted));
  }

  private static Subscription subscription(Partner partner, ResultsWanted wanted) {
    return new Subscription(
        partner.code(),
        new Party(wanted.identifier(), partner.name()),
        partner.zone(),
        wanted.format(),
        java.util.Set.copyOf(wanted.prescribers()),
        wanted.followedPatients(),
        wanted.earlier());
  }

  /** A laboratory that has left the configuration is named by its code. */
  private Party laboratory(String code) {
    return configuration
        .partner(code)
        .map(partner -> new Party(identifier(partner), partner.name(), partner.letterhead()))
        .orElse(new Party(code, code));
  }

  private static String identifier(Partner partner) {
    return partner.facilities().isEmpty() ? partner.code() : partner.facilities().get(0);
  }
}
