package org.estuaire.exchange.trial;

import java.util.List;
import org.estuaire.exchange.ContentLine;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LeftOut;
import org.estuaire.exchange.PartBalance;
import org.estuaire.exchange.RecordOutcome;

/**
 * What would become of one record.
 *
 * @param ordinal rank in its file, from 1
 * @param line first line
 * @param key its number at its sender
 * @param parts its results, where they are counted
 * @param content the first lines of what it says
 * @param contentNotShown how many more there are
 */
public record TriedRecord(
    int ordinal,
    long line,
    String key,
    RecordOutcome outcome,
    Reached reached,
    Means means,
    List<Finding> findings,
    PartBalance parts,
    List<LeftOut> leftOut,
    List<ContentLine> content,
    int contentNotShown) {

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "TriedRecord[" + ordinal + "]";
  }
}
