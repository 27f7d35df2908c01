package org.estuaire.exchange.trial;

import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.LeftOut;
import org.estuaire.exchange.PartBalance;
import org.estuaire.exchange.load.LoadCount;
import org.estuaire.standards.OfficialVerdict;

/**
 * What would become of one delivery: a file, or one of those in an archive.
 *
 * @param name as its sender calls it
 * @param lane empty where nobody recognised it; likewise type, format and charset
 * @param records how many it holds, as inspection counts them
 * @param countsParts whether its records hold results that are counted
 * @param findings about the file as a whole
 * @param shown the first records, and the first that are refused, held or remarked on
 * @param official what published rules say of it; empty where nobody asked
 */
public record TriedFile(
    String name,
    String sha256,
    long bytes,
    TrialVerdict verdict,
    Optional<LaneName> lane,
    Optional<String> type,
    Optional<String> format,
    Optional<String> charset,
    int records,
    LoadCount count,
    boolean countsParts,
    PartBalance parts,
    List<LeftOut> leftOut,
    List<Finding> findings,
    List<Cause> causes,
    List<TriedRecord> shown,
    List<UnmappedCode> unmapped,
    Persons persons,
    List<OfficialVerdict> official) {

  public TriedFile {
    findings = List.copyOf(findings);
    causes = List.copyOf(causes);
    shown = List.copyOf(shown);
    unmapped = List.copyOf(unmapped);
    official = List.copyOf(official);
  }

  /** Records that are not listed one by one. */
  public int notShown() {
    return count.total() - shown.size();
  }

  /** Records behind the one with which reading would end. */
  public int notRead() {
    return records - count.total();
  }

  /** Without the name: senders put patients' names into file names. */
  @Override
  public String toString() {
    return "TriedFile[" + sha256 + "]";
  }
}
