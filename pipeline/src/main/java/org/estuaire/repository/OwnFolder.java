package org.estuaire.repository;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.estuaire.exchange.Finding;
import org.estuaire.installation.DurableFiles;

/** Folders that belong to the account of this process and are open to nobody else. */
final class OwnFolder {

  private static final String OWNER_ONLY = "rwx------";

  private OwnFolder() {}

  /**
   * Makes a folder, or makes sure of one that is there.
   *
   * @throws UnusableDatabase when it belongs to somebody else, or is a link
   */
  static Path of(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      // The data folder above it is for its owner only, too.
      DurableFiles.createDirectories(requireNonNull(folder.toAbsolutePath().getParent()));
      create(folder);
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !isOurs(folder)) {
      throw unusable(DatabaseFinding.FOREIGN_FOLDER, folder);
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(OWNER_ONLY));
    return folder;
  }

  private static void create(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, owner());
    } catch (FileAlreadyExistsException meanwhile) {
      // Another command makes it at the same time; whose it is, is looked at next.
    }
  }

  /**
   * Makes sure that programs can be started from a folder of ours, which the file system may forbid
   * ({@code noexec}).
   *
   * @throws UnusableDatabase when they can't
   */
  static void mayHoldPrograms(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, "probe", "", owner());
    try {
      Files.setPosixFilePermissions(probe, PosixFilePermissions.fromString(OWNER_ONLY));
      if (!Files.isExecutable(probe)) {
        throw unusable(DatabaseFinding.NO_PROGRAMS, folder);
      }
    } finally {
      Files.delete(probe);
    }
  }

  /** Who makes a file in it is us, also where the account has no name. */
  private static boolean isOurs(Path folder) throws IOException {
    Path made;
    try {
      made = Files.createTempFile(folder, "ours", "", owner());
    } catch (AccessDeniedException e) {
      return false;
    }
    try {
      return Files.getOwner(made).equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS));
    } finally {
      Files.delete(made);
    }
  }

  private static UnusableDatabase unusable(DatabaseFinding why, Path folder) {
    return new UnusableDatabase(Finding.of(why, folder.toString()));
  }

  private static FileAttribute<Set<PosixFilePermission>> owner() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY));
  }
}
