package org.estuaire.lab.codes;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.terminology.LocalCodes;

/**
 * The codes of laboratories that biologists have approved, as they hold today. A service that runs
 * for months learns of a new one within seconds, and asks no more often.
 */
public final class ApprovedCodes {

  /** Nobody has approved anything. */
  public static final ApprovedCodes NONE = new ApprovedCodes(Optional.empty(), Map.of());

  private static final Duration FRESH = Duration.ofSeconds(5);

  private static final String HOLDING =
      "SELECT partner, code, loinc, label FROM lab.local_code"
          + " WHERE current_date >= valid_from AND current_date < valid_to ORDER BY partner, code";

  private final Optional<DataSource> database;
  private Map<String, List<LocalCodes.Entry>> known;
  private long asked;
  private boolean everAsked;
  private final Map<String, Joined> joined = new HashMap<>();

  private ApprovedCodes(Optional<DataSource> database, Map<String, List<LocalCodes.Entry>> known) {
    this.database = database;
    this.known = known;
  }

  public static ApprovedCodes of(DataSource database) {
    return new ApprovedCodes(Optional.of(database), Map.of());
  }

  /** As the caller's transaction sees them, for good. */
  public static ApprovedCodes now(Connection tx) throws SQLException {
    return new ApprovedCodes(Optional.empty(), read(tx));
  }

  /** A table of the configuration with what was approved beside it. */
  private record Joined(LocalCodes from, List<LocalCodes.Entry> approved, LocalCodes table) {
    /** Without the codes: a sender may have put anything there. */
    @Override
    public String toString() {
      return "Joined[…]";
    }
  }

  /** The same table as before, as long as nothing new was approved. */
  public synchronized LocalCodes beside(String partner, LocalCodes ofConfiguration) {
    refresh();
    List<LocalCodes.Entry> approved = known.getOrDefault(partner, List.of());
    Joined before = joined.get(partner);
    if (before != null && before.from() == ofConfiguration && before.approved().equals(approved)) {
      return before.table();
    }
    Joined now = new Joined(ofConfiguration, approved, ofConfiguration.and(approved));
    joined.put(partner, now);
    return now.table();
  }

  private void refresh() {
    if (database.isEmpty() || everAsked && System.nanoTime() - asked < FRESH.toNanos()) {
      return;
    }
    try (Connection connection = database.get().getConnection()) {
      known = read(connection);
      everAsked = true;
      asked = System.nanoTime();
    } catch (SQLException e) {
      throw new IllegalStateException("approved codes can't be read", e);
    }
  }

  /** By partner, those that hold today. */
  public static Map<String, List<LocalCodes.Entry>> read(Connection connection)
      throws SQLException {
    Map<String, List<LocalCodes.Entry>> codes = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(HOLDING)) {
      while (row.next()) {
        codes
            .computeIfAbsent(row.getString("partner"), partner -> new ArrayList<>())
            .add(
                new LocalCodes.Entry(
                    row.getString("code"), row.getString("loinc"), row.getString("label")));
      }
    }
    return codes;
  }
}
