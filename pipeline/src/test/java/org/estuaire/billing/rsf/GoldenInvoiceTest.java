package org.estuaire.billing.rsf;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.estuaire.billing.Invoice;
import org.estuaire.billing.InvoiceLine.BiologyAct;
import org.estuaire.billing.InvoiceLine.BiologyLine;
import org.estuaire.billing.InvoiceLine.FeeLine;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.Sex;
import org.junit.jupiter.api.Test;

class GoldenInvoiceTest {

  private static final LocalDate DAY = LocalDate.of(2023, 3, 3);

  private final Invoice invoice = RsfFixture.golden().invoice();

  @Test
  void theGoldenInvoiceBreaksNoRule() {
    assertThat(RsfFixture.golden().findings()).isEmpty();
  }

  @Test
  void theKeyIsFacilityYearAndInvoiceNumber() {
    assertThat(invoice.key()).isEqualTo("389999996/2023/000004711");
    assertThat(invoice.numbers().entry()).isEqualTo("000123456");
  }

  @Test
  void theHeaderIsReadAtItsPositions() {
    assertThat(invoice.entry()).isEqualTo(DAY);
    assertThat(invoice.exit()).isEqualTo(DAY);
    assertThat(invoice.coverage().insurance()).isEqualTo("10");
    assertThat(invoice.coverage().scheme()).isEqualTo("01");
    assertThat(invoice.coverage().contract()).isEmpty();
    assertThat(invoice.totals().fees()).isEqualByComparingTo("34.00");
    assertThat(invoice.totals().feesAmo()).isEqualByComparingTo("22.90");
    assertThat(invoice.totals().feesAmc()).isEqualByComparingTo("11.10");
    assertThat(invoice.settlement().rejections()).contains(0);
    assertThat(invoice.settlement().amo().sent()).contains(LocalDate.of(2023, 3, 10));
    assertThat(invoice.settlement().amo().paid()).contains(LocalDate.of(2023, 3, 20));
    assertThat(invoice.settlement().amo().isPaid()).isTrue();
    assertThat(invoice.settlement().amc().sent()).isEmpty();
  }

  @Test
  void aFeeLineCarriesItsPrice() {
    FeeLine consultation = invoice.lines(FeeLine.class).get(0);
    assertThat(consultation.line()).isEqualTo(2);
    assertThat(consultation.care().code()).isEqualTo("CS");
    assertThat(consultation.care().specialty()).isEqualTo("01");
    assertThat(consultation.price().quantity()).isEqualTo(1);
    assertThat(consultation.price().coefficient()).contains(new BigDecimal("1.00"));
    assertThat(consultation.price().mcoCoefficient()).contains(new BigDecimal("1.0000"));
    assertThat(consultation.price().unitPrice()).isEqualByComparingTo("25.00");
    assertThat(consultation.price().rate()).isEqualTo(70);
    assertThat(consultation.price().amo()).isEqualByComparingTo("17.50");
    assertThat(consultation.price().amc()).isEqualByComparingTo("7.50");
  }

  @Test
  void aBiologyLineListsItsActs() {
    BiologyLine biology = invoice.lines(BiologyLine.class).get(0);
    assertThat(biology.acts())
        .containsExactly(
            new BiologyAct(DAY, 1, "1104"),
            new BiologyAct(DAY, 1, "0552"),
            new BiologyAct(DAY, 1, "0592"));
  }

  @Test
  void thePersonIsClaimedByIppWithoutNames() {
    Claim claim = invoice.claim();
    assertThat(claim.domain()).isEqualTo("2.999.20.1");
    assertThat(claim.localId()).isEqualTo("IPP000042");
    assertThat(claim.traits().birthName()).isEmpty();
    assertThat(claim.traits().sex()).isEqualTo(Sex.FEMALE);
    assertThat(claim.traits().birthDate()).isEqualTo(Optional.of(LocalDate.of(1940, 1, 15)));
    assertThat(claim.traits().postcode()).isEqualTo("38300");
    assertThat(claim.traits().nir()).isEqualTo("2400138999999");
    assertThat(claim.ins()).isEmpty();
    assertThat(claim.status()).isEqualTo(IdentityStatus.PROVISIONAL);
    assertThat(claim.statedAt()).isEqualTo("2023-03-19T23:00:00Z");
  }

  @Test
  void writingWhatWasReadGivesTheFieldsOfTheFileAgain() {
    List<String> written = new RsfAceWriter(RsfEdition.OF_2022).lines(invoice);
    assertThat(RsfFixture.of(written).invoice()).isEqualTo(invoice);
    // Of these lines even the text is the same; the A line differs in codes of zeros for "none".
    assertThat(written.get(1)).isEqualTo(RsfFixture.golden().line(2));
    assertThat(written.get(3)).isEqualTo(RsfFixture.golden().line(4));
  }

  @Test
  void nothingPrintsAnInvoice() {
    assertThat(List.of(invoice, invoice.beneficiary(), invoice.coverage(), invoice.claim()))
        .extracting(Object::toString)
        .noneMatch(text -> text.matches(".*\\d.*"));
    assertThat(invoice.lines()).extracting(Object::toString).noneMatch(t -> t.matches(".*\\d.*"));
  }
}
