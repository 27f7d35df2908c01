package org.estuaire.social;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Loader.LoadResult;

/** Rights of which the group is another than that of the evaluation that they name. */
final class NamedEvaluations {

  private static final String OF_CHUNK =
      """
      SELECT s.position, d.number, coalesce(d.gir_retained, d.gir_stated, d.gir_computed) AS gir
        FROM stage_social_entitlement s
        JOIN social.evaluation_difference d USING (partner, dossier, right_key, plan_version)
       WHERE s.holds AND s.evaluation_number IS NOT NULL
      """;

  private NamedEvaluations() {}

  /** The results of a chunk that was merged, with what evaluations say otherwise. */
  static List<LoadResult> tell(
      Connection tx, List<Filed<Entitlement>> chunk, List<LoadResult> results, Columns columns)
      throws SQLException {
    if (chunk.stream().allMatch(filed -> filed.record().evaluation().number().isEmpty())) {
      return results;
    }
    Map<Integer, Finding> differences = ofChunk(tx, chunk, columns);
    List<LoadResult> all = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      LoadResult result = results.get(i);
      all.add(
          result.changed() && differences.containsKey(i)
              ? result.and(List.of(differences.get(i)))
              : result);
    }
    return all;
  }

  private static Map<Integer, Finding> ofChunk(
      Connection tx, List<Filed<Entitlement>> chunk, Columns columns) throws SQLException {
    Map<Integer, Finding> differences = new HashMap<>();
    try (Statement statement = tx.createStatement();
        ResultSet row = statement.executeQuery(OF_CHUNK)) {
      while (row.next()) {
        int position = row.getInt("position");
        differences.put(
            position,
            Finding.of(SocialFinding.GIR_EVALUATED_OTHERWISE, row.getString("gir"))
                .inField(columns.of(chunk.get(position).partner(), Apa.GIR))
                .quoting(row.getString("number")));
      }
    }
    return differences;
  }
}
