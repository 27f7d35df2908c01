package org.estuaire.lab.store;

import static org.estuaire.repository.Column.bigint;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.estuaire.repository.Table;

/**
 * Notes the orders that a chunk changed, in its transaction: the distribution looks at each of them
 * and at no other.
 */
final class ChangedReports {

  private static final Table<Long> TABLE =
      Table.<Long>named("lab.changed_report").key(bigint("report_id", report -> report));

  private final Connection tx;
  private final Set<Long> reports = new LinkedHashSet<>();

  ChangedReports(Connection tx) {
    this.tx = tx;
  }

  void add(long report) {
    reports.add(report);
  }

  void write() throws SQLException {
    TABLE.copy(tx, reports);
  }
}
