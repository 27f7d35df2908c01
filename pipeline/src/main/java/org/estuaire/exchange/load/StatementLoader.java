package org.estuaire.exchange.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader;
import org.estuaire.repository.StatementHistory;

/**
 * Loads records of one row each, of which the latest statement holds. What else a record type does
 * with a chunk are statements of SQL over its stage.
 */
public final class StatementLoader<R> implements Loader<R> {

  private final StatementHistory<Filed<R>> history;
  private final List<String> before;
  private final List<String> after;

  public StatementLoader(StatementHistory<Filed<R>> history) {
    this(history, List.of(), List.of());
  }

  private StatementLoader(
      StatementHistory<Filed<R>> history, List<String> before, List<String> after) {
    this.history = history;
    this.before = before;
    this.after = after;
  }

  /** The same, with SQL to be executed before the chunk is merged. */
  public StatementLoader<R> first(String sql) {
    return new StatementLoader<>(history, append(before, sql), after);
  }

  /** The same, with SQL to be executed after the chunk was merged. */
  public StatementLoader<R> then(String sql) {
    return new StatementLoader<>(history, before, append(after, sql));
  }

  @Override
  public List<LoadResult> load(Connection tx, List<Filed<R>> chunk) throws SQLException {
    if (chunk.isEmpty()) {
      return List.of();
    }
    BitSet known = history.stage(tx, chunk);
    execute(tx, before);
    history.merge(tx);
    execute(tx, after);
    return LoadResult.ofRows(chunk.size(), known);
  }

  private static void execute(Connection tx, List<String> statements) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> append(List<String> statements, String sql) {
    return Stream.concat(statements.stream(), Stream.of(sql)).toList();
  }
}
