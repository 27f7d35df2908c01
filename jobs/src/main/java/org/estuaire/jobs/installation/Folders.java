package org.estuaire.jobs.installation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.estuaire.exchange.landing.LandingKey;
import org.estuaire.exchange.landing.LandingZone;
import org.estuaire.installation.InstallationCode;
import org.estuaire.installation.InstallationMistake;

/**
 * Where an installation keeps its things.
 *
 * @param home the program's own folder, with {@code samples/} and the default {@code config/}
 * @param data landing zone, embedded database, SFTP homes, keys, reports
 * @param config what an operator edits
 */
public record Folders(Path home, Path data, Path config) {

  public Path postgres() {
    return data.resolve("postgres");
  }

  public Path landing() {
    return data.resolve("landing");
  }

  public Path homes() {
    return data.resolve("sftp");
  }

  public Path keys() {
    return data.resolve("keys");
  }

  /**
   * The landing key that the environment names, else that of the data folder, made on first use: a
   * landing zone that was opened before has one, and it is only missing.
   *
   * @throws IOException when its file is missing, damaged or open to other accounts
   */
  public LandingKey landingKey(Map<String, String> environment) throws IOException {
    return LandingZone.hasAKey(landing())
        ? LandingKey.existing(environment, landingKeyFile())
            .orElseThrow(
                () -> new InstallationMistake(landingKeyFile(), InstallationCode.KEY_FILE_MISSING))
        : LandingKey.open(environment, landingKeyFile());
  }

  /** Where the landing key lies unless the environment names another. */
  public Path landingKeyFile() {
    return keys().resolve("landing-key.json");
  }

  public Path reports() {
    return data.resolve("reports");
  }

  public Path metrics() {
    return data.resolve("metrics");
  }

  public Path samples() {
    return home.resolve("samples");
  }
}
