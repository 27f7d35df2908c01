package org.estuaire.jobs.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.estuaire.config.ConfigurationReader;
import org.estuaire.exchange.Language;
import org.estuaire.jobs.installation.Folders;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options that every command takes. */
public final class CommonOptions {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "folder of the embedded default (default: data/ of the program)")
  private Path data;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "configuration folder (default: config/ of the program)")
  private Path config;

  @Option(
      names = "--lang",
      paramLabel = "fr|en",
      description = "language (default: that of the locale)")
  private String lang;

  @Option(names = "--json", description = "print one JSON value and nothing else")
  private boolean json;

  private final JsonAnswer answer = new JsonAnswer();

  private Map<String, String> environment = Map.of();

  /** Those of a command; none where it only has others below it. */
  static Optional<CommonOptions> of(CommandSpec command) {
    return command.mixins().values().stream()
        .map(CommandSpec::userObject)
        .filter(CommonOptions.class::isInstance)
        .map(CommonOptions.class::cast)
        .findFirst();
  }

  /** Tells a command the environment of its process, before it runs. */
  static void tell(CommandSpec command, Map<String, String> environment) {
    of(command).ifPresent(options -> options.environment = environment);
  }

  /** Variables of the process: where the repository is, and the secrets. */
  public Map<String, String> environment() {
    return environment;
  }

  public Folders folders() {
    Path home = Path.of(System.getProperty("estuaire.home", ".")).toAbsolutePath().normalize();
    return new Folders(
        home,
        (data == null ? home.resolve("data") : data).toAbsolutePath().normalize(),
        (config == null ? home.resolve("config") : config).toAbsolutePath().normalize());
  }

  /** Where the installation's clocks stand. */
  public ZoneId zone() {
    return ConfigurationReader.zone(folders().config());
  }

  public Language language() {
    return language(lang);
  }

  /**
   * The language of answers.
   *
   * @param asked for; null where nobody did: then that of the locale
   */
  public static Language language(String asked) {
    String wanted = asked == null ? Locale.getDefault().getLanguage() : asked;
    return wanted.equals("fr") ? Language.FR : Language.EN;
  }

  public boolean json() {
    return json;
  }

  JsonAnswer answer() {
    return answer;
  }
}
