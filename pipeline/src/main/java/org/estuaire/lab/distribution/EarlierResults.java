package org.estuaire.lab.distribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.estuaire.lab.LabOrder;
import org.estuaire.lab.LabResult;
import org.estuaire.lab.ResultValue;

/**
 * Finds earlier results of the same person and analyte, in one unit, to stand beside new ones.
 * Those of the same laboratory, as laboratories print them, and those of another one only where the
 * practice was sent them; none that is hidden from anybody. Nothing is disclosed that it may not
 * have.
 */
final class EarlierResults {

  private static final String FIND =
      "WITH mine AS (SELECT "
          + StoredResult.COLUMNS
          + ", row_number() OVER (PARTITION BY r.loinc ORDER BY r.collected_at DESC, r.report_id,"
          + " r.code, r.sub_id, r.moment) AS age FROM identity.person_of_source own"
          + " JOIN identity.person_of_source p ON p.person_id = own.person_id"
          + " JOIN lab.valid_result r ON r.source_identity_id = p.source_identity_id"
          + " JOIN lab.report o ON o.id = r.report_id"
          + " WHERE own.source_identity_id = ? AND r.loinc = ANY (?) AND r.collected_at < ?"
          + " AND r.kind = 'quantity' AND r.isolate = '' AND r.status IN ('F', 'C') AND o.audience = 'FOLLOWERS'"
          // What is sent says of itself who may see it, not of each result that stands beside it.
          + " AND o.masks = ''"
          + " AND (o.partner = ? OR EXISTS (SELECT FROM distribution.told_result t"
          + " WHERE t.partner = ? AND t.report_id = r.report_id AND t.code = r.code"
          + " AND t.sub_id = r.sub_id AND t.isolate = r.isolate AND t.moment = r.moment"
          + " AND t.status NOT IN ('D', 'W'))))"
          + " SELECT * FROM mine WHERE age <= ? ORDER BY loinc, age";

  private final Connection tx;

  EarlierResults(Connection tx) {
    this.tx = tx;
  }

  /** Earlier results for the orders of a version, newest first. */
  List<LabResult> of(Dossier dossier, List<LabOrder> orders, Subscription reader)
      throws SQLException {
    List<String> analytes =
        orders.stream()
            .flatMap(order -> order.results().stream())
            .map(result -> result.normalised().filter(EarlierResults::isMeasured))
            .flatMap(Optional::stream)
            .map(LabResult.Normalised::loinc)
            .distinct()
            .toList();
    Optional<Instant> first =
        orders.stream()
            .map(order -> order.collectedAt().orElse(null))
            .filter(Objects::nonNull)
            .min(Instant::compareTo);
    if (analytes.isEmpty() || first.isEmpty() || reader.earlierResults() == 0) {
      return List.of();
    }
    return find(dossier, analytes, first.get(), reader);
  }

  private static boolean isMeasured(LabResult.Normalised normalised) {
    return !normalised.loinc().isEmpty() && normalised.value() instanceof ResultValue.Quantity;
  }

  private List<LabResult> find(
      Dossier dossier, List<String> analytes, Instant before, Subscription reader)
      throws SQLException {
    try (PreparedStatement query = tx.prepareStatement(FIND)) {
      query.setLong(1, dossier.sourceIdentityId());
      query.setArray(2, tx.createArrayOf("text", analytes.toArray()));
      query.setObject(3, OffsetDateTime.ofInstant(before, ZoneOffset.UTC));
      query.setString(4, dossier.laboratory());
      query.setString(5, reader.partner());
      query.setInt(6, reader.earlierResults());
      List<LabResult> earlier = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          earlier.add(StoredResult.read(row, Optional.empty(), true));
        }
      }
      return earlier;
    }
  }
}
