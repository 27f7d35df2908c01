package org.estuaire.jobs.cli;

import java.io.IOException;
import java.sql.SQLException;
import org.estuaire.config.Configuration;
import org.estuaire.config.ReadConfiguration;
import org.estuaire.jobs.Checks;
import org.estuaire.jobs.Folders;
import org.estuaire.jobs.Installation;
import org.estuaire.jobs.InvalidConfiguration;

/** Opens the installation that the options name, if its configuration is valid. */
final class Opening {

  private Opening() {}

  static Installation open(CommonOptions options) throws IOException, SQLException {
    Folders folders = options.folders();
    return Installation.open(folders, configuration(folders), System.getenv(), CrashWatch.chosen());
  }

  /**
   * The configuration of these folders.
   *
   * @throws InvalidConfiguration with every mistake
   */
  static Configuration configuration(Folders folders) {
    ReadConfiguration read = Checks.reader(folders, System.getenv()).read(folders.config());
    if (read instanceof ReadConfiguration.Valid valid) {
      return valid.configuration();
    }
    throw new InvalidConfiguration(read.allMistakes());
  }
}
