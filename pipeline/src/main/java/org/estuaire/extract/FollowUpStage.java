package org.estuaire.extract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.estuaire.repository.CopyRows;

/**
 * Works a study out inside the database, in temporary tables of one transaction: memory stays
 * bounded whatever the territory's size. Each step is one statement over whole sets.
 */
final class FollowUpStage {

  private static final int PSEUDONYMS_AT_ONCE = 5000;
  private static final UUID FIRST_ID = new UUID(0, 0);

  private final Connection tx;
  private final Study study;

  private record Known(UUID person, UUID number) {}

  FollowUpStage(Connection tx, Study study) {
    this.tx = tx;
    this.study = study;
  }

  /** Afterwards {@code follow_up} holds the rows to deliver, {@code cohort} everybody's fate. */
  void prepare() throws SQLException {
    StudyRole.EXTRACTOR.take(tx);
    execute(FollowUpSql.TABLES);
    StudyRole.KEEPER.permit(tx, "SELECT ON pg_temp.cohort");
    StudyRole.KEEPER.permit(tx, "INSERT ON pg_temp.pseudonym");
    update(FollowUpSql.MATERIAL, study.id());
    execute(FollowUpSql.ANALYZE_MATERIAL);
    update(FollowUpSql.COHORT);
    execute(FollowUpSql.ANALYZE_COHORT);
    update(FollowUpSql.FOLLOW_UP);
    execute(FollowUpSql.ANALYZE_FOLLOW_UP);
    update(FollowUpSql.WIDEN_ZONES, study.smallCells().rows());
    update(FollowUpSql.WITHHOLD, study.smallCells().rows());
    update(FollowUpSql.WITHHELD_PERSONS);
  }

  /**
   * Gives each person to deliver its pseudonym; the key never reaches the database.
   *
   * @param numbering under which the study first knew persons: its pseudonyms stay when persons are
   *     renumbered
   */
  void pseudonymise(StudyKey key, int numbering) throws SQLException {
    StudyRole.KEEPER.take(tx);
    execute(FollowUpSql.KNOWN_NUMBERS);
    update(FollowUpSql.FILL_KNOWN_NUMBERS, study.id(), numbering);
    List<Known> batch = knownAfter(FIRST_ID);
    while (!batch.isEmpty()) {
      try (CopyRows rows = new CopyRows(tx, "COPY pg_temp.pseudonym FROM STDIN")) {
        for (Known known : batch) {
          rows.uuid(known.person()).text(key.ofPerson(known.number().toString())).endRow();
        }
      }
      batch = knownAfter(batch.get(batch.size() - 1).person());
    }
    StudyRole.EXTRACTOR.take(tx);
  }

  private List<Known> knownAfter(UUID last) throws SQLException {
    List<Known> known = new ArrayList<>();
    try (PreparedStatement statement = tx.prepareStatement(FollowUpSql.KNOWN_NUMBERS_AFTER)) {
      statement.setObject(1, last);
      statement.setInt(2, PSEUDONYMS_AT_ONCE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          known.add(new Known(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
        }
      }
    }
    return known;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute(sql);
    }
  }

  private void update(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }
}
