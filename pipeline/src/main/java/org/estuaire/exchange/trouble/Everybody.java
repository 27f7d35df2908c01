package org.estuaire.exchange.trouble;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.estuaire.installation.FolderFailure;

/**
 * Tells trouble that is everybody's from trouble of one: without a database, room on the disk or
 * memory, nothing can be done for anyone, and the night has to stop; so it has to when it is asked
 * to.
 */
public final class Everybody {

  /** Classes of SQLSTATE: connection, resources, operator, system. */
  private static final List<String> DATABASE_AWAY = List.of("08", "53", "57", "58");

  /** As the operating system says it; Java passes its words on and has no type for them. */
  private static final List<String> NO_ROOM =
      List.of("No space left", "Disk quota exceeded", "Read-only file system", "Too many open");

  private Everybody() {}

  /** Whether a failure would meet everybody else as well. */
  public static boolean isMetBy(Throwable failure) {
    Optional<FolderFailure> folder =
        FailureKind.causes(failure)
            .filter(FolderFailure.class::isInstance)
            .map(FolderFailure.class::cast)
            .findFirst();
    // Below it stand the operating system's words, which do not say whose disk it is.
    return folder.isPresent()
        ? folder.get().meetsEverybody()
        : FailureKind.causes(failure).anyMatch(Everybody::concerns);
  }

  private static boolean concerns(Throwable cause) {
    if (cause instanceof SQLException refused) {
      return refused.getSQLState() == null
          || DATABASE_AWAY.contains(
              refused.getSQLState().substring(0, Math.min(2, refused.getSQLState().length())));
    }
    return cause instanceof InterruptedIOException
        || cause instanceof ClosedByInterruptException
        || cause instanceof InterruptedException
        || cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError)
        || cause instanceof IOException full && saysNoRoom(full);
  }

  private static boolean saysNoRoom(IOException failure) {
    String words = String.valueOf(failure.getMessage());
    return NO_ROOM.stream().anyMatch(words::contains);
  }
}
