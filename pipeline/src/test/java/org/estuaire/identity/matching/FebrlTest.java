package org.estuaire.identity.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measured on the public Febrl data, with thresholds chosen without their truth. Run with {@code
 * -Destuaire.corpus=DIR}; DIR holds {@code identity-febrl/}.
 */
@EnabledIfSystemProperty(named = "estuaire.corpus", matches = ".+")
class FebrlTest {

  private static final MatchSettings SETTINGS = MatchSettings.on(LocalDate.of(2026, 1, 1));

  @Test
  void twoDomainsWithoutTheNumber() throws IOException {
    assertThat(linkage(false).f1()).isGreaterThanOrEqualTo(0.97);
  }

  @Test
  void twoDomainsWithTheNumber() throws IOException {
    assertThat(linkage(true).f1()).isGreaterThanOrEqualTo(0.995);
  }

  @Test
  void duplicatesOfOneDomainWithoutTheNumber() throws IOException {
    assertThat(duplicates(false).f1()).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void duplicatesOfOneDomainWithTheNumber() throws IOException {
    assertThat(duplicates(true).f1()).isGreaterThanOrEqualTo(0.995);
  }

  private static Quality linkage(boolean number) throws IOException {
    Reconciliation reconciliation = Reconciliation.between(SETTINGS);
    Febrl left = Febrl.read(corpus().resolve("dataset4a.csv"), number);
    Febrl right = Febrl.read(corpus().resolve("dataset4b.csv"), number);
    left.entries().forEach(reconciliation::addLeft);
    right.entries().forEach(reconciliation::addRight);
    return told("set 4", number, reconciliation, left, right);
  }

  private static Quality duplicates(boolean number) throws IOException {
    Reconciliation reconciliation = Reconciliation.within(SETTINGS);
    Febrl only = Febrl.read(corpus().resolve("dataset1.csv"), number);
    only.entries().forEach(reconciliation::addLeft);
    return told("set 1", number, reconciliation, only, only);
  }

  private static Quality told(
      String set, boolean number, Reconciliation reconciliation, Febrl left, Febrl right) {
    Outcome outcome = reconciliation.run(reconciliation.fit());
    Quality quality = Quality.of(outcome.pairs(), left, right);
    System.out.println(
        set
            + (number ? " with" : " without")
            + " number: "
            + quality
            + ", "
            + outcome.candidates()
            + " candidates");
    return quality;
  }

  private static Path corpus() {
    return Path.of(System.getProperty("estuaire.corpus"), "identity-febrl");
  }
}
