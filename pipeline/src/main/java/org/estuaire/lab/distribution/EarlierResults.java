package org.estuaire.lab.distribution;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.estuaire.lab.LabOrder;
import org.estuaire.lab.LabResult;
import org.estuaire.lab.ResultValue;
import org.estuaire.repository.PlannedAnew;

/**
 * Finds earlier results of the same person and analyte, in one unit, to stand beside new ones.
 * Those of the same laboratory, as laboratories print them, and those of another one only where the
 * practice was sent them; none that is hidden from anybody. Nothing is disclosed that it may not
 * have. A laboratory that told another specimen measured something else, whatever code it uses:
 * none of that, and none at all where a version tells one analyte in several specimens.
 */
final class EarlierResults {

  /** No code of an analyte and no word for a specimen holds one. */
  private static final String BETWEEN = "\n";

  private static final String IN = "\t";

  // OFFSET keeps the planner from reading all that was ever told into a table, for a few rows.
  private static final String FIND =
      "SELECT a.n, e.* FROM unnest(?::integer[], ?::bigint[], ?::text[], ?::timestamptz[],"
          + " ?::text[], ?::text[], ?::integer[], ?::text[])"
          + " AS a (n, source_identity_id, analytes, before, laboratory, practice, most, measured)"
          + " CROSS JOIN LATERAL (SELECT * FROM (SELECT "
          + StoredResult.COLUMNS
          + ", row_number() OVER (PARTITION BY r.loinc ORDER BY r.collected_at DESC, r.report_id,"
          + " r.code, r.sub_id, r.moment) AS age FROM identity.person_of_source own"
          + " JOIN identity.person_of_source p ON p.person_id = own.person_id"
          + " JOIN lab.valid_result r ON r.source_identity_id = p.source_identity_id"
          + " JOIN lab.report o ON o.id = r.report_id"
          + " WHERE own.source_identity_id = a.source_identity_id"
          + " AND r.loinc = ANY (string_to_array(a.analytes, E'\\n')) AND r.collected_at < a.before"
          + " AND r.kind = 'quantity' AND r.isolate = '' AND r.status IN ('F', 'C')"
          + " AND (r.specimen IS NULL OR o.partner <> a.laboratory"
          + " OR ARRAY[r.loinc || E'\\t', r.loinc || E'\\t' || r.specimen]"
          + " && string_to_array(a.measured, E'\\n'))"
          + " AND o.audience = 'FOLLOWERS'"
          // What is sent says of itself who may see it, not of each result that stands beside it.
          + " AND o.masks = ''"
          + " AND CASE WHEN o.partner = a.laboratory THEN true ELSE EXISTS ("
          + "SELECT FROM distribution.dossier_order d JOIN distribution.told_result t"
          + " ON t.dossier_id = d.dossier_id AND t.report_id = d.report_id"
          + " WHERE d.report_id = r.report_id AND t.partner = a.practice AND t.code = r.code"
          + " AND t.sub_id = r.sub_id AND t.isolate = r.isolate AND t.moment = r.moment"
          + " AND t.status NOT IN ('D', 'W') OFFSET 0) END) mine WHERE age <= a.most) e"
          + " ORDER BY a.n, e.loinc, e.age";

  private final Connection tx;

  EarlierResults(Connection tx) {
    this.tx = tx;
  }

  /**
   * What earlier results are looked for.
   *
   * @param analytes with the specimen that the version tells of each; empty where it tells none
   */
  private record Asked(
      int number, Decided version, Map<String, String> analytes, Optional<Instant> before) {

    /** Without the analytes: they concern a patient. */
    @Override
    public String toString() {
      return "Asked[" + number + "]";
    }

    private static Asked of(int number, Decided version) {
      List<LabOrder> orders = version.next().orders();
      return new Asked(
          number,
          version,
          inOneSpecimen(orders),
          orders.stream()
              .map(order -> order.collectedAt().orElse(null))
              .filter(Objects::nonNull)
              .min(Instant::compareTo));
    }

    private static Map<String, String> inOneSpecimen(List<LabOrder> orders) {
      Map<String, Set<String>> specimens = new TreeMap<>();
      for (LabOrder order : orders) {
        for (LabResult result : order.results()) {
          result
              .normalised()
              .filter(EarlierResults::isMeasured)
              .map(made -> specimens.computeIfAbsent(made.loinc(), code -> new TreeSet<>()))
              .filter(told -> !result.specimen().isEmpty())
              .ifPresent(told -> told.add(result.specimen()));
        }
      }
      Map<String, String> one = new TreeMap<>();
      specimens.forEach(
          (loinc, told) -> {
            if (told.size() <= 1) {
              one.put(loinc, String.join("", told));
            }
          });
      return one;
    }

    private List<String> measured() {
      return analytes.entrySet().stream().map(one -> one.getKey() + IN + one.getValue()).toList();
    }

    /** Who is only told what becomes of results that it has gets nothing that it has not. */
    private boolean wantsAny() {
      return version.entitled()
          && version.practice().earlierResults() > 0
          && !analytes.isEmpty()
          && before.isPresent();
    }

    private OffsetDateTime until() {
      return OffsetDateTime.ofInstant(before.orElseThrow(), ZoneOffset.UTC);
    }
  }

  /**
   * Earlier results for each of some versions, newest first.
   *
   * @return in the order of the versions
   */
  List<List<LabResult>> of(List<Decided> versions) throws SQLException {
    List<List<LabResult>> earlier = new ArrayList<>();
    List<Asked> asked = new ArrayList<>();
    for (Decided version : versions) {
      asked.add(Asked.of(earlier.size(), version));
      earlier.add(new ArrayList<>());
    }
    asked.removeIf(one -> !one.wantsAny());
    if (!asked.isEmpty()) {
      find(asked, earlier);
    }
    return earlier;
  }

  private static boolean isMeasured(LabResult.Normalised normalised) {
    return !normalised.loinc().isEmpty() && normalised.value() instanceof ResultValue.Quantity;
  }

  private void find(List<Asked> asked, List<List<LabResult>> earlier) throws SQLException {
    try (PreparedStatement query = PlannedAnew.prepare(tx, FIND)) {
      query.setArray(1, array("integer", asked, Asked::number));
      query.setArray(2, array("bigint", asked, a -> a.version().dossier().sourceIdentityId()));
      query.setArray(3, array("text", asked, a -> String.join(BETWEEN, a.analytes().keySet())));
      query.setArray(4, array("timestamptz", asked, Asked::until));
      query.setArray(5, array("text", asked, a -> a.version().dossier().laboratory()));
      query.setArray(6, array("text", asked, a -> a.version().practice().partner()));
      query.setArray(7, array("integer", asked, a -> a.version().practice().earlierResults()));
      query.setArray(8, array("text", asked, a -> String.join(BETWEEN, a.measured())));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          earlier.get(row.getInt("n")).add(StoredResult.read(row, Optional.empty(), true));
        }
      }
    }
  }

  private Array array(String type, List<Asked> asked, Function<Asked, Object> cell)
      throws SQLException {
    return tx.createArrayOf(type, asked.stream().map(cell).toArray());
  }
}
