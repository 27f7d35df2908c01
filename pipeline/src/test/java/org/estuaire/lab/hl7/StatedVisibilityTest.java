package org.estuaire.lab.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Partner;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.lab.model.Audience;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.Visibility;
import org.junit.jupiter.api.Test;

/** What messages say of who may see their orders. */
class StatedVisibilityTest {

  private static final String PROFILE = Oru.MSH + "|||2.1^CISIS_CDA_HL7_V2";
  private static final String NEW = "ORC|NW|P77|F77";
  private static final String RESULT = Oru.obx("NM", "5.1");
  private static final List<String> ALL =
      List.of("MASQUE_PS", "INVISIBLE_PATIENT", "INVISIBLE_REP_LEGAUX", "CONNEXION_SECRETE");

  @Test
  void aMaskedResultReachesNobodyWhoMerelyFollows() {
    assertThat(audience(read(Oru.MSH, RESULT, flag("MASQUE_PS", "Y"))))
        .isEqualTo(Audience.PRESCRIBER);
  }

  @Test
  void aSecretResultIsForThoseWhomTheMessageNames() {
    Visibility visibility =
        visibility(
            read(
                Oru.MSH,
                RESULT,
                flag("CONNEXION_SECRETE", "Y"),
                "PRT|1|UC||RCT^^participation|810001234567^DOC^JEAN^^^^^^ASIP&1.2.250.1.71.4.2.1"));
    assertThat(visibility.audience()).isEqualTo(Audience.NAMED);
    assertThat(visibility.recipients()).contains("10001234567");
  }

  @Test
  void whatIsHiddenFromThePatientIsNotHiddenFromProfessionals() {
    assertThat(audience(read(Oru.MSH, RESULT, flag("INVISIBLE_PATIENT", "Y"))))
        .isEqualTo(Audience.FOLLOWERS);
  }

  @Test
  void olderVoletsNameFlagsWithoutCodingSystemOrWithBlanks() {
    for (String spelling :
        List.of("MASQUE_PS^Masqué", " MASQUE_PS ^^MetaDMPMSS", "MASQUE PS^^ MetaDMPMSS ")) {
      Decoded<LabReport> decoded = read(Oru.MSH, RESULT, "OBX|2|CE|" + spelling + "||Y||||||F");
      assertThat(audience(decoded)).as(spelling).isEqualTo(Audience.PRESCRIBER);
      assertThat(order(decoded).results()).as(spelling).hasSize(1);
    }
  }

  @Test
  void misspeltRepresentativesAreUnderstoodAndTold() {
    Decoded<LabReport> decoded = read(Oru.MSH, RESULT, flag("INVISIBLE_REPRENSANTS_LEGAUX", "Y"));
    assertThat(visibility(decoded).words()).isEqualTo("INVISIBLE_REP_LEGAUX");
    assertThat(Oru.codes(decoded)).contains(Hl7Finding.FLAG_SPELLING);
  }

  @Test
  void aValueThatIsNeitherYesNorNoRestrictsAndIsTold() {
    for (String value : List.of("O", "", "oui")) {
      Decoded<LabReport> decoded = read(Oru.MSH, RESULT, flag("MASQUE_PS", value));
      assertThat(audience(decoded)).as(value).isEqualTo(Audience.PRESCRIBER);
      assertThat(Oru.codes(decoded)).contains(Hl7Finding.FLAG_UNCLEAR);
    }
  }

  @Test
  void anUnknownFlagRestrictsAndIsTold() {
    Decoded<LabReport> decoded = read(Oru.MSH, RESULT, flag("MASQUE_AVOCAT", "N"));
    assertThat(audience(decoded)).isEqualTo(Audience.PRESCRIBER);
    assertThat(Oru.codes(decoded)).contains(Hl7Finding.FLAG_UNKNOWN);
  }

  @Test
  void aFlagIsKnownByItsAlternativeCodeAndWithAccents() {
    for (String spelling : List.of("M1^Masqué^L^MASQUE_PS^Masqué", "MASQUÉ_PS^Masqué PS")) {
      Decoded<LabReport> decoded = read(Oru.MSH, RESULT, "OBX|2|CE|" + spelling + "||Y||||||F");
      assertThat(visibility(decoded).words()).as(spelling).isEqualTo("MASQUE_PS");
      assertThat(order(decoded).results()).as(spelling).hasSize(1);
      assertThat(Oru.codes(decoded)).as(spelling).contains(Hl7Finding.FLAG_SPELLING);
    }
  }

  @Test
  void whatSaysThatItHidesIsNoResultAndHides() {
    for (String name :
        List.of(
            "^Masqué aux professionnels de Santé",
            "MASQUE-PROFESSIONNELS^Masqué aux PS",
            "M1^Document masque^L",
            "7^In-visible au patient^L",
            "INVISIBLE AVOCAT")) {
      Decoded<LabReport> decoded = read(Oru.MSH, RESULT, "OBX|2|CE|" + name + "||Y||||||F");
      assertThat(audience(decoded)).as(name).isEqualTo(Audience.PRESCRIBER);
      assertThat(order(decoded).results()).as(name).hasSize(1);
      assertThat(Oru.codes(decoded)).as(name).contains(Hl7Finding.FLAG_UNKNOWN);
    }
  }

