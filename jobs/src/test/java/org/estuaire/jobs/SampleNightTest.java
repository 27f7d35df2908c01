package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.model.v25.message.ACK;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The committed samples through a whole night, from all partners' files to their receipts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleNightTest {

  /** Files that came in an archive are not looked at when the archive is known. */
  private static final int FROM_ARCHIVES = 3;

  private static final String LEONTINE = "IPP43953045";
  private static final String OUTCOMES =
      "SELECT d.partner, a.file_name, CASE WHEN a.repeated THEN 'REPEATED' ELSE d.state END, CASE"
          + " WHEN a.repeated OR d.state = 'REFUSED' THEN '-' ELSE concat_ws(' ', d.records,"
          + " d.loaded, d.rejected, d.held, d.known) END FROM exchange.arrival a JOIN"
          + " exchange.delivery d ON d.id = a.delivery_id ORDER BY a.id";

  /** No sample asks for documents in messages: a hospital's gateway does, for one prescriber. */
  private static final String GATEWAY =
      """
      code: passerelle-ght
      name: Passerelle du GHT de l'Estran
      kind: practice
      results:
        format: hl7v2-cda
        identifier: "10999000028"
        prescribers: ["10999000028"]
      """;

  @TempDir private static Path data;
  @TempDir private static Path config;

  private TestInstallation night;
  private List<String> outcomes;

  @BeforeAll
  void runTheNight() throws Exception {
    Path own = TestConfig.copyTo(config.resolve("config")).folder();
    Files.writeString(own.resolve("partners/passerelle-ght.yaml"), GATEWAY);
    night = TestInstallation.open(data, own, TestInstallation.environment());
    night.sampleNight();
    WrittenFiles.of(night);
    outcomes = night.rows(OUTCOMES);
  }

  @AfterAll
  void close() {
    night.close();
  }

  @Test
  void everyDeliveryEndsAsTheSamplesSay() throws Exception {
    List<String> expected = new ArrayList<>();
    for (JsonNode entry :
        JsonMapper.shared()
            .readTree(TestInstallation.HOME.resolve("samples/expected.json").toFile())) {
      String state = entry.path("state").asString();
      String counts =
          String.join(
              " ",
              List.of("records", "loaded", "rejected", "held", "known").stream()
                  .map(count -> entry.path(count).asString())
                  .toList());
      expected.add(
          String.join(
              "|",
              entry.path("partner").asString(),
              entry.path("file").asString(),
              state,
              state.equals("LOADED") ? counts : "-"));
    }
    assertThat(outcomes).containsExactlyInAnyOrderElementsOf(expected).hasSizeGreaterThan(60);
  }

  @Test
  void whatWasToldOfACouncilsDecisionStandsBesideIt() throws Exception {
    assertThat(
            night.rows(
                "SELECT e.gir, f.severity FROM social.entitlement_finding f"
                    + " JOIN social.entitlement e USING (partner, dossier, right_key, plan_version)"
                    + " WHERE f.code = 'SOC-024'"))
        .containsExactly("6|WARNING");
  }

  @Test
  void theBalanceCloses() throws Exception {
    assertThat(
            night.value(
                "SELECT sum(records) - sum(loaded + rejected + held + known) FROM exchange.delivery"
                    + " WHERE state = 'LOADED'"))
        .isEqualTo("0");
    assertThat(
            night.value(
                "SELECT count(*) FROM exchange.delivery d WHERE state = 'LOADED' AND records <>"
                    + " (SELECT count(*) FROM exchange.record r WHERE r.delivery_id = d.id)"))
        .isEqualTo("0");
    assertThat(
            night.value(
                "SELECT count(*) FROM exchange.record WHERE outcome IN ('REJECTED', 'HELD')"))
        .isEqualTo(night.value("SELECT count(*) FROM exchange.reject"))
        .isNotEqualTo("0");
  }

  @Test
  void theSameNightAgainChangesNothingAndEveryDeliveryIsAlreadyReceived() throws Exception {
    String[] whatGrows = {"exchange.arrival", "exchange.receipt", "exchange.run"};
    Map<String, String> before = TableHashes.exact(night.installation().database(), whatGrows);
    String known = night.value("SELECT max(id) FROM exchange.arrival");

    night.sampleNight();

    assertThat(TableHashes.exact(night.installation().database(), whatGrows)).isEqualTo(before);
    assertThat(
            night.rows(
                "SELECT repeated, count(*) FROM exchange.arrival WHERE id > ?::bigint GROUP BY 1",
                known))
        .containsExactly("t|" + (outcomes.size() - FROM_ARCHIVES));
    assertThat(
            night.value(
                "SELECT count(*) FROM exchange.arrival a WHERE NOT EXISTS"
                    + " (SELECT FROM exchange.receipt r WHERE r.arrival_id = a.id)"))
        .isEqualTo("0");
  }

  @Test
  void somebodyKnownToEverySourceIsOnePerson() throws Exception {
    assertThat(
            night.rows(
                "SELECT DISTINCT s.partner FROM identity.source_identity s JOIN"
                    + " identity.person_of_source p ON p.source_identity_id = s.id WHERE"
                    + " p.person_id IN (SELECT p.person_id FROM identity.person_of_source p JOIN"
                    + " identity.source_identity s ON s.id = p.source_identity_id WHERE s.local_id"
                    + " = ?) ORDER BY 1",
                LEONTINE))
        .contains("cd-38", "ght-estran", "identites-territoire", "labo-rive-gauche")
        .contains("labo-val-marnon", "labo-hauts-pins");
    assertThat(recordsOfLeontine())
        .containsExactlyInAnyOrder(
            "billing|ch-estran",
            "identity|ght-estran",
            "identity|identites-territoire",
            "identity|labo-du-phare",
            "lab|labo-des-salines",
            "lab|labo-du-phare",
            "lab|labo-hauts-pins",
            "lab|labo-rive-gauche",
            "lab|labo-val-marnon",
            "social|cd-38");
    assertThat(
            night.rows(
                "SELECT birth_date FROM identity.source_identity WHERE local_id = ?", LEONTINE))
        .containsExactly("1941-03-12");
  }

  private List<String> recordsOfLeontine() throws Exception {
    return night.rows(
        "SELECT DISTINCT r.lane, d.partner FROM exchange.record r JOIN exchange.delivery d ON d.id"
            + " = r.delivery_id JOIN identity.person_of_source p USING (source_identity_id) WHERE"
            + " p.person_id IN (SELECT p.person_id FROM identity.person_of_source p JOIN"
            + " identity.source_identity s ON s.id = p.source_identity_id WHERE s.local_id = ?)",
        LEONTINE);
  }

  @Test
  void everyPatientOfAnHprimReportIsFoundThroughTheLaboratorysIdentities() throws Exception {
    assertThat(
            night.rows(
                "SELECT count(DISTINCT r.source_identity_id),"
                    + " count(DISTINCT r.source_identity_id) FILTER (WHERE a.id IS NOT NULL)"
                    + " FROM exchange.record r JOIN exchange.delivery d ON d.id = r.delivery_id"
                    + " LEFT JOIN identity.lone_identity a ON a.id = r.source_identity_id"
                    + " WHERE d.format = 'hprim-medecins' AND r.outcome = 'LOADED'"))
        .containsExactly("14|0");
    assertThat(night.receipts("labo-du-phare")).isNotEmpty();
    assertThat(night.results("labo-du-phare")).isEmpty();
  }

  @Test
  void anInsWithContradictoryTraitsIsHeldForTheIdentityCell() throws Exception {
    assertThat(
            night.rows(
                "SELECT q.state, r.key, f.code, i.kind, i.state FROM exchange.reject q JOIN"
                    + " exchange.record r USING (delivery_id, ordinal) JOIN exchange.finding f"
                    + " USING (delivery_id, ordinal) JOIN identity.review_record v USING"
                    + " (delivery_id, ordinal) JOIN identity.review_item i ON i.id ="
                    + " v.review_item_id WHERE q.state = 'HELD'"))
        .containsExactly("HELD|IPP99000004|IDE-003|TRAITS_DISAGREE|OPEN");
    assertThat(
            night.value(
                "SELECT count(*) FROM identity.source_identity WHERE local_id = 'IPP99000004'"))
        .isEqualTo("0");
  }

  @Test
  void thePracticeThatSubscribesFindsAPageOfEachPatientOnAPathway() throws Exception {
    assertThat(night.results("centre-sante-littoral").keySet())
        .filteredOn(name -> name.startsWith("synthese-"))
        .hasSize(2)
        .allMatch(name -> name.endsWith(".pdf"));
    assertThat(night.results("maison-sante-estran").keySet())
        .noneMatch(name -> name.startsWith("synthese-"));
    assertThat(
            night.rows(
                "SELECT detail->>'pathways', detail->>'rights shown' FROM audit.event"
                    + " WHERE action = 'summary sent'"))
        .containsExactlyInAnyOrder(
            "diabete insuffisance-cardiaque vieillir-a-domicile|1",
            "diabete vieillir-a-domicile|1");
  }

  @Test
  void everyArrivalIsAnsweredInTheSendersLanguage() throws Exception {
    for (String arrival :
        night.rows(
            "SELECT d.partner, a.file_name, array_to_string(r.file_names, ' ') FROM"
                + " exchange.arrival a JOIN exchange.delivery d ON d.id = a.delivery_id LEFT JOIN"
                + " exchange.receipt r ON r.arrival_id = a.id AND NOT a.repeated WHERE NOT"
                + " a.repeated")) {
      String[] parts = arrival.split("\\|");
      List<String> names = List.of(parts[2].split(" "));
      assertThat(night.receipts(parts[0])).as(arrival).containsAll(names);
      String receipt = names.stream().filter(name -> name.startsWith("accuse-")).findFirst().get();
      assertThat(night.receipt(parts[0], receipt))
          .contains("ACCUSÉ DE RÉCEPTION", parts[1], "Décision");
    }
  }

  @Test
  void everyRefusedRecordIsNamedWithItsLineAndAReason() throws Exception {
    List<String> refused =
        night.rows(
            "SELECT d.partner, d.id, r.line, f.code FROM exchange.reject q JOIN exchange.record r"
                + " USING (delivery_id, ordinal) JOIN exchange.delivery d ON d.id = q.delivery_id"
                + " JOIN exchange.finding f USING (delivery_id, ordinal) WHERE f.severity <>"
                + " 'WARNING'");
    assertThat(refused).hasSizeGreaterThan(18);
    for (String reject : refused) {
      String[] parts = reject.split("\\|");
      String receipt = night.receipt(parts[0], name("accuse", parts[1], "txt"));
      assertThat(receipt).as(reject).contains("- ligne " + parts[2], parts[3], "À faire : ");
    }
  }

  @Test
  void aDeliveryThatWasRefusedAsAWholeIsToldWhy() throws Exception {
    List<String> refused =
        night.rows(
            "SELECT d.partner, d.id, f.code FROM exchange.delivery d JOIN exchange.finding f"
                + " ON f.delivery_id = d.id AND f.ordinal = 0 WHERE d.state = 'REFUSED'");
    assertThat(refused).hasSize(6);
    for (String delivery : refused) {
      String[] parts = delivery.split("\\|");
      assertThat(night.receipt(parts[0], name("accuse", parts[1], "txt")))
          .contains("REFUS", parts[2], "À faire : ");
    }
  }

  @Test
  void everyMessageIsAcknowledgedUnderItsControlId() throws Exception {
    int messages = 0;
    for (String delivery :
        night.rows(
            "SELECT d.partner, d.id, (SELECT file_name FROM exchange.arrival a WHERE a.delivery_id"
                + " = d.id ORDER BY id LIMIT 1) FROM exchange.delivery d WHERE format = 'hl7v2-oru'"
                + " AND state = 'LOADED'")) {
      String[] parts = delivery.split("\\|");
      String answer = night.receipt(parts[0], name("ack", parts[1], "hl7"));
      List<String> sent = controlIds(TestInstallation.sample(parts[0], parts[2]));
      assertThat(acknowledged(answer)).as(delivery).isEqualTo(sent);
      messages += sent.size();
    }
    assertThat(messages).isGreaterThan(200);
  }

  private static String name(String kind, String delivery, String extension) {
    return String.format(Locale.ROOT, "%s-%08d.%s", kind, Long.valueOf(delivery), extension);
  }

  private static List<String> controlIds(byte[] delivery) {
    return Arrays.stream(new String(delivery, StandardCharsets.ISO_8859_1).split("[\r\n]+"))
        .filter(segment -> segment.startsWith("MSH"))
        .map(segment -> segment.split("\\|", -1)[9])
        .toList();
  }

  /** As a laboratory's own software would read it. */
  private static List<String> acknowledged(String batch) throws Exception {
    DefaultHapiContext context = new DefaultHapiContext(ValidationContextFactory.noValidation());
    PipeParser parser = context.getPipeParser();
    List<String> ids = new ArrayList<>();
    String messages =
        Pattern.compile("(?m)^(FHS|BHS|BTS|FTS).*$").matcher(lines(batch)).replaceAll("");
    for (String message : messages.split("(?=MSH\\|)")) {
      if (!message.isBlank()) {
        ACK ack = (ACK) parser.parse(message.strip().replace('\n', '\r'));
        assertThat(ack.getMSA().getAcknowledgmentCode().getValue()).isIn("AA", "AE", "AR");
        ids.add(ack.getMSA().getMessageControlID().getValue());
      }
    }
    return ids;
  }

  private static String lines(String segments) {
    return segments.replace('\r', '\n');
  }

  @Test
  void oneAnalyteOfOnePersonComesTogetherFromEveryFormat() throws Exception {
    assertThat(
            night.rows(
                "SELECT DISTINCT d.format, r.sent_unit, r.loinc FROM lab.result r JOIN lab.report o"
                    + " ON o.id = r.report_id JOIN exchange.delivery d ON d.id = r.delivery_id JOIN"
                    + " identity.person_of_source p ON p.source_identity_id = r.source_identity_id"
                    + " WHERE r.loinc IN ('2345-7', '14749-6') AND p.person_id IN (SELECT"
                    + " p.person_id FROM identity.person_of_source p JOIN identity.source_identity"
                    + " s ON s.id = p.source_identity_id WHERE s.local_id = ?)",
                "RG35743267"))
        .contains(
            "cda-cr-bio|mmol/L|14749-6",
            "hl7v2-oru|g/l|14749-6",
            "hl7v2-oru|mmol/l|14749-6",
            "hprim-sante|g/l|14749-6");
  }

  @Test
  void everyPracticeIsSentResultsInItsFormatAndNothingIsLeft() throws Exception {
    assertThat(
            night.rows(
                "SELECT partner, format, bool_and(state = 'DELIVERED') FROM distribution.sending"
                    + " GROUP BY 1, 2 ORDER BY 1"))
        .containsExactly(
            "cabinet-de-la-digue|xdm|t",
            "cabinet-des-dunes|hprim-sante|t",
            "cabinet-du-port|hprim-medecins|t",
            "centre-sante-littoral|fhir-r4-lab|t",
            "clinique-des-iles|cda-cr-bio|t",
            "maison-sante-estran|hl7v2-oru|t",
            "passerelle-ght|hl7v2-cda|t");
    assertThat(night.value("SELECT count(*) FROM distribution.payload")).isEqualTo("0");
    for (String practice :
        night.rows("SELECT partner, count(*) FROM distribution.sending GROUP BY 1")) {
      String[] parts = practice.split("\\|");
      assertThat(night.results(parts[0]).keySet())
          .filteredOn(name -> name.startsWith("resultat-"))
          .hasSize(Integer.parseInt(parts[1]));
    }
  }

  @Test
  void aCorrectionReachesThePracticeInTheSameNightAndADeletedResultDoesNot() throws Exception {
    assertThat(night.value("SELECT count(*) FROM distribution.told_result WHERE status = 'C'"))
        .isNotEqualTo("0");
    assertThat(
            night.value(
                "SELECT count(*) FROM distribution.told_result t JOIN lab.result r"
                    + " USING (report_id, code, sub_id) WHERE r.status IN ('D', 'W')"))
        .isEqualTo("0");
    assertThat(night.value("SELECT count(*) FROM lab.result WHERE status IN ('D', 'W')"))
        .isNotEqualTo("0");
  }

  @Test
  void refusedRowsCorrectedAndSentBackLoadOnce(@TempDir Path other) throws Exception {
    try (TestInstallation desk = TestInstallation.open(other)) {
      desk.drop("ght-estran", "1.csv", sample("IDENTITES_GHT_20261120_200000.csv"));
      desk.drop("ght-estran", "2.csv", sample("IDENTITES_GHT_20261120_213000_anomalies.csv"));
      desk.night();
      Path refused =
          TestInstallation.files(
                  desk.installation().folders().homes().resolve("ght-estran/accuses"))
              .stream()
              .filter(file -> file.getFileName().toString().startsWith("refus-"))
              .findFirst()
              .orElseThrow();
      byte[] corrected = corrected(Files.readString(refused));

      desk.drop("ght-estran", "corrections.csv", corrected);
      desk.night();
      Map<String, String> once = TableHashes.exact(desk.installation().database(), grows());
      desk.drop("ght-estran", "corrections-encore.csv", corrected);
      desk.night();

      assertThat(TableHashes.exact(desk.installation().database(), grows())).isEqualTo(once);
      assertThat(
              desk.rows(
                  "SELECT d.state, d.records, d.loaded, a.repeated FROM exchange.arrival a"
                      + " JOIN exchange.delivery d ON d.id = a.delivery_id"
                      + " WHERE a.file_name LIKE 'corrections%' ORDER BY a.id"))
          .containsExactly("LOADED|5|5|f", "LOADED|5|5|t");
      assertThat(
              desk.value(
                  "SELECT count(*) FROM identity.source_identity WHERE local_id IN ('IPP99000004',"
                      + " 'IPP99000005', 'IPP99000006', 'IPP99000007', 'IPP99000008')"))
          .isEqualTo("5");
    }
  }

  private static String[] grows() {
    return new String[] {"exchange.arrival", "exchange.receipt", "exchange.run"};
  }

  private static byte[] sample(String name) throws Exception {
    return TestInstallation.sample("ght-estran", name);
  }

  /** What a clerk does: mends the cells, leaves the columns with the reasons where they are. */
  private static byte[] corrected(String refused) throws Exception {
    CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(';').setHeader().get();
    StringBuilder mended = new StringBuilder();
    try (CSVParser rows = CSVParser.parse(refused.replace("\uFEFF", ""), format);
        CSVPrinter out =
            new CSVPrinter(mended, CSVFormat.DEFAULT.builder().setDelimiter(';').get())) {
      out.printRecord(rows.getHeaderNames());
      for (CSVRecord row : StreamSupport.stream(rows.spliterator(), false).toList()) {
        Map<String, String> cells = row.toMap();
        cells.put("NOM_NAISSANCE", "RENOUVEAU");
        cells.put("PRENOM", "ODETTE");
        cells.put("PRENOMS", "ODETTE");
        cells.put("DATE_NAISSANCE", "19" + row.get("ID_LOCAL").substring(9) + "-02-28");
        cells.put("STATUT", "PROV");
        List.of("INS", "CLE_INS", "OID_INS").forEach(column -> cells.put(column, ""));
        out.printRecord(rows.getHeaderNames().stream().map(cells::get).toList());
      }
    }
    return mended.toString().getBytes(StandardCharsets.UTF_8);
  }
}
