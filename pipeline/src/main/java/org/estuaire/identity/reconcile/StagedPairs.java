package org.estuaire.identity.reconcile;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.estuaire.identity.matching.Explanation;
import org.estuaire.identity.matching.Ground;
import org.estuaire.identity.matching.PairFound;
import org.estuaire.repository.CopyRows;

/** The pairs of a run in a temporary table, so that they are written by sets. */
final class StagedPairs {

  private static final String STAGE =
      """
      CREATE TEMP TABLE stage_pair (
        rank integer PRIMARY KEY, a bigint, b bigint, ground text, score numeric(6, 2),
        link_score numeric(3, 2), explanation jsonb
      ) ON COMMIT DROP
      """;
  private static final String COPY =
      "COPY stage_pair (rank, a, b, ground, score, link_score, explanation) FROM STDIN";

  private StagedPairs() {}

  static void stage(
      Connection tx, List<PairFound> pairs, Function<PairFound, Explanation> explaining)
      throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute(STAGE);
    }
    int rank = 0;
    try (CopyRows rows = new CopyRows(tx, COPY)) {
      for (PairFound pair : pairs) {
        rows.number(rank++).number(pair.left()).number(pair.right());
        rows.text(pair.ground().name()).text(decimal(pair.score()));
        rows.text(linkScore(pair.ground()));
        rows.text(pair.automatic() ? "[]" : json(explaining.apply(pair))).endRow();
      }
    }
    try (Statement statement = tx.createStatement()) {
      statement.execute("ANALYZE stage_pair");
    }
  }

  /** What a link of that ground is worth to the identity cell, as in the registry's own rules. */
  private static String linkScore(Ground ground) {
    return switch (ground) {
      case INS -> "1.00";
      case TRAITS_AND_NUMBER -> "0.95";
      case TRAITS_AND_CONTACT -> "0.90";
      case LIKENESS -> "0.00";
    };
  }

  /** Names of fields and levels, and numbers: nothing that needs escaping, and no value. */
  private static String json(Explanation explanation) {
    StringBuilder json = new StringBuilder("[");
    part(json, "BEFORE", "", explanation.before());
    for (Explanation.Part part : explanation.fields()) {
      part(json.append(','), part.field().name(), part.level().name(), part.bits());
    }
    part(json.append(','), "RELATIVES", "", explanation.relatives());
    return json.append(']').toString();
  }

  private static void part(StringBuilder json, String field, String level, double bits) {
    json.append("{\"field\":\"").append(field).append("\",\"level\":\"").append(level);
    json.append("\",\"bits\":").append(decimal(bits)).append('}');
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