  @Test
  void anOxygenMaskThatIsMeasuredIsAResult() {
    Decoded<LabReport> decoded = read(Oru.MSH, "OBX|1|NM|O2M^O2 au masque^L||5|L/min|||||F");
    assertThat(audience(decoded)).isEqualTo(Audience.FOLLOWERS);
    assertThat(order(decoded).results()).hasSize(1);
  }

  @Test
  void ofRepetitionsTheStrictestHides() {
    String flag = "OBX|2|CE|MASQUE_PS^x^MetaDMPMSS||N~Y||||||F";
    Decoded<LabReport> decoded = read(Oru.MSH, RESULT, flag);
    assertThat(audience(decoded)).isEqualTo(Audience.PRESCRIBER);
    assertThat(Oru.codes(decoded)).contains(Hl7Finding.FLAG_TWICE);
  }

  @Test
  void repetitionsThatDifferTakeNoValuesAway() {
    String flag = "OBX|2|CE|MODIF_CONF_CODE^x^MetaDMPMSS||N~Y||||||F";
    assertThat(order(read(Oru.MSH, RESULT, flag)).results()).hasSize(1);
  }

  @Test
  void aContradictionIsDecidedForTheStricterWord() {
    Decoded<LabReport> decoded =
        read(Oru.MSH, RESULT, flag("MASQUE_PS", "Y"), flag("MASQUE_PS", "N"));
    assertThat(audience(decoded)).isEqualTo(Audience.PRESCRIBER);
    assertThat(Oru.codes(decoded)).contains(Hl7Finding.FLAG_TWICE);
  }

  @Test
  void theProfileHasToSayEveryMask() {
    Decoded<LabReport> silent = read(PROFILE, document("N"), flag("MASQUE_PS", "N"));
    assertThat(audience(silent)).isEqualTo(Audience.PRESCRIBER);
    assertThat(Oru.codes(silent)).contains(Hl7Finding.FLAG_MISSING);
    assertThat(audience(read(PROFILE, all("N", document("N"))))).isEqualTo(Audience.FOLLOWERS);
  }

  @Test
  void aPartnerThatNeverMasksNeedNotSayIt() {
    Partner never = Oru.LABORATORY.withAbsentMasks(Partner.AbsentMasks.NO);
    byte[] message = message(PROFILE, document("N")).getBytes(StandardCharsets.UTF_8);
    assertThat(audience(Oru.FORMAT.decoder(never, Oru.WINDOWS).decode(Oru.raw(message))))
        .isEqualTo(Audience.FOLLOWERS);
  }

  @Test
  void theDocumentsOwnConfidentialityHoldsWhateverItsEnvelopeSays() {
    assertThat(audience(read(PROFILE, all("N", document("R"))))).isEqualTo(Audience.NAMED);
    assertThat(audience(read(PROFILE, all("N", document("V"))))).isEqualTo(Audience.NOBODY);
    assertThat(audience(read(PROFILE, all("Y", document("N"))))).isEqualTo(Audience.PRESCRIBER);
    assertThat(audience(read(Oru.MSH, document("V")))).isEqualTo(Audience.NOBODY);
  }

  @Test
  void flagsOfAGroupWithADocumentAreSaidOfThatGroupAlone() {
    String other = Oru.OBR.replace("OBR|1|P77^SERVICE|F77", "OBR|2|P78^SERVICE|F78");
    Decoded<LabReport> decoded =
        read(Oru.MSH, document("N"), flag("MASQUE_PS", "Y"), other, RESULT);
    List<LabOrder> orders = Oru.report(decoded).orders();
    assertThat(orders.get(0).visibility().alone().audience()).isEqualTo(Audience.PRESCRIBER);
    assertThat(orders.get(1).visibility().alone().audience()).isEqualTo(Audience.FOLLOWERS);
  }

  @Test
  void flagsOfAGroupWithoutDocumentAreSaidOfTheWholeMessage() {
    String other = Oru.OBR.replace("OBR|1|P77^SERVICE|F77", "OBR|2|P78^SERVICE|F78");
    Decoded<LabReport> decoded = read(Oru.MSH, RESULT, flag("MASQUE_PS", "Y"), other, RESULT);
    assertThat(Oru.report(decoded).orders())
        .extracting(order -> order.visibility().alone().audience())
        .containsOnly(Audience.PRESCRIBER);
  }

