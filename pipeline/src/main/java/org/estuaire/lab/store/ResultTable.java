package org.estuaire.lab.store;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.estuaire.lab.model.ResultKey;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.repository.BinaryRows;

/** Reads and writes the rows of {@code lab.result} and {@code lab.superseded_result}. */
public final class ResultTable {

  public static final String COLUMNS =
      "report_id, source_identity_id, collected_at, observed_at, version_at, issued_at,"
          + " delivery_id, ordinal, status, confirmed, code, code_system, sub_id, label,"
          + " sent_value, sent_unit, sent_range, flags, method, note, loinc, kind, comparator, value, ucum,"
          + " low, high, value_code, value_text, sent_as_text, value_system, isolate, moment, specimen";

  private static final int COUNT = COLUMNS.split(",").length;

  private static final String COPY_CURRENT =
      "COPY lab.result (" + COLUMNS + ") FROM STDIN (FORMAT binary)";

  private static final String COPY_SUPERSEDED =
      "COPY lab.superseded_result ("
          + COLUMNS
          + ", superseded_by_delivery_id, superseded_by_ordinal) FROM STDIN (FORMAT binary)";

  private static final String READ_CURRENT =
      "SELECT " + COLUMNS + " FROM lab.result WHERE report_id = ANY (?)";

  private static final String READ_SUPERSEDED =
      "SELECT " + COLUMNS + " FROM lab.superseded_result WHERE report_id = ANY (?)";

  private static final String REMOVE =
      "DELETE FROM lab.result r"
          + " USING unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])"
          + " AS gone (report_id, code, sub_id, isolate, moment, collected_at)"
          + " WHERE r.report_id = gone.report_id AND r.code = gone.code"
          + " AND r.sub_id = gone.sub_id AND r.isolate = gone.isolate AND r.moment = gone.moment"
          + " AND r.collected_at = gone.collected_at";

  private static final String SAME_VERSION =
      " WHERE r.report_id = m.report_id AND r.code = m.code AND r.sub_id = m.sub_id"
          + " AND r.isolate = m.isolate AND r.moment = m.moment AND r.status = m.status"
          + " AND r.version_at = m.version_at AND r.issued_at = m.issued_at"
          + " AND r.delivery_id = m.delivery_id AND r.ordinal = m.ordinal";

  private static final String MOVE =
      "UPDATE lab.superseded_result r SET sub_id = m.to_sub_id, moment = m.to_moment,"
          + " specimen = coalesce(r.specimen, nullif(m.to_specimen, ''))"
          + " FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],"
          + " ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::integer[], ?::text[], ?::text[],"
          + " ?::text[])"
          + " AS m (report_id, code, sub_id, isolate, moment, status, version_at, issued_at,"
          + " delivery_id, ordinal, to_sub_id, to_moment, to_specimen)"
          + SAME_VERSION;

  private static final String TAKE_BACK =
      "DELETE FROM lab.superseded_result r"
          + " USING unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],"
          + " ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::integer[])"
          + " AS m (report_id, code, sub_id, isolate, moment, status, version_at, issued_at,"
          + " delivery_id, ordinal)"
          + SAME_VERSION;

  private final Connection tx;

  ResultTable(Connection tx) {
    this.tx = tx;
  }

  /** Which result of which report. */
  public record Key(long reportId, ResultKey result) {
    Key atAnyMoment() {
      return result.moment().isEmpty() ? this : new Key(reportId, result.atAnyMoment());
    }

    Key at(Optional<Instant> moment) {
      return new Key(reportId, result.at(moment));
    }

    Key under(String subId) {
      return new Key(reportId, result.under(subId));
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Key[…]";
    }
  }

  /** A version in its place. */
  record Row(Key key, long sourceIdentityId, ResultVersion version) {}

  /** A superseded version with what it gave way to. */
  record Superseded(Row row, Stamp by) {}

