package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.lab.LabSamples.hour;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Letterhead;
import org.estuaire.exchange.Letterhead.Address;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.Unsealed;
import org.estuaire.lab.cda.CdaWriter;
import org.estuaire.lab.distribution.Courier;
import org.estuaire.lab.distribution.Distribution;
import org.estuaire.lab.distribution.Subscription;
import org.estuaire.lab.fhir.FhirReportWriter;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.store.LabLoader;
import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names and addresses that the registers know and a partner's file does not say. */
class RegistersInHeadersTest {

  private static final String PRESCRIBER = "10000000017";
  private static final String LABORATORY = "380000999";
  private static final String PRACTICE = "10000000025";

  private final DataSource database = TestDatabase.create();
  private final Map<String, String> sent = new TreeMap<>();
  private Letterhead letterhead = Letterhead.UNKNOWN;
  private int delivery;

  @BeforeEach
  void aPatientWhomTwoPracticesFollowAndRegisters() throws SQLException {
    try (Connection tx = database.getConnection()) {
      LabPersons.identity(tx, 1, "labo-a", "A1", new UUID(0, 1));
    }
    execute(
        "INSERT INTO distribution.followed (partner, domain, local_id, reason, since) VALUES"
            + " ('cda-cr-bio', 'labo-a', 'A1', 'LIST', '2026-01-01'),"
            + " ('fhir-r4-lab', 'labo-a', 'A1', 'LIST', '2026-01-01')");
    practitioner(PRESCRIBER, "MARTIN", "Anne", "12 Rue des Lilas", "29200");
    practitioner(PRACTICE, "PETIT", "Bruno", "3 Avenue du Port", "29100");
    execute(
        "INSERT INTO terminology.establishment (number, kind, legal_number, name, category,"
            + " category_label, siret, complement, street, distribution, postcode, town, town_code,"
            + " phone, known_since) VALUES ('380000999', 'ET', '', 'LABO', '611', '', '', '',"
            + " '5 Rue du Phare', 'BP 12', '38999', 'Estran', '', '0476000001', '2026-01-01')");
  }

  @Test
  void aHeaderNamesThePrescriberAndTheLaboratorysAddressAsTheRegistersDo() throws Exception {
    load(PRESCRIBER, 0, "5.0");
    distribute();
    assertThat(participant())
        .contains("extension=\"8" + PRESCRIBER + "\"")
        .contains("<given>Anne</given><family>MARTIN</family>")
        .contains("code=\"G15_10/SM54\" displayName=\"Médecin - Médecine générale (SM)\"")
        .contains("<streetName>12 Rue des Lilas</streetName><postalCode>29200</postalCode>");
    assertThat(cda())
        .contains("<streetName>5 Rue du Phare, BP 12</streetName>", "tel:0476000001")
        .contains("<streetName>3 Avenue du Port</streetName>");
    assertThat(fhir())
        .contains("\"family\":\"MARTIN\"", "\"given\":[\"Anne\"", "12 Rue des Lilas")
        .contains("\"text\":\"Médecin - Médecine générale (SM)\"")
        .contains("5 Rue du Phare, BP 12", "0476000001", "3 Avenue du Port");
  }

  @Test
  void whatThePartnersFileSaysOfALaboratoryGoesBeforeTheRegister() throws Exception {
    letterhead =
        new Letterhead(
            new Address("3 quai des Essais", "38998", "Essai", ""),
            Optional.empty(),
            Optional.empty(),
            false);
    load(PRESCRIBER, 0, "5.0");
    distribute();
    assertThat(cda()).contains("3 quai des Essais", "tel:0476000001").doesNotContain("Phare");
    assertThat(fhir()).contains("3 quai des Essais", "0476000001").doesNotContain("Phare");
  }

  @Test
  void aPrescriberWhomNoRegisterHasIsANumberAlone() throws Exception {
    load("10000000033", 0, "5.0");
    distribute();
    assertThat(participant())
        .contains("extension=\"810000000033\"", "<addr nullFlavor=\"UNK\"")
        .doesNotContain("associatedPerson", "displayName");
    assertThat(fhir()).contains("\"requester\":{\"identifier\":{\"value\":\"10000000033\"}}");
  }