  @Test
  void aMaskAgainstANamedProfessionalIsToldAndHolds() {
    Decoded<LabReport> decoded =
        read(Oru.MSH, RESULT, flag("MASQUE_PS", "Y"), "PRT|1|UC||RCT^^participation|10001234567");
    assertThat(audience(decoded)).isEqualTo(Audience.PRESCRIBER);
    assertThat(Oru.codes(decoded)).contains(Hl7Finding.MASKED_BUT_ADDRESSED);
  }

  @Test
  void theConfidentialityOfAnOrderIsItsOrcs() {
    String restricted = "ORC|RE|P77|F77|||||||||||||||||||||||||V";
    String message = String.join("\r", Oru.MSH, Oru.PID, restricted, Oru.OBR, RESULT) + "\r";
    assertThat(visibility(Oru.decode(message)).confidentiality())
        .isEqualTo(Confidentiality.VERY_RESTRICTED);
  }

  @Test
  void anOrcSpeaksOfEveryOrderUntilTheNextOne() {
    String hidden = "ORC|RE|P77|F77|||||||||||||||||||||||||V";
    String message =
        String.join(
            "\r",
            List.of(
                Oru.MSH, Oru.PID, hidden, Oru.OBR, RESULT, obr(2), RESULT, NEW, obr(3), RESULT));
    assertThat(Oru.report(Oru.decode(message + "\r")).orders())
        .extracting(order -> order.visibility().alone().audience())
        .containsExactly(Audience.NOBODY, Audience.NOBODY, Audience.FOLLOWERS);
  }

  @Test
  void aMessageThatChangesVisibilityBringsNoValues() {
    LabOrder order =
        order(read(Oru.MSH, RESULT, flag("MASQUE_PS", "Y"), flag("MODIF_CONF_CODE", "Y")));
    assertThat(order.renewal()).isEqualTo(Renewal.VISIBILITY);
    assertThat(order.results()).isEmpty();
  }

  @Test
  void version20SaysByScThatAStatusChanges() {
    String earlier = Oru.MSH + "|||2.0^CISIS_CDA_HL7_V2";
    String message =
        String.join("\r", earlier, Oru.PID, NEW.replace("NW", "SC"), Oru.OBR, document("N")) + "\r";
    assertThat(Oru.decode(message)).isInstanceOf(Decoded.Readable.class);
    assertThat(Oru.decode(message.replace("2.0^", "2.1^"))).isInstanceOf(Decoded.Unreadable.class);
  }

  private static String obr(int place) {
    return Oru.OBR.replace("OBR|1|P77^SERVICE|F77", "OBR|" + place + "|P7^SERVICE|F8" + place);
  }

  private static Audience audience(Decoded<LabReport> decoded) {
    return visibility(decoded).audience();
  }

  private static Visibility visibility(Decoded<LabReport> decoded) {
    return order(decoded).visibility().alone();
  }

  private static LabOrder order(Decoded<LabReport> decoded) {
    return Oru.report(decoded).orders().get(0);
  }

  private static Decoded<LabReport> read(String msh, String... segments) {
    return Oru.decode(message(msh, segments));
  }

  private static String message(String msh, String... segments) {
    return String.join("\r", msh, Oru.PID, NEW, Oru.OBR)
        + "\r"
        + String.join("\r", segments)
        + "\r";
  }

  private static String flag(String code, String value) {
    return "OBX|9|CE|" + code + "^x^MetaDMPMSS||" + value + "^^expandedYes-NoIndicator||||||F";
  }

  private static String[] all(String masked, String document) {
    return Stream.concat(
            Stream.of(document),
            ALL.stream().map(code -> flag(code, code.equals("MASQUE_PS") ? masked : "N")))
        .toArray(String[]::new);
  }

  /** An invented document that says how confidential it is. */
  private static String document(String level) {
    String cda =
        "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><id root=\"2.999.10.1\" extension=\"X\"/>"
            + "<code code=\"11502-2\" codeSystem=\"2.16.840.1.113883.6.1\"/><title>CR</title>"
            + "<effectiveTime value=\"20261120220000+0100\"/><confidentialityCode code=\""
            + level
            + "\" codeSystem=\"2.16.840.1.113883.5.25\"/>"
            + "<setId root=\"2.999.10.1\" extension=\"S\"/><versionNumber value=\"1\"/>"
            + "<recordTarget><patientRole><id root=\"2.999.10.1\" extension=\"L000123\"/>"
            + "<patient><name><family>ESSAI</family><given>CAMILLE</given></name>"
            + "<administrativeGenderCode code=\"M\"/><birthTime value=\"19850812\"/></patient>"
            + "</patientRole></recordTarget><component><nonXMLBody><text"
            + " mediaType=\"text/plain\">Texte</text></nonXMLBody></component></ClinicalDocument>";
    return "OBX|1|ED|11502-2^CR^LN||^TEXT^XML^Base64^"
        + Base64.getEncoder().encodeToString(cda.getBytes(StandardCharsets.UTF_8))
        + "||||||F";
  }
}
