package org.estuaire.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.estuaire.billing.rsf.RsfFixture;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.LaneName;
import org.junit.jupiter.api.Test;

class BillingLaneTest {

  private final BillingLane lane = new BillingLane(List.of(RsfFixture.FORMAT), RsfFixture.TARIFF);

  @Test
  void everyRuleHasAStableCodeOfItsOwnInBothLanguages() {
    assertThat(new FindingCatalog(lane.findingCodes()).all())
        .hasSize(BillingFinding.values().length)
        .allMatch(code -> code.code().matches("BIL-\\d{3}"))
        .noneMatch(code -> code.french().equals(code.english()))
        .extracting(FindingCode::frenchRemedy)
        .noneMatch(String::isBlank);
  }

  @Test
  void itTakesInvoicesInRsfAce() {
    assertThat(lane.name()).isEqualTo(LaneName.BILLING);
    assertThat(lane.formats()).singleElement().extracting(f -> f.code()).isEqualTo("rsf-ace");
  }
}
