package org.estuaire.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Brings a chunk of records into the repository, set-based (COPY into a temporary table, then
 * merge) and idempotent by natural keys. Works in the caller's transaction and never commits.
 */
public interface Loader<R> {

  /**
   * @return for each record of the chunk, in the same order, what became of it
   */
  List<LoadResult> load(Connection tx, List<Filed<R>> chunk) throws SQLException;

  /**
   * What became of a record that reached the repository.
   *
   * @param changed whether anything new came with it; else the repository already held exactly this
   * @param parts what became of its parts; none for a record that is one row
   * @param waitsFor why it is held: it speaks of something that the repository does not hold yet.
   *     Whoever brings that says so ({@code AwaitedRecords}), and the record is taken up again with
   *     the others that were held. Empty for a record that waits for nothing.
   * @param findings what only shows beside what the repository held
   */
  record LoadResult(
      boolean changed, PartCount parts, Optional<FindingCode> waitsFor, List<Finding> findings) {

    public LoadResult {
      findings = List.copyOf(findings);
    }

    /** The same, with more to tell. */
    public LoadResult and(List<Finding> more) {
      return more.isEmpty()
          ? this
          : new LoadResult(
              changed, parts, waitsFor, Stream.concat(findings.stream(), more.stream()).toList());
    }

    /** Nothing to tell. */
    public LoadResult(boolean changed, PartCount parts) {
      this(changed, parts, Optional.empty(), List.of());
    }

    /**
     * Of records that are one row each.
     *
     * @param known positions of those that the repository knew
     */
    public static List<LoadResult> ofRows(int size, BitSet known) {
      return IntStream.range(0, size)
          .mapToObj(position -> known.get(position) ? ALREADY_KNOWN : LOADED)
          .toList();
    }

    public static LoadResult waitingFor(FindingCode why) {
      return new LoadResult(false, PartCount.NONE, Optional.of(why), List.of());
    }

    /** A record that is one row, new or a change of what was known. */
    public static final LoadResult LOADED = new LoadResult(true, PartCount.NONE);

    /** A record that is one row, and known. */
    public static final LoadResult ALREADY_KNOWN = new LoadResult(false, PartCount.NONE);
  }
}
