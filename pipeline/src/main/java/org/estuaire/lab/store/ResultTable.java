package org.estuaire.lab.store;

import static org.estuaire.repository.Column.bigint;
import static org.estuaire.repository.Column.bool;
import static org.estuaire.repository.Column.decimalOrNull;
import static org.estuaire.repository.Column.instant;
import static org.estuaire.repository.Column.instantOrNull;
import static org.estuaire.repository.Column.integer;
import static org.estuaire.repository.Column.text;
import static org.estuaire.repository.Column.textOrNull;

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
import org.estuaire.repository.Table;

/** Reads and writes the rows of {@code lab.result} and {@code lab.superseded_result}. */
public final class ResultTable {

  private static final Table<Row> TABLE =
      Table.<Row>named("lab.result")
          .key(bigint("report_id", row -> row.key().reportId()))
          .key(
              row -> row.key().result(),
              text("code", ResultKey::code),
              text("sub_id", ResultKey::subId),
              text("isolate", ResultKey::isolate),
              text("moment", ResultKey::storedMoment))
          .rest(bigint("source_identity_id", Row::sourceIdentityId))
          .rest(
              row -> row.version().stamp(),
              instant("version_at", Stamp::versionAt),
              instant("issued_at", Stamp::issuedAt),
              bigint("delivery_id", Stamp::deliveryId),
              integer("ordinal", Stamp::ordinal))
          .rest(
              Row::version,
              text("status", version -> version.status().code()),
              bool("confirmed", ResultVersion::confirmed),
              textOrNull("specimen", ResultVersion::specimen))
          .content(
              row -> row.version().content(),
              instantOrNull("collected_at", ResultContent::collectedAt),
              instantOrNull("observed_at", ResultContent::observedAt),
              textOrNull("code_system", ResultContent::codeSystem),
              textOrNull("label", ResultContent::label),
              textOrNull("sent_value", ResultContent::sentValue),
              textOrNull("sent_unit", ResultContent::sentUnit),
              textOrNull("sent_range", ResultContent::sentRange),
              textOrNull("flags", ResultContent::flags),
              textOrNull("method", ResultContent::method),
              textOrNull("note", ResultContent::comment),
              textOrNull("loinc", ResultContent::loinc),
              bool("sent_as_text", ResultContent::sentAsText))
          .content(
              row -> row.version().content().comparable(),
              text("kind", ResultContent.Comparable::kind),
              textOrNull("comparator", ResultContent.Comparable::comparator),
              decimalOrNull("value", ResultContent.Comparable::value),
              textOrNull("ucum", ResultContent.Comparable::ucum),
              decimalOrNull("low", ResultContent.Comparable::low),
              decimalOrNull("high", ResultContent.Comparable::high),
              textOrNull("value_code", ResultContent.Comparable::valueCode),
              textOrNull("value_text", ResultContent.Comparable::valueText),
              textOrNull("value_system", ResultContent.Comparable::valueSystem));

  private static final Table<Superseded> HISTORY =
      TABLE
          .<Superseded>of("lab.superseded_result", Superseded::row)
          .rest(
              Superseded::by,
              bigint("superseded_by_delivery_id", Stamp::deliveryId),
              integer("superseded_by_ordinal", Stamp::ordinal));

  public static final String COLUMNS = TABLE.columns();

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
    TABLE.copy(tx, rows);
  }

  void supersede(List<Superseded> rows) throws SQLException {
    HISTORY.copy(tx, rows);
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
            instantOf(row, "version_at").orElseThrow(),
            instantOf(row, "issued_at").orElseThrow(),
            row.getLong("delivery_id"),
            row.getInt("ordinal"));
    return new ResultVersion(
        ResultStatus.ofCode(row.getString("status")).orElseThrow(),
        row.getBoolean("confirmed"),
        stamp,
        content(row),
        textOf(row, "specimen"));
  }

  private static ResultContent content(ResultSet row) throws SQLException {
    return new ResultContent(
        instantOf(row, "collected_at"),
        instantOf(row, "observed_at"),
        textOf(row, "code_system"),
        textOf(row, "label"),
        textOf(row, "sent_value"),
        textOf(row, "sent_unit"),
        textOf(row, "sent_range"),
        textOf(row, "flags"),
        textOf(row, "method"),
        textOf(row, "note"),
        textOf(row, "loinc"),
        row.getBoolean("sent_as_text"),
        new ResultContent.Comparable(
            row.getString("kind"),
            textOf(row, "comparator"),
            number(row, "value"),
            textOf(row, "ucum"),
            number(row, "low"),
            number(row, "high"),
            textOf(row, "value_code"),
            textOf(row, "value_system"),
            textOf(row, "value_text")));
  }

  private static String textOf(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static Optional<BigDecimal> number(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBigDecimal(column));
  }

  private static Optional<Instant> instantOf(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
