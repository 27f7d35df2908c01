package org.estuaire.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the server of a folder says of itself, or the last one that was killed: lines 1, 2 and 4 of
 * {@code postmaster.pid} (PostgreSQL documentation, "Database File Layout").
 *
 * @param pid of its process
 * @param folder that it serves; a copy of the folder has the file of the original
 * @param port on which it listens
 */
record Postmaster(long pid, String folder, int port) {

  private static final int LINES = 4;

  /** Of a folder; empty where no server runs that was not killed. */
  static Optional<Postmaster> of(Path folder) throws IOException {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("postmaster.pid"));
      return lines.size() < LINES
          ? Optional.empty()
          : Optional.of(
              new Postmaster(
                  Long.parseLong(lines.get(0).strip()),
                  lines.get(1),
                  Integer.parseInt(lines.get(3).strip())));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** Whether its process lives; where not, its port may be anybody's. */
  boolean isAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
