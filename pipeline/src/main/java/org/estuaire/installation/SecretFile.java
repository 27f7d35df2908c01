package org.estuaire.installation;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** A file that holds a key: read by its owner only, made once, complete or absent. */
public final class SecretFile {

  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final Path file;

  public SecretFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * @throws InstallationMistake when the file is missing, can't be read, or is open to others than
   *     its owner
   */
  public byte[] read() throws IOException {
    try {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
      if (!OWNER.containsAll(mode)) {
        throw new InstallationMistake(
            file, InstallationCode.OPEN_TO_OTHERS, PosixFilePermissions.toString(mode));
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new InstallationMistake(file, InstallationCode.KEY_FILE_MISSING);
    } catch (InstallationMistake told) {
      throw told;
    } catch (IOException e) {
      // Closed to this account, a folder of that name, a disk that fails: the file is named.
      throw new InstallationMistake(file, InstallationCode.KEY_FILE_UNREADABLE);
    }
  }

  /** What the file holds; where there is no file yet, makes it of the given content. */
  public byte[] readOrCreate(Supplier<byte[]> content) throws IOException {
    if (!Files.exists(file)) {
      create(content.get());
    }
    return read();
  }

  private void create(byte[] content) throws IOException {
    DurableFiles.createDirectories(requireNonNull(file.getParent()));
    Path draft = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            DurableFiles.OWNER_ONLY_FILE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    publish(draft);
  }

  /** Another process may have made the file meanwhile: a hard link never replaces one. */
  private void publish(Path draft) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // Theirs was first, and is as good.
      return;
    } finally {
      Files.delete(draft);
      DurableFiles.syncDirectory(requireNonNull(file.getParent()));
    }
  }
}
