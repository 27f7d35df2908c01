package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.estuaire.config.Configuration;
import org.estuaire.config.ReadConfiguration;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.landing.LandingKey;
import org.estuaire.jobs.check.Checks;
import org.estuaire.jobs.installation.Folders;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.installation.Samples;
import org.estuaire.jobs.night.Night;
import org.estuaire.jobs.night.NightProgress;
import org.estuaire.jobs.night.NightRunner;
import org.estuaire.jobs.night.NightSteps;
import org.estuaire.repository.PreparedCluster;
import org.estuaire.repository.TestDatabase;
import org.estuaire.routes.Area;
import org.postgresql.ds.PGSimpleDataSource;

/** A whole installation in a temporary folder, with what tests ask of it. */
public final class TestInstallation implements AutoCloseable {

  public static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  public static final Path CONFIG = HOME.resolve("config");
  static final Path SAMPLES = HOME.resolve("samples").resolve("deliveries");

  /** The same for all: persons are numbered under it, and tests compare repositories. */
  private static final String LANDING_KEY = LandingKey.generate().secretText();

  private final Installation installation;
  private final CommandLine commands;

  private TestInstallation(Installation installation, CommandLine commands) {
    this.installation = installation;
    this.commands = commands;
  }

  /** On a fresh repository of the test server, with the committed configuration. */
  public static TestInstallation open(Path data) throws Exception {
    return open(data, CONFIG, environment());
  }

  /** On a fresh repository of the test server, with a configuration of its own. */
  static TestInstallation open(Path data, Path config) throws Exception {
    return open(data, config, environment());
  }

  /**
   * With an embedded database in the data folder, for tests of that database: it starts and stops
   * with each command.
   */
  static TestInstallation embedded(Path data, Path config) throws Exception {
    PreparedCluster.MIGRATED.copyTo(data.resolve("postgres"));
    return open(data, config, Map.of());
  }

  public static TestInstallation open(Path data, Path config, Map<String, String> environment)
      throws Exception {
    return open(data, config, environment, CrashPoint.Watch.NONE);
  }

  /** Where something happens at a crash point, in this process. */
  public static TestInstallation open(
      Path data, Path config, Map<String, String> environment, CrashPoint.Watch watch)
      throws Exception {
    return new TestInstallation(
        Installation.open(
            new Folders(HOME, data, config),
            configuration(config, environment),
            environment,
            watch),
        new CommandLine(data, config, environment));
  }

  public static Configuration configuration(Path folder) {
    return configuration(folder, Map.of());
  }

  private static Configuration configuration(Path folder, Map<String, String> environment) {
    Folders folders = new Folders(HOME, HOME.resolve("data"), folder);
    ReadConfiguration read = Checks.reader(folders, environment).read(folder);
    assertThat(read.allMistakes()).isEmpty();
    return ((ReadConfiguration.Valid) read).configuration();
  }

  /** What names a fresh repository of the test server to a process. */
  static Map<String, String> environment() {
    PGSimpleDataSource fresh = TestDatabase.createPlain();
    Map<String, String> environment = new HashMap<>();
    environment.put(LandingKey.VARIABLE, LANDING_KEY);
    environment.put(Repository.URL, fresh.getURL());
    environment.put(Repository.USER, fresh.getUser());
    if (fresh.getPassword() != null) {
      environment.put(Repository.PASSWORD, fresh.getPassword());
    }
    return environment;
  }

  /** The command line beside it, on the same folders and the same repository. */
  CommandLine commands() {
    return commands;
  }

  public Installation installation() {
    return installation;
  }

  /** Puts a file into a partner's depot, as a finished upload does. */
  public Path drop(String partner, String name, byte[] content) throws IOException {
    installation.homes().create(partner);
    Path file = installation.homes().folder(partner, Area.DEPOT).resolve(name);
    return Files.write(file, content);
  }

  /** A night that takes what lies in the depots. */
  public Night.Result night() throws Exception {
    return night(installation.arrivals()::take);
  }

  /** The night of the committed samples. */
  Night.Result sampleNight() throws Exception {
    return night(new Samples(installation)::take);
  }

  private Night.Result night(NightSteps.Intake intake) throws Exception {
    Night.Result result = new NightRunner(installation).run(intake, NightProgress.SILENT);
    assertThat(result.failure()).isEmpty();
    assertThat(result.completed()).isTrue();
    return result;
  }

  /** The sample deliveries of a partner in the order in which they are sent. */
  static List<Path> samples(String partner) throws IOException {
    return files(SAMPLES.resolve(partner));
  }

  public static byte[] sample(String partner, String name) throws IOException {
    return Files.readAllBytes(SAMPLES.resolve(partner).resolve(name));
  }

  /** Names of what was handed to a partner. */
  List<String> receipts(String partner) throws IOException {
    return files(installation.homes().folder(partner, Area.RECEIPTS)).stream()
        .map(file -> file.getFileName().toString())
        .toList();
  }

  /** The words of a receipt; files of refused rows are in the sender's own charset instead. */
  String receipt(String partner, String name) throws IOException {
    return Files.readString(
        installation.homes().folder(partner, Area.RECEIPTS).resolve(name), StandardCharsets.UTF_8);
  }

  /** What a practice was sent, by file. */
  Map<String, String> results(String practice) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : files(installation.homes().folder(practice, Area.RESULTS))) {
      texts.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
    }
    return texts;
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The rows of a query, their columns joined by '|'. */
  public List<String> rows(String query, Object... parameters) throws SQLException {
    try (Connection connection = installation.database().getConnection();
        PreparedStatement select = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setObject(i + 1, parameters[i]);
      }
      try (ResultSet result = select.executeQuery()) {
        return rows(result);
      }
    }
  }

  private static List<String> rows(ResultSet result) throws SQLException {
    List<String> rows = new ArrayList<>();
    int columns = result.getMetaData().getColumnCount();
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(String.valueOf(result.getString(i)));
      }
      rows.add(String.join("|", row));
    }
    return rows;
  }

  /** The only value of a query. */
  public String value(String query, Object... parameters) throws SQLException {
    List<String> rows = rows(query, parameters);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  @Override
  public void close() {
    installation.close();
  }
}
