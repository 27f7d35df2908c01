package org.estuaire.extract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FollowUpStage} prepared; the large part as a stream. */
final class FollowUpResult {

  private static final int FETCH_ROWS = 2000;

  private final Connection tx;
  private final Flow flow;

  /** A row of the dataset; absent values are null, as in the database. */
  record Row(
      String pseudonym,
      LocalDate quarter,
      int ageBand,
      String sex,
      String zone,
      String analyte,
      long results,
      @Nullable Integer band,
      Boolean inRange,
      @Nullable BigDecimal hoursToResult,
      @Nullable BigDecimal hoursToRepository,
      String laboratory) {}

  /** One quarter of one analyte. */
  record Cell(
      LocalDate quarter,
      String analyte,
      long persons,
      long results,
      long inRange,
      long withRange,
      @Nullable BigDecimal hoursToResult,
      @Nullable BigDecimal hoursToRepository) {}

  /** Takes rows as they come. */
  interface RowSink<E extends Exception> {
    void take(Row row) throws E;
  }

  FollowUpResult(Connection tx, Study study) throws SQLException {
    this.tx = tx;
    this.flow = new Flow(fates(), study.smallCells().tables());
  }

  Flow flow() {
    return flow;
  }

  long rows() throws SQLException {
    try (PreparedStatement statement =
            tx.prepareStatement("SELECT count(*) FROM pg_temp.follow_up");
        ResultSet count = statement.executeQuery()) {
      count.next();
      return count.getLong(1);
    }
  }

  Optional<Instant> asOf() throws SQLException {
    try (PreparedStatement statement =
            tx.prepareStatement("SELECT max(as_of) FROM pg_temp.cohort");
        ResultSet newest = statement.executeQuery()) {
      newest.next();
      return Optional.ofNullable(newest.getObject(1, OffsetDateTime.class))
          .map(OffsetDateTime::toInstant);
    }
  }

  /** In the order of the pseudonyms, which says nothing of the persons. */
  <E extends Exception> void forEachRow(RowSink<E> sink) throws SQLException, E {
    try (PreparedStatement statement = tx.prepareStatement(FollowUpSql.ROWS)) {
      statement.setFetchSize(FETCH_ROWS);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          sink.take(row(rows));
        }
      }
    }
  }

  /** The cells that hold somebody. */
  List<Cell> cells() throws SQLException {
    List<Cell> cells = new ArrayList<>();
    try (PreparedStatement statement = tx.prepareStatement(FollowUpSql.CELLS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        cells.add(
            new Cell(
                rows.getObject("quarter", LocalDate.class),
                rows.getString("analyte"),
                rows.getLong("persons"),
                rows.getLong("results"),
                rows.getLong("in_range"),
                rows.getLong("with_range"),
                hours(rows, "hours_to_result"),
                hours(rows, "hours_to_repository")));
      }
    }
    return cells;
  }

  private Map<Fate, Long> fates() throws SQLException {
    Map<Fate, Long> persons = new EnumMap<>(Fate.class);
    try (PreparedStatement statement =
            tx.prepareStatement("SELECT fate, count(*) FROM pg_temp.cohort GROUP BY fate");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        persons.put(Fate.valueOf(rows.getString(1)), rows.getLong(2));
      }
    }
    return persons;
  }

  private static Row row(ResultSet rows) throws SQLException {
    return new Row(
        rows.getString("pseudonym"),
        rows.getObject("quarter", LocalDate.class),
        rows.getInt("age_band"),
        rows.getString("sex"),
        rows.getString("zone"),
        rows.getString("analyte"),
        rows.getLong("results"),
        rows.getObject("band", Integer.class),
        rows.getObject("in_range", Boolean.class),
        hours(rows, "hours_to_result"),
        hours(rows, "hours_to_repository"),
        rows.getString("laboratory"));
  }

  private static @Nullable BigDecimal hours(ResultSet rows, String column) throws SQLException {
    BigDecimal hours = rows.getBigDecimal(column);
    return hours == null ? null : hours.setScale(1, RoundingMode.HALF_UP);
  }
}
