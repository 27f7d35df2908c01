package org.estuaire.identity.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.identity.registry.ReviewKind;
import org.jspecify.annotations.Nullable;

/** The work list of the identity cell, without any trait or identifier of a person. */
public final class ReviewList {

  /** Which items are wanted. */
  public enum State {
    /** Waiting now: open, and not postponed to a later day. */
    OPEN,
    /** Open, resting until a day to come. */
    POSTPONED,
    ACCEPTED,
    DISMISSED,
    ALL
  }

  /**
   * Which items are wanted; an empty text means any.
   *
   * @param kind name of a {@link ReviewKind}
   */
  public record Wanted(String kind, String domain, State state) {
    /** Everything that waits now. */
    public static final Wanted OPEN = new Wanted("", "", State.OPEN);
  }

  /**
   * A line of the list.
   *
   * @param state OPEN, POSTPONED, ACCEPTED or DISMISSED
   * @param postponedUntil null unless it is postponed
   * @param identities source identities that it concerns
   * @param heldRecords records that wait in quarantine for it
   * @param decidedBy null until it is decided
   */
  public record Line(
      long id,
      ReviewKind kind,
      String domain,
      String state,
      Instant created,
      @Nullable LocalDate postponedUntil,
      int identities,
      int heldRecords,
      @Nullable Instant decidedAt,
      String decidedBy) {
    /** The number alone. */
    @Override
    public String toString() {
      return "Line[" + id + "]";
    }
  }

  private static final String LINES =
      """
      SELECT i.id, i.kind, i.domain, i.created_at, i.postponed_until, i.decided_at, i.decided_by,
        CASE WHEN i.state = 'OPEN' AND i.postponed_until > ? THEN 'POSTPONED'
          ELSE i.state END AS shown,
        (SELECT count(*) FROM identity.review_identity c WHERE c.review_item_id = i.id) AS identities,
        (SELECT count(*) FROM identity.review_record r WHERE r.review_item_id = i.id AND r.held)
          AS held
      FROM identity.review_item i
      """;
  private static final String WANTED =
      "SELECT * FROM ("
          + LINES
          + "WHERE (? = '' OR i.kind = ?) AND (? = '' OR i.domain = ?)) item"
          + " WHERE ? = 'ALL' OR shown = ? ORDER BY created_at, id";
  private static final String ONE = LINES + "WHERE i.id = ?";

  private ReviewList() {}

  /** The wanted items, the oldest first. */
  public static List<Line> read(Connection connection, Wanted wanted, LocalDate today)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(WANTED)) {
      select.setObject(1, today);
      select.setString(2, wanted.kind());
      select.setString(3, wanted.kind());
      select.setString(4, wanted.domain());
      select.setString(5, wanted.domain());
      select.setString(6, wanted.state().name());
      select.setString(7, wanted.state().name());
      return lines(select);
    }
  }

  /** One item, in whatever state. */
  public static Optional<Line> find(Connection connection, long id, LocalDate today)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ONE)) {
      select.setObject(1, today);
      select.setLong(2, id);
      return lines(select).stream().findFirst();
    }
  }

  private static List<Line> lines(PreparedStatement select) throws SQLException {
    List<Line> lines = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        lines.add(line(row));
      }
    }
    return lines;
  }

  private static Line line(ResultSet row) throws SQLException {
    boolean postponed = row.getString("shown").equals(State.POSTPONED.name());
    return new Line(
        row.getLong("id"),
        ReviewKind.valueOf(row.getString("kind")),
        row.getString("domain"),
        row.getString("shown"),
        instant(row, "created_at"),
        postponed ? row.getObject("postponed_until", LocalDate.class) : null,
        row.getInt("identities"),
        row.getInt("held"),
        Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant)
            .orElse(null),
        row.getString("decided_by"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at.toInstant();
  }
}
