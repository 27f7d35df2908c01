package org.estuaire.lab.store;

import static org.estuaire.repository.Column.bigint;
import static org.estuaire.repository.Column.instant;
import static org.estuaire.repository.Column.instantOrNull;
import static org.estuaire.repository.Column.integer;
import static org.estuaire.repository.Column.text;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.estuaire.identity.registry.RegistryLock;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.repository.PlannedAnew;
import org.estuaire.repository.Stage;
import org.estuaire.repository.Table;

/**
 * Files orders in {@code lab.report} and locks their rows: whoever changes the results of an order
 * holds its row, so that two loads of one order come one after the other. Who may see an order
 * follows from all that was said of it, not from its newest version: {@link VisibilityTable}.
 *
 * <p>Orders of an identity that had none are most of a night. They are copied straight into the
 * table; the others are staged and merged. Orders are filed under the registry's lock, which every
 * load holds already: nobody else can file one between the look and the copy.
 */
public final class ReportTable {

  private static final Table<Numbered> TABLE =
      Table.<Numbered>named("lab.report")
          .rest(bigint("id", Numbered::id))
          .key(
              order -> order.row().key(),
              text("partner", Key::partner),
              text("sender", Key::sender),
              text("order_number", Key::orderNumber),
              bigint("source_identity_id", Key::sourceIdentityId))
          .rest(
              order -> order.row().order(),
              text("placer_number", LabOrder::placerNumber),
              text("code", LabOrder::code),
              text("label", LabOrder::label),
              text("status", LabOrder::status),
              text("prescriber", LabOrder::prescriber),
              instantOrNull("collected_at", LabOrder::collectedAt),
              instantOrNull("received_at", LabOrder::receivedAt))
          .rest(
              order -> order.row().announcement(),
              text("message_id", Announcement::messageId),
              instant("announced_at", Announcement::at))
          .rest(
              order -> order.row().stamp(),
              instant("version_at", Stamp::versionAt),
              instant("issued_at", Stamp::issuedAt),
              bigint("delivery_id", Stamp::deliveryId),
              integer("ordinal", Stamp::ordinal));

  private static final Stage<Numbered> STAGE =
      TABLE.rest(integer("position", Numbered::position)).stage("stage_report");

  /**
   * Counting makes each a look-up in the index. To ask for one order only would let the planner
   * read the table until it meets one, which there mostly is not.
   */
  private static final String WITH_ORDERS =
      "SELECT i.id FROM unnest(?::bigint[]) AS i (id) CROSS JOIN LATERAL"
          + " (SELECT count(*) AS orders FROM lab.report r WHERE r.source_identity_id = i.id) r"
          + " WHERE r.orders > 0";

  private static final String ANALYZE = "ANALYZE stage_report";

  private static final String SAME_KEY =
      " r.partner = s.partner AND r.sender = s.sender AND r.order_number = s.order_number"
          + " AND r.source_identity_id = s.source_identity_id";

  private static final String NEW_IDS =
      "SELECT nextval('lab.report_id_seq') FROM generate_series(1, ?)";

  // In the order of the key, so that two loads never wait for each other in a circle. The number of
  // a row is known before: what comes back needs no join.
  private static final String INSERT =
      "INSERT INTO lab.report ("
          + TABLE.columns()
          + ") OVERRIDING SYSTEM VALUE SELECT "
          + TABLE.columns()
          + " FROM stage_report"
          + " ORDER BY partner COLLATE \"C\", sender COLLATE \"C\", order_number COLLATE \"C\","
          + " source_identity_id"
          + " ON CONFLICT DO NOTHING RETURNING id";

  private static final String LOCK =
      "SELECT s.position, r.id FROM stage_report s JOIN lab.report r ON"
          + SAME_KEY
          + " ORDER BY r.partner COLLATE \"C\", r.sender COLLATE \"C\", r.order_number COLLATE \"C\","
          + " r.source_identity_id FOR UPDATE OF r";

  // In the same order as above.
  private static final String LOCK_FILED =
      "SELECT id FROM lab.report WHERE id = ANY (?) ORDER BY partner COLLATE \"C\","
          + " sender COLLATE \"C\", order_number COLLATE \"C\", source_identity_id FOR UPDATE";

  private static final String RENEW =
      "UPDATE lab.report r SET placer_number = s.placer_number,"
          + " code = coalesce(nullif(s.code, ''), r.code),"
          + " label = coalesce(nullif(s.label, ''), r.label),"
          + " status = s.status, prescriber = s.prescriber,"
          + " collected_at = coalesce(s.collected_at, r.collected_at),"
          + " received_at = coalesce(s.received_at, r.received_at), version_at = s.version_at,"
          + " issued_at = s.issued_at, delivery_id = s.delivery_id, ordinal = s.ordinal,"
          + " loaded_at = now() FROM stage_report s WHERE"
          + SAME_KEY
          + " AND (s.version_at, s.issued_at) > (r.version_at, r.issued_at)";

  // An antibiogram may come before its culture, which names the order.
  private static final String NAME =
      "UPDATE lab.report r SET code = s.code, label = s.label FROM stage_report s WHERE"
          + SAME_KEY
          + " AND r.code = '' AND r.label = '' AND (s.code <> '' OR s.label <> '')";

