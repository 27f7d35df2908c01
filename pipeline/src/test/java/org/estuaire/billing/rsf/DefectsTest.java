package org.estuaire.billing.rsf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.billing.BillingFinding;
import org.estuaire.billing.Invoice;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each defect of an invoice and the one finding that names it. */
class DefectsTest {

  private static final RsfFixture GOLDEN = RsfFixture.golden();

  static Stream<Arguments> defects() {
    return Stream.of(
        defect("letter", GOLDEN.edit(2, l -> "X" + l.substring(1)), "UNKNOWN_LETTER", 2, ""),
        defect("two lines in one", GOLDEN.edit(2, l -> l + l), "LINE_TOO_LONG", 2, ""),
        defect("truncated", GOLDEN.edit(4, l -> l.substring(0, 75)), "LINE_TOO_SHORT", 4, ""),
        defect(
            "cut amount", GOLDEN.edit(2, l -> l.substring(0, 122)), "NOT_NUMERIC", 2, "C.MTHONOR"),
        defect("tab", GOLDEN.set(2, "MDTRT", "\t7"), "CONTROL_CHARACTER", 2, ""),
        defect("no exit", GOLDEN.set(1, "DTSOR", "00000000"), "FIELD_MISSING", 1, "A.DTSOR"),
        defect(
            "no number",
            GOLDEN.setEverywhere("NUMFACT", "000000000"),
            "FIELD_MISSING",
            1,
            "A.NUMFACT"),
        defect("30 February", GOLDEN.set(2, "DATSOINS", "30022023"), "BAD_DATE", 2, "C.DATSOINS"),
        defect("left-aligned", GOLDEN.set(1, "TTHONOR", "3400    "), "NOT_NUMERIC", 1, "A.TTHONOR"),
        defect("minus", GOLDEN.set(1, "TTHONOR", "-0003400"), "NOT_NUMERIC", 1, "A.TTHONOR"),
        defect(
            "no birth date",
            GOLDEN.set(1, "DATNAIS", "00000000"),
            "FIELD_EXPECTED",
            1,
            "A.DATNAIS"),
        defect("act half empty", GOLDEN.set(4, "QTEACT2", "  "), "FIELD_MISSING", 4, "L.QTEACT2"),
        defect("scheme", GOLDEN.set(1, "CDGR", "11"), "CODE_NOT_LISTED", 1, "A.CDGR"),
        defect(
            "another insured", GOLDEN.set(3, "NOSS", "1500138999999"), "OTHER_PERSON", 3, "C.NOSS"),
        defect(
            "another entry", GOLDEN.set(4, "NUMENT", "000123457"), "OTHER_PERSON", 4, "L.NUMENT"),
        defect(
            "site key",
            GOLDEN.set(2, "NOFINESSGEO", "389999997"),
            "FINESS_KEY",
            2,
            "C.NOFINESSGEO"),
        defect(
            "Corsican site",
            GOLDEN.set(2, "NOFINESSGEO", "2A9999996"),
            "FINESS_UNCHECKED",
            2,
            "C.NOFINESSGEO"),
        defect(
            "other hospital",
            GOLDEN.setEverywhere("NOFINESS", "699999991").setEverywhere("NOFINESSGEO", "699999991"),
            "FACILITY_UNKNOWN",
            1,
            "A.NOFINESS"),
        defect("own NIR key", GOLDEN.set(1, "NOIMMCLE", "09"), "NIR_KEY", 1, "A.NOIMM"),
        defect("insured NIR key", GOLDEN.set(1, "NOSSCLE", "09"), "NIR_KEY", 1, "A.NOSS"),
        defect("INS key", GOLDEN.set(1, "INS", "240013899999909"), "INS_KEY", 1, "A.INS"),
        defect("one euro off", GOLDEN.set(1, "TTHONOR", "00003500"), "TOTAL_WRONG", 1, "A.TTHONOR"),
        defect(
            "one cent off", GOLDEN.set(1, "TTHONOR", "00003401"), "TOTAL_ROUNDED", 1, "A.TTHONOR"),
        defect(
            "two cents on two lines",
            GOLDEN.set(1, "TTREMAM", "00002292"),
            "TOTAL_ROUNDED",
            1,
            "A.TTREMAM"),
        defect(
            "three cents on two lines",
            GOLDEN.set(1, "TTREMAM", "00002293"),
            "TOTAL_WRONG",
            1,
            "A.TTREMAM"),
        defect(
            "service from nowhere",
            GOLDEN.set(1, "TTFACPH", "00000001"),
            "TOTAL_WRONG",
            1,
            "A.TTFACPH"),
        defect("unit price", GOLDEN.set(2, "PU", "0002400"), "BASE_NOT_PRODUCT", 2, "C.MTBREM"),
        defect("rate", GOLDEN.set(2, "TAUX", "065"), "AMO_NOT_RATE", 2, "C.MTREMAMO"),
        defect(
            "exit first",
            GOLDEN
                .set(1, "DTSOR", "02032023")
                .without(4)
                .without(3)
                .without(2)
                .plus(RsfFixture.of(GOLDEN.line(2))),
            "EXIT_BEFORE_ENTRY",
            1,
            "A.DTSOR"),
        defect("unborn", GOLDEN.set(1, "DATNAIS", "04032023"), "ENTRY_BEFORE_BIRTH", 1, "A.DTENT"),
        defect(
            "act after exit",
            GOLDEN.set(2, "DATSOINS", "04032023"),
            "CARE_OUTSIDE_STAY",
            2,
            "C.DATSOINS"),
        defect(
            "biology before entry",
            GOLDEN.set(4, "DTACTE3", "02032023"),
            "CARE_OUTSIDE_STAY",
            4,
            "L.DTACTE3"),
        defect("reason", GOLDEN.set(1, "MONFAC", "3"), "REASON_NOT_EXPECTED", 1, "A.MONFAC"),
        defect("no reason", GOLDEN.set(1, "SFACAM", "0"), "REASON_MISSING", 1, "A.MONFAC"),
        defect(
            "paid when?",
            GOLDEN.set(1, "PAIEAMO", "        "),
            "PAID_WITHOUT_DATE",
            1,
            "A.STATAMO"),
        defect(
            "rejected unsent",
            GOLDEN.set(1, "REJETAMO", "1").set(1, "FACTAMO", "00000000"),
            "REJECTED_WITHOUT_SENDING",
            1,
            "A.REJETAMO"),
        defect(
            "paid unsent",
            GOLDEN.set(1, "PAIEAMO", "09032023"),
            "PAID_BEFORE_SENT",
            1,
            "A.PAIEAMO"),
        defect("too many B", GOLDEN.set(4, "QTEACT2", "02"), "NABM_SUM", 4, "C.COEFF"),
        defect(
            "retired act",
            GOLDEN.set(4, "CODACT2", "00009999"),
            "NABM_NOT_IN_FORCE",
            4,
            "L.CODACT2"));
  }

