package org.estuaire.repository;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * Rows that are statements: a source says of a thing, on a day, what holds. The latest statement of
 * a key stands in the table; what it replaced, and an older one that arrives late, stands in the
 * history beside it ({@code <table>_history}). The order of arrival decides nothing but between
 * statements of one day, where the later arrival holds, so that a corrected row replaces the wrong
 * one. A statement that was made before, on the same day or unchanged since the one before it, is
 * already known.
 *
 * <p>Both tables have the columns of the {@link Table} and those of a statement: {@code content}
 * (its hash), {@code stated_on} and {@code confirmed_on} (the first and the latest day on which the
 * source said this), {@code delivery_id} and {@code ordinal}. The history tells what replaced a
 * statement in {@code superseded_delivery} and {@code superseded_ordinal}.
 *
 * <p>A chunk is merged by statements over all its rows, in the caller's transaction: {@link
 * #stage}, then {@link #merge}.
 *
 * @param <R> what a row is made of
 */
public final class StatementHistory<R> {

  /** Two transactions on one key would both find it new. Sources are locked in one order. */
  private static final String LOCK =
      """
      SELECT pg_advisory_xact_lock(hashtext('{table}/' || {source}))
        FROM (SELECT DISTINCT {source} FROM {stage} ORDER BY {source} OFFSET 0) p
      """;

  /** What holds of a row whose key nothing else speaks of: it is news, and stands in the table. */
  private static final String VERDICT =
      "known boolean DEFAULT false, holds boolean DEFAULT true, disputed boolean DEFAULT false";

  /**
   * All statements on the keys of the chunk of which more than one is known, in the order in which
   * they hold: by day, then by their place in the ledger, so that a replay from quarantine can't
   * pass for a correction. A stored one stands at its first and at its latest day.
   */
  private static final String DECIDE =
      """
      WITH keys AS (
        SELECT {key}, count(*) AS rows FROM {stage} GROUP BY {key}
      ), stored AS (
        SELECT {e.key}, content, stated_on, confirmed_on, delivery_id, ordinal, -1 AS position
          FROM {table} e
          JOIN keys USING ({key})
        UNION ALL
        SELECT {e.key}, content, stated_on, confirmed_on, delivery_id, ordinal, -2
          FROM {history} e
          JOIN keys USING ({key})
      ), disputed AS (
        SELECT {key} FROM stored
        UNION
        SELECT {key} FROM keys WHERE rows > 1
      ), statement AS (
        SELECT {key}, content, stated_on AS said_on, delivery_id, ordinal, position
          FROM stored
        UNION ALL
        SELECT {key}, content, confirmed_on, delivery_id, ordinal, position
          FROM stored
         WHERE confirmed_on > stated_on
        UNION ALL
        SELECT {key}, content, stated_on, delivery_id, ordinal, position
          FROM {stage}
          JOIN disputed USING ({key})
      ), compared AS (
        SELECT *,
               coalesce(content = lag(content) OVER in_order, false)
                 OR row_number() OVER same_day > 1 AS known
          FROM statement
        WINDOW in_order AS (
                 PARTITION BY {key} ORDER BY said_on, delivery_id, ordinal, position),
               same_day AS (PARTITION BY {key}, content, said_on ORDER BY position)
      ), ranked AS (
        SELECT *,
               row_number() OVER (
                 PARTITION BY {key}
                 ORDER BY said_on DESC, delivery_id DESC, ordinal DESC, position DESC) = 1 AS last
          FROM compared
         WHERE position < 0 OR NOT known
      )
      UPDATE {stage} s
         SET known = c.known, holds = coalesce(r.last, false), disputed = true
        FROM compared c
        LEFT JOIN ranked r ON r.position = c.position
       WHERE c.position = s.position
      """;

  private static final String RETIRE =
      """
      WITH gone AS (
        DELETE FROM {table} e
         USING {using}
        RETURNING e.*, {by} AS by_delivery, {by_ordinal} AS by_ordinal
      )
      INSERT INTO {history} ({columns}, superseded_delivery, superseded_ordinal)
      SELECT {columns}, by_delivery, by_ordinal FROM gone
      """;

  /** Its content is nobody's: whatever the source states later is another one. */
  private static final String RESTATE =
      """
      WITH kept AS (
        INSERT INTO {history} ({columns}, superseded_delivery, superseded_ordinal)
        SELECT {columns}, {by}, 0 FROM {table} e WHERE {rows})
      UPDATE {table} e
         SET {set}, content = sha256(content || convert_to({day}::text, 'UTF8')),
             stated_on = {day}, confirmed_on = {day}, delivery_id = {by}, ordinal = 0
       WHERE {rows}
      """;

  /** An older statement that came late, or one that was overtaken within the chunk. */
  private static final String KEEP_OVERTAKEN =
      """
      INSERT INTO {history} ({columns}, superseded_delivery, superseded_ordinal)
      SELECT {columns}, by_delivery, by_ordinal
        FROM {stage}
        JOIN (SELECT {key}, delivery_id AS by_delivery, ordinal AS by_ordinal
                FROM {table}) holding
       USING ({key})
       WHERE NOT known AND NOT holds
      """;

