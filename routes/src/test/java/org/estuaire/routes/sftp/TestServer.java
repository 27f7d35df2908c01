package org.estuaire.routes.sftp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.TestShares;

/** A server with one partner, whose guard has a clock that stands still until a test moves it. */
final class TestServer implements AutoCloseable {

  static final String LABO = "labo-estran";

  final Partner partner;
  final PartnerHomes homes;
  final AtomicLong nanos = new AtomicLong();
  final SftpDropServer server;

  TestServer(Path folder, String... keys) throws IOException {
    this(folder, new Partner.Completion.Rename(), keys);
  }

  TestServer(Path folder, Partner.Completion rule, String... keys) throws IOException {
    this(folder, rule, Partner.Share.DEFAULT, keys);
  }

  TestServer(Path folder, Partner.Completion rule, Partner.Share share, String... keys)
      throws IOException {
    this.partner =
        Partner.named(LABO, Partner.Kind.LABORATORY, LaneName.LAB)
            .withAccess(new Partner.Access(List.of(keys), Optional.empty()))
            .withLimits(new Partner.Limits(100_000, 1000, share))
            .withCompletion(rule);
    this.homes = new PartnerHomes(folder.resolve("sftp"), CrashPoint.Watch.NONE);
    this.server =
        new SftpDropServer(
            new Configuration.Sftp("127.0.0.1", 0),
            List.of(partner),
            homes,
            TestShares.in(homes),
            folder.resolve("keys/host"),
            nanos::get);
    server.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