  private static Arguments defect(
      String name, RsfFixture file, String code, long line, String field) {
    return Arguments.of(name, file, BillingFinding.valueOf(code), line, field);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void aDefectIsNamedWithItsLineAndField(
      String name, RsfFixture file, BillingFinding code, long line, String field) {
    assertThat(file.findings())
        .extracting(Finding::code, Finding::line, Finding::field)
        .contains(tuple(code, line, field));
  }

  @Test
  void aDefectOfOneFieldIsOneFinding() {
    assertThat(GOLDEN.set(1, "TTHONOR", "00003500").findings()).hasSize(1);
    assertThat(GOLDEN.set(2, "DATSOINS", "04032023").findings()).hasSize(1);
    assertThat(GOLDEN.edit(4, l -> l.substring(0, 75)).findings()).hasSize(1);
  }

  @Test
  void allReasonsAreGivenAtOnce() {
    assertThat(
            GOLDEN
                .setEverywhere("NOFINESS", "699999991")
                .setEverywhere("NOFINESSGEO", "699999991")
                .set(1, "TTHONOR", "00003500")
                .set(2, "DATSOINS", "04032023")
                .set(1, "NOSSCLE", "11")
                .findings())
        .extracting(Finding::code)
        .containsExactlyInAnyOrder(
            BillingFinding.FACILITY_UNKNOWN,
            BillingFinding.TOTAL_WRONG,
            BillingFinding.CARE_OUTSIDE_STAY,
            BillingFinding.NIR_KEY);
  }

  @Test
  void legalEntityAndSiteInEachOthersPlaceAreToldApartFromAnUnknownHospital() {
    assertThat(GOLDEN.setEverywhere("NOFINESS", "699999991").findings())
        .extracting(Finding::code)
        .containsExactly(BillingFinding.FACILITY_SWAPPED);
  }

  @Test
  void anAbsentOrPlaceholderNirIsNotJudged() {
    assertThat(GOLDEN.setEverywhere("NOIMM", "9999999999999").findings()).isEmpty();
    assertThat(
            GOLDEN
                .setEverywhere("NOIMM", "             ")
                .setEverywhere("NOIMMCLE", "  ")
                .findings())
        .isEmpty();
  }

  @Test
  void sharesBeyondTheBilledAmountAreRefused() {
    RsfFixture generous = GOLDEN.set(2, "MTREMAMC", "0000850").set(1, "TTOCHN", "00001210");
    assertThat(generous.findings())
        .extracting(Finding::code)
        .containsExactly(BillingFinding.SHARES_EXCEED_BILLED);
  }

  @Test
  void anInvoiceWithoutLinesIsRefused() {
    assertThat(RsfFixture.of(GOLDEN.line(1)).findings())
        .extracting(Finding::code)
        .containsExactly(BillingFinding.NO_LINES);
  }

  @Test
  void linesWithoutTheirInvoiceAreRecordsOfTheirOwn() {
    RsfFixture other = GOLDEN.setEverywhere("NUMFACT", "000004712");
    RsfFixture file = RsfFixture.of(other.line(2), other.line(3)).plus(GOLDEN);
    List<Decoded<Invoice>> decoded = file.decoded();
    assertThat(decoded).hasSize(2);
    assertThat(RsfFixture.findings(decoded.get(0)))
        .extracting(Finding::code, Finding::line)
        .containsExactly(tuple(BillingFinding.ORPHAN_LINE, 1L));
    assertThat(((Decoded.Unreadable<Invoice>) decoded.get(0)).key())
        .isEqualTo("389999996/?/000004712");
    assertThat(RsfFixture.findings(decoded.get(1))).isEmpty();
  }

  @Test
  void everyFindingSpeaksBothLanguagesAndNeverQuotesTheRecord() {
    List<Finding> findings = new ArrayList<>();
    defects().forEach(d -> findings.addAll(((RsfFixture) d.get()[1]).findings()));
    for (Finding finding : findings) {
      for (Language language : Language.values()) {
        String text = finding.message(language) + finding.remedy(language);
        assertThat(text).doesNotContain("{").doesNotContain("''");
        finding.value().ifPresent(value -> assertThat(text).doesNotContain("«" + value + "»"));
        assertThat(text).doesNotContain("2400138999999", "IPP000042", "4711");
      }
    }
  }
}
