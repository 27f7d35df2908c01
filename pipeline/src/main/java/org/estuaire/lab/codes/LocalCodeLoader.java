package org.estuaire.lab.codes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.PartCount;

/**
 * Keeps what laboratories propose for a biologist to decide: of each code the latest proposal. What
 * was refused once is not asked again. A list has hundreds of rows, once in a while.
 */
final class LocalCodeLoader implements Loader<LocalCode> {

  private static final String KNOWN =
      "SELECT state, decided_at::date, coalesce(reason, '') FROM lab.code_proposal"
          + " WHERE partner = ? AND code = ? AND loinc = ? AND state <> 'REPLACED'";

  private static final String REPLACE =
      "UPDATE lab.code_proposal SET state = 'REPLACED'"
          + " WHERE partner = ? AND code = ? AND state = 'PROPOSED'";

  private static final String PROPOSE =
      """
      INSERT INTO lab.code_proposal (partner, code, loinc, label, unit, state, delivery_id, ordinal)
      VALUES (?, ?, ?, ?, ?, 'PROPOSED', ?, ?)
      ON CONFLICT (partner, code, loinc) DO UPDATE SET state = 'PROPOSED', label = excluded.label,
        unit = excluded.unit, proposed_at = excluded.proposed_at, delivery_id = excluded.delivery_id,
        ordinal = excluded.ordinal
      """;

  @Override
  public List<LoadResult> load(Connection tx, List<Filed<LocalCode>> chunk) throws SQLException {
    List<LoadResult> results = new ArrayList<>(chunk.size());
    for (Filed<LocalCode> row : chunk) {
      results.add(load(tx, row));
    }
    return results;
  }

  private static LoadResult load(Connection tx, Filed<LocalCode> row) throws SQLException {
    LocalCode code = row.record();
    if (code.loinc().isEmpty() || code.inUse()) {
      return LoadResult.ALREADY_KNOWN;
    }
    Optional<LoadResult> known = known(tx, row);
    if (known.isPresent()) {
      return known.get();
    }
    try (PreparedStatement replace = tx.prepareStatement(REPLACE)) {
      replace.setString(1, row.partner());
      replace.setString(2, code.code());
      replace.executeUpdate();
    }
    try (PreparedStatement propose = tx.prepareStatement(PROPOSE)) {
      propose.setString(1, row.partner());
      propose.setString(2, code.code());
      propose.setString(3, code.loinc());
      propose.setString(4, code.label());
      propose.setString(5, code.unit());
      propose.setLong(6, row.deliveryId());
      propose.setInt(7, row.place().ordinal());
      propose.executeUpdate();
    }
    return LoadResult.LOADED;
  }

  private static Optional<LoadResult> known(Connection tx, Filed<LocalCode> row)
      throws SQLException {
    LocalCode code = row.record();
    try (PreparedStatement query = tx.prepareStatement(KNOWN)) {
      query.setString(1, row.partner());
      query.setString(2, code.code());
      query.setString(3, code.loinc());
      try (ResultSet found = query.executeQuery()) {
        if (!found.next()) {
          return Optional.empty();
        }
        return Optional.of(
            found.getString(1).equals("REFUSED")
                ? new LoadResult(
                    false,
                    PartCount.NONE,
                    Optional.empty(),
                    List.of(refused(code, found.getString(2), found.getString(3))))
                : LoadResult.ALREADY_KNOWN);
      }
    }
  }

  private static Finding refused(LocalCode code, String day, String reason) {
    return Finding.of(CodeFinding.REFUSED_BEFORE, day, reason)
        .inField(code.places().name(LocalCodeRow.LOINC))
        .atLine(code.places().line(LocalCodeRow.LOINC));
  }
}
