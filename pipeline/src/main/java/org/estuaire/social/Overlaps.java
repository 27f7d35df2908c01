package org.estuaire.social;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Loader.LoadResult;

/**
 * Granted rights of one person at one council that share a day, and versions of one right whose
 * plans do. Each row of the pair that comes is told of the other; nothing is merged and nothing is
 * cut. {@code social.overlap} shows the pairs as they are now, also those between councils.
 */
final class Overlaps {

  /**
   * Most persons have one right in one version: the others are few, and asked about one by one,
   * whatever the planner believes of a table that was just filled. A dossier is one person at a
   * council; linked dossiers show in the view.
   */
  private static final String OF_CHUNK =
      """
      WITH several AS MATERIALIZED (
        SELECT s.position, s.partner, s.dossier, s.right_key, s.plan_version
          FROM stage_social_entitlement s
         WHERE s.holds AND s.decision = 'A'
           AND 1 < (
             SELECT count(*) FROM social.entitlement x
              WHERE x.source_identity_id = s.source_identity_id))
      SELECT DISTINCT s.position, o.other_right, o.other_version
        FROM several s
       CROSS JOIN LATERAL (
         SELECT * FROM social.overlap v
          WHERE (v.partner, v.dossier, v.right_key, v.plan_version)
                = (s.partner, s.dossier, s.right_key, s.plan_version)
            AND v.other_partner = s.partner
         OFFSET 0) o
       ORDER BY 1, 2, 3
      """;

  private Overlaps() {}

  /** The other row of a pair. */
  private record Other(String right, int version) {

    /** Without the content: it concerns a person. */
    @Override
    public String toString() {
      return "Other[…]";
    }
  }

  /** The results of a chunk that was merged, with what overlaps its rows. */
  static List<LoadResult> tell(
      Connection tx, List<Filed<Entitlement>> chunk, List<LoadResult> results, Columns columns)
      throws SQLException {
    Map<Integer, List<Other>> overlaps = ofChunk(tx);
    if (overlaps.isEmpty()) {
      return results;
    }
    List<LoadResult> all = new ArrayList<>();
    for (int i = 0; i < chunk.size(); i++) {
      Filed<Entitlement> filed = chunk.get(i);
      LoadResult result = results.get(i);
      List<Finding> told =
          overlaps.getOrDefault(i, List.of()).stream()
              .map(other -> finding(filed, other, columns))
              .toList();
      all.add(result.changed() ? result.and(told) : result);
    }
    return all;
  }

  private static Finding finding(Filed<Entitlement> filed, Other other, Columns columns) {
    boolean sameRight = filed.record().rightKey().equals(other.right());
    return sameRight
        ? Finding.of(SocialFinding.PLANS_OVERLAP, Integer.toString(other.version()))
            .inField(columns.of(filed.partner(), Apa.DATE_DEBUT_PLAN))
        : Finding.of(SocialFinding.RIGHTS_OVERLAP)
            .inField(columns.of(filed.partner(), Apa.DATE_DEBUT_DROIT))
            .quoting(other.right());
  }

  private static Map<Integer, List<Other>> ofChunk(Connection tx) throws SQLException {
    Map<Integer, List<Other>> overlaps = new TreeMap<>();
    try (Statement statement = tx.createStatement();
        ResultSet row = statement.executeQuery(OF_CHUNK)) {
      while (row.next()) {
        overlaps
            .computeIfAbsent(row.getInt(1), position -> new ArrayList<>())
            .add(new Other(row.getString(2), row.getInt(3)));
      }
    }
    return overlaps;
  }
}
