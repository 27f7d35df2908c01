package org.estuaire.lab.hprim.sante;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.RawRecord;
import org.estuaire.lab.WithoutPlaces;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.ResultValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The frame of a file: recognition, delimiters, lines, L, charset (trap 1). */
final class FrameTest {

  private static final String NUMBER = Sante.obx("NM", "5.1");

  private static List<FindingCode> refusal(String file) {
    return refusal(Sante.FORMAT, file);
  }

  private static List<FindingCode> refusal(HprimSanteFormat format, String file) {
    Inspection inspection = Sante.inspect(format, Sante.latin(file), Sante.LABORATORY);
    assertThat(inspection).isInstanceOf(Inspection.Refused.class);
    return ((Inspection.Refused) inspection).why().stream().map(Finding::code).toList();
  }

  private static List<FindingCode> warnings(byte[] file) {
    return Sante.ready(file, Sante.LABORATORY).warnings().stream().map(Finding::code).toList();
  }

  private static boolean recognises(String head) {
    return Sante.FORMAT.recognises(Sante.latin(head), Sante.LABORATORY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "H|~^\\&|A.HPR|",
        "H|^~\\&|A.HPR|",
        "H|\\^&~|A.HPR|",
        " \r\n H|~^\\&|",
        "\u00EF\u00BB\u00BFH|~^\\&|",
        "H!~~\\&!"
      })
  void aFileIsKnownByHAndFiveSigns(String head) {
    assertThat(recognises(head)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MSH|^~\\&|LABO|",
        "H|~^\\",
        "HOPITAL\r\nMARTIN\r\n",
        "H1234\rNOM\rPRENOM\r",
        "<H/>",
        "",
        "H |~^\\&|"
      })
  void whatDoesNotBeginSoIsLeftToOthers(String head) {
    assertThat(recognises(head)).isFalse();
  }

  @Test
  void theTildeSeparatesComponentsAndTheCircumflexRepetitionsWhenHSaysSo() {
    LabReport report = Sante.report(Sante.file(NUMBER));

    assertThat(report.sender()).isEqualTo("LAB04");
    assertThat(report.orders().get(0).label()).isEqualTo("Glycémie, Créatinine");
    assertThat(report.orders().get(0).number()).isEqualTo("F77");
  }

  @ParameterizedTest
  @ValueSource(strings = {"|^~\\&", "|\\^&~", "!~^\\&"})
  void delimitersAreThoseThatHDeclares(String declared) {
    String standard = "|~^\\&";
    StringBuilder file = new StringBuilder();
    for (char c : Sante.file(NUMBER).toCharArray()) {
      int which = standard.indexOf(c);
      file.append(which < 0 ? c : declared.charAt(which));
    }

    LabReport read = Sante.report(file.toString());
    LabReport usual = Sante.report(Sante.file(NUMBER));

    assertThat(said(read)).isEqualTo(said(usual));
  }

