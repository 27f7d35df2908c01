package org.estuaire.lab.remap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.estuaire.lab.remap.RemapRows.Written;
import org.estuaire.lab.store.ReportTable;
import org.estuaire.terminology.LocalCodes;

/** Writes how the results of one laboratory are read today, a few orders at a time. */
final class LaboratoryRemap {

  /** Orders in one transaction: few enough that a night doesn't wait long for one of them. */
  private static final int ORDERS = 500;

  private final String partner;
  private final LocalCodes table;
  private final Set<String> codes;
  private final Rereading rereading;
  private final RemapScope scope;

  LaboratoryRemap(
      String partner, LocalCodes table, Set<String> codes, Rereading rereading, RemapScope scope) {
    this.partner = partner;
    this.table = table;
    this.codes = codes;
    this.rereading = rereading;
    this.scope = scope;
  }

  /**
   * Looks for orders on one connection, without locks, and writes on another: what was found is
   * read again under the lock.
   */
  Written write(DataSource database, ReadingChange watch) throws SQLException {
    Total total = new Total();
    Set<Long> orders = new HashSet<>();
    try (Connection reading = database.getConnection();
        Connection tx = database.getConnection()) {
      reading.setAutoCommit(false);
      tx.setAutoCommit(false);
      new RemapRows(reading)
          .forEach(
              partner,
              table,
              codes,
              stored -> {
                if (isToWrite(stored) && orders.add(stored.key().reportId())) {
                  total.add(orders.size() == ORDERS ? take(tx, orders, watch) : NOTHING);
                }
              });
      total.add(take(tx, orders, watch));
      reading.rollback();
    }
    return total.written;
  }

  private static final Written NOTHING = new Written(0, 0);

  private static final class Total {
    private Written written = NOTHING;

    void add(Written more) {
      written = written.plus(more);
    }
  }

  private boolean isToWrite(StoredVersion stored) {
    return scope.writes(rereading.read(stored).verdict());
  }

  private Written take(Connection tx, Set<Long> orders, ReadingChange watch) throws SQLException {
    if (orders.isEmpty()) {
      return NOTHING;
    }
    new ReportTable(tx).lock(orders);
    RemapRows rows = new RemapRows(tx);
    List<StoredVersion> changed =
        rows.of(orders, codes).stream()
            .map(rereading::read)
            .filter(reread -> scope.writes(reread.verdict()))
            .map(Rereading.Reread::changed)
            .toList();
    Total total = new Total();
    if (!changed.isEmpty()) {
      watch.around(tx, orders, () -> total.add(rows.write(changed)));
    }
    tx.commit();
    orders.clear();
    return total.written;
  }
}
