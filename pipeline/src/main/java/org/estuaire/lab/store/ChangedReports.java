package org.estuaire.lab.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.estuaire.repository.CopyRows;

/**
 * Notes the orders that a chunk changed, in its transaction: the distribution looks at each of them
 * and at no other.
 */
final class ChangedReports {

  private static final String COPY = "COPY lab.changed_report (report_id) FROM STDIN";

  private final Connection tx;
  private final Set<Long> reports = new LinkedHashSet<>();

  ChangedReports(Connection tx) {
    this.tx = tx;
  }

  void add(long report) {
    reports.add(report);
  }

  void write() throws SQLException {
    if (reports.isEmpty()) {
      return;
    }
    try (CopyRows copy = new CopyRows(tx, COPY)) {
      for (long report : reports) {
        copy.number(report).endRow();
      }
    }
  }
}
