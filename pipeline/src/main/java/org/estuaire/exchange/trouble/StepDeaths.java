package org.estuaire.exchange.trouble;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.estuaire.repository.LateDurability;

/**
 * Counts the times that the process died in a step over something that is no delivery, as {@link
 * DeliveryDeaths} does for deliveries. Safe for several threads.
 */
public final class StepDeaths {

  private static final String READ =
      "SELECT kind, number, partner, "
          + Deaths.COUNT
          + " FROM exchange.death WHERE step = ? ORDER BY kind, number, partner";

  private static final String THESE =
      " (SELECT * FROM unnest(?::text[], ?::bigint[], ?::text[]) AS these (kind, number, partner))";

  private static final String BEGIN =
      "INSERT INTO exchange.death AS d (step, kind, number, partner) SELECT ?, these.* FROM"
          + THESE
          + " these ON CONFLICT (step, kind, number, partner)"
          + " DO UPDATE SET attempts = d.attempts + 1, in_hand = true";

  private static final String FORGIVE =
      "UPDATE exchange.death SET attempts = greatest(attempts - 1, 0), in_hand = false"
          + " WHERE step = ? AND (kind, number, partner) IN"
          + THESE;

  private static final String FORGET =
      "DELETE FROM exchange.death WHERE step = ? AND (kind, number, partner) IN"
          + THESE
          + " AND attempts <= 0 AND losses = 0";

  private static final String RESET =
      "DELETE FROM exchange.death WHERE step = ? AND (kind, number, partner) IN" + THESE;

  private final DataSource database;
  private final Step step;

  public StepDeaths(DataSource database, Step step) {
    this.database = database;
    this.step = step;
  }

  /** What the process came to an end over, and how often; see {@link Deaths#COUNT}. */
  public Map<Subject, Integer> read() throws SQLException {
    Map<Subject, Integer> deaths = new LinkedHashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(READ)) {
      select.setString(1, step.code());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Subject.Kind kind = Subject.Kind.valueOf(row.getString(1));
          deaths.put(new Subject(kind, row.getLong(2), row.getString(3)), row.getInt(4));
        }
      }
    }
    deaths.values().removeIf(count -> count == 0);
    return deaths;
  }

  /** Notes, before anything is done with them, that these are in progress. */
  public void begin(Collection<Subject> subjects) throws SQLException {
    change(BEGIN, subjects);
  }

  /** Takes back what {@link #begin} noted: the process lives on, though they are not done. */
  public void forgive(Collection<Subject> subjects) throws SQLException {
    change(FORGIVE, subjects);
    change(FORGET, subjects);
  }

  /** Forgets the deaths over these: they are done, or set aside. */
  public void reset(Collection<Subject> subjects) throws SQLException {
    change(RESET, subjects);
  }

  private void change(String statement, Collection<Subject> subjects) throws SQLException {
    if (subjects.isEmpty()) {
      return;
    }
    List<Subject> these = List.copyOf(subjects);
    // What has to outlive is the death of this process, not that of the database.
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      LateDurability.allow(connection);
      // As often as there are sendings; the table is small whatever the night does.
      try (PreparedStatement update = connection.prepareStatement(statement)) {
        update.setString(1, step.code());
        update.setArray(2, array(connection, "text", these, one -> one.kind().name()));
        update.setArray(3, array(connection, "bigint", these, Subject::number));
        update.setArray(4, array(connection, "text", these, Subject::partner));
        update.executeUpdate();
      }
      connection.commit();
    }
  }

  private static Array array(
      Connection connection, String type, List<Subject> these, Function<Subject, ?> column)
      throws SQLException {
    return connection.createArrayOf(type, these.stream().map(column).toArray());
  }
}
