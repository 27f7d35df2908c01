package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.estuaire.exchange.Finding;
import org.estuaire.installation.InstallationMistake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class EmbeddedDatabaseTest {

  @TempDir Path folder;

  /** Unpacked once for all tests. */
  @BeforeEach
  void shareThePrograms() throws IOException {
    SharedPrograms.of(folder.resolve("postgres"));
  }

  @Test
  void whatWasWrittenIsThereAtTheNextStart() throws Exception {
    Path data = folder.resolve("postgres");
    try (EmbeddedDatabase first = EmbeddedDatabase.open(data)) {
      execute(first, "CREATE TABLE kept AS SELECT 1 AS one");
    }
    assertThat(EmbeddedDatabase.running(data)).isEmpty();
    try (EmbeddedDatabase second = EmbeddedDatabase.open(data)) {
      execute(second, "SELECT one FROM kept");
    }
  }

  @Test
  void theServerIsNotStoppedWhileAnotherCommandUsesIt() throws Exception {
    Path data = preparedFolder();
    EmbeddedDatabase starter = EmbeddedDatabase.open(data);
    EmbeddedDatabase other = EmbeddedDatabase.open(data);
    CompletableFuture<Void> closing;
    try (Connection working = other.dataSource().getConnection()) {
      closing = CompletableFuture.runAsync(() -> close(starter));
      assertThatThrownBy(() -> closing.get(1, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);
      assertThat(working.isValid(2)).isTrue();
    }
    other.close();
    closing.get(120, TimeUnit.SECONDS);
    assertThat(EmbeddedDatabase.running(data)).isEmpty();
  }

  @Test
  void ofTwoCommandsAtOnceOneStartsTheServerAndBothUseIt() throws Exception {
    Path data = folder.resolve("postgres");
    CompletableFuture<EmbeddedDatabase> one = CompletableFuture.supplyAsync(() -> open(data));
    CompletableFuture<EmbeddedDatabase> two = CompletableFuture.supplyAsync(() -> open(data));
    List<EmbeddedDatabase> both =
        List.of(one.get(2, TimeUnit.MINUTES), two.get(2, TimeUnit.MINUTES));
    execute(both.get(0), "CREATE TABLE shared AS SELECT 1 AS one");
    execute(both.get(1), "SELECT one FROM shared");
    // The one that started it waits for the other.
    both.parallelStream().forEach(EmbeddedDatabaseTest::close);
    assertThat(EmbeddedDatabase.running(data)).isEmpty();
  }

  @Test
  void aServerWithoutAFreeConnectionIsNoReasonToStartASecondOne() throws Exception {
    Path data = Files.createDirectories(folder.resolve("postgres"));
    try (EmbeddedPostgres full =
            EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("max_connections", "4")
                .setServerConfig("superuser_reserved_connections", "0")
                .start();
        Connection first = full.getPostgresDatabase().getConnection();
        Connection second = full.getPostgresDatabase().getConnection();
        Connection third = full.getPostgresDatabase().getConnection();
        Connection fourth = full.getPostgresDatabase().getConnection()) {
      assertThat(List.of(first, second, third, fourth)).doesNotContainNull();
      assertThat(DatabaseTrouble.in(catchThrowable(() -> EmbeddedDatabase.open(data))))
          .map(Finding::code)
          .contains(DatabaseFinding.FULL);
    }
  }

  @Test
  void aServerThatOutlivedItsProcessIsStoppedByTheLastThatUsesIt() throws Exception {
    Path data = Files.createDirectories(folder.resolve("postgres"));
    try (EmbeddedPostgres outlived =
        EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).start()) {
      ProcessHandle postmaster =
          ProcessHandle.of(
                  Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0)))
              .orElseThrow();
      EmbeddedDatabase found = EmbeddedDatabase.open(data);
      try (Connection working = outlived.getPostgresDatabase().getConnection()) {
        found.close();
        assertThat(working.isValid(2)).isTrue();
      }
      EmbeddedDatabase.open(data).close();
      postmaster.onExit().get(120, TimeUnit.SECONDS);
    }
  }

  @Test
  void aServerThatDiedUnderACommandIsStartedAgainByItOrByTheNext() throws Exception {
    Path data = preparedFolder();
    try (EmbeddedDatabase bereft = EmbeddedDatabase.open(data)) {
      execute(bereft, "CREATE TABLE kept AS SELECT 1 AS one");
      assertThat(bereft.keepRunning()).isFalse();

      kill(data);
      assertThat(bereft.keepRunning()).isTrue();
      execute(bereft, "SELECT one FROM kept");

      kill(data);
      try (EmbeddedDatabase next = EmbeddedDatabase.open(data)) {
        execute(next, "SELECT one FROM kept");
        assertThat(bereft.keepRunning()).as("another command was first").isFalse();
        execute(bereft, "SELECT one FROM kept");
        bereft.leave();
        execute(next, "SELECT one FROM kept");
      }
    }
    assertThat(EmbeddedDatabase.running(data)).isEmpty();
  }

  @Test
  void aServerThatHasFallenSilentKeepsNobodyFromLeaving() throws Exception {
    Path data = preparedFolder();
    EmbeddedDatabase database = EmbeddedDatabase.open(data);
    ProcessHandle postmaster = database.process().orElseThrow();
    List<ProcessHandle> server =
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    signal("-STOP", server);
    try {
      database.close();
      assertThat(postmaster.isAlive()).isTrue();
    } finally {
      signal("-CONT", server);
    }
    postmaster.onExit().get(1, TimeUnit.MINUTES);
    assertThat(EmbeddedDatabase.running(data)).isEmpty();
  }

  private static void signal(String which, List<ProcessHandle> processes) throws Exception {
    List<String> line = new ArrayList<>(List.of("kill", which));
    processes.forEach(process -> line.add(Long.toString(process.pid())));
    assertThat(new ProcessBuilder(line).start().waitFor()).isZero();
  }

  @Test
  void nobodyComesInWithoutThePasswordThatLiesInTheFolder() throws Exception {
    Path data = folder.resolve("postgres");
    try (EmbeddedDatabase database = EmbeddedDatabase.open(data)) {
      execute(database, "SELECT 1");
      assertThat(stateOfLogin(data, "")).isEqualTo("08004");
      assertThat(stateOfLogin(data, "postgres")).isEqualTo("28P01");
      String password = Files.readString(data.resolve("estuaire.password"));
      assertThat(password).hasSizeGreaterThan(40);
      assertThat(stateOfLogin(data, password)).isEqualTo("let in");
      assertThat(rights(data)).isEqualTo("rwx------");
      assertThat(rights(data.resolve("estuaire.password"))).isEqualTo("rw-------");
    }
  }

  @Test
  void aFolderThatAnEarlierVersionLeftOpenToEveryAccountIsClosedAtItsNextStart() throws Exception {
    Path data = earlierVersion();
    try (EmbeddedDatabase database = EmbeddedDatabase.open(data)) {
      execute(database, "SELECT one FROM kept");
      assertThat(stateOfLogin(data, "")).isEqualTo("08004");
      assertThat(stateOfLogin(data, "postgres")).isEqualTo("28P01");
    }
    try (EmbeddedDatabase again = EmbeddedDatabase.open(data)) {
      execute(again, "SELECT one FROM kept");
    }
  }

  @Test
  void aConnectionDoesNotPayForStretchingAPasswordThatNobodyChose() throws Exception {
    Path data = folder.resolve("postgres");
    String verifier = "SELECT split_part(rolpassword, ':', 1) FROM pg_authid WHERE rolcanlogin";
    try (EmbeddedDatabase made = EmbeddedDatabase.open(data)) {
      assertThat(TestQuery.rows(made.dataSource(), verifier)).containsExactly("SCRAM-SHA-256$1");
    }
    Files.delete(data.resolve("estuaire.password"));
    try (EmbeddedDatabase replaced = EmbeddedDatabase.open(data)) {
      assertThat(TestQuery.rows(replaced.dataSource(), verifier))
          .containsExactly("SCRAM-SHA-256$1");
    }
  }

  @Test
  void aPasswordThatWasLostIsReplacedAtTheNextStart() throws Exception {
    Path data = preparedFolder();
    String lost = Files.readString(data.resolve("estuaire.password"));
    Files.delete(data.resolve("estuaire.password"));
    try (EmbeddedDatabase database = EmbeddedDatabase.open(data)) {
      execute(database, "SELECT 1");
      assertThat(stateOfLogin(data, lost)).isEqualTo("28P01");
    }
  }

  @Test
  void aDatabaseOfWhichTheMakingWasCutOffIsMadeAnew() throws Exception {
    Path data = Files.createDirectories(folder.resolve("postgres"));
    Files.createFile(data.resolve("postgresql.conf"));
    Files.createFile(folder.resolve("postgres-programs/password"));
    try (EmbeddedDatabase database = EmbeddedDatabase.open(data)) {
      execute(database, "SELECT 1");
    }
    assertThat(folder.resolve("postgres-programs/password")).doesNotExist();
  }

  @Test
  void aPasswordThatOthersMayReadIsRefused() throws Exception {
    Path data = folderWithPassword("rw-r--r--");
    assertThatThrownBy(() -> EmbeddedDatabase.open(data))
        .isInstanceOf(InstallationMistake.class)
        .hasMessageContaining("CFG-110");
  }

  @Test
  void whoeverHasTakenThePortOfADeadServerAndAsksForNoPasswordIsNotTalkedTo() throws Exception {
    Path data = folderWithPassword("rw-------");
    try (EmbeddedPostgres stranger = EmbeddedPostgres.builder().start()) {
      List<String> lines =
          List.of("1", data.toString(), "0", Integer.toString(stranger.getPort()), "");
      Files.write(data.resolve("postmaster.pid"), lines);
      assertThat(EmbeddedDatabase.running(data)).isEmpty();
    }
  }

  @Test
  void aStrangerOnThePortOfADeadServerThatRefusesUsKeepsNobodyOut() throws Exception {
    Path data = folderWithPassword("rw-------");
    Path other = folder.resolve("other");
    PreparedCluster.EMPTY.copyTo(other);
    Process dead = new ProcessBuilder("true").start();
    assertThat(dead.waitFor()).isZero();
    try (EmbeddedDatabase stranger = EmbeddedDatabase.open(other)) {
      execute(stranger, "SELECT 1");
      int port = Postmaster.of(other).orElseThrow().port();
      Files.write(
          data.resolve("postmaster.pid"),
          List.of(Long.toString(dead.pid()), data.toString(), "0", Integer.toString(port), ""));
      assertThat(EmbeddedDatabase.running(data)).isEmpty();
    }
  }

  @Test
  void aServerThatCannotStartSaysWhyInTheWordsOfItsProgram() throws Exception {
    Path data = folderWithPassword("rw-------");
    assertThat(DatabaseTrouble.in(catchThrowable(() -> EmbeddedDatabase.open(data))))
        .hasValueSatisfying(
            why -> {
              assertThat(why.code()).isEqualTo(DatabaseFinding.NOT_STARTED);
              assertThat(why.arguments().get(0)).contains("is not a database cluster directory");
            });
  }

  /** As an earlier start has left it. */
  private Path preparedFolder() throws IOException {
    Path data = folder.resolve("postgres");
    PreparedCluster.EMPTY.copyTo(data);
    return data;
  }

  /** Of which no database was made yet. */
  private Path folderWithPassword(String rights) throws IOException {
    Path data = Files.createDirectories(folder.resolve("postgres"));
    Files.createFile(data.resolve("postgresql.conf"));
    Path password = Files.writeString(data.resolve("estuaire.password"), "secret");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString(rights));
    return data;
  }

  private Path earlierVersion() throws Exception {
    Path data = Files.createDirectories(folder.resolve("postgres"));
    try (EmbeddedPostgres earlier =
            EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).start();
        Connection connection = earlier.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept AS SELECT 1 AS one");
    }
    return data;
  }

  /** What the server says to somebody who only knows where it listens. */
  private static String stateOfLogin(Path data, String password) throws Exception {
    int port = Postmaster.of(data).orElseThrow().port();
    PGSimpleDataSource somebody = new PGSimpleDataSource();
    somebody.setURL("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
    somebody.setUser("postgres");
    somebody.setPassword(password);
    try (Connection in = somebody.getConnection()) {
      return in.isValid(2) ? "let in" : "gone";
    } catch (SQLException refused) {
      return refused.getSQLState();
    }
  }

  private static void kill(Path data) throws Exception {
    ProcessHandle postmaster =
        ProcessHandle.of(Postmaster.of(data).orElseThrow().pid()).orElseThrow();
    postmaster.destroyForcibly();
    postmaster.onExit().get(120, TimeUnit.SECONDS);
  }

  private static String rights(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aCopyTakenWhileTheServerRunsIsRefusedAndNeverLeadsToTheOriginal() throws Exception {
    Path original = preparedFolder();
    Path copy = folder.resolve("copy");
    try (EmbeddedDatabase database = EmbeddedDatabase.open(original)) {
      execute(database, "CREATE TABLE kept AS SELECT 1 AS one");
      copy(original, copy);
      assertThatThrownBy(() -> EmbeddedDatabase.open(copy))
          .isInstanceOf(InstallationMistake.class)
          .hasMessageContaining("CFG-103");
      assertThatThrownBy(() -> EmbeddedDatabase.running(copy))
          .isInstanceOf(InstallationMistake.class);
    }
    assertThatThrownBy(() -> EmbeddedDatabase.open(copy)).isInstanceOf(InstallationMistake.class);
  }

  @Test
  void theServerOfAnotherFolderThatHasGotThePortIsNotTakenForOurs() throws Exception {
    Path other = folder.resolve("other");
    PreparedCluster.EMPTY.copyTo(other);
    Path ours = Files.createDirectories(folder.resolve("ours"));
    try (EmbeddedDatabase running = EmbeddedDatabase.open(other)) {
      execute(running, "SELECT 1");
      List<String> lines = new ArrayList<>(Files.readAllLines(other.resolve("postmaster.pid")));
      lines.set(1, ours.toString());
      Files.write(ours.resolve("postmaster.pid"), lines);
      assertThat(EmbeddedDatabase.running(ours)).isEmpty();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void execute(EmbeddedDatabase database, String sql) throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static EmbeddedDatabase open(Path data) {
    try {
      return EmbeddedDatabase.open(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(EmbeddedDatabase database) {
    try {
      database.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
