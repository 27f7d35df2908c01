package org.estuaire.routes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.landing.LandingFinding;

/**
 * The space that what partners send never takes. The night needs it: to land what lies in depots,
 * to write receipts, and for the database where it shares the disk.
 */
public final class KeptFree {

  private final List<Path> folders;
  private final Function<String, List<Path>> own;
  private final long bytes;
  private final ToLongFunction<Path> free;

  /**
   * @param folders where what is sent comes to lie; each may be on a disk of its own
   * @param own folders of one partner by its code, which may be on a disk of their own, too
   * @param bytes that stay free on each
   */
  public KeptFree(List<Path> folders, Function<String, List<Path>> own, long bytes) {
    this(folders, own, bytes, folder -> folder.toFile().getUsableSpace());
  }

  KeptFree(
      List<Path> folders, Function<String, List<Path>> own, long bytes, ToLongFunction<Path> free) {
    this.folders = List.copyOf(folders);
    this.own = own;
    this.bytes = bytes;
    this.free = free;
  }

  /** For whoever need not look at the disk. */
  public static KeptFree nothing() {
    return new KeptFree(List.of(), partner -> List.of(), 0);
  }

  /** Why nobody may send so many bytes now; empty where there is room. */
  Optional<Finding> refusal(long more) {
    return refusal(folders, more);
  }

  /** Why this partner may not, for lack of room on a disk of its own. */
  Optional<Finding> refusal(String partner, long more) {
    return refusal(own.apply(partner), more);
  }

  private Optional<Finding> refusal(List<Path> where, long more) {
    long least =
        where.stream().map(KeptFree::existing).mapToLong(free).min().orElse(Long.MAX_VALUE);
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
