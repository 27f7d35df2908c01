package org.estuaire.repository;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.PGStatement;

/**
 * Statements on many rows of tables that a night fills: a plan that was made while such a table was
 * empty must not last. Statements on single rows are better planned once, as the driver does.
 */
public final class PlannedAnew {

  private PlannedAnew() {}

  /** A statement that is planned each time it runs. */
  public static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    return statement;
  }
}
