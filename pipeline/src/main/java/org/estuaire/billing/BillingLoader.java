package org.estuaire.billing;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.estuaire.billing.InvoiceHistory.Arrival;
import org.estuaire.billing.InvoiceLine.BiologyAct;
import org.estuaire.billing.InvoiceLine.BiologyLine;
import org.estuaire.billing.InvoiceTable.NewVersion;
import org.estuaire.billing.InvoiceVersion.Content;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader;

/**
 * Brings invoices into schema billing. Cumulative files repeat invoices: the same content changes
 * nothing, a newer version replaces header and lines, an older one that arrives late only joins the
 * history of statuses (see {@link InvoiceVersion} for the order).
 */
public final class BillingLoader implements Loader<Invoice> {

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
    InvoiceVersion version = InvoiceVersion.of(filed);
    Arrival arrival =
        histories
            .computeIfAbsent(InvoiceKey.of(filed.record()), key -> new InvoiceHistory())
            .receive(version);
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
    BillingSql.KEYS.fill(
        tx, chunk.stream().map(filed -> InvoiceKey.of(filed.record())).distinct().iterator());
  }

  private static Map<InvoiceKey, InvoiceHistory> known(Connection tx) throws SQLException {
    Map<InvoiceKey, InvoiceHistory> histories = new HashMap<>();
    try (Statement statement = tx.createStatement();
        ResultSet rows = statement.executeQuery(BillingSql.SELECT_KNOWN)) {
      while (rows.next()) {
        InvoiceVersion current =
            new InvoiceVersion(
                new Content(rows.getBytes(5), rows.getLong(6)),
                Optional.ofNullable(rows.getObject(7, LocalDate.class)),
                rows.getInt(8),
                rows.getLong(9),
                rows.getInt(10));
        histories
            .computeIfAbsent(key(rows), key -> new InvoiceHistory())
            .recall(current, new Content(rows.getBytes(11), rows.getLong(12)));
      }
    }
    return histories;
  }

  private static void store(Connection tx, List<NewVersion> news) throws SQLException {
    // The last one of each invoice that is not late is its current version.
    Map<InvoiceKey, NewVersion> current = new LinkedHashMap<>();
    news.stream().filter(v -> !v.late()).forEach(v -> current.put(v.key(), v));
    BillingSql.INVOICES.fill(tx, current.values());
    execute(tx, BillingSql.MERGE_INVOICES, BillingSql.DELETE_LINES);
    Map<InvoiceKey, Long> ids = ids(tx);
    LineRow.TABLE.copy(tx, current.values().stream().flatMap(v -> lines(v, ids)).iterator());
    ActRow.TABLE.copy(tx, current.values().stream().flatMap(v -> acts(v, ids)).iterator());
    InvoiceTable.STATUS.copy(
        tx,
        news.stream()
            .map(v -> new InvoiceTable.Status(requireNonNull(ids.get(v.key())), v))
            .iterator());
  }

  private static Stream<LineRow> lines(NewVersion version, Map<InvoiceKey, Long> ids) {
    long id = requireNonNull(ids.get(version.key()));
    List<InvoiceLine> lines = version.invoice().lines();
    return IntStream.range(0, lines.size()).mapToObj(i -> LineRow.of(id, i + 1, lines.get(i)));
  }

  private static Stream<ActRow> acts(NewVersion version, Map<InvoiceKey, Long> ids) {
    long id = requireNonNull(ids.get(version.key()));
    List<InvoiceLine> lines = version.invoice().lines();
    return IntStream.range(0, lines.size())
        .boxed()
        .filter(i -> lines.get(i) instanceof BiologyLine)
        .flatMap(i -> acts(id, i + 1, ((BiologyLine) lines.get(i)).acts()));
  }

  private static Stream<ActRow> acts(long id, int rank, List<BiologyAct> acts) {
    return IntStream.range(0, acts.size()).mapToObj(i -> new ActRow(id, rank, i + 1, acts.get(i)));
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
