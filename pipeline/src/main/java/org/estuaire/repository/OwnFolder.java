package org.estuaire.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that belong to the account of this process and are open to nobody else. */
final class OwnFolder {

  private static final String OWNER_ONLY = "rwx------";

  private OwnFolder() {}

  /**
   * Makes a folder, or makes sure of one that is there.
   *
   * @throws ForeignFolder when it belongs to somebody else, or is a link
   */
  static Path of(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(folder.toAbsolutePath().getParent());
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !isOurs(folder)) {
      throw new ForeignFolder(folder);
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(OWNER_ONLY));
    return folder;
  }

  /** Who made a file just now is us, also where the account has no name. */
  private static boolean isOurs(Path folder) throws IOException {
    Path made = Files.createTempFile("estuaire", "");
    try {
      return Files.getOwner(made).equals(Files.getOwner(folder));
    } finally {
      Files.delete(made);
    }
  }
}
