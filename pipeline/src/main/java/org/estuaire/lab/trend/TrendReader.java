package org.estuaire.lab.trend;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.estuaire.lab.model.ToldSpecimen;
import org.estuaire.lab.trend.TrendPoint.Earlier;

/**
 * Reads the series of a person from the repository. It follows the person's links as they are now:
 * the results of every source identity that is this person, and of no other. What is hidden from
 * those who merely follow the patient is shown to the laboratory that produced it alone; nobody
 * else is told that it exists.
 */
public final class TrendReader {

  private static final String CURRENT =
      "SELECT r.report_id, r.code, r.sub_id, r.moment, coalesce(r.observed_at, r.collected_at) AS at,"
          + " o.partner, o.order_number, r.kind, r.comparator, r.value, r.ucum, r.low, r.high,"
          + " r.flags, r.status, r.method, r.note, r.sent_value, r.sent_unit, "
          + ToldSpecimen.OF_ROW
          + " AS specimen"
          + " FROM lab.valid_result r JOIN lab.report o ON o.id = r.report_id"
          + " JOIN identity.person_of_source p ON p.source_identity_id = r.source_identity_id"
          + " WHERE p.person_id = ? AND r.loinc = ? AND r.isolate = ''"
          + " AND (o.audience = 'FOLLOWERS' OR o.partner = ?)"
          + " ORDER BY at, o.partner, o.order_number, r.sub_id, r.code";

  // By the laboratory's own times, whatever the order of arrival. They stand with a current result.
  private static final String REPLACED =
      "SELECT s.report_id, s.code, s.sub_id, s.moment, s.comparator, s.value, s.sent_value, s.sent_unit,"
          + " s.issued_at, s.superseded_at"
          + " FROM lab.superseded_result s"
          + " JOIN identity.person_of_source p ON p.source_identity_id = s.source_identity_id"
          + " JOIN lab.result c ON c.report_id = s.report_id AND c.code = s.code"
          + " AND c.sub_id = s.sub_id AND c.isolate = s.isolate AND c.moment = s.moment"
          + " WHERE p.person_id = ? AND s.loinc = ? AND s.isolate = '' AND s.status IN ('F', 'C')"
          + " AND s.kind = 'quantity' AND (s.version_at, s.issued_at) <= (c.version_at, c.issued_at)"
          + " AND s.value IS DISTINCT FROM c.value"
          + " ORDER BY s.version_at, s.issued_at";

  private final Connection connection;
  private final String laboratory;

  /** What anybody may see who follows the patient. */
  public TrendReader(Connection connection) {
    this(connection, "");
  }

  /**
   * What a laboratory may see.
   *
   * @param laboratory code of the partner; empty for anybody else
   */
  public TrendReader(Connection connection, String laboratory) {
    this.connection = connection;
    this.laboratory = laboratory;
  }

  /** Which result of which order. */
  private record Key(long report, String code, String subId, String moment) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Key[" + report + "]";
    }
  }

  /** The series of an analyte; without points when the person has no such result. */
  public Trend read(UUID person, ComparableAnalyte analyte) throws SQLException {
    Map<Key, List<Earlier>> replaced = replaced(person, analyte);
    List<MeasuredRow> rows = new ArrayList<>();
    List<Trend.Apart> apart = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(CURRENT)) {
      query.setObject(1, person);
      query.setString(2, analyte.loinc());
      query.setString(3, laboratory);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          boolean comparable =
              row.getString("kind").equals("quantity") && analyte.unit().equals(text(row, "ucum"));
          if (comparable) {
            rows.add(measured(row, replaced.getOrDefault(key(row), List.of())));
          } else {
            apart.add(apart(row));
          }
        }
      }
    }
    OneSpecimen specimens = OneSpecimen.of(rows);
    apart.addAll(specimens.others());
    apart.sort(Comparator.comparing(Trend.Apart::at));
    return new Trend(
        analyte.loinc(),
        analyte.label(),
        analyte.unit(),
        Series.of(specimens.rows()),
        List.copyOf(apart));
  }

  private Map<Key, List<Earlier>> replaced(UUID person, ComparableAnalyte analyte)
      throws SQLException {
    Map<Key, List<Earlier>> replaced = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(REPLACED)) {
      query.setObject(1, person);
      query.setString(2, analyte.loinc());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Earlier earlier =
              new Earlier(
                  text(row, "comparator"),
                  row.getBigDecimal("value"),
                  sent(row),
                  instant(row, "issued_at"),
                  instant(row, "superseded_at"));
          replaced.computeIfAbsent(key(row), key -> new ArrayList<>()).add(earlier);
        }
      }
    }
    return replaced;
  }

  private static MeasuredRow measured(ResultSet row, List<Earlier> earlier) throws SQLException {
    BigDecimal value = row.getBigDecimal("value");
    TrendPoint point =
        new TrendPoint(
            instant(row, "at"),
            row.getString("partner"),
            row.getString("order_number"),
            text(row, "comparator"),
            value,
            row.getBigDecimal("low"),
            row.getBigDecimal("high"),
            text(row, "flags"),
            row.getString("status"),
            text(row, "method"),
            text(row, "note"),
            sent(row),
            List.of(),
            List.copyOf(earlier));
    return new MeasuredRow(
        row.getLong("report_id"), row.getString("code"), text(row, "specimen"), point);
  }

  private static Trend.Apart apart(ResultSet row) throws SQLException {
    return new Trend.Apart(
        instant(row, "at"), row.getString("partner"), row.getString("order_number"), sent(row));
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(
        row.getLong("report_id"),
        row.getString("code"),
        row.getString("sub_id"),
        row.getString("moment"));
  }

  private static String sent(ResultSet row) throws SQLException {
    return (text(row, "sent_value") + " " + text(row, "sent_unit")).strip();
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
