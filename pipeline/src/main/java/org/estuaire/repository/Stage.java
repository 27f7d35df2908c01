package org.estuaire.repository;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;

/**
 * The rows of a chunk in a temporary table, from where they are merged set-based. It is there for
 * the session, and empty after each transaction.
 *
 * @param <R> what a row is made of
 */
public final class Stage<R> {

  private final String name;
  private final Table<R> table;
  private final String further;

  Stage(String name, Table<R> table) {
    this(name, table, "");
  }

  private Stage(String name, Table<R> table, String further) {
    this.name = name;
    this.table = table;
    this.further = further;
  }

  /**
   * @param definitions of columns that statements fill, for example {@code known boolean}
   */
  Stage<R> with(String definitions) {
    return new Stage<>(name, table, ", " + definitions);
  }

  public String name() {
    return name;
  }

  /** Puts these rows into it, and no others. */
  public void fill(Connection tx, Iterator<? extends R> rows) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute(
          "CREATE TEMPORARY TABLE IF NOT EXISTS %s (%s%s) ON COMMIT DELETE ROWS"
              .formatted(name, table.definitions(), further));
      // A chunk that goes back to a savepoint is staged again, in parts.
      statement.execute("DELETE FROM " + name);
    }
    table.copy(tx, name, rows);
  }

  public void fill(Connection tx, Iterable<? extends R> rows) throws SQLException {
    fill(tx, rows.iterator());
  }
}
