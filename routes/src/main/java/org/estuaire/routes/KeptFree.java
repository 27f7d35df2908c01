package org.estuaire.routes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.landing.LandingFinding;

/**
 * The space that what partners send never takes. The night needs it: to land what lies in depots,
 * to write receipts, and for the database where it shares the disk.
 */
public final class KeptFree {

  private final List<Path> folders;
  private final long bytes;
  private final ToLongFunction<Path> free;

  /**
   * @param folders where what is sent comes to lie; each may be on a disk of its own
   * @param bytes that stay free on each
   */
  public KeptFree(List<Path> folders, long bytes) {
    this(folders, bytes, folder -> folder.toFile().getUsableSpace());
  }

  KeptFree(List<Path> folders, long bytes, ToLongFunction<Path> free) {
    this.folders = List.copyOf(folders);
    this.bytes = bytes;
    this.free = free;
  }

  /** Why so many bytes can't be taken now; empty where there is room. */
  Optional<Finding> refusal(long more) {
    long least =
        folders.stream().map(KeptFree::existing).mapToLong(free).min().orElse(Long.MAX_VALUE);
    return least - more >= bytes
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                LandingFinding.DISK_KEPT_FREE, Shares.megabytes(least), Shares.megabytes(bytes)));
  }

  /** A folder that is still to be made will lie where the one above it does. */
  private static Path existing(Path folder) {
    Path at = folder.toAbsolutePath();
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }
}