  @Test
  void equalDelimitersAreRefused() {
    assertThat(refusal(Sante.file(NUMBER).replace("H|~^\\&|", "H|~~\\&|")))
        .containsExactly(HprimSanteFinding.DELIMITERS_BROKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n", "\r", "\r\n\n"})
  void linesEndWithCrAndAnyLfAfterItIsSkipped(String end) {
    assertThat(said(Sante.report(Sante.file(NUMBER).replace("\r", end))))
        .isEqualTo(said(Sante.report(Sante.file(NUMBER))));
  }

  /** All but the lines on which it stands. */
  private static LabReport said(LabReport report) {
    return WithoutPlaces.of(report);
  }

  @Test
  void anAddendumContinuesARecordExactlyWhereItWasCut() {
    String whole = Sante.file(NUMBER);
    LabReport expected = Sante.report(whole);

    for (int at = Sante.H.length() + 4; at < whole.length() - Sante.L.length() - 2; at++) {
      boolean inside = whole.charAt(at) != '\r' && whole.charAt(at - 1) != '\r';
      boolean beyondType = whole.lastIndexOf('|', at - 1) > whole.lastIndexOf('\r', at - 1);
      if (inside && beyondType) {
        String cut = whole.substring(0, at) + "\rA|" + whole.substring(at);
        assertThat(said(Sante.report(cut))).as("cut at %d", at).isEqualTo(said(expected));
      }
    }
  }

  @Test
  void addendaOfTheHeaderAreJoinedToo() {
    String cut = Sante.file(NUMBER).replace("LABORATOIRE DES", "LABORA\rA|TOIRE DES");

    assertThat(said(Sante.report(cut))).isEqualTo(said(Sante.report(Sante.file(NUMBER))));
  }

  @Test
  void aFileWithoutLWasCutOnItsWay() {
    String file = Sante.file(NUMBER).replace("\rL|1\r", "\r");

    assertThat(refusal(file)).containsExactly(HprimSanteFinding.NO_TRAILER);
  }

  @Test
  void aFileCutAnywhereBeforeItsEndIsRefused() {
    String file = Sante.file(NUMBER);

    for (int length = Sante.H.length(); length < file.indexOf("\rL|1") + 2; length++) {
      assertThat(refusal(file.substring(0, length))).contains(HprimSanteFinding.NO_TRAILER);
    }
  }

  @Test
  void trailersWithoutEndAreCountedAndTheFirstHundredTold() {
    List<FindingCode> why = refusal(Sante.file(NUMBER) + "L|1||9|9\r".repeat(5_000));

    assertThat(why.stream().filter(HprimSanteFinding.PERSON_COUNT::equals)).hasSizeBetween(1, 100);
    assertThat(why)
        .hasSizeLessThan(110)
        .contains(HprimSanteFinding.RECORD_COUNT, DeliveryFinding.MORE_ERRORS);
  }

  @Test
  void countsOfLMustBeReached() {
    String file = Sante.file(NUMBER);

    assertThat(refusal(file.replace("L|1\r", "L|1||2|\r")))
        .containsExactly(HprimSanteFinding.PERSON_COUNT);
    assertThat(refusal(file.replace("L|1\r", "L|1||1|6\r")))
        .containsExactly(HprimSanteFinding.RECORD_COUNT);
    assertThat(warnings(Sante.latin(file.replace("L|1\r", "L|1||1|5\r")))).isEmpty();
    assertThat(warnings(Sante.latin(file.replace("L|1\r", "L|1||1|cinq\r"))))
        .containsExactly(HprimSanteFinding.COUNT_UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6})
  void countsThatLeaveOutTheFrameOrTheAddendaAreAcceptedWithAWarning(int count) {
    String six = Sante.file(NUMBER).replace("DR MODELE", "DR MO\rA|DELE");
    String file = six.replace("L|1\r", "L|1||1|" + count + "\r");

    assertThat(warnings(Sante.latin(file)).contains(HprimSanteFinding.COUNT_OTHERWISE))
        .isEqualTo(count != 6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ORM", "ADM", "FAC", "REG", "ERR", "ORA"})
  void otherContextsAreRefusedByName(String context) {
    String file = Sante.file(NUMBER).replace("|ORU|", "|" + context + "|");
    Inspection.Refused refused = (Inspection.Refused) Sante.inspect(Sante.latin(file));

    Finding why = refused.why().get(0);
    assertThat(why.code()).isEqualTo(HprimSanteFinding.CONTEXT_NOT_HANDLED);
    assertThat(why.field()).isEqualTo("H-7");
    assertThat(why.message(Language.FR)).contains(context);
  }

  @ParameterizedTest
  @ValueSource(strings = {"T", "D"})
  void testFilesAreTakenInDemonstrationOnly(String processing) {
    String file = Sante.file(NUMBER).replace("|P|H2.2", "|" + processing + "|H2.2");

    assertThat(Sante.report(file).orders()).hasSize(1);
    assertThat(refusal(new HprimSanteFormat(Environment.PRODUCTION), file))
        .containsExactly(HprimSanteFinding.TEST_FILE);
  }

  @Test
  void aFileWithoutSenderIsRefused() {
    assertThat(refusal(Sante.file(NUMBER).replace("LAB04~LABORATOIRE DES ESSAIS", "~")))
        .containsExactly(HprimSanteFinding.NO_SENDER);
  }

  @Test
  void anUnknownVersionIsReadWithAWarning() {
    byte[] file = Sante.latin(Sante.file(NUMBER).replace("H2.2~C", "H3.0~C"));

    assertThat(warnings(file)).containsExactly(HprimSanteFinding.VERSION_UNKNOWN);
    assertThat(warnings(Sante.latin(Sante.file(NUMBER).replace("H2.2~C", "H2.0")))).isEmpty();
  }

  @Test
  void onePersonIsOneRecordThatCanBeDecodedAlone() {
    String second = Sante.P.replace("L000123", "L000456");
    String file =
        String.join(
            "\r", Sante.H, Sante.P, Sante.OBR, NUMBER, second, Sante.OBR, NUMBER, "L|1||2|8", "");

    List<Decoded<LabReport>> all = Sante.read(Sante.latin(file), Sante.LABORATORY);

    assertThat(all)
        .extracting(decoded -> Sante.report(decoded).claim().localId())
        .containsExactly("L000123", "L000456");
  }

  @Test
  void severalFilesOneAfterAnotherKeepTheirOwnHeaders() {
    String other = Sante.file(NUMBER).replace("LAB04", "LAB05").replace("H|~^\\&", "H|^~\\&");
    String swapped = other.replace("~", "\u0001").replace("^", "~").replace("\u0001", "^");
    String file = Sante.file(NUMBER) + swapped.replace("H|~^\\&", "H|^~\\&");

    assertThat(Sante.read(Sante.latin(file), Sante.LABORATORY))
        .extracting(decoded -> Sante.report(decoded).sender())
        .containsExactly("LAB04", "LAB05");
  }

  @Test
  void placesLeadBackIntoTheDelivery() {
    String before = "\r\n\n" + Sante.H + "\r\n\r\n";
    String person = Sante.P + "\r\n\r\n" + Sante.OBR + "\r\n" + Sante.obx("NM", "abc");
    byte[] file = Sante.latin(before + person + "\r\nL|1\r\n");

    RawRecord record =
        Sante.split(file, Sante.LABORATORY, Sante.ready(file, Sante.LABORATORY).reading()).get(0);
    byte[] place =
        Arrays.copyOfRange(
            file,
            (int) record.place().offset(),
            (int) record.place().offset() + record.place().length());
    Finding finding = Sante.findings(Sante.read(file, Sante.LABORATORY).get(0)).get(0);

    assertThat(new String(place, StandardCharsets.ISO_8859_1)).isEqualTo(person);
    assertThat(record.place().line()).isEqualTo(5);
    assertThat(finding.code()).isEqualTo(HprimSanteFinding.NOT_A_NUMBER);
    assertThat(finding.line()).isEqualTo(8);
    assertThat(finding.field()).isEqualTo("OBX[1]-6");
  }

  @Test
  void linesThatBelongToNoPersonAreARecordAndRefused() {
    String file = Sante.file(NUMBER).replace(Sante.P + "\r", "C|1|L|sans patient\r");

    Decoded<LabReport> decoded = Sante.decode(file);

    assertThat(Sante.codes(decoded)).contains(HprimSanteFinding.OUTSIDE_PERSON);
    assertThat(Sante.isReadable(decoded)).isFalse();
  }

  @Test
  void aFileWithoutPersonsConveysNothing() {
    byte[] file = Sante.latin(Sante.H + "\rL|1||0|2\r");

    assertThat(warnings(file)).containsExactly(HprimSanteFinding.NO_PERSON);
  }

  @Test
  void latinOneIsTheRuleAndOtherCharsetsAreFoundFromTheContent() {
    String file = Sante.file(NUMBER);
    byte[] windows = file.replace("Glyc", "l’œ").getBytes(Charset.forName("windows-1252"));
    byte[] utf8 = file.replace("Glyc", "l’œ").getBytes(StandardCharsets.UTF_8);

    assertThat(warnings(Sante.latin(file))).isEmpty();
    assertThat(warnings(windows)).containsExactly(HprimSanteFinding.WINDOWS_CHARACTERS);
    assertThat(warnings(utf8)).containsExactly(HprimSanteFinding.UTF_8);
    assertThat(Sante.report(Sante.read(windows, Sante.LABORATORY).get(0)))
        .isEqualTo(Sante.report(Sante.read(utf8, Sante.LABORATORY).get(0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NFS", "CRP", "P", "H", "OBX", "RAS"})
  void aLineOfOneWordInATextIsTextAndWhatFollowsStays(String word) {
    String file =
        Sante.file("OBX|1|TX|GLY~Glycémie~L||Compte rendu", word, "250 mg/L", "Fin||||||F", NUMBER);

    Decoded<LabReport> decoded = Sante.decode(file);

    assertThat(Sante.report(decoded).orders().get(0).results().get(0).value())
        .isEqualTo(new ResultValue.Text("Compte rendu\n" + word + "\n250 mg/L\nFin"));
  }

  @Test
  void aResultInSmallLettersIsAResultAndToldAndAPersonRefusesTheRecord() {
    String small = NUMBER.replace("OBX|", "obx|").replace("GLY", "CRE");
    Decoded<LabReport> decoded = Sante.decode(Sante.file(NUMBER, small));
    assertThat(Sante.report(decoded).orders().get(0).results()).hasSize(2);
    assertThat(Sante.codes(decoded)).contains(HprimSanteFinding.RECORD_MISWRITTEN);
    assertThat(Sante.codes(Sante.decode(Sante.file(NUMBER, Sante.P.replace("P|", "p|")))))
        .containsExactly(HprimSanteFinding.LINE_UNCLEAR);
  }

  @Test
  void aLineThatIsNoRecordIsPartOfTheTextBeforeIt() {
    String file = Sante.file(Sante.obx("TX", "ligne un"), "suite du texte");

    Decoded<LabReport> decoded = Sante.decode(file.replace("|mmol/l|3.9 - 6.1|N|||F", ""));

    assertThat(Sante.codes(decoded)).contains(HprimSanteFinding.LINE_JOINED);
    assertThat(Sante.report(decoded).orders().get(0).results().get(0).value())
        .isEqualTo(new ResultValue.Text("ligne un\nsuite du texte"));
  }

  @Test
  void aRecordBeyondTheLimitIsRefusedAndTheNextOneIsRead() {
    String longText = Sante.obx("TX", "x".repeat(Sante.LABORATORY.limits().recordBytes() + 1));
    String file =
        String.join("\r", Sante.H, Sante.P, Sante.OBR, longText, Sante.P, Sante.OBR, NUMBER, "L|1");

    List<Decoded<LabReport>> all = Sante.read(Sante.latin(file), Sante.LABORATORY);

    assertThat(Sante.codes(all.get(0))).containsExactly(HprimSanteFinding.REPORT_TOO_LONG);
    assertThat(Sante.isReadable(all.get(1))).isTrue();
  }
}
