package org.estuaire.lab.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estuaire.lab.LabFormats;
import org.estuaire.lab.PracticeSoftware;
import org.estuaire.lab.RoundTripTest;
import org.estuaire.lab.Territory;
import org.estuaire.lab.reading.Said;

/**
 * Corrections, deletions and reports about the wrong patient, in whatever order they arrive and
 * however they are spread over deliveries and nights: the repository and every practice end with
 * what the laboratory said last.
 */
class ArrivalOrderTest {

  private static final Territory TERRITORY = new Territory();
  private static final List<String> TESTS = List.of("14749-6", "2951-2", "2823-3");
  private static int orders;

  /** What one message says about one result. */
  private record Said(String status, String value) {}

  /** What one message says about one patient. */
  private record Version(boolean other, Map<String, Said> results) {
    private String patient() {
      return other ? Territory.OTHER_PATIENT : Territory.PATIENT;
    }
  }

  @Property(tries = 16)
  void hl7MessagesEndTheSameInEveryOrderOfArrival(
      @ForAll("histories") List<Version> versions, @ForAll Random random) throws Exception {
    String order = "H" + ++orders;
    List<byte[]> messages = new ArrayList<>();
    for (int i = 0; i < versions.size(); i++) {
      messages.add(hl7(order, i, versions.get(i)));
    }
    arrive(messages, random);
    assertEnd(order, expected(versions));
  }

  @Property(tries = 12)
  void documentsThatReplaceOneAnotherEndTheSameInEveryOrderOfArrival(
      @ForAll("documents") List<Map<String, Said>> versions, @ForAll Random random)
      throws Exception {
    String order = "C" + ++orders;
    List<byte[]> documents = new ArrayList<>();
    for (int i = 0; i < versions.size(); i++) {
      documents.add(cda(order, i, versions.get(i)));
    }
    arrive(documents, random);
    assertEnd(order, values(versions.get(versions.size() - 1)));
  }

  @Property(tries = 12)
  void documentsInMessagesAreReplacedAndCancelledInEveryOrderOfArrival(
      @ForAll("documents") List<Map<String, Said>> versions,
      @ForAll boolean cancelled,
      @ForAll Random random)
      throws Exception {
    String order = "M" + ++orders;
    List<byte[]> messages = new ArrayList<>();
    for (int i = 0; i < versions.size(); i++) {
      String action = i == 0 ? "NW|F" : "RO|C";
      messages.add(embedded(order, i, action, cda(order, i, versions.get(i))));
    }
    Map<String, Said> last = versions.get(versions.size() - 1);
    if (cancelled) {
      messages.add(embedded(order, versions.size(), "CA|D", cda(order, versions.size(), last)));
    }
    arrive(messages, random);
    assertEnd(order, cancelled ? Map.of() : values(last));
  }

  @Property(tries = 12)
  void lettersAreReplacedAndCancelledInEveryOrderOfArrival(
      @ForAll boolean cancelled, @ForAll Random random) throws Exception {
    String first = "L" + ++orders;
    String second = "L" + ++orders;
    List<byte[]> messages = new ArrayList<>();
    messages.add(letter("T02", 0, first, ""));
    messages.add(letter("T10", 1, second, first));
    if (cancelled) {
      messages.add(letter("T11", 2, second, ""));
    }
    arrive(messages, random);
    assertThat(TERRITORY.validDocuments(first)).isZero();
    assertThat(TERRITORY.validDocuments(second)).isEqualTo(cancelled ? 0 : 1);
  }

  @Property(tries = 12)
  void aCorrectionInHprimHoldsWhateverArrivesBeforeOrAfter(@ForAll Random random) throws Exception {
    String order = "T" + ++orders;
    List<byte[]> dossiers =
        new ArrayList<>(
            List.of(
                hprim(order, "R", "5.0", "139"),
                hprim(order, "F", "5.1", "140"),
                hprim(order, "C", "6.1", "141"),
                hprim(order, "F", "5.1", "140")));
    arrive(dossiers, random);
    assertEnd(
        order,
        Map.of(
            Territory.PATIENT + " 14749-6", "6.1",
            Territory.PATIENT + " 2951-2", "141"));
  }

