package org.estuaire.lab.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/**
 * Gives the months around today their partition of {@code lab.result}. Loading never does this
 * itself: a new partition needs a short lock that a load would hold to its end. A month that was
 * not prepared in time is filed in the default partition and moved by the next call.
 */
public final class LabMonths {

  private static final int MONTHS_BACK = 2;
  private static final int MONTHS_AHEAD = 3;

  private LabMonths() {}

  /**
   * Call it before the loads of a night, in a transaction of its own that is committed at once.
   *
   * @return partitions made
   * @throws SQLException among others when readers hold the table for longer than five seconds; the
   *     next call does it then
   */
  public static int prepare(Connection tx, LocalDate today) throws SQLException {
    try (Statement limit = tx.createStatement()) {
      limit.execute("SET LOCAL lock_timeout = '5s'");
    }
    try (PreparedStatement call = tx.prepareStatement("SELECT lab.prepare_months(?, ?)")) {
      call.setObject(1, today.minusMonths(MONTHS_BACK));
      call.setObject(2, today.plusMonths(MONTHS_AHEAD));
      try (ResultSet made = call.executeQuery()) {
        made.next();
        return made.getInt(1);
      }
    }
  }
}
