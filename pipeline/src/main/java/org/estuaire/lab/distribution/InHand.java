package org.estuaire.lab.distribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A sending that a courier is handing over. No row is locked and no transaction is open while a
 * practice's server takes its time; that it is in progress ends with the connection, also when the
 * process dies.
 */
final class InHand implements AutoCloseable {

  /** Any constant, and the sending. */
  private static final String KEY = "(43368491, hashint8(";

  /**
   * A condition for a statement that changes a sending {@code s}: nobody is handing it over, nor
   * will before the end of the transaction.
   */
  static final String NOBODY_HAS_IT = "pg_try_advisory_xact_lock" + KEY + "s.id))";

  private static final String TAKE = "SELECT pg_try_advisory_lock" + KEY + "?))";
  private static final String PUT_DOWN = "SELECT pg_advisory_unlock" + KEY + "?))";

  private final Connection connection;
  private final long sending;
  private final boolean taken;

  private InHand(Connection connection, long sending) throws SQLException {
    this.connection = connection;
    this.sending = sending;
    this.taken = ask(TAKE);
  }

  /** Takes charge of a sending, unless somebody else has it. */
  static InHand take(Connection connection, long sending) throws SQLException {
    return new InHand(connection, sending);
  }

  /** Whether it is ours. */
  boolean taken() {
    return taken;
  }

  @Override
  public void close() throws SQLException {
    if (taken) {
      ask(PUT_DOWN);
    }
  }

  private boolean ask(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, sending);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