  /** Shuffled, cut into deliveries that are loaded together, and into nights. */
  private static void arrive(List<byte[]> messages, Random random)
      throws SQLException, IOException {
    List<byte[]> left = new ArrayList<>(messages);
    Collections.shuffle(left, random);
    while (!left.isEmpty()) {
      List<byte[]> together = left.subList(0, 1 + random.nextInt(left.size()));
      TERRITORY.load(together);
      together.clear();
      if (random.nextBoolean()) {
        TERRITORY.distribute();
      }
    }
    TERRITORY.distribute();
    TERRITORY.distribute();
  }

  private static void assertEnd(String order, Map<String, String> expected) throws SQLException {
    assertThat(TERRITORY.valid(order)).as("repository").isEqualTo(expected);
    for (LabFormats practice : LabFormats.values()) {
      assertThat(TERRITORY.shownBy(practice, order)).as(practice.label()).isEqualTo(expected);
    }
  }

  /** The rules of HL7 table 0085 over the order in which the laboratory stated them. */
  private static Map<String, String> expected(List<Version> versions) {
    Map<String, Said> state = new TreeMap<>();
    for (Version version : versions) {
      version
          .results()
          .forEach(
              (test, said) -> {
                Said before = state.get(version.patient() + " " + test);
                boolean settled = before != null && "FC".contains(before.status());
                if (!(settled && said.status().equals("P"))) {
                  state.put(version.patient() + " " + test, said);
                }
              });
    }
    state.values().removeIf(said -> "DW".contains(said.status()));
    Map<String, String> values = new TreeMap<>();
    state.forEach((key, said) -> values.put(key, PracticeSoftware.plain(said.value())));
    return values;
  }

  private static Map<String, String> values(Map<String, Said> results) {
    return expected(List.of(new Version(false, results)));
  }

