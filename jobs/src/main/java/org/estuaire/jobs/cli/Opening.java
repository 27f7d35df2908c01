package org.estuaire.jobs.cli;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.estuaire.config.Configuration;
import org.estuaire.config.ReadConfiguration;
import org.estuaire.exchange.Language;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.jobs.check.Checks;
import org.estuaire.jobs.check.Listening;
import org.estuaire.jobs.check.Surroundings;
import org.estuaire.jobs.installation.Folders;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.installation.InvalidConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the installation that the options name, if its configuration is valid. */
public final class Opening {

  private Opening() {}

  public static Installation open(CommonOptions options) throws IOException, SQLException {
    Folders folders = options.folders();
    Map<String, String> environment = options.environment();
    Configuration configuration = configuration(options);
    warn(new Surroundings(folders, environment).mistakes(configuration), options.language());
    return Installation.open(folders, configuration, environment, CrashWatch.chosen());
  }

  /**
   * One partner's key keeps nobody else's night from running, but is not passed over in silence.
   */
  private static void warn(List<ConfigurationMistake> mistakes, Language language) {
    Logger log = LoggerFactory.getLogger(Opening.class);
    mistakes.forEach(mistake -> log.warn("{}: {}", mistake, mistake.message(language)));
  }

  /**
   * The configuration of the folder that the options name.
   *
   * @throws InvalidConfiguration with every mistake
   */
  public static Configuration configuration(CommonOptions options) {
    Folders folders = options.folders();
    ReadConfiguration read = Checks.reader(folders, options.environment()).read(folders.config());
    if (read instanceof ReadConfiguration.Valid valid) {
      return new Listening(options.environment()).of(valid.configuration());
    }
    throw new InvalidConfiguration(read.allMistakes());
  }
}
