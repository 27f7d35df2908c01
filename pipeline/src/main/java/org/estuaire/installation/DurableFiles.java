package org.estuaire.installation;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * File operations that survive a power failure: on Linux a new name is durable only once its
 * directory has been synchronised too (see fsync(2)).
 */
public final class DurableFiles {

  /** For directories that hold health data or keys. */
  public static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** For files that hold health data or keys. */
  public static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private DurableFiles() {}

  /** Makes the names in a directory durable. */
  public static void syncDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Makes a directory, and what is missing above it, for the owner only. */
  public static void createDirectories(Path directory) throws IOException {
    Path whole = directory.toAbsolutePath().normalize();
    if (Files.isDirectory(whole)) {
      // Perhaps made by a process that was killed before it could synchronise.
      syncParent(whole);
      return;
    }
    createDirectories(requireNonNull(whole.getParent()));
    try {
      Files.createDirectory(whole, OWNER_ONLY_DIRECTORY);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(whole)) {
        throw e;
      }
    }
    syncParent(whole);
  }

  /** Writes a text that its owner alone may read; synchronised, but under a draft's name. */
  public static void writeOwnerOnly(Path draft, String text) throws IOException {
    Files.deleteIfExists(draft);
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OWNER_ONLY_FILE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /**
   * Renames a file unless something has the new name, which no rename of the Java library promises.
   *
   * @throws FileAlreadyExistsException when something has the new name
   */
  public static void moveWithoutReplacing(Path from, Path to) throws IOException {
    Files.createLink(to, from);
    Files.delete(from);
    syncDirectory(requireNonNull(to.getParent()));
  }

  private static void syncParent(Path directory) throws IOException {
    Path parent = directory.getParent();
    // The parent may belong to somebody else and be closed to us; then it was there before.
    if (parent != null && Files.isReadable(parent)) {
      syncDirectory(parent);
    }
  }
}