  @Provide
  Arbitrary<List<Version>> histories() {
    return Combinators.combine(
            Arbitraries.of(false, false, true),
            said("F", "F", "C", "P", "D", "W").filter(results -> !results.isEmpty()))
        .as(Version::new)
        .list()
        .ofMinSize(2)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<Map<String, Said>>> documents() {
    return said("F", "F", "P").list().ofMinSize(2).ofMaxSize(4);
  }

  private static Arbitrary<Map<String, Said>> said(String... statuses) {
    Arbitrary<Said> said =
        Combinators.combine(Arbitraries.of(statuses), Arbitraries.integers().between(30, 60))
            .as((status, tenths) -> new Said(status, tenths / 10 + "." + tenths % 10));
    return Arbitraries.maps(Arbitraries.of(TESTS), said).ofMaxSize(3);
  }

  private static String time(int version) {
    return "2026030212" + (10 + version) + "00+0100";
  }

  private static byte[] hl7(String order, int version, Version said) {
    StringBuilder message = new StringBuilder(head(order, version, said.patient(), ""));
    said.results()
        .forEach(
            (test, result) ->
                message
                    .append("OBX|1|NM|" + test + "^Examen^LN||" + result.value())
                    .append("|mmol/L|||||" + result.status() + "\r"));
    return message.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The order's own status stays F, also in a cancellation. */
  private static String head(String order, int version, String patient, String profile) {
    return String.join(
        "\r",
        "MSH|^~\\&|LABO|RIVE|ESTUAIRE|ESTRAN|"
            + time(version)
            + "||ORU^R01^ORU_R01|"
            + order
            + "."
            + version
            + "|P|2.5"
            + profile,
        "PID|1||" + patient + "^^^LABO&2.999.10.1&ISO^PI||ESSAI^CAMILLE||19850812|F",
        "OBR|1|P|"
            + order
            + "|BIO^Biologie^L|||20260302083000+0100|||||||||"
            + Territory.PRESCRIBER
            + "||||||"
            + time(version)
            + "|||F",
        "");
  }

  private static byte[] embedded(String order, int version, String actionAndStatus, byte[] cda) {
    String[] parts = actionAndStatus.split("\\|");
    String message =
        head(order, version, Territory.PATIENT, "|||||||||2.1^CISIS_CDA_HL7_V2")
                .replace("\rOBR", "\rORC|" + parts[0] + "\rOBR")
            + "OBX|1|ED|11502-2^CR^LN||^TEXT^XML^Base64^"
            + Base64.getEncoder().encodeToString(cda)
            + "||||||"
            + parts[1]
            + "\r"
            + unmasked();
    return message.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The profile wants every mask said; where one is missing, not every practice gets the report.
   */
  private static String unmasked() {
    StringBuilder flags = new StringBuilder();
    for (String mask :
        List.of("MASQUE_PS", "INVISIBLE_PATIENT", "INVISIBLE_REP_LEGAUX", "CONNEXION_SECRETE")) {
      flags.append("OBX|2|CE|" + mask + "^" + mask + "^MetaDMPMSS||N||||||F\r");
    }
    return flags.toString();
  }

  /** A letter as MDM; T11 says only that it is cancelled. */
  private static byte[] letter(String event, int version, String number, String parent) {
    String words = "OBX|1|TX|34112-3^Lettre de sortie^LN||Version " + version + "||||||F\r";
    String message =
        String.join(
            "\r",
            "MSH|^~\\&|LABO|RIVE|ESTUAIRE|ESTRAN|"
                + time(version)
                + "||MDM^"
                + event
                + "^MDM_T02|"
                + number
                + "."
                + version
                + "|P|2.5",
            "PID|1||" + Territory.PATIENT + "^^^LABO&2.999.10.1&ISO^PI||ESSAI^CAMILLE||19850812|F",
            "TXA|1|CN|TX|20260302100000||||||||" + number + "|" + parent + "||||LA",
            "");
    return (message + (event.equals("T11") ? "" : words)).getBytes(StandardCharsets.UTF_8);
  }

  /** The report of the round trips with other results. */
  private static byte[] cda(String order, int version, Map<String, Said> results) {
    String source = new String(RoundTripTest.source(LabFormats.CDA), StandardCharsets.UTF_8);
    int begin = source.indexOf("<entryRelationship typeCode=\"COMP\"><observation");
    int end = source.indexOf("</act></entry></section>");
    int media = source.indexOf("<component><section><code code=\"55108-5\"");
    StringBuilder entries = new StringBuilder();
    results.forEach((test, said) -> entries.append(observation(test, said)));
    String parent =
        "<relatedDocument typeCode=\"RPLC\"><parentDocument><id root=\"2.999.10.1\" extension=\"DOC-"
            + order
            + "-"
            + (version - 1)
            + "\"/></parentDocument></relatedDocument>";
    String participant =
        "<participant typeCode=\"REF\"><associatedEntity classCode=\"PROV\"><id"
            + " root=\"1.2.250.1.71.4.2.1\" extension=\"8"
            + Territory.PRESCRIBER
            + "\"/></associatedEntity></participant>";
    return (source.substring(0, begin)
            + entries
            + source.substring(end, media)
            + source.substring(source.indexOf("</structuredBody>")))
        .replace("DOC-77-1", "DOC-" + order + "-" + version)
        .replace("extension=\"F77\"", "extension=\"" + order + "\"")
        .replace("<versionNumber value=\"1\"/>", "<versionNumber value=\"" + (version + 1) + "\"/>")
        .replace("value=\"20260302160000+0100\"", "value=\"" + time(version) + "\"")
        .replace("<documentationOf>", participant + "<documentationOf>")
        .replace("<componentOf>", (version == 0 ? "" : parent) + "<componentOf>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String observation(String loinc, Said said) {
    return "<entryRelationship typeCode=\"COMP\"><observation classCode=\"OBS\" moodCode=\"EVN\">"
        + "<templateId root=\"1.3.6.1.4.1.19376.1.3.1.6\"/><code code=\""
        + loinc
        + "\" codeSystem=\"2.16.840.1.113883.6.1\" displayName=\"Examen\"/><statusCode code=\""
        + (said.status().equals("P") ? "active" : "completed")
        + "\"/><effectiveTime value=\"20260302083000+0100\"/><value xsi:type=\"PQ\" value=\""
        + said.value()
        + "\" unit=\"mmol/L\"/></observation></entryRelationship>";
  }

  private static byte[] hprim(String order, String status, String glucose, String sodium) {
    return String.join(
            "\r\n",
            Territory.PATIENT,
            "ESSAI",
            "CAMILLE",
            "12 rue du Test",
            "",
            "38999 ESTRANVILLE",
            "12/08/1985",
            "",
            order,
            "02/03/2026",
            "LABTEST    LABORATOIRE DU TEST",
            "PRAT01     DOCTEUR MODELE",
            "",
            "****LAB****",
            "RES|Glucose|14749-6|N|" + glucose + "|mmol/l||||" + status + "|",
            "RES|Sodium|2951-2|N|" + sodium + "|mmol/l||||" + status + "|",
            "****FIN****",
            "****FINFICHIER****",
            "")
        .getBytes(StandardCharsets.UTF_8);
  }
}
