package org.estuaire.billing.rsf;

import static org.assertj.core.api.Assertions.assertThat;

import org.estuaire.billing.BillingFinding;
import org.estuaire.billing.Invoice;
import org.estuaire.exchange.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutYearsTest {

  /** The golden invoice, as if it had been of 2017 to 2021. */
  private static RsfFixture older(RsfEdition edition) {
    return RsfFixture.golden()
        .set(1, "DTENT", "03032017")
        .set(1, "DTSOR", "03032017")
        .set(2, "DATSOINS", "03032017")
        .set(3, "DATSOINS", "03032017")
        .set(4, "DTACTE1", "03032017")
        .set(4, "DTACTE2", "03032017")
        .set(4, "DTACTE3", "03032017")
        .inLayoutOf(edition);
  }

  @ParameterizedTest
  @EnumSource(names = {"OF_2017", "OF_2018", "OF_2019"})
  void anOlderLayoutJoinsLinesByInsuredAndEntry(RsfEdition edition) {
    Invoice invoice = older(edition).invoice();
    assertThat(invoice.lines()).hasSize(3);
    assertThat(invoice.key()).isEqualTo("389999996/2017/000123456");
    assertThat(invoice.numbers().namedByEntry()).isTrue();
    assertThat(older(edition).findings()).isEmpty();
  }

  @Test
  void theLayoutOf2017KnowsNoSettlementNoIppAndNoIns() {
    Invoice invoice = older(RsfEdition.OF_2017).invoice();
    assertThat(invoice.settlement().rejections()).isEmpty();
    assertThat(invoice.settlement().amo().status()).isEmpty();
    assertThat(invoice.settlement().lastEvent()).isEmpty();
    assertThat(invoice.totals().patientAmount()).isEmpty();
    assertThat(invoice.beneficiary().ipp()).isEmpty();
    assertThat(invoice.beneficiary().ins()).isEmpty();
  }

  @Test
  void withoutIppTheAdmissionOfThatYearAndFacilityStandsForThePerson() {
    assertThat(older(RsfEdition.OF_2018).invoice().claim().localId())
        .isEqualTo("entree:389999996/2017/000123456");
    assertThat(older(RsfEdition.OF_2019).invoice().claim().localId()).isEqualTo("IPP000042");
  }

  @Test
  void twoAdmissionsInARowAreTwoInvoicesInAnOlderLayout() {
    RsfFixture both =
        older(RsfEdition.OF_2017)
            .plus(older(RsfEdition.OF_2017).setEverywhere("NUMENT", "000123457"));
    assertThat(both.decoded()).hasSize(2);
  }

  @Test
  void anExitIn2022OrLaterNeedsAnInvoiceNumber() {
    assertThat(RsfFixture.golden().inLayoutOf(RsfEdition.OF_2019).findings())
        .extracting(Finding::code)
        .containsExactly(BillingFinding.LAYOUT_OUTDATED);
  }

  @Test
  void linesOfAnotherLayoutThanTheirInvoiceAreRefused() {
    RsfFixture mixed = RsfFixture.golden().edit(2, line -> line.substring(0, 152));
    assertThat(mixed.findings())
        .extracting(Finding::code, Finding::line)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(BillingFinding.LAYOUT_MISMATCH, 2L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OF_2017", "OF_2018", "OF_2019"})
  void strippedTrailingBlanksArePutBack(String edition) {
    RsfFixture whole = older(RsfEdition.valueOf(edition));
    RsfFixture stripped = RsfFixture.of(whole.lines().stream().map(String::stripTrailing).toList());
    assertThat(stripped.line(4)).hasSizeLessThan(whole.line(4).length());
    assertThat(stripped.invoice()).isEqualTo(whole.invoice());
  }

  @Test
  void blanksBeyondTheLongestLayoutAreHarmless() {
    RsfFixture padded = RsfFixture.golden().edit(1, line -> line + "          ");
    assertThat(padded.invoice()).isEqualTo(RsfFixture.golden().invoice());
  }

  @Test
  void aYearBeforeTheOldestKnownLayoutIsReadByThatOne() {
    assertThat(RsfEdition.of(2015)).isEqualTo(RsfEdition.OF_2017);
    assertThat(RsfEdition.of(2021)).isEqualTo(RsfEdition.OF_2019);
    assertThat(RsfEdition.of(2026)).isEqualTo(RsfEdition.OF_2022);
  }
}
