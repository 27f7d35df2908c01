package org.estuaire.jobs.installation;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.landing.LandingKey;
import org.estuaire.identity.registry.Numbering;
import org.estuaire.identity.registry.OtherPersonKey;
import org.estuaire.identity.registry.PersonNumbers;
import org.estuaire.installation.FolderFailure;
import org.estuaire.installation.FolderFailure.Role;
import org.estuaire.installation.InstallationMistake;
import org.estuaire.installation.SecretFile;
import org.estuaire.jobs.process.ProcessStop;
import org.estuaire.repository.DatabaseFinding;
import org.estuaire.repository.EmbeddedDatabase;
import org.estuaire.repository.Migrations;
import org.estuaire.repository.SteadyConnections;
import org.estuaire.repository.UnusableDatabase;
import org.estuaire.yaml.YamlFinding;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The territorial repository of an installation: the operator's own PostgreSQL when {@code
 * ESTUAIRE_DATABASE_URL} names one, else the embedded default under the data folder.
 */
public final class Repository implements AutoCloseable {

  /** Names the operator's own server. */
  public static final String URL = "ESTUAIRE_DATABASE_URL";

  public static final String USER = "ESTUAIRE_DATABASE_USER";
  public static final String PASSWORD = "ESTUAIRE_DATABASE_PASSWORD";
  public static final String PASSWORD_FILE = "ESTUAIRE_DATABASE_PASSWORD_FILE";

  /** Two segments of its log, of 16 MB each. */
  private static final long LEAST_FOR_A_SERVER = 32 << 20;

  private final WatchedServer server;
  private final Optional<EmbeddedDatabase> embedded;
  private final List<ProcessStop.Registration> lastOfAll;

  /** What names the operator's own server, without the password. */
  public record Server(String account, String database) {}

  private Repository(DataSource server, Optional<EmbeddedDatabase> embedded) {
    this.server = new WatchedServer(server);
    this.embedded = embedded;
    this.lastOfAll =
        Stream.concat(
                embedded.stream().map(database -> ProcessStop.PROCESS.ground(database::leave)),
                embedded.flatMap(EmbeddedDatabase::process).stream()
                    .map(ProcessStop.PROCESS::server))
            .toList();
  }

  /**
   * Opens the repository and brings its schemas to this program's version.
   *
   * @param environment of the process
   */
  public static Repository open(Folders folders, Map<String, String> environment)
      throws IOException {
    Repository repository = openUnmigrated(folders, environment);
    Migrations.apply(repository.dataSource());
    return repository;
  }

  /** Opens the repository for reading, as it is: quick, for commands that only look. */
  public static Repository openUnmigrated(Folders folders, Map<String, String> environment)
      throws IOException {
    new DatabaseRules(environment).demand(folders.config());
    if (environment.containsKey(URL)) {
      return ofServer(environment);
    }
    EmbeddedDatabase database = embedded(folders.postgres());
    return new Repository(database.dataSource(), Optional.of(database));
  }

  /** The repository on the operator's own server, as it is. */
  public static Repository ofServer(Map<String, String> environment) throws IOException {
    return new Repository(external(environment), Optional.empty());
  }

  private static EmbeddedDatabase embedded(Path folder) throws IOException {
    try {
      return EmbeddedDatabase.open(folder);
    } catch (IOException | UnusableDatabase e) {
      Optional<FolderFailure> full =
          FolderFailure.ifFull(Role.DATABASE, folder, LEAST_FOR_A_SERVER, e);
      if (full.isPresent()) {
        throw full.get();
      }
      if (e instanceof FileSystemException fault) {
        throw Role.DATABASE.failed(existing(folder), fault);
      }
      throw e;
    }
  }

  /** What an operator can look at: the folder, or the one in which it can't be made. */
  private static Path existing(Path folder) {
    Path whole = folder.toAbsolutePath();
    return Files.exists(whole) ? whole : existing(requireNonNull(whole.getParent()));
  }

  /**
   * Starts the embedded database again where its server has died. An operator's own server is his.
   *
   * @return whether it had died
   * @throws IOException when it does not start; to be tried again
   */
  public boolean keepRunning() throws IOException {
    return embedded.isPresent() && embedded.get().keepRunning();
  }

  /** Which account of which database the environment names. */
  public static Server server(Map<String, String> environment) throws IOException {
    PGSimpleDataSource source = external(environment);
    return new Server(String.valueOf(source.getUser()), String.valueOf(source.getDatabaseName()));
  }

  public DataSource dataSource() {
    return server;
  }

  /**
   * How persons are numbered here: under a key that derives from the landing key. A repository that
   * an earlier version filled is moved over.
   *
   * @throws OtherPersonKey when its persons are numbered under another key
   */
  public PersonNumbers personNumbers(LandingKey key) throws SQLException, IOException {
    PersonNumbers numbers = new PersonNumbers(key.derive("person numbers"));
    Numbering.open(server, numbers);
    return numbers;
  }

  /** The same repository behind a pool, for long-running work. */
  public RepositoryPool pooled(int connections) {
    return new RepositoryPool(server, connections);
  }

  @Override
  public void close() {
    server.close();
    lastOfAll.forEach(ProcessStop.Registration::close);
    embedded.ifPresent(
        database -> {
          try {
            database.close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * The database of an address, with or without {@code jdbc:} before it.
   *
   * @throws IllegalArgumentException when it is none of PostgreSQL's, or has a setting that the
   *     driver does not know: a misspelt {@code sslmode} must not pass for TLS
   */
  static PGSimpleDataSource at(String url) {
    Properties said = Driver.parseURL(url.startsWith("jdbc:") ? url : "jdbc:" + url, null);
    if (said == null) {
      throw new IllegalArgumentException("not an address of PostgreSQL");
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    // The driver's own setURL names all its settings with their defaults in the address of every
    // connection: two thousand characters, in which Flyway looks for secrets at each start.
    try {
      for (String name : said.stringPropertyNames()) {
        source.setProperty(name, said.getProperty(name));
      }
    } catch (SQLException e) {
      throw new IllegalArgumentException(e);
    }
    return source;
  }

  private static PGSimpleDataSource named(String url) {
    try {
      return at(url);
    } catch (IllegalArgumentException notOne) {
      throw new UnusableDatabase(Finding.of(DatabaseFinding.NO_DATABASE).inField(URL));
    }
  }

  private static PGSimpleDataSource external(Map<String, String> environment) throws IOException {
    PGSimpleDataSource source = named(requireNonNull(environment.get(URL)));
    if (environment.containsKey(USER)) {
      source.setUser(environment.get(USER));
    }
    if (environment.containsKey(PASSWORD_FILE)) {
      source.setPassword(password(Path.of(environment.get(PASSWORD_FILE))));
    } else if (environment.containsKey(PASSWORD)) {
      source.setPassword(environment.get(PASSWORD));
    }
    // Error details of the server quote row values.
    source.setLogServerErrorDetail(false);
    source.setApplicationName("estuaire");
    SteadyConnections.on(source);
    return source;
  }

  /** As closed as a key: whoever reads it is the repository's account. */
  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new UnusableDatabase(
          Finding.of(YamlFinding.FILE_MISSING, file.toString()).inField(PASSWORD_FILE));
    }
    try {
      return new String(new SecretFile(file).read(), StandardCharsets.UTF_8).strip();
    } catch (InstallationMistake closedToUsOrOpenToOthers) {
      throw new UnusableDatabase(
          closedToUsOrOpenToOthers.mistake().finding().inField(PASSWORD_FILE));
    }
  }
}
