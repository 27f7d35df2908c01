package org.estuaire.repository;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the audit trail: who did what to which data. A line is written in the transaction of what
 * it tells of; account and time are set by the database.
 */
public final class AuditTrail {

  private static final String NOTE =
      """
      INSERT INTO audit.event (actor, action, subject, detail)
      SELECT actor, action, subject, detail
        FROM unnest(?::text[], ?::text[], ?::text[], ?::jsonb[]) WITH ORDINALITY
          AS line (actor, action, subject, detail, place)
       ORDER BY place
      """;

  private static final String NO_DETAIL = "{}";

  /**
   * One thing that was done.
   *
   * @param actor who did it, as the program knows
   * @param action what was done: read, decided, changed, sent away
   * @param subject to what; names no person
   * @param detail texts, numbers and truth values
   */
  public record Line(String actor, String action, String subject, Map<String, Object> detail) {

    public Line {
      detail = Map.copyOf(detail);
    }

    public Line(String actor, String action, String subject) {
      this(actor, action, subject, Map.of());
    }

    private String json() {
      // Most lines have none, and commands that answer at once need not know how JSON is written.
      return detail.isEmpty() ? NO_DETAIL : Json.MAPPER.writeValueAsString(detail);
    }

    /** Without the detail: a file's name may be a patient's. */
    @Override
    public String toString() {
      return "Line[" + action + "]";
    }
  }

  private static final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder().build();
  }

  private AuditTrail() {}

  public static void note(Connection tx, String actor, String action, String subject)
      throws SQLException {
    note(tx, List.of(new Line(actor, action, subject)));
  }

  /** All of them with one statement, in their order. */
  public static void note(Connection tx, List<Line> lines) throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(NOTE)) {
      set(tx, insert, 1, "text", lines, Line::actor);
      set(tx, insert, 2, "text", lines, Line::action);
      set(tx, insert, 3, "text", lines, Line::subject);
      set(tx, insert, 4, "jsonb", lines, Line::json);
      insert.executeUpdate();
    }
  }

  private static void set(
      Connection tx,
      PreparedStatement insert,
      int at,
      String type,
      List<Line> lines,
      Function<Line, String> column)
      throws SQLException {
    insert.setArray(at, tx.createArrayOf(type, lines.stream().map(column).toArray()));
  }
}
