package org.estuaire.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.exchange.Loader.LoadResult.ALREADY_KNOWN;
import static org.estuaire.exchange.Loader.LoadResult.LOADED;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.estuaire.delimited.DelimitedFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Language;
import org.estuaire.person.InsKey;
import org.junit.jupiter.api.Test;

/** Whole files of the two councils, from their bytes to the repository and back to the clerk. */
class CouncilFileTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @Test
  void goodRowsAreLoadedAndEachWrongRowIsRefusedWithAllOfItsReasons() throws Exception {
    CouncilDesk desk = new CouncilDesk("38");
    CouncilDesk.Receipt receipt = desk.receive(golden("cd-38-apa.csv"));
    assertThat(receipt.loaded()).containsExactly(LOADED, LOADED, LOADED);
    assertThat(receipt.why()).hasSize(3);
    assertThat(codes(receipt.why().get(0))).containsExactly(DelimitedFinding.DATE_IMPOSSIBLE);
    assertThat(codes(receipt.why().get(1))).containsExactly(DelimitedFinding.UNKNOWN_CODE);
    assertThat(codes(receipt.why().get(2)))
        .containsExactly(SocialFinding.NIR_KEY, SocialFinding.KEY_MISSING);
    assertThat(
            desk.query(
                "SELECT dossier, right_key, kind, gir, starts_on, ends_on, accepted, hours_service"
                    + " FROM social.entitlement ORDER BY dossier"))
        .containsExactly(
            "D-0001 DR-1 D 2 2017-05-05 null 1234.56 45.50",
            "D-0004 DR-4 E 1 2017-03-20 null null null",
            "D-0005 demande-2017-03-02 D 5 null null null null");
  }

  @Test
  void theRefusedRowsGoBackWithTheirReasonsInFrench() throws Exception {
    CouncilDesk.Receipt receipt = new CouncilDesk("38").receive(golden("cd-38-apa.csv"));
    assertThat(new String(receipt.refused(), WINDOWS))
        .isEqualTo(new String(golden("cd-38-apa-refused.csv"), WINDOWS));
  }

  @Test
  void correctedRowsSentBackAreLoadedExactlyOnce() throws Exception {
    CouncilDesk desk = new CouncilDesk("38");
    CouncilDesk.Receipt first = desk.receive(golden("cd-38-apa.csv"));
    byte[] corrected = corrected(first.refused());
    assertThat(desk.receive(corrected).loaded()).containsExactly(LOADED, LOADED, LOADED);
    assertThat(desk.receive(corrected).loaded())
        .containsExactly(ALREADY_KNOWN, ALREADY_KNOWN, ALREADY_KNOWN);
    assertThat(desk.receive(golden("cd-38-apa.csv")).loaded())
        .containsExactly(ALREADY_KNOWN, ALREADY_KNOWN, ALREADY_KNOWN);
    assertThat(desk.query("SELECT count(*) FROM social.entitlement")).containsExactly("6");
    assertThat(desk.query("SELECT count(*) FROM social.entitlement_history")).containsExactly("0");
  }

  @Test
  void aFileWhoseTotalIsWrongOrMissingIsRefusedWhole() throws IOException {
    CouncilDesk desk = new CouncilDesk("38");
    String file = new String(golden("cd-38-apa.csv"), WINDOWS);
    assertThat(refusal(desk, file.replace("TOTAL;6", "TOTAL;7")))
        .containsExactly(DelimitedFinding.TRAILER_COUNT);
    assertThat(refusal(desk, file.replace("TOTAL;6\r\n", "")))
        .containsExactly(DelimitedFinding.TRAILER_MISSING);
  }

  @Test
  void theOtherCouncilsNamesCodesOrderAndEncodingLeadToTheSameFields() throws Exception {
    CouncilDesk desk = new CouncilDesk("69");
    byte[] file = golden("cd-69-apa.csv");
    Inspection.Ready ready = (Inspection.Ready) desk.inspect(file);
    assertThat(ready.reading().charset()).isEqualTo(StandardCharsets.UTF_8);
    assertThat(codes(ready.warnings())).containsExactly(DelimitedFinding.UNKNOWN_COLUMN);
    CouncilDesk.Receipt receipt = desk.receive(file);
    assertThat(desk.query("SELECT dossier, kind, gir, accepted FROM social.entitlement"))
        .containsExactly("69-1 D 2 1234.56");
    assertThat(receipt.why().get(0))
        .extracting(finding -> finding.field() + " " + finding.code().code())
        .containsExactly("Sexe CSV-043");
  }

  @Test
  void aCouncilsFileIsRecognisedByItsOwnHeaderOnly() throws IOException {
    CouncilDesk isere = new CouncilDesk("38");
    CouncilDesk rhone = new CouncilDesk("69");
    byte[] file = golden("cd-38-apa.csv");
    assertThat(isere.format().recognises(file, isere.partner())).isTrue();
    assertThat(rhone.format().recognises(golden("cd-69-apa.csv"), rhone.partner())).isTrue();
    assertThat(isere.format().recognises(file, rhone.partner())).isFalse();
  }

  @Test
  void noNameNoNumberAndNoAddressReachesTheSocialSchema() throws Exception {
    CouncilDesk desk = new CouncilDesk("38");
    desk.receive(golden("cd-38-apa.csv"));
    assertThat(desk.query("SELECT e::text, d::text FROM social.entitlement e, social.dossier d"))
        .isNotEmpty()
        .noneMatch(row -> row.matches("(?s).*(GÉRÔME|Zélie|Ormes|2350538999001).*"));
  }

  @Test
  void everySentenceIsCompleteInBothLanguages() {
    assertThat(SocialFinding.values())
        .allSatisfy(
            code -> {
              Finding finding = Finding.of(code, "A", "B");
              assertThat(finding.message(Language.FR)).doesNotContain("''", "{").endsWith(".");
              assertThat(finding.remedy(Language.EN)).doesNotContain("''", "{").endsWith(".");
            })
        .extracting(FindingCode::code)
        .doesNotHaveDuplicates();
  }

  private static byte[] corrected(byte[] refused) {
    return new String(refused, WINDOWS)
        .replace("31/02/2018", "02/03/2017")
        .replace(";Z;", ";D;")
        .replaceFirst("2290338999006;\\d\\d", "2290338999006;" + key("2290338999006"))
        .replace("A;;;05/05/2017", "A;;DR-6;05/05/2017")
        .replace(";1,00;", ";1006,29;")
        .getBytes(WINDOWS);
  }

  private static String key(String nir) {
    return InsKey.of(nir);
  }

  private static List<FindingCode> refusal(CouncilDesk desk, String file) throws IOException {
    return codes(((Inspection.Refused) desk.inspect(file.getBytes(WINDOWS))).why());
  }

  private static List<FindingCode> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  static byte[] golden(String name) throws IOException {
    try (InputStream file = CouncilFileTest.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    }
  }
}
