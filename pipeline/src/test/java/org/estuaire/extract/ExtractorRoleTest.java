package org.estuaire.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.estuaire.exchange.Partner;
import org.estuaire.extract.SyntheticFollowUp.Someone;
import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractorRoleTest {

  private static final Someone ELDERLY = Someone.born("1941-03-12");
  private static final String STUDY = "suivi-biologique";

  @TempDir Path temp;
  private Connection connection;
  private SyntheticFollowUp territory;

  @BeforeEach
  void aRepositoryWithAStudy() throws Exception {
    connection = TestDatabase.create().getConnection();
    territory = new SyntheticFollowUp(connection);
    register(StudyFile.shipped().study(temp.resolve("config")));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM identity.source_identity",
        "SELECT * FROM identity.source_identity_history",
        "SELECT * FROM identity.person",
        "SELECT * FROM identity.former_number",
        "SELECT * FROM identity.link",
        "SELECT * FROM identity.person_of_source",
        "SELECT * FROM identity.event",
        "SELECT * FROM lab.report",
        "SELECT * FROM lab.result",
        "SELECT * FROM lab.valid_result",
        "SELECT * FROM exchange.delivery",
        "SELECT * FROM audit.event",
        "SELECT * FROM extract.opposition",
        "SELECT * FROM extract.opposed_person",
        "SELECT * FROM extract.person",
        "SELECT * FROM extract.lab_observation",
        "SELECT * FROM extract.study",
        "SELECT salt FROM extract.study",
        "SELECT * FROM extract.study_key",
        "SELECT * FROM extract.known_numbers('suivi-biologique', 0)",
        "SELECT extract.study_number('\\x00', gen_random_uuid())",
        "INSERT INTO extract.study (id, zones) VALUES ('mine', '[]')",
        "UPDATE extract.study SET zones = '[]'",
        "DELETE FROM extract.study",
        "INSERT INTO extract.study_key VALUES ('0', 'mine', 0)",
        "UPDATE audit.event SET actor = 'x'",
        "CREATE TABLE extract.copy (a text)",
        "CREATE TABLE public.copy (a text)"
      })
  void theRoleIsRefusedEverythingButTheMaterialOfAStudy(String sql) throws SQLException {
    become("estuaire_extractor");
    assertThatThrownBy(() -> execute(sql)).hasMessageContaining("permission denied");
  }

  @Test
  void noTableAndNoViewIsReadableForTheRole() throws SQLException {
    assertThat(
            rows(
                "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n"
                    + " ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'v', 'm', 'p')"
                    + " AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
                    + " AND has_any_column_privilege('estuaire_extractor', c.oid, 'SELECT')"))
        .isEmpty();
  }

  /** A council's data are for the council: no view and no function of the study zone reads them. */
  @Test
  void noDatasetIsMadeOfSocialData() throws SQLException {
    assertThat(
            rows(
                "SELECT v.oid::regclass::text FROM pg_rewrite r"
                    + " JOIN pg_class v ON v.oid = r.ev_class AND v.relnamespace = 'extract'::regnamespace"
                    + " JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid"
                    + " JOIN pg_class t ON t.oid = d.refobjid AND t.relnamespace = 'social'::regnamespace"
                    + " UNION SELECT p.oid::regprocedure::text FROM pg_proc p"
                    + " WHERE p.pronamespace = 'extract'::regnamespace AND p.prosrc LIKE '%social.%'"))
        .isEmpty();
    become("estuaire_extractor");
    assertThatThrownBy(() -> execute("SELECT * FROM social.right_in_brief"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void theMaterialTellsOfAResultItsQuarterAndClassAndNoMomentValueOrBirth() throws SQLException {
    long person = territory.person(ELDERLY);
    territory.hba1c(person, "2026-05-04", "7.4");
    territory.hba1c(person, "2026-06-15", "8.1");

    assertThat(
            material(
                "quarter, age_band, sex, zone, analyte, specimen, place, band, in_range,"
                    + " hours_to_result, hours_to_repository, laboratory",
                "fate IS NULL ORDER BY place"))
        .containsExactly(
            "2026-04-01 85 F Estran littoral hba1c 2 1 2 f 6 12 labo-a",
            "2026-04-01 85 F Estran littoral hba1c 1 2 1 f 6 12 labo-a");
    assertThat(material("fate, as_of AT TIME ZONE 'UTC'", "fate IS NOT NULL"))
        .containsExactly("DELIVERED 2026-06-16 01:00:00");
  }

  @Test
  void aFunctionOfOnesOwnSeesNothingOfWhatIsWithdrawnOrOfThoseWhoAreNotDelivered()
      throws SQLException {
    long delivered = territory.person(ELDERLY);
    territory.hba1c(delivered, "2026-05-04", "7.4");
    territory.hba1c(delivered, "2026-06-04", "7.4");
    territory.result(territory.person(ELDERLY), "2026-05-05", "4548-4", "9.9", "%", "W");
    territory.hba1c(territory.person(ELDERLY.with("FICT")), "2026-05-06", "7.4");
    become("estuaire_extractor");
    execute(
        "CREATE TEMP TABLE seen (what text)",
        "CREATE FUNCTION pg_temp.spy(what anyelement) RETURNS boolean LANGUAGE plpgsql"
            + " COST 0.0001 AS 'BEGIN INSERT INTO seen VALUES (what::text); RETURN true; END'",
        "SELECT count(*) FROM extract.material('suivi-biologique') m WHERE pg_temp.spy(m)");

    assertThat(rows("SELECT what FROM seen"))
        .hasSize(4)
        .filteredOn(row -> row.contains("hba1c"))
        .hasSize(2);
  }

  @Test
  void whoSeesTwoStudiesCannotJoinThemByTheirNumbersOfPersons() throws Exception {
    territory.hba1c(territory.person(ELDERLY), "2026-05-04", "7.4");
    register(
        StudyFile.shipped()
            .replacing("id: suivi-biologique", "id: autre-etude")
            .study(temp.resolve("other"), "autre-etude"));

    Set<String> one = new HashSet<>(rows("SELECT person FROM extract.material('" + STUDY + "')"));
    Set<String> other = new HashSet<>(rows("SELECT person FROM extract.material('autre-etude')"));
    assertThat(one).hasSize(1).doesNotContainAnyElementsOf(other);
    assertThat(rows("SELECT id::text FROM identity.person")).doesNotContainAnyElementsOf(one);
  }

  @Test
  void aStudyIsNotJoinedByItsNumbersAfterItsRequestChangesEither() throws Exception {
    territory.hba1c(territory.person(ELDERLY), "2026-05-04", "7.4");
    List<String> before = material("person", "true");
    register(
        StudyFile.shipped().replacing("version: 1", "version: 2").study(temp.resolve("changed")));
    assertThat(material("person", "true")).isEqualTo(before);
    assertThat(
            rows(
                "SELECT subject || ' ' || (detail ->> 'version') FROM audit.event"
                    + " WHERE action = 'study registered' ORDER BY id"))
        .containsExactly("study " + STUDY + " 1", "study " + STUDY + " 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE extract.study SET zones = '[{\"name\": \"a\", \"communes\": [\"38901\"]}]'",
        "UPDATE extract.study SET approved_by = ARRAY['one']",
        "UPDATE extract.study SET approved_by = ARRAY['one', 'one']"
      })
  void evenTheKeeperOfStudiesRegistersNoCommuneAloneAndNothingThatOnePersonApproved(String sql)
      throws SQLException {
    become("estuaire_study_keeper");
    assertThatThrownBy(() -> execute(sql)).hasMessageContaining("violates check constraint");
  }

  @Test
  void theKeeperOfStudiesSeesNoResultAndNoIdentity() throws SQLException {
    become("estuaire_study_keeper");
    for (String sql :
        List.of(
            "SELECT * FROM extract.material('suivi-biologique')",
            "SELECT * FROM lab.result",
            "SELECT salt FROM extract.study",
            "SELECT * FROM identity.former_number",
            "SELECT * FROM identity.source_identity")) {
      assertThatThrownBy(() -> execute(sql)).hasMessageContaining("permission denied");
    }
  }

  private void register(Study study) throws SQLException {
    connection.setAutoCommit(false);
    new StudyRegister(study, Partner.METROPOLITAN_FRANCE).register(connection);
    connection.commit();
    connection.setAutoCommit(true);
  }

  private List<String> material(String columns, String where) throws SQLException {
    become("estuaire_extractor");
    List<String> rows =
        rows(
            "SELECT concat_ws(' ', "
                + columns
                + ") FROM extract.material('"
                + STUDY
                + "') WHERE "
                + where);
    execute("RESET ROLE");
    return rows;
  }

  private void become(String role) throws SQLException {
    execute("SET ROLE " + role);
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }

  private void execute(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