  /** All that is known of a result. */
  static final class Known {
    Optional<ResultVersion> current = Optional.empty();
    final List<ResultVersion> superseded = new ArrayList<>(0);
  }

  Map<Key, Known> read(Collection<Long> reportIds) throws SQLException {
    Map<Key, Known> known = new HashMap<>();
    Array ids = tx.createArrayOf("bigint", reportIds.toArray());
    try (PreparedStatement current = tx.prepareStatement(READ_CURRENT);
        PreparedStatement superseded = tx.prepareStatement(READ_SUPERSEDED)) {
      current.setArray(1, ids);
      superseded.setArray(1, ids);
      try (ResultSet rows = current.executeQuery()) {
        while (rows.next()) {
          known.computeIfAbsent(key(rows), key -> new Known()).current = Optional.of(version(rows));
        }
      }
      try (ResultSet rows = superseded.executeQuery()) {
        while (rows.next()) {
          known.computeIfAbsent(key(rows), key -> new Known()).superseded.add(version(rows));
        }
      }
    }
    return known;
  }

  void remove(List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = tx.prepareStatement(REMOVE)) {
      delete.setArray(1, array("bigint", rows, row -> row.key().reportId()));
      delete.setArray(2, array("text", rows, row -> row.key().result().code()));
      delete.setArray(3, array("text", rows, row -> row.key().result().subId()));
      delete.setArray(4, array("text", rows, row -> row.key().result().isolate()));
      delete.setArray(5, array("text", rows, row -> row.key().result().storedMoment()));
      delete.setArray(6, array("timestamptz", rows, row -> collectedAt(row).toString()));
      delete.executeUpdate();
    }
  }

  void insert(Iterator<Row> rows) throws SQLException {
    if (!rows.hasNext()) {
      return;
    }
    try (BinaryRows copy = new BinaryRows(tx, COPY_CURRENT, COUNT)) {
      while (rows.hasNext()) {
        write(copy, rows.next());
        copy.endRow();
      }
    }
  }

  void supersede(List<Superseded> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (BinaryRows copy = new BinaryRows(tx, COPY_SUPERSEDED, COUNT + 2)) {
      for (Superseded superseded : rows) {
        write(copy, superseded.row());
        copy.bigint(superseded.by().deliveryId()).integer(superseded.by().ordinal()).endRow();
      }
    }
  }

  /** Gives superseded versions of what turned out to be several results their keys. */
  void move(List<ResultLives.Moved> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement move = tx.prepareStatement(MOVE)) {
      setVersions(move, rows, ResultLives.Moved::from, ResultLives.Moved::version);
      move.setArray(11, array("text", rows, row -> row.to().result().subId()));
      move.setArray(12, array("text", rows, row -> row.to().result().storedMoment()));
      move.setArray(13, array("text", rows, ResultLives.Moved::specimen));
      move.executeUpdate();
    }
  }

  /** Takes what is current again out of the history. */
  void takeBack(List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = tx.prepareStatement(TAKE_BACK)) {
      setVersions(delete, rows, Row::key, Row::version);
      delete.executeUpdate();
    }
  }

  /** Parameters 1 to 10: which versions, under which keys. */
  private <R> void setVersions(
      PreparedStatement statement,
      List<R> rows,
      Function<R, Key> key,
      Function<R, ResultVersion> version)
      throws SQLException {
    Function<R, ResultKey> result = row -> key.apply(row).result();
    Function<R, Stamp> stamp = row -> version.apply(row).stamp();
    statement.setArray(1, array("bigint", rows, row -> key.apply(row).reportId()));
    statement.setArray(2, array("text", rows, row -> result.apply(row).code()));
    statement.setArray(3, array("text", rows, row -> result.apply(row).subId()));
    statement.setArray(4, array("text", rows, row -> result.apply(row).isolate()));
    statement.setArray(5, array("text", rows, row -> result.apply(row).storedMoment()));
    statement.setArray(6, array("text", rows, row -> version.apply(row).status().code()));
    statement.setArray(
        7, array("timestamptz", rows, row -> stamp.apply(row).versionAt().toString()));
    statement.setArray(
        8, array("timestamptz", rows, row -> stamp.apply(row).issuedAt().toString()));
    statement.setArray(9, array("bigint", rows, row -> stamp.apply(row).deliveryId()));
    statement.setArray(10, array("integer", rows, row -> stamp.apply(row).ordinal()));
  }

  private <R> Array array(String type, List<R> rows, Function<R, Object> column)
      throws SQLException {
    return tx.createArrayOf(type, rows.stream().map(column).toArray());
  }

  private static Instant collectedAt(Row row) {
    return row.version().content().collectedAt().orElseThrow();
  }

  private static void write(BinaryRows copy, Row row) {
    ResultVersion version = row.version();
    ResultContent content = version.content();
    ResultContent.Comparable value = content.comparable();
    copy.bigint(row.key().reportId()).bigint(row.sourceIdentityId());
    copy.instant(content.collectedAt()).instant(content.observedAt());
    copy.instant(version.stamp().versionAt()).instant(version.stamp().issuedAt());
    copy.bigint(version.stamp().deliveryId()).integer(version.stamp().ordinal());
    copy.text(version.status().code()).bool(version.confirmed());
    ResultKey key = row.key().result();
    copy.text(key.code()).textOrNull(content.codeSystem()).text(key.subId());
    copy.textOrNull(content.label()).textOrNull(content.sentValue());
    copy.textOrNull(content.sentUnit()).textOrNull(content.sentRange());
    copy.textOrNull(content.flags()).textOrNull(content.method());
    copy.textOrNull(content.comment()).textOrNull(content.loinc());
    copy.text(value.kind()).textOrNull(value.comparator());
    copy.decimal(value.value()).textOrNull(value.ucum());
    copy.decimal(value.low()).decimal(value.high());
    copy.textOrNull(value.valueCode()).textOrNull(value.valueText());
    copy.bool(content.sentAsText()).textOrNull(value.valueSystem());
    copy.text(key.isolate()).text(key.storedMoment()).textOrNull(version.specimen());
  }

  public static Key key(ResultSet row) throws SQLException {
    return new Key(row.getLong("report_id"), resultKey(row));
  }

  static ResultKey resultKey(ResultSet row) throws SQLException {
    return new ResultKey(
        row.getString("code"),
        row.getString("sub_id"),
        row.getString("isolate"),
        ResultKey.moment(row.getString("moment")));
  }

  public static ResultVersion version(ResultSet row) throws SQLException {
    Stamp stamp =
        new Stamp(
            instant(row, "version_at").orElseThrow(),
            instant(row, "issued_at").orElseThrow(),
            row.getLong("delivery_id"),
            row.getInt("ordinal"));
    return new ResultVersion(
        ResultStatus.ofCode(row.getString("status")).orElseThrow(),
        row.getBoolean("confirmed"),
        stamp,
        content(row),
        text(row, "specimen"));
  }

  private static ResultContent content(ResultSet row) throws SQLException {
    return new ResultContent(
        instant(row, "collected_at"),
        instant(row, "observed_at"),
        text(row, "code_system"),
        text(row, "label"),
        text(row, "sent_value"),
        text(row, "sent_unit"),
        text(row, "sent_range"),
        text(row, "flags"),
        text(row, "method"),
        text(row, "note"),
        text(row, "loinc"),
        row.getBoolean("sent_as_text"),
        new ResultContent.Comparable(
            row.getString("kind"),
            text(row, "comparator"),
            number(row, "value"),
            text(row, "ucum"),
            number(row, "low"),
            number(row, "high"),
            text(row, "value_code"),
            text(row, "value_system"),
            text(row, "value_text")));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static Optional<BigDecimal> number(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBigDecimal(column));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
