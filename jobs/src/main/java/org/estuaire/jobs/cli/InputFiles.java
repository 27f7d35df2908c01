package org.estuaire.jobs.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Files that a command is to read: a slip of the pen begins nothing. */
public final class InputFiles {

  private InputFiles() {}

  /**
   * @throws FileSystemException naming the first that is missing, a folder or closed to this
   *     account
   */
  public static void demand(List<Path> files) throws FileSystemException {
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new NoSuchFileException(file.toString());
      }
      if (Files.isDirectory(file)) {
        throw new FileSystemException(file.toString());
      }
      if (!Files.isReadable(file)) {
        throw new AccessDeniedException(file.toString());
      }
    }
  }
}
