package org.estuaire.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL itself says who of a council reads what (CASF R232-44). */
class CouncilReadersTest {

  /** What the medico-social team knows of a person. */
  private static final List<String> MEDICAL =
      List.of(
          "discriminating",
          "illustrative",
          "recommendation",
          "fell",
          "in_hospital",
          "practitioner");

  private Connection connection;

  @BeforeEach
  void fill() throws SQLException {
    connection = TestDatabase.create().getConnection();
    for (String partner : List.of("cd-38", "cd-69")) {
      run(
          "INSERT INTO social.evaluation (partner, number, dossier, discriminating, illustrative,"
              + " recommendation, gir_computed, content, stated_on, confirmed_on, delivery_id,"
              + " ordinal) VALUES ('%1$s', 'E1', 'P1', 'BBBBBBBBBB', 'AAAAAAA', 'repos', 4, '',"
              + " '2026-11-20', '2026-11-20', 1, 1)",
          partner);
      run(
          "INSERT INTO social.payment (partner, right_key, month, kind, paid, content, stated_on,"
              + " confirmed_on, delivery_id, ordinal) VALUES ('%1$s', 'D1', '2026-10-01', 'AH', 1,"
              + " '', '2026-11-20', '2026-11-20', 1, 1)",
          partner);
    }
    run(
        "DO $$ BEGIN CREATE ROLE essai_lecteur LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    run("INSERT INTO social.council_role VALUES ('essai_lecteur', 'cd-38')");
  }

  @AfterEach
  void close() throws SQLException {
    run("RESET SESSION AUTHORIZATION");
    run("REVOKE estuaire_ems, estuaire_council_agent FROM essai_lecteur");
    connection.close();
  }

  private void run(String sql, Object... arguments) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql.formatted(arguments));
    }
  }

  private List<String> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(row.getString(1));
      }
      return rows;
    }
  }

  /** As an account of the council logs in. */
  private void logIn(String role) throws SQLException {
    run("GRANT estuaire_%s TO essai_lecteur", role);
    run("SET SESSION AUTHORIZATION essai_lecteur");
  }

  @ParameterizedTest
  @CsvSource({"council_agent, false", "ems, true"})
  void anAgentIsRefusedWhatTheTeamReads(String role, boolean reads) throws SQLException {
    logIn(role);
    for (String medical : MEDICAL) {
      String query = "SELECT " + medical + " FROM social.own_assessment";
      if (reads) {
        assertThat(rows(query)).hasSize(1);
      } else {
        assertThatThrownBy(() -> rows(query)).hasMessageContaining("permission denied");
      }
      assertThatThrownBy(() -> rows("SELECT " + medical + " FROM social.evaluation"))
          .hasMessageContaining("permission denied");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"council_agent", "ems"})
  void everybodyReadsTheRowsOfTheirCouncilAlone(String role) throws SQLException {
    logIn(role);
    assertThat(rows("SELECT partner FROM social.own_evaluation")).containsExactly("cd-38");
    assertThat(rows("SELECT partner FROM social.own_payment")).containsExactly("cd-38");
    assertThat(rows("SELECT partner FROM social.own_right")).isEmpty();
  }

  @Test
  void resourcesAreTheTeamsToRead() throws SQLException {
    logIn("council_agent");
    assertThatThrownBy(() -> rows("SELECT resources FROM social.own_resources"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> rows("SELECT resources FROM social.own_right"))
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> rows("SELECT resources FROM social.entitlement"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void theRateOfDisabilityIsTheTeamsToRead() throws SQLException {
    logIn("council_agent");
    assertThat(rows("SELECT helper FROM social.own_pch")).isEmpty();
    assertThatThrownBy(() -> rows("SELECT rate_band FROM social.own_disability"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> rows("SELECT rate_band FROM social.pch"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void anAccountWithoutACouncilReadsNothing() throws SQLException {
    run("DELETE FROM social.council_role");
    logIn("ems");
    assertThat(rows("SELECT partner FROM social.own_assessment")).isEmpty();
  }

  @Test
  void noViewThatIsOpenToOthersHoldsMedicalColumns() throws SQLException {
    String open =
        "SELECT DISTINCT r.role || ' ' || c.table_schema || '.' || c.table_name"
            + " FROM information_schema.columns c"
            + " CROSS JOIN unnest(ARRAY['operator', 'identity_cell', 'distributor', 'extractor',"
            + " 'study_keeper', 'council_agent']) AS r (role)"
            + " WHERE c.column_name IN ('discriminating', 'illustrative', 'recommendation')"
            + " AND has_schema_privilege('estuaire_' || r.role, c.table_schema, 'USAGE')"
            + " AND has_column_privilege('estuaire_' || r.role,"
            + " quote_ident(c.table_schema) || '.' || quote_ident(c.table_name), c.column_name,"
            + " 'SELECT')";
    assertThat(rows(open)).isEmpty();
  }

  /** A view that is built on the table and renames a column would not show by its name. */
  @Test
  void nothingIsBuiltOnTheColumnsOfTheTeamButItsOwnView() throws SQLException {
    assertThat(
            rows(
                "SELECT DISTINCT view_schema || '.' || view_name FROM"
                    + " information_schema.view_column_usage WHERE table_schema = 'social' AND"
                    + " table_name LIKE 'evaluation%' AND column_name IN ('discriminating',"
                    + " 'illustrative', 'recommendation', 'fell', 'in_hospital', 'lives_alone')"))
        .containsExactly("social.own_assessment");
  }
}
