package org.estuaire.exchange.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.SealBroken;
import org.estuaire.exchange.SealedPlace;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the version before has sealed is sealed in its place, and cannot come back. */
class SealingInPlaceTest {

  /** More than one transaction. */
  private static final int VALUES = 1203;

  private final DataSource database = TestDatabase.create();
  private final LandingKey key = LandingKey.generate();

  @BeforeEach
  void aRepositoryOfTheVersionBefore() throws Exception {
    execute("INSERT INTO exchange.partner VALUES ('labo-a', 'Labo', 'LABORATORY')");
    execute(
        "INSERT INTO exchange.delivery (partner, sha256, bytes) VALUES ('labo-a', repeat('a', 64),"
            + " 1)");
    execute(
        "INSERT INTO exchange.record (delivery_id, ordinal, line, byte_offset, byte_length, lane,"
            + " key, outcome) SELECT 1, n, 1, 0, 1, 'social', '', 'REJECTED'"
            + " FROM generate_series(1, 3) n");
    for (int i = 1; i <= 3; i++) {
      insert(
          "INSERT INTO exchange.reject (delivery_id, ordinal, state, sealed_fragment)"
              + " VALUES (1, "
              + i
              + ", 'REJECTED', ?)",
          ofBefore("record " + i));
    }
    execute(
        "INSERT INTO exchange.finding (delivery_id, ordinal, code, severity, line, field,"
            + " arguments, sealed_value) SELECT 1, 1, 'LAB-001', 'WARNING', n, '', '{}', '\\x01'"
            + " FROM generate_series(1, "
            + VALUES
            + ") n");
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE exchange.finding SET sealed_value = ? WHERE line = ?")) {
      for (int i = 1; i <= VALUES; i++) {
        update.setBytes(1, ofBefore("value " + i));
        update.setInt(2, i);
        update.addBatch();
      }
      update.executeBatch();
    }
    execute(
        "INSERT INTO distribution.dossier (laboratory, sender, message_id, announced_at,"
            + " source_identity_id) VALUES ('labo-a', 's', 'm', now(), 1)");
    execute(
        "INSERT INTO distribution.sending (partner, dossier_id, version, reason, format, number,"
            + " file_name, results, entitled) VALUES ('cabinet', 1, 1, 'LIST', 'f', 'E1.1', 'r.hpr', 1, true)");
    insert(
        "INSERT INTO distribution.payload (sending_id, sealed) VALUES (1, ?)", ofBefore("payload"));
    execute("ALTER TABLE exchange.repository DISABLE TRIGGER kept");
    execute("UPDATE exchange.repository SET sealed_in_place = false");
    execute("ALTER TABLE exchange.repository ENABLE TRIGGER kept");
  }

  @Test
  void everythingIsReadableAfterwardsAndBoundToItsPlace() throws Exception {
    Seal seal = SealingInPlace.open(database, key);
    assertThat(pieces(seal)).hasSize(3 + VALUES + 1).contains("record 2", "value 1203", "payload");
    assertThat(rows("SELECT sealed_in_place FROM exchange.repository")).containsExactly("t");
    assertThat(rows("SELECT * FROM exchange.broken_seal")).isEmpty();
  }

  @Test
  void aProcessThatWasKilledLeavesTheRestToTheNextOne() throws Exception {
    Seal seal = SealingInPlace.open(database, key);
    List<String> first = pieces(seal);
    insert("UPDATE exchange.reject SET sealed_fragment = ? WHERE id = 3", ofBefore("record 3"));
    execute("ALTER TABLE exchange.repository DISABLE TRIGGER kept");
    execute("UPDATE exchange.repository SET sealed_in_place = false");
    execute("ALTER TABLE exchange.repository ENABLE TRIGGER kept");
    assertThat(pieces(SealingInPlace.open(database, key))).isEqualTo(first);
  }

  @Test
  void aPieceOfBeforeIsRefusedAfterwards() throws Exception {
    Seal seal = SealingInPlace.open(database, key);
    insert("UPDATE exchange.reject SET sealed_fragment = ? WHERE id = 2", ofBefore("record 2"));
    assertThatThrownBy(() -> pieces(SealingInPlace.open(database, key)))
        .isInstanceOf(SealBroken.class)
        .hasMessageContaining("exchange.reject 1/2 of labo-a");
    assertThat(seal).isNotNull();
  }

  @Test
  void whatDoesNotOpenEvenAsItWasSealedBeforeIsNamedAndTheRestIsSealed() throws Exception {
    execute("UPDATE exchange.reject SET sealed_fragment = '\\x0102' WHERE id = 2");
    execute("UPDATE exchange.finding SET sealed_value = '' WHERE line = 7");
    SealingInPlace.open(database, key);
    assertThat(rows("SELECT piece, number, partner FROM exchange.broken_seal ORDER BY 1"))
        .hasSize(2)
        .contains("REJECT|2|labo-a");
    assertThat(rows("SELECT sealed_in_place FROM exchange.repository")).containsExactly("t");
  }

  @Test
  void aRepositoryNeitherChangesItsIdentityNorGoesBackToPiecesOfBefore() throws Exception {
    SealingInPlace.open(database, key);
    for (String change :
        List.of(
            "UPDATE exchange.repository SET sealed_in_place = false",
            "UPDATE exchange.repository SET id = gen_random_uuid()",
            "DELETE FROM exchange.repository")) {
      assertThatThrownBy(() -> execute(change)).hasMessageContaining("keeps its identity");
    }
  }

  private List<String> pieces(Seal seal) throws SQLException, SealBroken {
    List<String> open = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery(
              "SELECT ordinal, sealed_fragment FROM exchange.reject ORDER BY 1")) {
        while (row.next()) {
          open.add(text(seal, row.getBytes(2), SealedPlace.reject(1, row.getInt(1), "labo-a")));
        }
      }
      try (ResultSet row =
          statement.executeQuery("SELECT id, sealed_value FROM exchange.finding ORDER BY 1")) {
        while (row.next()) {
          open.add(text(seal, row.getBytes(2), SealedPlace.value(row.getLong(1), 1, 1, "labo-a")));
        }
      }
      try (ResultSet row = statement.executeQuery("SELECT sealed FROM distribution.payload")) {
        row.next();
        open.add(text(seal, row.getBytes(1), SealedPlace.payload("cabinet", 1, 1, "r.hpr")));
      }
    }
    return open;
  }

  private static String text(Seal seal, byte[] sealed, SealedPlace place) throws SealBroken {
    return new String(seal.open(sealed, place), StandardCharsets.UTF_8);
  }

  /** As the version before sealed: without associated data. */
  private byte[] ofBefore(String text) throws Exception {
    return key.pieces().encrypt(text.getBytes(StandardCharsets.UTF_8), new byte[0]);
  }

  private void insert(String sql, byte[] sealed) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setBytes(1, sealed);
      insert.executeUpdate();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> rows(String sql) throws SQLException {
    return TestQuery.rows(database, sql);
  }
}
