package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.estuaire.config.InstallationMistake;
import org.estuaire.exchange.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

  @TempDir Path folder;

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
    Path data = folder.resolve("postgres");
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
    closing.get(30, TimeUnit.SECONDS);
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
      postmaster.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void aFolderIsLeftToTheCommandWhoseServerHasDiedUntilThatCommandEnds() throws Exception {
    Path data = folder.resolve("postgres");
    EmbeddedDatabase bereft = EmbeddedDatabase.open(data);
    ProcessHandle postmaster =
        ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0)))
            .orElseThrow();
    List<ProcessHandle> server =
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    server.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle process : server) {
      process.onExit().get(30, TimeUnit.SECONDS);
    }

    assertThatThrownBy(() -> EmbeddedDatabase.open(data)).isInstanceOf(DatabaseBusy.class);

    bereft.close();
    EmbeddedDatabase.open(data).close();
  }

  @Test
  void aCopyTakenWhileTheServerRunsIsRefusedAndNeverLeadsToTheOriginal() throws Exception {
    Path original = folder.resolve("postgres");
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
