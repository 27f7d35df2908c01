package org.estuaire.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.estuaire.installation.DurableFiles;

/** Programs of the embedded database that many data folders of tests have in common. */
public final class SharedPrograms {

  private SharedPrograms() {}

  /** Lets the database of a folder find them unpacked, from the second time on. */
  public static void of(Path database) throws IOException {
    Path shared =
        Files.createDirectories(
            Path.of(System.getProperty("java.io.tmpdir"), "estuaire-test-programs"));
    Path programs = database.resolveSibling(database.getFileName() + "-programs");
    if (!Files.exists(programs)) {
      DurableFiles.createDirectories(programs);
      Files.createSymbolicLink(programs.resolve("unpacked"), shared);
    }
  }
}
