package org.estuaire.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.estuaire.identity.registry.PersonFinder;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.Mask;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.lab.model.VisibilityStatement.Word;
import org.estuaire.overview.Overview.Enrolment;
import org.estuaire.overview.Overview.Gir;
import org.estuaire.overview.Overview.Result;
import org.estuaire.overview.Overview.Right;
import org.estuaire.overview.Part.Sight;
import org.estuaire.pathway.PathwayWorld;
import org.estuaire.pathway.PathwayWorld.Person;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverviewTest {

  private static final PathwayWorld WORLD = new PathwayWorld();
  private static final String SERVICE = "estuaire_service";
  private static final String CELL = "estuaire_identity_cell";
  private static final String GLUCOSE = "14749-6";

  /** As an installation may grant it: a council's own data, and nothing of anybody else. */
  private static final String COUNCIL = "overview_test_council";

  /** Every part by its name. */
  private static final List<Function<Overview, Part<?>>> SOCIAL =
      List.of(Overview::rights, Overview::girs, Overview::payments);

  @BeforeAll
  static void aRoleOfACouncil() throws SQLException {
    WORLD.execute(
        "DO $$ BEGIN IF to_regrole('"
            + COUNCIL
            + "') IS NULL THEN CREATE ROLE "
            + COUNCIL
            + "; END IF; END $$");
    WORLD.execute("GRANT USAGE ON SCHEMA social TO " + COUNCIL);
    WORLD.execute(
        "GRANT SELECT ON social.own_right_of_person, social.own_gir_of_person,"
            + " social.own_payment_of_person TO "
            + COUNCIL);
    WORLD.execute("INSERT INTO social.council_role VALUES (?::name, 'cd-x')", COUNCIL);
    // Of one that is gone nobody is a member.
    WORLD.execute("INSERT INTO social.council_role VALUES ('no such role', 'cd-y')");
  }

  @Test
  void thePageHasWhatEveryLaneHoldsUnderAllIdentitiesOfThePerson() throws Exception {
    Person person = full();
    Overview seen = read(SERVICE, person);
    assertThat(seen.identities().lines())
        .extracting(one -> one.domain() + " " + one.localId())
        .containsExactly(
            "cd-x " + person.localId("cd-x"),
            "labo-a " + person.localId("labo-a"),
            "labo-b " + person.localId("labo-b"));
    assertThat(seen.results().lines()).extracting(Result::value).containsExactly("7.1", "8.2");
    assertThat(seen.rights().lines())
        .extracting(right -> right.right() + " " + right.plan() + " " + right.retentionUntil())
        .containsExactly("RD" + person.number() + " 1 Optional.empty");
    assertThat(seen.girs().lines())
        .extracting(gir -> gir.gir() + " " + gir.evaluated().orElseThrow() + " " + gir.holds())
        .containsExactly("3 2025-09-17 true", "4 2024-09-17 false");
    assertThat(seen.payments().lines())
        .extracting(payment -> payment.month() + " " + payment.paid())
        .containsExactly("2026-04-01 450.00");
    assertThat(seen.enrolments().lines()).extracting(Enrolment::pathway).containsExactly("diabete");
    assertThat(seen.sendings().lines())
        .extracting(one -> one.file() + " " + one.orders())
        .containsExactly("synthese-1.pdf ", "resultat-1.hl7 " + order(person));
    assertThat(seen.reviews().lines()).extracting(one -> one.kind()).containsExactly("COLLISION");
  }

  @Test
  void everyRowSaysInWhichFileAndWhereItCame() throws Exception {
    Overview seen = read(SERVICE, full());
    assertThat(seen.rights().lines().get(0).origin())
        .hasValueSatisfying(
            origin ->
                assertThat(
                        List.of(
                            origin.partner(),
                            origin.file(),
                            origin.line() + "",
                            origin.offset() + ""))
                    .containsExactly("cd-x", "droits de VASSEUR.csv", "12", "345"));
    assertThat(seen.girs().lines().get(0).origin()).isPresent();
    assertThat(seen.payments().lines().get(0).origin()).isPresent();
    assertThat(seen.identities().lines().get(0).origin()).isPresent();
  }

  @Test
  void theIdentityCellSeesIdentitiesAndIsToldThatThereMayBeMore() throws Exception {
    Overview seen = read(CELL, full());
    assertThat(seen.identities().lines()).hasSize(3);
    assertThat(seen.identities().lines().get(0).origin())
        .hasValueSatisfying(origin -> assertThat(origin.file()).isEqualTo("—"));
    assertThat(seen.reviews().lines()).hasSize(1);
    assertThat(
            List.of(
                seen.results().sight(),
                seen.rights().sight(),
                seen.girs().sight(),
                seen.payments().sight(),
                seen.sendings().sight(),
                seen.enrolments().sight()))
        .containsOnly(Sight.NOT_VISIBLE);
  }

  @Test
  void aRoleOfACouncilSeesRightsAndNeitherResultsNorIdentities() throws Exception {
    Overview seen = read(COUNCIL, full());
    assertThat(seen.rights().lines()).hasSize(1);
    assertThat(seen.payments().lines()).hasSize(1);
    assertThat(List.of(seen.results().sight(), seen.identities().sight(), seen.sendings().sight()))
        .containsOnly(Sight.NOT_VISIBLE);
  }

  @Test
  void aRoleOfACouncilSeesNothingOfAnotherCouncil() throws Exception {
    Person person = full();
    WORLD.execute("INSERT INTO exchange.partner VALUES ('cd-y', 'x', 'x') ON CONFLICT DO NOTHING");
    for (String table : List.of("dossier", "entitlement")) {
      WORLD.execute(
          "INSERT INTO social.%1$s SELECT (jsonb_populate_record(t, '{\"partner\": \"cd-y\"}')).*"
                  .formatted(table)
              + " FROM social.%1$s t WHERE partner = 'cd-x' AND source_identity_id = ?"
                  .formatted(table),
          person.number() * 10L + 2);
    }
    assertThat(read(SERVICE, person).rights().lines()).hasSize(2);
    Overview seen = read(COUNCIL, person);
    assertThat(seen.rights().lines()).extracting(Right::council).containsExactly("cd-x");
    assertThat(seen.girs().lines()).extracting(Gir::council).containsOnly("cd-x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"partage-social", "*"})
  void socialDataOfWhomObjectsToSharingAreForTheCouncilAlone(String purpose) throws Exception {
    Person person = full();
    // Said with an identifier of a laboratory, it holds for the person.
    WORLD.object(person, purpose);
    for (Function<Overview, Part<?>> part : SOCIAL) {
      assertThat(part.apply(read(SERVICE, person)).sight()).isEqualTo(Sight.OPPOSED);
      assertThat(part.apply(read(SERVICE, person)).lines()).isEmpty();
      // The owner of the schemas may read everything and is no council.
      assertThat(part.apply(read("NONE", person)).sight()).isEqualTo(Sight.OPPOSED);
      assertThat(part.apply(read(COUNCIL, person)).lines()).isNotEmpty();
    }
    assertThat(read(SERVICE, person).results().lines()).isNotEmpty();
    for (String view : List.of("right", "gir", "payment")) {
      assertThat(count("social.shared_" + view + "_of_person", person)).isZero();
    }
  }

  @Test
  void otherObjectionsLeaveSocialDataWhereTheyAre() throws Exception {
    Person person = full();
    WORLD.object(person, "diffusion");
    assertThat(read(SERVICE, person).rights().sight()).isEqualTo(Sight.SHOWN);
  }

  @Test
  void whatIsHiddenFromAnybodyIsNotOnThePageAndNothingTellsOfIt() throws Exception {
    Person person = WORLD.person();
    List<VisibilityStatement> hidden =
        List.of(
            VisibilityStatement.of(Confidentiality.RESTRICTED),
            VisibilityStatement.of(Confidentiality.VERY_RESTRICTED),
            VisibilityStatement.of(Mask.PROFESSIONALS, Word.PUT),
            VisibilityStatement.of(Mask.SECRET, Word.PUT),
            VisibilityStatement.of(Mask.PATIENT, Word.PUT),
            VisibilityStatement.of(Mask.PROFESSIONALS, Word.UNCLEAR));
    int day = 0;
    for (VisibilityStatement words : hidden) {
      WORLD.result(person, "labo-a", GLUCOSE, day(++day), "9.9", "mmol/L", words);
      sending(person, "labo-a", GLUCOSE, day(day), 10 + day);
    }
    Overview seen = read(SERVICE, person);
    assertThat(seen.results()).isEqualTo(Part.of(List.of(), 0));
    assertThat(seen.sendings()).isEqualTo(Part.of(List.of(), 0));
  }

  @Test
  void resultsOfADoubtfulIdentityAreNotOnThePage() throws Exception {
    Person person = full();
    WORLD.mark(person, "labo-a", "DOUT");
    assertThat(read(SERVICE, person).results().lines())
        .extracting(Result::laboratory)
        .doesNotContain("labo-a");
  }

  @Test
  void theNewestOfEachExaminationAreShownAndTheOthersCounted() throws Exception {
    Person person = WORLD.person();
    for (int day = 1; day <= 4; day++) {
      result(person, day % 2 == 0 ? "labo-a" : "labo-b", GLUCOSE, day, "5." + day, "mmol/L");
      result(person, "labo-a", "2823-3", day, "4." + day, "mmol/L");
    }
    assertThat(read(SERVICE, person, 2).results().lines())
        .extracting(Result::value)
        .containsExactly("5.4", "5.3", "4.4", "4.3");
    assertThat(read(SERVICE, person, 2).results().more()).isEqualTo(4);
    assertThat(read(SERVICE, person, 0).results().lines()).hasSize(8);
  }

  @Test
  void anIdentityThatIsNoLongerThePersonsIsNamedWithoutItsTraits() throws Exception {
    Person person = full();
    Person other = WORLD.person();
    moved(person, "labo-b", other.id());
    Overview seen = read(SERVICE, person);
    assertThat(seen.left().lines())
        .extracting(one -> one.localId() + " " + one.reason())
        .containsExactly(person.localId("labo-b") + " test");
    assertThat(seen.identities().lines()).hasSize(2);
    assertThat(seen.results().lines()).extracting(Result::laboratory).containsOnly("labo-a");
    assertThat(read(SERVICE, other).results().lines()).hasSize(1);
  }

  @Test
  void theNumberOfAPersonWhoseIdentitiesAllWentToAnotherFindsThatOne() throws Exception {
    Person gone = WORLD.person();
    Person living = WORLD.person();
    for (String domain : List.of("labo-a", "labo-b", "cd-x")) {
      assertThat(find(gone.id().toString())).containsExactly(gone.id());
      moved(gone, domain, living.id());
    }
    assertThat(find(gone.id().toString())).containsExactly(living.id());
    assertThat(find(living.id().toString())).containsExactly(living.id());
    assertThat(find(new UUID(9, 9).toString())).isEmpty();
  }

  @Test
  void aNirOrInsFindsWhoeverBearsItWithOrWithoutItsKey() throws Exception {
    Person one = WORLD.person();
    Person relative = WORLD.person();
    WORLD.execute(
        "UPDATE identity.source_identity SET nir = '2 50 05 38 999 001 11' WHERE local_id IN (?, ?)",
        one.localId("labo-a"),
        relative.localId("labo-a"));
    try (Connection connection = WORLD.database().getConnection()) {
      PersonFinder finder = new PersonFinder(connection);
      assertThat(finder.findByMatricule("2500538999001"))
          .containsExactlyInAnyOrder(one.id(), relative.id());
      assertThat(finder.findByMatricule("2 50 05 38 999 001 11")).hasSize(2);
      assertThat(finder.findByMatricule("250")).isEmpty();
      assertThat(finder.find("2500538999001")).isEmpty();
    }
  }

  /** Somebody of whom every lane holds something. */
  private static Person full() throws Exception {
    Person person = WORLD.person();
    WORLD.right(person, 3, LocalDate.of(2025, 9, 17), 31);
    String dossier = "D" + person.number();
    WORLD.execute(
        "INSERT INTO exchange.delivery (partner, sha256, bytes) VALUES ('cd-x', repeat('0', 64), 1)"
            + " ON CONFLICT DO NOTHING");
    WORLD.execute(
        "INSERT INTO exchange.arrival (delivery_id, file_name, channel, repeated)"
            + " SELECT 1, 'droits de VASSEUR.csv', 'SFTP', false"
            + " WHERE NOT EXISTS (SELECT FROM exchange.arrival)");
    WORLD.execute(
        "INSERT INTO exchange.record (delivery_id, ordinal, line, byte_offset, byte_length, lane,"
            + " key, outcome) VALUES (1, 1, 12, 345, 99, 'social', 'x', 'LOADED')"
            + " ON CONFLICT DO NOTHING");
    WORLD.execute(
        "INSERT INTO social.entitlement_history SELECT (jsonb_populate_record("
            + "NULL::social.entitlement_history, to_jsonb(e) || '{\"gir\": 4, \"evaluated_on\":"
            + " \"2024-09-17\", \"superseded_at\": \"2026-01-01\", \"superseded_delivery\": 1,"
            + " \"superseded_ordinal\": 1}')).* FROM social.entitlement e WHERE dossier = ?",
        dossier);
    WORLD.execute(
        "UPDATE social.entitlement SET right_key = ? WHERE dossier = ?", "R" + dossier, dossier);
    WORLD.execute(
        "INSERT INTO social.payment (partner, right_key, month, kind, paid, content, stated_on,"
            + " confirmed_on, delivery_id, ordinal) VALUES ('cd-x', ?, '2026-04-01', 'AH', 450, '',"
            + " '2026-05-01', '2026-05-01', 1, 1)",
        "R" + dossier);
    result(person, "labo-a", GLUCOSE, 1, "7.1", "mmol/L");
    result(person, "labo-b", "4548-4", 2, "8.2", "%");
    WORLD.enrol(person, "cabinet-x", "diabete");
    sending(person, "labo-a", GLUCOSE, day(1), 1);
    page(person);
    WORLD.execute(
        "WITH item AS (INSERT INTO identity.review_item (kind, domain, local_id)"
            + " VALUES ('COLLISION', 'labo-a', ?) RETURNING id)"
            + " INSERT INTO identity.review_identity SELECT item.id, s.id FROM item,"
            + " identity.source_identity s WHERE s.local_id IN (?, ?)",
        person.localId("labo-a"),
        person.localId("labo-a"),
        person.localId("labo-b"));
    return person;
  }

  private static LocalDate day(int ago) {
    return PathwayWorld.TODAY.minusDays(100).plusDays(ago);
  }

  private static void result(
      Person person, String laboratory, String loinc, int day, String value, String unit)
      throws Exception {
    WORLD.result(person, laboratory, loinc, day(day), value, unit, VisibilityStatement.SILENT);
  }

  private static String order(Person person) {
    return person.number() + "-labo-a-" + GLUCOSE + "-" + day(1);
  }

  private static void sending(
      Person person, String laboratory, String loinc, LocalDate on, int number)
      throws SQLException {
    WORLD.execute(
        "WITH report AS (SELECT * FROM lab.report WHERE order_number = ?),"
            + " dossier AS (INSERT INTO distribution.dossier (laboratory, sender, message_id,"
            + " source_identity_id, announced_at) SELECT partner, sender, message_id,"
            + " source_identity_id, now() FROM report RETURNING id),"
            + " of AS (INSERT INTO distribution.dossier_order SELECT report.id, dossier.id FROM"
            + " report, dossier)"
            + " INSERT INTO distribution.sending (partner, dossier_id, version, reason, format,"
            + " number, file_name, results, entitled) SELECT 'cabinet-x', dossier.id, 1, 'LIST',"
            + " 'hl7', ?, ?, 1, true FROM dossier",
        person.number() + "-" + laboratory + "-" + loinc + "-" + on,
        person.number() + "-" + number,
        "resultat-" + number + ".hl7");
  }

  private static void page(Person person) throws SQLException {
    WORLD.execute(
        "WITH page AS (INSERT INTO pathway.summary (partner, person_id) VALUES ('cabinet-x', ?)"
            + " RETURNING id) INSERT INTO pathway.summary_version (summary_id, version, digest,"
            + " as_of, file_name) SELECT id, 1, '', '2026-06-15', 'synthese-1.pdf' FROM page",
        person.id());
  }

  private static void moved(Person person, String domain, UUID to) throws SQLException {
    WORLD.execute(
        "UPDATE identity.link l SET ended_at = clock_timestamp(), ended_by = 'test',"
            + " ended_reason = 'test' FROM identity.source_identity s"
            + " WHERE s.id = l.source_identity_id AND s.local_id = ? AND l.ended_at IS NULL",
        person.localId(domain));
    WORLD.execute(
        "INSERT INTO identity.link (source_identity_id, person_id, rule, reason, score, made_by)"
            + " SELECT id, ?, 'LINKED', 'test', 1, 'test' FROM identity.source_identity"
            + " WHERE local_id = ?",
        to,
        person.localId(domain));
  }

  private static List<UUID> find(String key) throws SQLException {
    try (Connection connection = WORLD.database().getConnection()) {
      return new PersonFinder(connection).find(key);
    }
  }

  private static long count(String view, Person person) throws SQLException {
    try (Connection connection = WORLD.database().getConnection();
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT count(*) FROM " + view + " WHERE person_id = '" + person.id() + "'")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Overview read(String role, Person person) throws SQLException {
    return read(role, person, 3);
  }

  private static Overview read(String role, Person person, int last) throws SQLException {
    try (Connection tx = WORLD.database().getConnection()) {
      tx.setAutoCommit(false);
      try (Statement statement = tx.createStatement()) {
        statement.execute("SET LOCAL ROLE " + role);
      }
      Overview overview = new OverviewReader(tx, last).read(person.id());
      tx.rollback();
      return overview;
    }
  }
}
