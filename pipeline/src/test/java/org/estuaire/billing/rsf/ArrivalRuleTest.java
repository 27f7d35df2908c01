package org.estuaire.billing.rsf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.estuaire.billing.BillingFinding;
import org.estuaire.billing.BillingNormaliser;
import org.estuaire.billing.Invoice;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that an invoice tells of has happened after the file arrived. */
class ArrivalRuleTest {

  private static final Instant ARRIVAL = Instant.parse("2026-11-30T05:00:00Z");
  private static final RsfFixture GOLDEN = RsfFixture.golden();

  @Test
  void theGoldenInvoiceObeys() {
    assertThat(judged(GOLDEN)).isInstanceOf(Outcome.Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"31129999", "01012038", "02122026"})
  void anExitOfTheFutureIsRefusedAndMakesNoInvoiceOfAYearOfItsOwn(String exit) {
    assertThat(why(GOLDEN.set(1, "DTSOR", exit))).contains(BillingFinding.DATE_IN_FUTURE);
  }

  @Test
  void anEntryOfTheFutureIsRefused() {
    assertThat(why(GOLDEN.set(1, "DTENT", "31129999"))).contains(BillingFinding.DATE_IN_FUTURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FACTAMO", "PAIEAMO"})
  void aSendingOrPaymentOfTheFutureCanNotWinForEver(String field) {
    assertThat(why(GOLDEN.set(1, field, "31129999"))).contains(BillingFinding.SETTLED_IN_FUTURE);
  }

  @Test
  void anExitLongAfterThePaymentIsRefused() {
    assertThat(why(GOLDEN.set(1, "FACTAMO", "10012020").set(1, "PAIEAMO", "10012020")))
        .contains(BillingFinding.EXIT_AFTER_SETTLEMENT);
  }

  private static List<FindingCode> why(RsfFixture file) {
    Outcome<Invoice> outcome = judged(file);
    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    return ((Outcome.Rejected<Invoice>) outcome).why().stream().map(Finding::code).toList();
  }

  private static Outcome<Invoice> judged(RsfFixture file) {
    return new BillingNormaliser(RsfFixture.HOSPITAL, RsfFixture.TARIFF)
        .normalise(file.invoice(), ARRIVAL);
  }
}
