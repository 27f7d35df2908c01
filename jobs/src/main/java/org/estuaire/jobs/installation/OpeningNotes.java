package org.estuaire.jobs.installation;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.landing.UsedNumbers;
import org.estuaire.repository.Migrations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is looked at when an installation opens and told in the log, for it works all the same. */
record OpeningNotes(Folders folders, Configuration configuration, DataSource database) {

  private static final Logger LOG = LoggerFactory.getLogger(OpeningNotes.class);

  /** In production the account that runs should own nothing: an owner can change the trail. */
  void onTheAccount() throws SQLException {
    if (configuration.environment() != Environment.PRODUCTION) {
      return;
    }
    try (Connection connection = database.getConnection()) {
      if (Migrations.isOwner(connection)) {
        LOG.warn(
            "the database account owns the repository and could change its audit trail; give"
                + " the program an account as ‘estuaire database roles’ makes it");
      }
    }
  }

  /** A repository that was restored gives no number again that went out before. */
  void goOnAboveUsedNumbers() throws IOException, SQLException {
    SortedMap<String, Long> behind = new UsedNumbers(folders.landing(), database).goOn();
    if (!behind.isEmpty()) {
      LOG.warn(
          "the repository is older than this data folder, as after a restore: numbers go on"
              + " above those that were used ({})",
          behind);
    }
  }
}