  /** They may still have asked for what is reported; where they are now nobody knows. */
  @Test
  void whoHasLeftTheRegisterKeepsTheirNameAndHasNoAddress() throws Exception {
    execute("UPDATE terminology.practitioner SET absent_since = '2026-02-01'");
    execute("UPDATE terminology.activity SET absent_since = '2026-02-01'");
    load(PRESCRIBER, 0, "5.0");
    distribute();
    assertThat(participant())
        .contains("<family>MARTIN</family>", "<addr nullFlavor=\"UNK\"", "code=\"G15_10\"");
  }

  /** Practices are told of results; where somebody has moved to is told beside the next one. */
  @Test
  void aRegisterThatIsImportedAgainSendsNothingAndIsSeenInTheNextVersion() throws Exception {
    load(PRESCRIBER, 0, "5.0");
    distribute();
    sent.clear();
    execute("UPDATE terminology.activity SET street = '1 Place Neuve'");
    execute("UPDATE terminology.establishment SET street = '2 Place Neuve'");
    load(PRESCRIBER, 0, "5.0");
    execute(
        "INSERT INTO lab.changed_report (report_id) SELECT id FROM lab.report"
            + " ON CONFLICT DO NOTHING");
    distribute();
    assertThat(sent).isEmpty();
    load(PRESCRIBER, 2, "7.0");
    distribute();
    assertThat(cda())
        .contains("versionNumber value=\"2\"", "1 Place Neuve", "2 Place Neuve")
        .doesNotContain("Lilas", "Phare");
  }

  private String cda() {
    return sent.getOrDefault("cda-cr-bio", "");
  }

  private String fhir() {
    return sent.getOrDefault("fhir-r4-lab", "");
  }

  private String participant() {
    String document = cda();
    return document.substring(
        document.indexOf("<participant typeCode=\"REF\""), document.indexOf("</participant>"));
  }

  private void distribute() throws SQLException, IOException {
    new Distribution(
            database,
            List.of(practice("cda-cr-bio"), practice("fhir-r4-lab")),
            Map.of("cda-cr-bio", CdaWriter.withoutCopy(), "fhir-r4-lab", new FhirReportWriter()),
            partner -> new Party(LABORATORY, partner, letterhead),
            Unsealed.SEAL,
            () -> LocalDate.of(2026, 3, 3),
            CrashPoint.Watch.NONE)
        .prepare();
    new Courier(
            database,
            Unsealed.SEAL,
            (partner, name, content) ->
                sent.put(partner, new String(content, StandardCharsets.UTF_8)),
            CrashPoint.Watch.NONE)
        .deliver();
  }

  private static Subscription practice(String format) {
    return new Subscription(
        format,
        new Party(PRACTICE, "Cabinet du Port"),
        Partner.METROPOLITAN_FRANCE,
        format,
        Set.of(),
        true,
        0);
  }

  private void load(String prescriber, int hours, String value) throws SQLException {
    LabOrder order =
        LabSamples.order("D1", hour(hours), LabSamples.loinc("14749-6", value, "mmol/L"));
    LabOrder asked =
        new LabOrder(
            order.number(),
            order.placerNumber(),
            order.code(),
            order.label(),
            order.status(),
            order.versionAt(),
            order.collectedAt(),
            order.receivedAt(),
            prescriber,
            order.renewal(),
            order.results());
    Outcome.Accepted<LabReport> report =
        (Outcome.Accepted<LabReport>)
            LabSamples.NORMALISER.normalise(LabSamples.report(hour(hours), asked));
    delivery++;
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      new LabLoader()
          .load(
              tx,
              List.of(new Filed<>(delivery, new Place(1, 1, 0, 10), "labo-a", 1, report.record())));
      tx.commit();
    }
  }

  private void practitioner(
      String number, String family, String given, String street, String postcode)
      throws SQLException {
    execute(
        "INSERT INTO terminology.practitioner (number, title, family_name, given_name, profession,"
            + " profession_code, known_since) VALUES ('"
            + String.join("', '", number, "Docteur", family, given, "Médecin", "10", "2026-01-01")
            + "')");
    execute(
        "INSERT INTO terminology.activity (number, content, profession, speciality,"
            + " speciality_code, mode, site_finess, legal_finess, site_name, complement, street,"
            + " distribution, postcode, town, town_code, phone, email, known_since) VALUES ('"
            + number
            + "', gen_random_uuid(), 'Médecin', 'Médecine générale', 'SM54', 'L', '', '', '', '', '"
            + street
            + "', '', '"
            + postcode
            + "', 'Brest', '', '', '', '2026-01-01')");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