  /** The same content on a later day: nothing older than that may replace it. */
  private static final String CONFIRM =
      """
      UPDATE {table} e
         SET confirmed_on = said.latest
        FROM (SELECT {key}, content, max(stated_on) AS latest
                FROM {stage}
               WHERE known
               GROUP BY {key}, content) said
       WHERE ({e.key}, e.content) = ({said.key}, said.content)
         AND said.latest > e.confirmed_on
      """;

  /** Where a row stands in its chunk. */
  private record InChunk<R>(int position, R row) {}

  private final Table<R> table;
  private final Stage<InChunk<R>> stage;
  private final String insert;

  private StatementHistory(Table<R> table) {
    this.table = table;
    this.stage =
        table
            .<InChunk<R>>of(table.name(), InChunk::row)
            .rest(Column.integer("position", InChunk::position))
            .stage("stage_" + table.name().replace('.', '_'))
            .with(VERDICT);
    this.insert = table.insertFrom(stage.name()) + " WHERE holds";
  }

  /**
   * @param table its key and its content; the first column of the key is the source, whose loads
   *     take turns
   * @param statedOn the day of which a statement is: decides between statements of one key
   * @param deliveryId what it came in, {@code ordinal} its place there: decide on one day
   */
  public static <R> StatementHistory<R> of(
      Table<R> table,
      Function<R, LocalDate> statedOn,
      ToLongFunction<R> deliveryId,
      ToIntFunction<R> ordinal) {
    return new StatementHistory<>(
        table.rest(
            Column.bytes("content", table::contentHash),
            Column.date("stated_on", statedOn),
            Column.date("confirmed_on", statedOn),
            Column.bigint("delivery_id", deliveryId),
            Column.integer("ordinal", ordinal)));
  }

  /**
   * Puts a chunk into the {@linkplain #stageName() stage}, waits for other loads of its sources,
   * and decides of each row, in columns {@code known} and {@code holds}, whether it is known
   * already and whether it is the one that holds.
   *
   * @return positions of the rows that say nothing new
   */
  public BitSet stage(Connection tx, List<R> chunk) throws SQLException {
    List<InChunk<R>> rows = new ArrayList<>(chunk.size());
    for (R row : chunk) {
      rows.add(new InChunk<>(rows.size(), row));
    }
    stage.fill(tx, rows);
    try (java.sql.Statement statement = tx.createStatement()) {
      statement.execute(sql(LOCK));
      statement.execute(sql(DECIDE));
      return known(statement);
    }
  }

  /** Brings what is staged into the table and its history. */
  public void merge(Connection tx) throws SQLException {
    try (java.sql.Statement statement = tx.createStatement()) {
      statement.execute(
          retire(
              stage.name()
                  + " s WHERE s.disputed AND s.holds AND ("
                  + table.key("e")
                  + ") = ("
                  + table.key("s")
                  + ")",
              "s.delivery_id",
              "s.ordinal"));
      statement.execute(insert);
      statement.execute(sql(KEEP_OVERTAKEN));
      statement.execute(sql(CONFIRM));
    }
  }

  /** The temporary table of a chunk: the columns of the table and what was decided. */
  public String stageName() {
    return stage.name();
  }

  /** The columns of the table, as they also are in the history. */
  public String columns() {
    return table.columns();
  }

  /**
   * A statement of SQL that moves rows of the table (alias {@code e}) into its history, for a rule
   * of the domain by which one key replaces another.
   *
   * @param using from what follows which rows go: the rest of a DELETE after {@code USING}
   * @param byDelivery expression for what replaces a row, and {@code byOrdinal} for its place there
   */
  public String retire(String using, String byDelivery, String byOrdinal) {
    return sql(RETIRE)
        .replace("{using}", using)
        .replace("{by}", byDelivery)
        .replace("{by_ordinal}", byOrdinal);
  }

  /**
   * A statement of SQL by which rows of the table (alias {@code e}) say something else from a day
   * on, for a rule of the domain by which nothing was stated of them. What they said goes to the
   * history; what the source states of a later day holds again.
   *
   * @param rows condition for which rows
   * @param set what they say now, as in an UPDATE
   * @param day expression for the day, and {@code byDelivery} for the delivery because of which
   */
  public String restate(String rows, String set, String day, String byDelivery) {
    return sql(RESTATE)
        .replace("{rows}", rows)
        .replace("{set}", set)
        .replace("{day}", day)
        .replace("{by}", byDelivery);
  }

  private BitSet known(java.sql.Statement statement) throws SQLException {
    BitSet known = new BitSet();
    try (ResultSet rows =
        statement.executeQuery("SELECT position FROM " + stage.name() + " WHERE known")) {
      while (rows.next()) {
        known.set(rows.getInt(1));
      }
    }
    return known;
  }

  private String sql(String template) {
    return template
        .replace("{table}", table.name())
        .replace("{history}", table.name() + "_history")
        .replace("{stage}", stage.name())
        .replace("{source}", table.source())
        .replace("{columns}", table.columns())
        .replace("{key}", table.key())
        .replace("{e.key}", table.key("e"))
        .replace("{said.key}", table.key("said"));
  }
}
