package org.estuaire.social;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Loader.LoadResult;

/**
 * Rights of one person at one council to benefits that exclude each other on a shared day (CASF
 * L232-23). The row that comes is told of the other; what another council holds is nobody's here to
 * tell. {@code social.double_benefit} shows the pairs as they are now, also those between councils.
 *
 * @param benefit what the rows are of
 * @param others where the rights stand that may exclude them: most councils have none
 * @param stage of the chunk, whose rows have the alias {@code s}
 * @param part expression for what tells rows of one right apart in {@code social.right_held}
 */
public record DoubleBenefits(
    String benefit, String others, String stage, String part, FindingCode finding) {

  private static final String OF_CHUNK =
      """
      SELECT DISTINCT s.position, d.other_benefit, d.other_right
        FROM {stage} s
       CROSS JOIN LATERAL (
         SELECT * FROM social.double_benefit v
          WHERE v.benefit = '{benefit}'
            AND (v.partner, v.dossier, v.right_key, v.part)
                = (s.partner, s.dossier, s.right_key, {part})
            AND v.other_partner = s.partner
         OFFSET 0) d
       WHERE s.holds AND s.decision = 'A'
       ORDER BY 1, 2, 3
      """;

  /**
   * The results of a chunk that was merged, with what excludes its rows.
   *
   * @param field the sender's name of the column in which a right begins, by position
   */
  public List<LoadResult> tell(Connection tx, List<LoadResult> results, IntFunction<String> field)
      throws SQLException {
    if (isEmpty(tx)) {
      return results;
    }
    Map<Integer, List<Finding>> told = new TreeMap<>();
    try (Statement statement = tx.createStatement();
        ResultSet row =
            statement.executeQuery(
                OF_CHUNK
                    .replace("{stage}", stage)
                    .replace("{benefit}", benefit)
                    .replace("{part}", part))) {
      while (row.next()) {
        int position = row.getInt("position");
        told.computeIfAbsent(position, at -> new ArrayList<>())
            .add(
                Finding.of(finding, row.getString("other_benefit"))
                    .inField(field.apply(position))
                    .quoting(row.getString("other_right")));
      }
    }
    List<LoadResult> all = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      LoadResult result = results.get(i);
      all.add(result.changed() ? result.and(told.getOrDefault(i, List.of())) : result);
    }
    return all;
  }

  private boolean isEmpty(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement();
        ResultSet row = statement.executeQuery("SELECT NOT EXISTS (SELECT FROM " + others + ")")) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
