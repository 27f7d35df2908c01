package org.estuaire.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.estuaire.billing.BillingLane;
import org.estuaire.billing.rsf.RsfAceFormat;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.Lane;
import org.estuaire.exchange.load.Lanes;
import org.estuaire.terminology.CuratedTables;
import org.estuaire.terminology.DatabaseNabmTariff;

/** The lanes of this program with their formats: the one place where a new format is registered. */
final class InstalledLanes {

  private final Configuration configuration;
  private final DataSource database;

  InstalledLanes(Configuration configuration, DataSource database) {
    this.configuration = configuration;
    this.database = database;
  }

  /** Brings the shipped reference tables up to date and builds the lanes on them. */
  Lanes open() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      CuratedTables.load(connection, configuration.folder());
      connection.commit();
      List<Lane<?>> lanes = new ArrayList<>();
      lanes.add(
          new BillingLane(
              List.of(new RsfAceFormat(configuration.environment())),
              DatabaseNabmTariff.read(connection)));
      return new Lanes(lanes);
    }
  }
}