  // A message that arrives late may be the one that announced the order.
  private static final String ANNOUNCE =
      "UPDATE lab.report r SET message_id = s.message_id, announced_at = s.announced_at"
          + " FROM stage_report s WHERE"
          + SAME_KEY
          + " AND s.announced_at < r.announced_at";

  private final Connection tx;

  public ReportTable(Connection tx) {
    this.tx = tx;
  }

  /** The key of an order in the repository. */
  record Key(String partner, String sender, String orderNumber, long sourceIdentityId) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Key[…]";
    }
  }

  /** An order to file, as its newest message in the chunk describes it. */
  record Row(Key key, LabOrder order, Announcement announcement, Stamp stamp) {

    /** The newer of two rows of one order, announced by the older message. */
    static Row merged(Row one, Row other) {
      boolean otherIsNewer = other.stamp().compareTo(one.stamp()) >= 0;
      Row newer = otherIsNewer ? other : one;
      LabOrder older = otherIsNewer ? one.order() : other.order();
      LabOrder named = newer.order().namedLike(older);
      boolean together = one.stamp().equals(other.stamp());
      LabOrder order = together ? named.collectedAsEarlyAs(older) : named;
      Announcement first = one.announcement().earlier(other.announcement());
      return new Row(newer.key(), order, first, newer.stamp());
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Row[…]";
    }
  }

  /**
   * Where an order is filed.
   *
   * @param fresh it was not in the repository before: it has no results to compare with
   */
  record Filing(long id, boolean fresh) {}

  /** An order with its place among those to file, and the number that it gets when it is new. */
  private record Numbered(int position, long id, Row row) {}

  /**
   * @param rows one per key
   * @return for each row, in the same order, where it is filed
   */
  Filing[] file(List<Row> rows) throws SQLException {
    RegistryLock.take(tx);
    Set<Long> withOrders = withOrders(rows);
    long[] ids = newIds(rows.size());
    Filing[] filings = new Filing[rows.size()];
    List<Numbered> first = new ArrayList<>(rows.size());
    List<Numbered> others = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      Row row = rows.get(i);
      boolean known = withOrders.contains(row.key().sourceIdentityId());
      (known ? others : first).add(new Numbered(i, ids[i], row));
    }
    TABLE.copy(tx, first);
    for (Numbered order : first) {
      filings[order.position()] = new Filing(order.id(), true);
    }
    if (!others.isEmpty()) {
      merge(others, filings);
    }
    return filings;
  }

  /** Those of the identities under which orders are filed already. */
  private Set<Long> withOrders(List<Row> rows) throws SQLException {
    Object[] identities =
        rows.stream().map(row -> row.key().sourceIdentityId()).distinct().toArray();
    Set<Long> found = new HashSet<>();
    try (PreparedStatement select = PlannedAnew.prepare(tx, WITH_ORDERS)) {
      select.setArray(1, tx.createArrayOf("bigint", identities));
      try (ResultSet known = select.executeQuery()) {
        while (known.next()) {
          found.add(known.getLong(1));
        }
      }
    }
    return found;
  }

  private void merge(List<Numbered> orders, Filing[] filings) throws SQLException {
    STAGE.fill(tx, orders);
    try (Statement statement = tx.createStatement()) {
      Set<Long> fresh = insert(statement);
      for (Numbered order : orders) {
        if (fresh.contains(order.id())) {
          filings[order.position()] = new Filing(order.id(), true);
        }
      }
      if (fresh.size() < orders.size()) {
        statement.execute(ANALYZE);
        lock(statement, filings);
        statement.executeUpdate(RENEW);
        statement.executeUpdate(NAME);
        statement.executeUpdate(ANNOUNCE);
      }
    }
  }

  /** Holds orders that are filed already until the end of the transaction. */
  public void lock(Collection<Long> ids) throws SQLException {
    try (PreparedStatement lock = tx.prepareStatement(LOCK_FILED)) {
      lock.setArray(1, tx.createArrayOf("bigint", ids.toArray()));
      lock.executeQuery().close();
    }
  }

  /** Rising numbers; those that stay unused leave gaps, which mean nothing. */
  private long[] newIds(int count) throws SQLException {
    long[] ids = new long[count];
    try (PreparedStatement select = tx.prepareStatement(NEW_IDS)) {
      select.setInt(1, count);
      try (ResultSet rows = select.executeQuery()) {
        for (int i = 0; rows.next(); i++) {
          ids[i] = rows.getLong(1);
        }
      }
    }
    Arrays.sort(ids);
    return ids;
  }

  /** The numbers of the orders that were new. */
  private static Set<Long> insert(Statement statement) throws SQLException {
    Set<Long> fresh = new HashSet<>();
    try (ResultSet rows = statement.executeQuery(INSERT)) {
      while (rows.next()) {
        fresh.add(rows.getLong(1));
      }
    }
    return fresh;
  }

  private static void lock(Statement statement, Filing[] filings) throws SQLException {
    try (ResultSet rows = statement.executeQuery(LOCK)) {
      while (rows.next()) {
        int position = rows.getInt(1);
        if (filings[position] == null) {
          filings[position] = new Filing(rows.getLong(2), false);
        }
      }
    }
  }
}
