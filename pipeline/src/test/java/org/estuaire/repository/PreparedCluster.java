package org.estuaire.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Folders of the embedded database as earlier starts leave them. Each kind is made once for all
 * tests of a process and copied, since making one takes longer than most of what tests do with it.
 */
public enum PreparedCluster {
  /** Nothing is in it. */
  EMPTY,
  /** With all tables, as after the first command. */
  MIGRATED;

  private Path made;

  /** Gives a data folder its database, where it has none yet. */
  public synchronized void copyTo(Path postgres) throws IOException {
    SharedPrograms.of(postgres);
    if (Files.exists(postgres)) {
      return;
    }
    if (made == null) {
      made = make();
    }
    try (Stream<Path> files = Files.walk(made)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(
            file,
            postgres.resolve(made.relativize(file).toString()),
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private Path make() throws IOException {
    Path folder = Files.createTempDirectory("estuaire-cluster");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    Path postgres = folder.resolve("postgres");
    SharedPrograms.of(postgres);
    try (EmbeddedDatabase database = EmbeddedDatabase.open(postgres)) {
      if (this == MIGRATED) {
        Migrations.apply(database.dataSource());
      }
    }
    return postgres;
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      // A temporary folder that stays does no harm.
    }
  }
}
