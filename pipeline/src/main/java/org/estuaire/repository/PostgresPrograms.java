package org.estuaire.repository;

import static java.util.Objects.requireNonNull;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.file.PathUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of the embedded PostgreSQL, as the library brings them for this machine, unpacked
 * where nobody else comes: never in the temporary folder, where every account may put a program of
 * its own.
 */
final class PostgresPrograms {

  private final Path closed;
  private final Path home;
  private final Account account;

  private PostgresPrograms(Path closed, Path home, Account account) {
    this.closed = closed;
    this.home = home;
    this.account = account;
  }

  /**
   * Unpacks the programs into a folder beside that of the database, unless they lie there already.
   *
   * @throws UnusableDatabase when the folder belongs to somebody else, or no program can be started
   *     from there
   */
  static PostgresPrograms beside(Path database) throws IOException {
    Path closed = OwnFolder.of(database.resolveSibling(database.getFileName() + "-programs"));
    OwnFolder.mayHoldPrograms(closed);
    byte[] archive = archive();
    // Named like those that earlier versions unpacked.
    Path unpacked = Files.createDirectories(closed.resolve("unpacked"));
    Path home = unpacked.resolve("PG-" + DigestUtils.md5Hex(archive));
    if (!Files.exists(complete(home))) {
      unpack(archive, home);
    }
    return new PostgresPrograms(closed, home, Account.ofOwner(closed));
  }

  ServerProgram program(String name) {
    return account.program(home.resolve("bin").resolve(name));
  }

  /** For what only the programs may read, and only while they run. */
  Path draft(String name) {
    return closed.resolve(name);
  }

  private static byte[] archive() throws IOException {
    String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
    String machine = System.getProperty("os.arch");
    try (InputStream archive =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
      return archive.readAllBytes();
    } catch (IllegalStateException none) {
      throw ServerProgram.notStarted("no PostgreSQL for " + system + " " + machine);
    }
  }

  /** Whole or not at all: a process that dies over it leaves a draft that nobody starts. */
  private static void unpack(byte[] archive, Path home) throws IOException {
    Path draft = home.resolveSibling("." + home.getFileName() + "." + UUID.randomUUID());
    try {
      try (TarArchiveInputStream entries =
          new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
        for (TarArchiveEntry entry = entries.getNextEntry();
            entry != null;
            entry = entries.getNextEntry()) {
          unpack(entry, entries, draft.resolve(entry.getName()).normalize());
        }
      }
      Files.createFile(complete(draft));
      publish(draft, home);
    } finally {
      if (Files.exists(draft)) {
        PathUtils.deleteDirectory(draft);
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink() || entry.isLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target);
    boolean isProgram = requireNonNull(target.getParent()).endsWith("bin");
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(isProgram ? "rwx------" : "rw-------"));
  }

  private static void publish(Path draft, Path home) throws IOException {
    if (Files.exists(home) && !Files.exists(complete(home))) {
      // An earlier version died while it unpacked.
      PathUtils.deleteDirectory(home);
    }
    try {
      Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException taken) {
      if (!Files.exists(complete(home))) {
        throw taken;
      }
      // Another command has unpacked the same meanwhile.
    }
  }

  private static Path complete(Path home) {
    return home.resolve(".exists");
  }
}
