package org.estuaire.exchange.view;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Whether a night's process is at work. It holds an advisory lock, which goes with its session;
 * whoever looks takes nothing, so that no night is kept from beginning by it.
 */
public final class NightAtWork {

  /** Of the advisory lock; any constant. */
  public static final long LOCK = 0x4553_5455_4149_5245L;

  private static final String HELD =
      "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1"
          + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
          + " AND (classid::bigint << 32 | objid::bigint) = ?)";

  private NightAtWork() {}

  static boolean isSeen(Connection connection) throws SQLException {
    return new Sql(HELD, LOCK).list(connection, row -> row.getBoolean(1)).get(0);
  }
}
