package org.estuaire.exchange.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.estuaire.installation.InstallationMistake;
import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder and a repository stay together, whoever opens them. */
class OwnRepositoryTest {

  @TempDir Path temp;

  @Test
  void aDataFolderOpensWithItsOwnRepositoryOnly() throws Exception {
    DataSource own = TestDatabase.create();
    OwnRepository.check(temp, own);
    OwnRepository.check(temp, own);

    DataSource other = TestDatabase.create();
    execute(other, "ALTER TABLE exchange.repository DISABLE TRIGGER kept");
    execute(other, "UPDATE exchange.repository SET id = gen_random_uuid()");
    assertThatThrownBy(() -> OwnRepository.check(temp, other))
        .isInstanceOf(InstallationMistake.class)
        .hasMessageContaining("CFG-104");
  }

  @Test
  void aSecondProcessWithADataFolderOfItsOwnIsTurnedAwayAndLeavesNothingInIt() throws Exception {
    DataSource repository = TestDatabase.create();
    OwnRepository.check(temp.resolve("first"), repository);

    Path second = temp.resolve("second");
    InstallationMistake refused =
        catchThrowableOfType(
            InstallationMistake.class, () -> OwnRepository.check(second, repository));

    assertThat(refused.mistake().code().code()).isEqualTo("CFG-125");
    assertThat(refused.mistake().finding().arguments())
        .containsExactly(Files.readString(temp.resolve("first/.zone")));
    assertThat(second).doesNotExist();
  }

  @Test
  void theEmptyFolderBelowADiskThatIsNotMountedIsNotTakenForTheLandingZone() throws Exception {
    DataSource repository = TestDatabase.create();
    Path landing = temp.resolve("landing");
    OwnRepository.check(landing, repository);
    Path disk = Files.move(landing, temp.resolve("disk"));
    Files.createDirectory(landing);

    assertThatThrownBy(() -> OwnRepository.check(landing, repository))
        .hasMessageContaining("CFG-125");

    assertThat(landing).isEmptyDirectory();
    Files.delete(landing);
    Files.move(disk, landing);
    OwnRepository.check(landing, repository);
  }

  @Test
  void ofTwoDataFoldersThatAreOpenedAtOnceTheRepositoryKeepsOne() throws Exception {
    DataSource repository = TestDatabase.create();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService processes = Executors.newFixedThreadPool(2);
    List<Future<?>> opened = new ArrayList<>();
    for (String folder : List.of("one", "other")) {
      opened.add(
          processes.submit(
              () -> {
                start.await();
                OwnRepository.check(temp.resolve(folder), repository);
                return folder;
              }));
    }
    start.countDown();
    processes.shutdown();

    assertThat(opened).filteredOn(OwnRepositoryTest::isTurnedAway).hasSize(1);
  }

  private static boolean isTurnedAway(Future<?> opened) {
    return catchThrowableOfType(ExecutionException.class, opened::get) != null;
  }

  private static void execute(DataSource database, String statement) throws Exception {
    try (Connection connection = database.getConnection();
        Statement session = connection.createStatement()) {
      session.execute(statement);
    }
  }
}
