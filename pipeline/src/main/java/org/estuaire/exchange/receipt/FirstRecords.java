package org.estuaire.exchange.receipt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.RecordOutcome;

/**
 * The first records of a delivery that have findings, gathered row by row, as far as a receipt
 * spells them out: neither their number nor that of their findings is the sender's to choose.
 */
final class FirstRecords {

  private final int mostRecords;
  private final int mostFindings;
  private final List<RecordFacts> records = new ArrayList<>();
  private int findings;
  private boolean complete = true;

  /**
   * @param mostFindings of all records together
   */
  FirstRecords(int mostRecords, int mostFindings) {
    this.mostRecords = mostRecords;
    this.mostFindings = mostFindings;
  }

  List<RecordFacts> records() {
    return records;
  }

  /** Whether these are all records of their kind, with all their findings. */
  boolean complete() {
    return complete;
  }

  /**
   * Takes a finding as long as there is room.
   *
   * @param row its second to fifth columns tell the record
   */
  void add(ResultSet row, Finding finding) throws SQLException {
    add(
        row.getInt(2),
        row.getLong(3),
        row.getString(4),
        RecordOutcome.valueOf(row.getString(5)),
        finding);
  }

  /** The same of a record that no ledger knows. */
  void add(int ordinal, long line, String key, RecordOutcome outcome, Finding finding) {
    boolean begun = !records.isEmpty() && records.get(records.size() - 1).ordinal() == ordinal;
    if (findings == mostFindings || !begun && records.size() == mostRecords) {
      complete = false;
      return;
    }
    if (!begun) {
      records.add(new RecordFacts(ordinal, line, key, outcome, new ArrayList<>()));
    }
    records.get(records.size() - 1).findings().add(finding);
    findings++;
  }
}
