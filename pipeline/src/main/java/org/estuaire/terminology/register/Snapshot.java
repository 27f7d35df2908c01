package org.estuaire.terminology.register;

import java.time.LocalDate;
import java.util.List;
import org.estuaire.exchange.Finding;

/**
 * What an import found, or would do.
 *
 * @param table which table
 * @param statedOn the day of the file
 * @param version what the file calls itself; may be empty
 * @param rows of the file
 * @param leftOut rows that can't be used
 * @param entries different ones: practitioners, facilities, mailboxes, codes
 * @param kept rows of the region, whose addresses are kept
 * @param added entries that were not known
 * @param gone entries in use that the file no longer has: they stay, as absent
 * @param findings what is odd about the file, and the first rows that were left out
 * @param alreadyInUse whether the table in use is this very file: nothing was done
 * @param written whether the tables were changed
 */
public record Snapshot(
    String table,
    LocalDate statedOn,
    String version,
    String sha256,
    long rows,
    long leftOut,
    long entries,
    long kept,
    long added,
    long gone,
    List<Finding> findings,
    boolean alreadyInUse,
    boolean written) {

  public Snapshot {
    findings = List.copyOf(findings);
  }
}
