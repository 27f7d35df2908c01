package org.estuaire.synthetic.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.estuaire.jobs.installation.Folders;
import org.estuaire.jobs.installation.Repository;

/**
 * The folder of an installation that is measured and removed afterwards: its tables are emptied
 * between rounds, so that it is never the operator's own.
 *
 * @param folder with the data, and whatever is written on the way
 */
record BenchFolder(Folders folders, Path folder) implements AutoCloseable {

  /** In the operator's data folder, on the disk that is measured. */
  static BenchFolder in(Folders own) throws IOException {
    Files.createDirectories(own.data());
    Path work = Files.createTempDirectory(own.data(), "bench-");
    return new BenchFolder(new Folders(own.home(), work, own.config()), work);
  }

  /** Without the operator's own database. */
  static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.remove(Repository.URL);
    return environment;
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
