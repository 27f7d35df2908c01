package org.estuaire.exchange.receipt;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.estuaire.exchange.BrokenSeals;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FirstFindings;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.LeftOut;
import org.estuaire.exchange.PartBalance;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.SealBroken;
import org.estuaire.exchange.SealedPlace;
import org.estuaire.exchange.Severity;
import org.estuaire.exchange.load.LoadCount;
import org.estuaire.exchange.trouble.Deaths;
import org.estuaire.exchange.trouble.Subject;
import org.estuaire.repository.PlannedAnew;

/** Reads from the ledger what receipts say, of several deliveries with one statement. */
final class LedgerView {

  private static final String DUE =
      " FROM exchange.arrival a JOIN exchange.delivery d ON d.id = a.delivery_id"
          + " WHERE d.state IN ('LOADED', 'REFUSED') AND NOT EXISTS (SELECT FROM exchange.receipt r"
          + " WHERE r.arrival_id = a.id AND (r.revision = d.revision OR a.repeated))";
  private static final String AWAITING =
      "SELECT a.id, coalesce(d.records, 0), d.id, d.partner, "
          + Deaths.COUNT
          + DUE
          + " AND d.partner = ANY (?) ORDER BY a.id";
  private static final String FACTS =
      "SELECT d.id, a.id, d.revision, d.partner, a.file_name, d.sha256, d.bytes, a.arrived_at, d.received_at,"
          + " a.repeated, d.state = 'REFUSED', d.format, d.records, d.loaded, d.rejected, d.held, d.known,"
          + " d.lane, d.parts_read, d.parts_loaded, d.parts_known, d.parts_superseded, d.parts_left_out,"
          + " d.parts_waiting, d.uncounted"
          + DUE
          + " AND a.id = ANY (?) ORDER BY a.id";
  private static final String LEFT_OUT =
      "SELECT delivery_id, reason, sum(parts)::integer,"
          + " (array_agg(line ORDER BY ordinal, line))[1], (array_agg(field ORDER BY ordinal, line))[1]"
          + " FROM exchange.left_out WHERE delivery_id = ANY (?) GROUP BY delivery_id, reason"
          + " ORDER BY delivery_id, sum(parts) DESC, reason";
  private static final String FINDINGS =
      "SELECT f.delivery_id, f.ordinal, f.code, f.line, f.field, f.arguments, f.sealed_value, f.id,"
          + " d.partner, f.severity FROM exchange.finding f JOIN exchange.delivery d ON d.id = f.delivery_id"
          + " WHERE f.delivery_id = ANY (?) AND f.ordinal BETWEEN ? AND ?"
          + " ORDER BY f.delivery_id, f.ordinal, f.id";
  private static final String OUTCOMES =
      "SELECT delivery_id, ordinal, outcome FROM exchange.record"
          + " WHERE delivery_id = ANY (?) AND ordinal BETWEEN ? AND ?";
  private static final String WITH_FINDINGS =
      """
      SELECT r.delivery_id, r.ordinal, r.line, r.key, r.outcome,
        f.code, f.line, f.field, f.arguments, f.sealed_value, f.id, d.partner,
        f.severity
      FROM unnest(?::bigint[]) AS due (delivery_id)
      CROSS JOIN LATERAL (
        SELECT * FROM exchange.record r
        WHERE r.delivery_id = due.delivery_id AND (r.outcome IN ('REJECTED', 'HELD')) = ?
          AND EXISTS (SELECT FROM exchange.finding f
            WHERE f.delivery_id = r.delivery_id AND f.ordinal = r.ordinal)
        ORDER BY r.ordinal LIMIT ?) AS r
      JOIN exchange.finding f ON f.delivery_id = r.delivery_id AND f.ordinal = r.ordinal
      JOIN exchange.delivery d ON d.id = r.delivery_id
      ORDER BY r.delivery_id, r.ordinal, f.id
      """;

  /**
   * The most refused records, and the most with remarks, that a receipt spells out. Its counts are
   * complete, and so is the file that comes with it.
   */
  static final int MOST_RECORDS = 2000;

  /** The most findings of those records. */
  static final int MOST_FINDINGS = 20_000;

  /** More than is stored of one record; earlier versions stored what was found without end. */
  private static final int MOST_OF_A_RECORD = 1000;

  private static final int ROWS_AT_ONCE = 1000;

