package org.estuaire.routes.mllp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.MllpAccess;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.DeliveryLedger;
import org.estuaire.exchange.landing.Intake;
import org.estuaire.exchange.landing.LandingKey;
import org.estuaire.exchange.landing.LandingZone;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.estuaire.routes.KeptFree;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.Shares;

/** The listener with everything behind it. */
final class TestListener implements AutoCloseable {

  static final int LONGEST = 20_000;

  private final DataSource database = TestDatabase.create();
  private final CamelContext camel = new DefaultCamelContext();
  private final Configuration.Mllp at;
  private final MllpRoute route;

  TestListener(Path folder, CrashPoint.Watch watch, Configuration.Mllp at, MllpAccess access)
      throws Exception {
    this(folder, watch, at, access, Duration.ofSeconds(30));
  }

  TestListener(
      Path folder,
      CrashPoint.Watch watch,
      Configuration.Mllp at,
      MllpAccess access,
      Duration firstMessage)
      throws Exception {
    this.at = at;
    LandingZone zone = new LandingZone(folder.resolve("landing"), LandingKey.generate(), watch);
    DeliveryLedger ledger = new DeliveryLedger(database);
    Partner partner =
        Partner.named("labo-estran", Partner.Kind.LABORATORY, LaneName.LAB)
            .withLimits(
                new Partner.Limits(1 << 20, LONGEST * 2, new Partner.Share(1 << 20, 10_000)))
            .withAccess(new Partner.Access(List.of(), Optional.empty()).withMllp(access));
    this.route =
        new MllpRoute(
            at,
            List.of(partner),
            new Intake(zone, ledger),
            ledger,
            new Shares(
                new PartnerHomes(folder.resolve("sftp"), watch),
                ledger::notLoaded,
                KeptFree.nothing()),
            Duration.ofMillis(500),
            firstMessage);
    camel.addRoutes(route);
    camel.start();
  }

  /** Nobody is held back in tests of anything else. */
  private static final Configuration.Pace PACE = new Configuration.Pace(100, 8 << 20);

  static TestListener plain(Path folder) throws Exception {
    return new TestListener(
        folder, CrashPoint.Watch.NONE, settings(60, Optional.empty()), access());
  }

  static Configuration.Mllp settings(int connections, Optional<Configuration.Tls> tls)
      throws IOException {
    return settings(connections, connections, tls);
  }

  static Configuration.Mllp settings(int connections, int each, Optional<Configuration.Tls> tls)
      throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return new Configuration.Mllp(
          "127.0.0.1", free.getLocalPort(), connections, each, LONGEST, PACE, tls);
    }
  }

  static MllpAccess access() {
    return new MllpAccess(List.of("SIL|ESTRAN"), List.of("127.0.0.0/8"), List.of());
  }

  MllpClient connect() throws IOException {
    return new MllpClient(at.port());
  }

  MllpClient connectFrom(String address) throws IOException {
    return new MllpClient(
        new Socket(
            InetAddress.getByName("127.0.0.1"), at.port(), InetAddress.getByName(address), 0));
  }

  int port() {
    return at.port();
  }

  MllpCounts counts() {
    return route.counts();
  }

  List<String> texts(String query) throws SQLException {
    return TestQuery.rows(database, query);
  }

  @Override
  public void close() {
    camel.stop();
  }
}
