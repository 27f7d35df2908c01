package org.estuaire.jobs.installation;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.config.ConfigurationReader;
import org.estuaire.exchange.Environment;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.InstallationCode;
import org.estuaire.installation.Spot;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Which database production may have: the operator's own, never the embedded one, which a command
 * without its environment would otherwise make and fill; and, on another machine, one whose address
 * says what it wants of encryption.
 */
public final class DatabaseRules {

  /** With these the driver is content with a server that offers no encryption. */
  private static final List<String> PERHAPS_CLEAR = List.of("allow", "prefer");

  private final Map<String, String> environment;

  /**
   * @param environment of the process
   */
  public DatabaseRules(Map<String, String> environment) {
    this.environment = environment;
  }

  /** For commands that read nothing else of the configuration. */
  void demand(Path configuration) {
    ConfigurationReader.environment(configuration)
        .flatMap(kind -> mistake(configuration, kind))
        .ifPresent(
            mistake -> {
              throw new InvalidConfiguration(List.of(mistake));
            });
  }

  /**
   * @param configuration the configuration folder
   */
  public Optional<ConfigurationMistake> mistake(Path configuration, Environment kind) {
    if (kind != Environment.PRODUCTION) {
      return Optional.empty();
    }
    Spot at = Spot.whole(ConfigurationReader.settings(configuration));
    String url = environment.getOrDefault(Repository.URL, "");
    return url.isBlank()
        ? Optional.of(ConfigurationMistake.at(at, InstallationCode.EMBEDDED_IN_PRODUCTION))
        : unencrypted(url)
            .map(host -> ConfigurationMistake.at(at, InstallationCode.DATABASE_WITHOUT_TLS, host));
  }

  /** The host that passwords and persons would be sent to in the clear. */
  private static Optional<String> unencrypted(String url) {
    PGSimpleDataSource database;
    try {
      database = Repository.at(url);
    } catch (IllegalArgumentException noAddress) {
      // Told where the database is opened.
      return Optional.empty();
    }
    boolean perhapsClear =
        Optional.ofNullable(database.getSslMode()).map(PERHAPS_CLEAR::contains).orElse(true);
    return perhapsClear && !database.getSsl() && database.getSocketFactory() == null
        ? Arrays.stream(database.getServerNames()).filter(host -> !isThisMachine(host)).findFirst()
        : Optional.empty();
  }

  private static boolean isThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
