package org.estuaire.extract;

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
import org.junit.jupiter.params.provider.ValueSource;

class ExtractorRoleTest {

  private Connection connection;

  @BeforeEach
  void asTheExtractor() throws SQLException {
    connection = TestDatabase.create().getConnection();
    execute("SET ROLE estuaire_extractor");
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
        "SELECT * FROM identity.link",
        "SELECT * FROM identity.person_of_source",
        "SELECT * FROM identity.event",
        "SELECT * FROM lab.report",
        "SELECT * FROM lab.result",
        "SELECT * FROM lab.valid_result",
        "SELECT * FROM exchange.delivery",
        "SELECT * FROM audit.event",
        "SELECT * FROM extract.opposition",
        "SELECT * FROM extract.person",
        "UPDATE audit.event SET actor = 'x'",
        "CREATE TABLE extract.copy (a text)",
        "CREATE TABLE public.copy (a text)"
      })
  void theRoleIsRefusedEverythingButItsViews(String sql) {
    assertThatThrownBy(() -> execute(sql)).hasMessageContaining("permission denied");
  }

  @Test
  void theViewsOfTheRoleHoldNothingThatIdentifies() throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT table_schema || '.' || table_name || '.' || column_name"
                    + " FROM information_schema.columns WHERE table_schema NOT IN"
                    + " ('pg_catalog', 'information_schema') ORDER BY 1")) {
      while (rows.next()) {
        columns.add(rows.getString(1));
      }
    }
    assertThat(columns)
        .filteredOn(column -> !column.startsWith("audit."))
        .containsExactly(
            "extract.lab_observation.comparator",
            "extract.lab_observation.dated_at",
            "extract.lab_observation.high",
            "extract.lab_observation.issued_at",
            "extract.lab_observation.laboratory",
            "extract.lab_observation.loaded_at",
            "extract.lab_observation.loinc",
            "extract.lab_observation.low",
            "extract.lab_observation.sampled_at",
            "extract.lab_observation.source_identity_id",
            "extract.lab_observation.specimen",
            "extract.lab_observation.unit",
            "extract.lab_observation.value",
            "extract.opposed_person.person_id",
            "extract.opposed_person.purpose",
            "extract.residence.person_id",
            "extract.residence.study",
            "extract.residence.zone",
            "extract.subject.birth_month",
            "extract.subject.fictitious",
            "extract.subject.person_id",
            "extract.subject.sex",
            "extract.subject.source_identity_id",
            "extract.zone.commune",
            "extract.zone.study",
            "extract.zone.zone");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
