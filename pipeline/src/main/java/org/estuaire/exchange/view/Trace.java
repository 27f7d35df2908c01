package org.estuaire.exchange.view;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.estuaire.exchange.Language;
import org.jspecify.annotations.Nullable;

/**
 * Answers the loudest question of all: what arrived, what became of it, why, and where it went.
 * Asked by file name, delivery number, content hash, report, dossier or invoice number, or by a
 * person's local identifier or INS.
 */
public final class Trace {

  /** More than this many matches is a question that was too broad. */
  public static final int MOST = 200;

  private final Quarantine quarantine;

  public Trace(Quarantine quarantine) {
    this.quarantine = quarantine;
  }

  /**
   * The answer to a trace.
   *
   * @param deliveryReasons findings about a delivery as a whole, by its number
   * @param persons how many persons the key names
   */
  public record Answer(
      String key,
      List<DeliveryLine> deliveries,
      Map<Long, List<Quarantine.Reason>> deliveryReasons,
      List<RecordLine> records,
      int persons,
      boolean complete) {
    public boolean isEmpty() {
      return deliveries.isEmpty() && records.isEmpty();
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Answer[…]";
    }
  }

  /**
   * A record with what became of it.
   *
   * @param file name under which its delivery first arrived
   * @param person internal number of the person under whom it is found; null for a record that is
   *     not loaded
   * @param reject number in quarantine; null when it is not there
   * @param reasons findings about it
   * @param results what became of its results; null where they were not counted
   * @param leftOut why results of it were left out
   */
  public record RecordLine(
      long delivery,
      String partner,
      String file,
      String lane,
      int record,
      long line,
      long offset,
      String key,
      String outcome,
      @Nullable String person,
      @Nullable Long reject,
      List<Quarantine.Reason> reasons,
      @Nullable RecordResults results,
      List<LeftOutResults> leftOut,
      List<String> receipts) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "RecordLine[" + record + "]";
    }
  }

  /** What became of the results of a record that was loaded, or how many wait with it. */
  public record RecordResults(int read, int loaded, int known, int superseded, int leftOut) {}

  /** Results of a record that were left out for one reason, with the place of the first. */
  public record LeftOutResults(String code, int results, long line, String field, String message) {}

  private static final String RECORDS =
      "SELECT r.*, d.partner, q.id AS reject, l.person_id, (SELECT file_name FROM exchange.arrival a"
          + " WHERE a.delivery_id = d.id ORDER BY a.id LIMIT 1) AS file,"
          + " ARRAY(SELECT unnest(c.file_names) FROM exchange.receipt c JOIN exchange.arrival ca ON ca.id = c.arrival_id"
          + " WHERE ca.delivery_id = d.id ORDER BY 1) AS receipts"
          + " FROM exchange.record r JOIN exchange.delivery d ON d.id = r.delivery_id"
          + " LEFT JOIN exchange.reject q ON q.delivery_id = r.delivery_id AND q.ordinal = r.ordinal"
          + " LEFT JOIN identity.person_of_source l ON l.source_identity_id = r.source_identity_id";

  /** Traces a key; nothing found is an empty answer. */
  public Answer of(Connection connection, String key, Language language) throws SQLException {
    List<DeliveryLine> deliveries = Deliveries.byIds(connection, deliveries(connection, key));
    TreeMap<String, RecordLine> records = new TreeMap<>();
    collect(records, byKey(connection, key, language));
    List<String> persons = persons(connection, key);
    for (String person : persons) {
      collect(records, byPerson(connection, person, language));
    }
    Map<Long, List<Quarantine.Reason>> whole = new TreeMap<>();
    for (DeliveryLine delivery : deliveries) {
      whole.put(delivery.id(), quarantine.reasons(connection, delivery.id(), 0, language));
    }
    boolean complete = records.size() <= MOST;
    return new Answer(
        key,
        deliveries,
        whole,
        records.values().stream().limit(MOST).toList(),
        persons.size(),
        complete);
  }

  private static void collect(Map<String, RecordLine> into, List<RecordLine> records) {
    records.forEach(
        record ->
            into.put(
                String.format(
                    java.util.Locale.ROOT, "%019d/%010d", record.delivery(), record.record()),
                record));
  }

  private static List<Long> deliveries(Connection connection, String key) throws SQLException {
    return new Sql(
            "SELECT DISTINCT d.id FROM exchange.delivery d JOIN exchange.arrival a ON a.delivery_id = d.id"
                + " WHERE a.file_name = ? OR d.id::text = ? OR (length(?) >= 8 AND d.sha256 LIKE ? || '%')"
                + " OR EXISTS (SELECT FROM exchange.receipt r WHERE r.arrival_id = a.id AND ? = ANY (r.file_names))"
                + " ORDER BY 1 LIMIT 200",
            key,
            key,
            key,
            // Hashes hold no LIKE wildcards: anything but hexadecimal digits can't be one.
            key.matches("[0-9a-f]{8,64}") ? key : "-",
            key)
        .list(connection, row -> row.getLong(1));
  }

  private List<RecordLine> byKey(Connection connection, String key, Language language)
      throws SQLException {
    // A dossier has several rights, an order several reports: their keys begin with the dossier's
    // number and a slash.
    return new Sql(
            RECORDS
                + " WHERE r.key = ? OR (r.key >= ? || '/' AND r.key < ? || '0')"
                + " ORDER BY r.delivery_id, r.ordinal LIMIT ?",
            key,
            key,
            key,
            MOST + 1)
        .list(connection, row -> read(connection, row, language));
  }

  private static List<String> persons(Connection connection, String key) throws SQLException {
    return new Sql(
            "SELECT DISTINCT b.person_id::text FROM identity.bearer b"
                + " WHERE b.local_id = ? OR b.ins = left(?, 13) AND length(?) IN (13, 15) ORDER BY 1 LIMIT 20",
            key,
            key,
            key)
        .list(connection, row -> row.getString(1));
  }

  private List<RecordLine> byPerson(Connection connection, String person, Language language)
      throws SQLException {
    return new Sql(
            RECORDS + " WHERE l.person_id = ?::uuid ORDER BY r.delivery_id, r.ordinal LIMIT ?",
            person,
            MOST + 1)
        .list(connection, row -> read(connection, row, language));
  }

  private static @Nullable RecordResults results(ResultSet row) throws SQLException {
    int read = row.getInt("parts_read");
    return row.wasNull()
        ? null
        : new RecordResults(
            read,
            row.getInt("parts_loaded"),
            row.getInt("parts_known"),
            row.getInt("parts_superseded"),
            row.getInt("parts_left_out"));
  }

  private RecordLine read(Connection connection, ResultSet row, Language language)
      throws SQLException {
    long delivery = row.getLong("delivery_id");
    int ordinal = row.getInt("ordinal");
    long reject = row.getLong("reject");
    @Nullable Long rejectOrNone = row.wasNull() ? null : reject;
    return new RecordLine(
        delivery,
        row.getString("partner"),
        row.getString("file"),
        row.getString("lane"),
        ordinal,
        row.getLong("line"),
        row.getLong("byte_offset"),
        row.getString("key"),
        row.getString("outcome"),
        row.getString("person_id"),
        rejectOrNone,
        quarantine.reasons(connection, delivery, ordinal, language),
        results(row),
        quarantine.leftOut(connection, delivery, ordinal, language),
        List.of((String[]) row.getArray("receipts").getArray()));
  }
}
