package org.estuaire.routes;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Partner.Completion;
import org.estuaire.exchange.landing.DeliveryLedger;
import org.estuaire.exchange.landing.Intake;
import org.estuaire.exchange.landing.LandingKey;
import org.estuaire.exchange.landing.LandingZone;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;

/** Everything behind a depot, with a clock that stands still until a test moves it. */
final class Depots {

  /** A death of the process, as far as one can be acted in a test. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  static final PartnerFailed NOBODY_FAILS =
      (partner, failure) -> {
        throw new AssertionError(partner.code(), failure);
      };

  final PartnerHomes homes;
  final DataSource database = TestDatabase.create();
  private final Path folder;
  private final LandingKey key = LandingKey.generate();
  private final AtomicLong nanos = new AtomicLong();

  Depots(Path folder) {
    this.folder = folder;
    this.homes = new PartnerHomes(folder.resolve("sftp"), CrashPoint.Watch.NONE);
  }

  static Partner labo(Completion rule) {
    return Partner.named("labo-estran", Partner.Kind.LABORATORY, LaneName.LAB)
        .withCompletion(rule)
        .withLimits(new Partner.Limits(1 << 20, 1 << 10));
  }

  /** As a freshly started process has it. */
  DepotSweep sweep(CrashPoint.Watch watch) throws IOException {
    DeliveryLedger ledger = new DeliveryLedger(database);
    Intake intake = new Intake(zone(watch), ledger);
    Shares shares = new Shares(homes, ledger::notLoaded, TestShares.ENDLESS);
    return new DepotSweep(homes, intake, ledger, shares, watch, nanos::get, this::pass);
  }

  DepotSweep sweep() throws IOException {
    return sweep(CrashPoint.Watch.NONE);
  }

  LandingZone zone(CrashPoint.Watch watch) throws IOException {
    return new LandingZone(folder.resolve("landing"), key, watch);
  }

  static CrashPoint.Watch dyingAt(CrashPoint point) {
    return reached -> {
      if (reached == point) {
        throw new Crash();
      }
    };
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  Path depot(Partner partner) throws IOException {
    homes.create(partner.code());
    return homes.folder(partner.code(), Area.DEPOT);
  }

  /** The contents that the ledger knows, each with the number of times that it came. */
  List<String> deliveries() throws SQLException {
    return texts(
        "SELECT d.sha256 || ' ' || count(*) FROM exchange.delivery d JOIN exchange.arrival a ON"
            + " a.delivery_id = d.id GROUP BY d.id ORDER BY d.id");
  }

  List<String> texts(String query) throws SQLException {
    return TestQuery.rows(database, query);
  }
}