  private final FindingCatalog catalog;
  private final Seal seal;
  private final BrokenSeals broken;
  private final Map<String, Partner> partners = new TreeMap<>();

  LedgerView(FindingCatalog catalog, Seal seal, BrokenSeals broken, List<Partner> partners) {
    this.catalog = catalog;
    this.seal = seal;
    this.broken = broken;
    partners.forEach(partner -> this.partners.put(partner.code(), partner));
  }

  /**
   * An arrival that waits for its receipt.
   *
   * @param records of its delivery
   * @param deaths of the process while its delivery was being answered
   */
  record Awaiting(long arrivalId, int records, Subject delivery, int deaths) {}

  /**
   * Arrivals of finished deliveries that have not been answered, or not since a replay, in their
   * order; those of partners that are no longer configured wait.
   */
  List<Awaiting> awaitingReceipt(Connection connection) throws SQLException {
    List<Awaiting> awaiting = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(AWAITING)) {
      select.setArray(1, connection.createArrayOf("text", partners.keySet().toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Subject delivery = Subject.delivery(row.getLong(3), row.getString(4));
          awaiting.add(new Awaiting(row.getLong(1), row.getInt(2), delivery, row.getInt(5)));
        }
      }
    }
    return awaiting;
  }

  /** The facts of those arrivals that have still not been answered, in their order. */
  List<DeliveryFacts> facts(Connection connection, List<Long> arrivals) throws SQLException {
    List<DeliveryFacts> facts = new ArrayList<>();
    try (PreparedStatement select = PlannedAnew.prepare(connection, FACTS)) {
      setIds(connection, select, arrivals);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          facts.add(facts(row));
        }
      }
    }
    List<Long> deliveries = facts.stream().map(DeliveryFacts::deliveryId).toList();
    Map<Long, Map<Integer, FirstFindings>> findings = findings(connection, deliveries, 0, 0);
    Map<Long, List<LeftOut>> leftOut = leftOut(connection, facts);
    return facts.stream()
        .map(
            one ->
                one.with(
                    of(findings, one.deliveryId(), 0),
                    leftOut.getOrDefault(one.deliveryId(), List.of())))
        .toList();
  }

  /** Of each delivery, what was left out for which reason, with the place of the first. */
  private Map<Long, List<LeftOut>> leftOut(Connection connection, List<DeliveryFacts> facts)
      throws SQLException {
    List<Long> concerned =
        facts.stream()
            .filter(one -> one.parts().leftOut() > 0)
            .map(DeliveryFacts::deliveryId)
            .toList();
    Map<Long, List<LeftOut>> leftOut = new HashMap<>();
    if (concerned.isEmpty()) {
      return leftOut;
    }
    try (PreparedStatement select = PlannedAnew.prepare(connection, LEFT_OUT)) {
      setIds(connection, select, concerned);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Optional<FindingCode> reason = catalog.find(row.getString(2));
          if (reason.isPresent()) {
            leftOut
                .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                .add(new LeftOut(reason.get(), row.getInt(3), row.getLong(4), row.getString(5)));
          }
        }
      }
    }
    return leftOut;
  }

  /**
   * The first records of each delivery that have findings, in order.
   *
   * @param refused those in quarantine, else those that were loaded with remarks
   */
  Map<Long, FirstRecords> recordsWithFindings(
      Connection connection, Collection<Long> deliveries, boolean refused) throws SQLException {
    Map<Long, FirstRecords> records = new HashMap<>();
    try (PreparedStatement select = PlannedAnew.prepare(connection, WITH_FINDINGS)) {
      setIds(connection, select, deliveries);
      select.setBoolean(2, refused);
      // One more than is spelled out, so that it shows whether there are more.
      select.setInt(3, MOST_RECORDS + 1);
      select.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          FirstRecords first =
              records.computeIfAbsent(
                  row.getLong(1), id -> new FirstRecords(MOST_RECORDS, MOST_FINDINGS));
          Optional<Finding> finding = finding(row, 6);
          if (finding.isPresent()) {
            first.add(row, finding.get());
          }
        }
      }
    }
    return records;
  }

  /** What became of a range of records of each delivery, by ordinal. */
  Map<Long, Map<Integer, RecordAnswer>> answers(
      Connection connection, Collection<Long> deliveries, int from, int to) throws SQLException {
    if (deliveries.isEmpty()) {
      return Map.of();
    }
    Map<Long, Map<Integer, FirstFindings>> findings = findings(connection, deliveries, from, to);
    Map<Long, Map<Integer, RecordAnswer>> answers = new HashMap<>();
    try (PreparedStatement select = PlannedAnew.prepare(connection, OUTCOMES)) {
      setIds(connection, select, deliveries);
      select.setInt(2, from);
      select.setInt(3, to);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long delivery = row.getLong(1);
          int ordinal = row.getInt(2);
          List<Finding> why = of(findings, delivery, ordinal);
          answers
              .computeIfAbsent(delivery, id -> new HashMap<>())
              .put(ordinal, new RecordAnswer(RecordOutcome.valueOf(row.getString(3)), why));
        }
      }
    }
    return answers;
  }

  private static List<Finding> of(
      Map<Long, Map<Integer, FirstFindings>> findings, long delivery, int ordinal) {
    FirstFindings found = findings.getOrDefault(delivery, Map.of()).get(ordinal);
    return found == null ? List.of() : found.all();
  }

  private Map<Long, Map<Integer, FirstFindings>> findings(
      Connection connection, Collection<Long> deliveries, int from, int to) throws SQLException {
    Map<Long, Map<Integer, FirstFindings>> findings = new HashMap<>();
    try (PreparedStatement select = PlannedAnew.prepare(connection, FINDINGS)) {
      setIds(connection, select, deliveries);
      select.setInt(2, from);
      select.setInt(3, to);
      select.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          FirstFindings ofRecord =
              findings
                  .computeIfAbsent(row.getLong(1), id -> new HashMap<>())
                  .computeIfAbsent(row.getInt(2), ordinal -> new FirstFindings(MOST_OF_A_RECORD));
          finding(row, 3).ifPresent(ofRecord::add);
        }
      }
    }
    return findings;
  }

  private static void setIds(
      Connection connection, PreparedStatement select, Collection<Long> deliveries)
      throws SQLException {
    select.setArray(1, connection.createArrayOf("bigint", deliveries.toArray()));
  }

  /** The finding that a row states from a column on. */
  private Optional<Finding> finding(ResultSet row, int first) throws SQLException {
    String code = row.getString(first);
    long line = row.getLong(first + 1);
    String field = row.getString(first + 2);
    List<String> words = List.of((String[]) row.getArray(first + 3).getArray());
    Optional<String> value = value(row, first + 4);
    Severity severity = Severity.valueOf(row.getString(first + 7));
    return catalog.find(code).map(known -> new Finding(known, severity, line, field, words, value));
  }

  /**
   * The sender's value that a finding quotes. In the place of one that does not open at its place
   * stands the code that says so: a receipt never quotes another's value, and waits for nothing.
   */
  private Optional<String> value(ResultSet row, int column) throws SQLException {
    byte[] sealed = row.getBytes(column);
    if (sealed == null) {
      return Optional.empty();
    }
    long id = row.getLong(column + 1);
    SealedPlace place =
        SealedPlace.value(id, row.getLong(1), row.getInt(2), row.getString(column + 2));
    try {
      return Optional.of(new String(seal.open(sealed, place), StandardCharsets.UTF_8));
    } catch (SealBroken named) {
      broken.note(BrokenSeals.Piece.VALUE, id, named);
      return Optional.of(DeliveryFinding.SEAL_BROKEN.code());
    }
  }

  private DeliveryFacts facts(ResultSet row) throws SQLException {
    int records = row.getInt(13);
    boolean unread = row.wasNull();
    return new DeliveryFacts(
        row.getLong(1),
        row.getLong(2),
        row.getInt(3),
        requireNonNull(partners.get(row.getString(4))),
        row.getString(5),
        row.getString(6),
        row.getLong(7),
        instant(row, 8),
        instant(row, 9),
        row.getBoolean(10),
        row.getBoolean(11),
        Optional.ofNullable(row.getString(12)),
        unread ? Optional.empty() : Optional.of(records),
        new LoadCount(row.getInt(14), row.getInt(15), row.getInt(16), row.getInt(17)),
        row.getString(18) != null && LaneName.of(row.getString(18)).countsParts(),
        new PartBalance(
            row.getLong(19),
            row.getLong(20),
            row.getLong(21),
            row.getLong(22),
            row.getLong(23),
            row.getLong(24),
            row.getLong(25)),
        List.of(),
        List.of());
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at.toInstant();
  }
}
