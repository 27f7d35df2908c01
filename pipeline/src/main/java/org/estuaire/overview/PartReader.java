package org.estuaire.overview;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads one part of a person with one statement. Whether the account may read it is not asked
 * beforehand: PostgreSQL refuses.
 */
final class PartReader {

  /** {@code insufficient_privilege}. */
  static final String REFUSED = "42501";

  private final Connection tx;
  private final UUID person;

  /**
   * @param tx a transaction, so that all parts are of one moment
   */
  PartReader(Connection tx, UUID person) {
    this.tx = tx;
    this.person = person;
  }

  /** Makes a line of the current row. */
  interface Line<T> {
    T read(Cells cells) throws SQLException;
  }

  /**
   * The lines of a query.
   *
   * @param query each of its parameters is the person; its column {@code newer} counts the lines of
   *     the same kind that are newer than the row
   * @param most of one kind; zero for all
   * @return empty where PostgreSQL does not let the account read it
   */
  <T> Optional<Part<T>> read(String query, int most, Line<T> line) throws SQLException {
    Savepoint before = tx.setSavepoint();
    try (PreparedStatement select = tx.prepareStatement(query)) {
      for (int i = 1; i <= query.chars().filter(one -> one == '?').count(); i++) {
        select.setObject(i, person);
      }
      return Optional.of(lines(select, most, line));
    } catch (SQLException e) {
      if (!REFUSED.equals(e.getSQLState())) {
        throw e;
      }
      tx.rollback(before);
      return Optional.empty();
    }
  }

  private static <T> Part<T> lines(PreparedStatement select, int most, Line<T> line)
      throws SQLException {
    List<T> lines = new ArrayList<>();
    int more = 0;
    try (ResultSet row = select.executeQuery()) {
      Cells cells = new Cells(row);
      while (row.next()) {
        if (most > 0 && row.getLong("newer") >= most) {
          more++;
        } else {
          lines.add(line.read(cells));
        }
      }
    }
    return Part.of(lines, more);
  }
}
