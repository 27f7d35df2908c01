package org.estuaire.repository;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The turn to start or stop the server of a folder: one command has it at a time, over all
 * processes. It is released when its process ends, however it ends.
 */
final class ServerTurn implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ServerTurn.class);

  /** Making a database takes seconds; recovering a large one after a power cut, longer. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration UNTIL_SAID = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final FileChannel file;

  private ServerTurn(FileChannel file) {
    this.file = file;
  }

  /**
   * Waits for the turn.
   *
   * @param folder of the database
   * @throws DatabaseBusy when it does not come
   */
  static ServerTurn await(Path folder) throws IOException {
    Path lock = folder.resolveSibling(folder.getFileName() + ".lock");
    FileChannel file =
        FileChannel.open(
            lock,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      long start = System.nanoTime();
      boolean said = false;
      while (!isOurs(file)) {
        long waited = System.nanoTime() - start;
        if (waited > PATIENCE.toNanos()) {
          throw new DatabaseBusy();
        }
        if (!said && waited > UNTIL_SAID.toNanos()) {
          LOG.warn("another command is starting or stopping the embedded database: waiting for it");
          said = true;
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
      return new ServerTurn(file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static boolean isOurs(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException insideThisProcess) {
      return false;
    }
  }

  /** Closing the file gives the lock back. */
  @Override
  public void close() throws IOException {
    file.close();
  }
}
