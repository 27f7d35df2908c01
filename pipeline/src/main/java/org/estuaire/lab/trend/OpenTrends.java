package org.estuaire.lab.trend;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estuaire.repository.PlannedAnew;

/**
 * Reads series of many persons at once, as whoever follows these persons may see them: nothing of
 * an order that is hidden from anybody, and nothing of a doubtful identity. Values that were
 * replaced are left out.
 */
public final class OpenTrends {

  private static final String FIND =
      "SELECT person_id, loinc, report_id, code, measured_at, laboratory, order_number, kind,"
          + " comparator, value, ucum, low, high, flags, status, method, sent_value, sent_unit,"
          + " specimen FROM lab.open_result WHERE person_id = ANY (?) AND loinc = ANY (?)"
          + " ORDER BY person_id, loinc, measured_at, laboratory, order_number, sub_id, code";

  private final Connection connection;

  public OpenTrends(Connection connection) {
    this.connection = connection;
  }

  private record Key(UUID person, String loinc) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Key[…]";
    }
  }

  /** What becomes of the rows of one person and analyte. */
  private record Rows(List<MeasuredRow> comparable, List<Trend.Apart> apart) {
    Rows() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Rows[…]";
    }
  }

  /**
   * The series that have anything in them, by person and then by code.
   *
   * @param analytes whose unit is empty where no value of them can be compared
   */
  public Map<UUID, Map<String, Trend>> read(
      Collection<UUID> persons, Collection<ComparableAnalyte> analytes) throws SQLException {
    Map<String, ComparableAnalyte> byCode =
        analytes.stream()
            .collect(
                Collectors.toMap(
                    ComparableAnalyte::loinc, Function.identity(), (one, same) -> one));
    Map<Key, Rows> found = new HashMap<>();
    try (PreparedStatement query = PlannedAnew.prepare(connection, FIND)) {
      query.setArray(1, connection.createArrayOf("uuid", persons.toArray()));
      query.setArray(2, connection.createArrayOf("text", byCode.keySet().toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Key key = new Key(row.getObject("person_id", UUID.class), row.getString("loinc"));
          sort(
              row,
              Objects.requireNonNull(byCode.get(key.loinc())),
              found.computeIfAbsent(key, one -> new Rows()));
        }
      }
    }
    Map<UUID, Map<String, Trend>> trends = new HashMap<>();
    found.forEach(
        (key, rows) ->
            trends
                .computeIfAbsent(key.person(), one -> new HashMap<>())
                .put(key.loinc(), trend(Objects.requireNonNull(byCode.get(key.loinc())), rows)));
    return trends;
  }

  private static void sort(ResultSet row, ComparableAnalyte analyte, Rows rows)
      throws SQLException {
    boolean comparable =
        "quantity".equals(row.getString("kind"))
            && !analyte.unit().isEmpty()
            && analyte.unit().equals(row.getString("ucum"));
    if (comparable) {
      rows.comparable()
          .add(
              new MeasuredRow(
                  row.getLong("report_id"),
                  row.getString("code"),
                  text(row, "specimen"),
                  point(row)));
    } else {
      rows.apart()
          .add(
              new Trend.Apart(
                  row.getObject("measured_at", OffsetDateTime.class).toInstant(),
                  row.getString("laboratory"),
                  row.getString("order_number"),
                  sent(row)));
    }
  }

  private static Trend trend(ComparableAnalyte analyte, Rows rows) {
    OneSpecimen specimens = OneSpecimen.of(rows.comparable());
    List<Trend.Apart> apart = new ArrayList<>(rows.apart());
    apart.addAll(specimens.others());
    apart.sort(Comparator.comparing(Trend.Apart::at));
    return new Trend(
        analyte.loinc(),
        analyte.label(),
        analyte.unit(),
        Series.of(specimens.rows()),
        List.copyOf(apart));
  }

  private static TrendPoint point(ResultSet row) throws SQLException {
    return new TrendPoint(
        row.getObject("measured_at", OffsetDateTime.class).toInstant(),
        row.getString("laboratory"),
        row.getString("order_number"),
        text(row, "comparator"),
        row.getBigDecimal("value"),
        row.getBigDecimal("low"),
        row.getBigDecimal("high"),
        text(row, "flags"),
        row.getString("status"),
        text(row, "method"),
        "",
        sent(row),
        List.of(),
        List.of());
  }

  private static String sent(ResultSet row) throws SQLException {
    return (text(row, "sent_value") + " " + text(row, "sent_unit")).strip();
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }
}
