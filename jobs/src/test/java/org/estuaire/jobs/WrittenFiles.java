package org.estuaire.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.routes.Area;

/**
 * What practices got in the night of the samples, put where the official validators look for it:
 * {@code target/sample-night/<format>/<practice>/<file>}. They are in a module that knows no
 * nights, and whose libraries no night should have beside it.
 */
final class WrittenFiles {

  private static final Path SHELF = Path.of("target", "sample-night");

  private WrittenFiles() {}

  /** Replaces what an earlier night left there. */
  static void of(TestInstallation night) throws Exception {
    clear();
    for (String row : night.rows("SELECT DISTINCT format, partner FROM distribution.sending")) {
      String[] parts = row.split("\\|");
      Path target = Files.createDirectories(SHELF.resolve(parts[0]).resolve(parts[1]));
      for (Path file : results(night, parts[1])) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }

  private static List<Path> results(TestInstallation night, String practice) throws IOException {
    return TestInstallation.files(night.installation().homes().folder(practice, Area.RESULTS));
  }

  private static void clear() throws IOException {
    if (Files.exists(SHELF)) {
      try (Stream<Path> walk = Files.walk(SHELF)) {
        for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
