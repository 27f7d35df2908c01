package org.estuaire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.LandingFinding;
import org.estuaire.exchange.landing.Stock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharesTest {

  private static final Partner LABO = partner("labo-estran");
  private static final Partner OTHER = partner("labo-rive");

  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicLong free = new AtomicLong(1_000_000);
  private final AtomicLong freeOfItsOwn = new AtomicLong(1_000_000);
  private Stock landed = Stock.NONE;
  private PartnerHomes homes;
  private Shares shares;

  @BeforeEach
  void open() throws IOException {
    homes = new PartnerHomes(folder, CrashPoint.Watch.NONE);
    homes.create(LABO.code());
    shares =
        new Shares(
            homes,
            partner -> partner.equals(LABO) ? landed : Stock.NONE,
            new KeptFree(
                List.of(folder),
                code -> List.of(folder.resolve(code)),
                500_000,
                at -> at.endsWith(LABO.code()) ? freeOfItsOwn.get() : free.get()),
            nanos::get);
  }

  @Test
  void whatLiesInTheDepotAndWhatIsLandedCountTogether() throws Exception {
    landed = new Stock(4, 400);
    inDepot("a", 300);
    assertThat(claim(LABO, 1, 300)).isEmpty();
    assertThat(claim(LABO, 1, 1)).contains("LND-190");
    assertThat(claim(OTHER, 1, 1000)).isEmpty();
  }

  @Test
  void aPartnerMayNotSendAnyNumberOfTinyFiles() {
    for (int i = 0; i < 10; i++) {
      assertThat(claim(LABO, 1, 1)).isEmpty();
    }
    assertThat(claim(LABO, 1, 0)).contains("LND-190");
    assertThat(claim(LABO, 0, 1)).isEmpty();
  }

  @Test
  void whatTheNightHasLoadedMakesRoom() {
    landed = new Stock(9, 1000);
    assertThat(claim(LABO, 1, 1)).contains("LND-190");
    landed = Stock.NONE;
    pass(Duration.ofSeconds(2));
    assertThat(claim(LABO, 1, 1)).isEmpty();
  }

  @Test
  void aPartnerIsToldBeforeItsShareIsFullAndFindsNoNoticeWhenItIsNot() throws Exception {
    assertThat(claim(LABO, 1, 799)).isEmpty();
    assertThat(notices()).isEmpty();
    assertThat(claim(LABO, 1, 1)).isEmpty();
    assertThat(notices()).hasSize(1);
    assertThat(Files.readString(notices().get(0)))
        .contains("LND-191", "presque pleine", "2 fichiers", "10 fichiers");
    assertThat(claim(LABO, 1, 201)).contains("LND-190");
    assertThat(Files.readString(notices().get(0))).contains("LND-190");
    pass(Duration.ofSeconds(11));
    assertThat(claim(LABO, 1, 10)).isEmpty();
    assertThat(notices()).isEmpty();
  }

  @Test
  void nothingIsTakenFromTheSpaceThatIsKeptFree() {
    free.set(500_100);
    assertThat(claim(LABO, 1, 100)).isEmpty();
    assertThat(claim(LABO, 1, 101)).contains("LND-192");
    free.set(499_999);
    assertThat(claim(LABO, 1, 0)).contains("LND-192");
  }

  @Test
  void aDiskOfAPartnersOwnThatIsNearlyFullRefusesItsFilesAndNobodyElses() {
    freeOfItsOwn.set(500_100);
    assertThat(claim(LABO, 1, 100)).isEmpty();
    assertThat(claim(LABO, 1, 101)).contains("LND-192");
    assertThat(claim(OTHER, 1, 101)).isEmpty();
  }

  @Test
  void aLedgerThatIsAwayStopsNoUpload() throws Exception {
    Shares alone =
        new Shares(
            homes,
            partner -> {
              throw new SQLException("away", "08006");
            },
            TestShares.ENDLESS,
            nanos::get);
    inDepot("a", 990);
    assertThat(alone.claim(LABO, 1, 10)).isEmpty();
    assertThat(alone.claim(LABO, 1, 10).map(why -> why.code())).contains(LandingFinding.SHARE_FULL);
  }

  private Optional<String> claim(Partner partner, int files, long bytes) {
    Optional<Finding> refused = shares.claim(partner, files, bytes);
    return refused.map(why -> why.code().code());
  }

  private void inDepot(String name, int bytes) throws IOException {
    Files.write(homes.folder(LABO.code(), Area.DEPOT).resolve(name), new byte[bytes]);
  }

  private List<Path> notices() throws IOException {
    try (var files = Files.list(homes.folder(LABO.code(), Area.RECEIPTS))) {
      return files.toList();
    }
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static Partner partner(String code) {
    return Partner.named(code, Partner.Kind.LABORATORY, LaneName.LAB)
        .withLimits(new Partner.Limits(1000, 1000, new Partner.Share(1000, 10)));
  }
}
