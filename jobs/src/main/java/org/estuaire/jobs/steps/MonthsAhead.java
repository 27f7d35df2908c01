package org.estuaire.jobs.steps;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.estuaire.lab.store.LabMonths;

/** Makes the partitions of the months to come, so that loading never has to. */
public final class MonthsAhead {

  private final DataSource database;
  private final ZoneId zone;

  public MonthsAhead(DataSource database, ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  public void prepare() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      LabMonths.prepare(connection, LocalDate.now(zone));
      connection.commit();
    }
  }
}
