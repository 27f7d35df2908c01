package org.estuaire.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.estuaire.billing.InvoiceHistory.Arrival;
import org.estuaire.billing.InvoiceLine.BiologyAct;
import org.estuaire.billing.InvoiceLine.BiologyLine;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader;
import org.estuaire.repository.CopyRows;

/**
 * Brings invoices into schema billing. Cumulative files repeat invoices: the same content changes
 * nothing, a newer version replaces header and lines, an older one that arrives late only joins the
 * history of statuses (see {@link InvoiceVersion} for the order).
 */
public final class BillingLoader implements Loader<Invoice> {

  /** A version that is new to the repository. */
  private record NewVersion(Filed<Invoice> filed, InvoiceVersion version, boolean late) {
    InvoiceKey key() {
      return InvoiceKey.of(filed.record());
    }
  }

  @Override
  public List<LoadResult> load(Connection tx, List<Filed<Invoice>> chunk) throws SQLException {
    prepare(tx, chunk);
    Map<InvoiceKey, InvoiceHistory> histories = known(tx);
    List<NewVersion> news = new ArrayList<>();
    List<LoadResult> results = new ArrayList<>(chunk.size());
    for (Filed<Invoice> filed : chunk) {
      Arrival arrival = arrive(filed, histories, news);
      results.add(arrival == Arrival.KNOWN ? LoadResult.ALREADY_KNOWN : LoadResult.LOADED);
    }
    if (!news.isEmpty()) {
      store(tx, news);
    }
    return results;
  }

  private static Arrival arrive(
      Filed<Invoice> filed, Map<InvoiceKey, InvoiceHistory> histories, List<NewVersion> news) {
    InvoiceVersion version = InvoiceVersion.of(filed.record(), filed.sourceIdentityId());
    Arrival arrival =
        histories
            .computeIfAbsent(InvoiceKey.of(filed.record()), key -> new InvoiceHistory())
            .receive(
                version,
                InvoiceHistory.Entry.of(version, filed.deliveryId(), filed.place().ordinal()));
    if (arrival != Arrival.KNOWN) {
      news.add(new NewVersion(filed, version, arrival == Arrival.LATE));
    }
    return arrival;
  }

  /**
   * Loads of the same facility take turns: each must see what the other made of an invoice. Locked
   * in one order, so that two loads never wait for each other.
   */
  private static void prepare(Connection tx, List<Filed<Invoice>> chunk) throws SQLException {
    TreeSet<String> facilities =
        chunk.stream()
            .map(filed -> filed.record().numbers().facility())
            .collect(Collectors.toCollection(TreeSet::new));
    try (PreparedStatement lock = tx.prepareStatement(BillingSql.LOCK_FACILITY)) {
      for (String facility : facilities) {
        lock.setString(1, facility);
        lock.execute();
      }
    }
    execute(
        tx,
        BillingSql.CREATE_KEYS,
        BillingSql.EMPTY_KEYS,
        BillingSql.CREATE_INVOICES,
        BillingSql.EMPTY_INVOICES);
    try (CopyRows keys = new CopyRows(tx, BillingSql.COPY_KEYS)) {
      chunk.stream()
          .map(filed -> InvoiceKey.of(filed.record()))
          .distinct()
          .forEach(
              key -> {
                InvoiceRows.key(keys, key);
                keys.endRow();
              });
    }
  }

  private static Map<InvoiceKey, InvoiceHistory> known(Connection tx) throws SQLException {
    Map<InvoiceKey, InvoiceHistory> histories = new HashMap<>();
    try (Statement statement = tx.createStatement();
        ResultSet rows = statement.executeQuery(BillingSql.SELECT_KNOWN)) {
      while (rows.next()) {
        InvoiceVersion current =
            new InvoiceVersion(
                rows.getBytes(5),
                rows.getLong(6),
                Optional.ofNullable(rows.getObject(7, LocalDate.class)),
                rows.getInt(8));
        histories
            .computeIfAbsent(key(rows), key -> new InvoiceHistory())
            .recall(
                current,
                new InvoiceHistory.Entry(
                    rows.getBytes(9), rows.getLong(10), rows.getLong(11), rows.getInt(12)));
      }
    }
    return histories;
  }

  private static void store(Connection tx, List<NewVersion> news) throws SQLException {
    // The last one of each invoice that is not late is its current version.
    Map<InvoiceKey, NewVersion> current = new LinkedHashMap<>();
    news.stream().filter(v -> !v.late()).forEach(v -> current.put(v.key(), v));
    try (CopyRows invoices = new CopyRows(tx, BillingSql.COPY_INVOICES)) {
      current.values().forEach(v -> InvoiceRows.invoice(invoices, v.filed(), v.version()));
    }
    execute(tx, BillingSql.MERGE_INVOICES, BillingSql.DELETE_LINES);
    Map<InvoiceKey, Long> ids = ids(tx);
    storeLines(tx, current.values(), ids);
    storeActs(tx, current.values(), ids);
    try (CopyRows statuses = new CopyRows(tx, BillingSql.COPY_STATUSES)) {
      for (NewVersion v : news) {
        InvoiceRows.status(statuses, ids.get(v.key()), v.filed(), v.version(), v.late());
      }
    }
  }

  private static void storeLines(
      Connection tx, Collection<NewVersion> versions, Map<InvoiceKey, Long> ids)
      throws SQLException {
    try (CopyRows to = new CopyRows(tx, BillingSql.COPY_LINES)) {
      for (NewVersion version : versions) {
        long id = ids.get(version.key());
        int rank = 0;
        for (InvoiceLine line : version.filed().record().lines()) {
          rank++;
          to.number(id).number(rank).text(String.valueOf(line.letter()));
          to.number(line.line()).text(line.site());
          LineRow.of(line).write(to);
        }
      }
    }
  }

  private static void storeActs(
      Connection tx, Collection<NewVersion> versions, Map<InvoiceKey, Long> ids)
      throws SQLException {
    try (CopyRows to = new CopyRows(tx, BillingSql.COPY_ACTS)) {
      for (NewVersion version : versions) {
        long id = ids.get(version.key());
        List<InvoiceLine> lines = version.filed().record().lines();
        for (int i = 0; i < lines.size(); i++) {
          if (lines.get(i) instanceof BiologyLine biology) {
            acts(to, id, i + 1, biology.acts());
          }
        }
      }
    }
  }

  private static void acts(CopyRows to, long id, int rank, List<BiologyAct> acts) {
    int position = 0;
    for (BiologyAct act : acts) {
      position++;
      to.number(id).number(rank).number(position);
      to.time(act.date()).number(act.quantity()).text(act.code()).endRow();
    }
  }

  private static Map<InvoiceKey, Long> ids(Connection tx) throws SQLException {
    Map<InvoiceKey, Long> ids = new HashMap<>();
    try (Statement statement = tx.createStatement();
        ResultSet rows = statement.executeQuery(BillingSql.SELECT_IDS)) {
      while (rows.next()) {
        ids.put(key(rows), rows.getLong(5));
      }
    }
    return ids;
  }

  private static InvoiceKey key(ResultSet rows) throws SQLException {
    return new InvoiceKey(rows.getString(1), rows.getInt(2), rows.getBoolean(3), rows.getString(4));
  }

  private static void execute(Connection tx, String... statements) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
