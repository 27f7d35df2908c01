package org.estuaire.jobs.cli.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.estuaire.identity.review.FieldComparison;
import org.estuaire.identity.review.ReviewCase;
import org.estuaire.identity.review.ReviewCase.Side;

/** A case for scripts of the identity cell. Names persons. */
final class ReviewJson {

  private ReviewJson() {}

  static Map<String, Object> of(ReviewCase item) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("item", item.line());
    json.put("sides", item.sides().stream().map(ReviewJson::side).toList());
    json.put("sidesNotShown", item.notShown());
    json.put("fields", item.fields().stream().map(ReviewJson::field).toList());
    json.put("scores", item.scores());
    json.put("decisions", item.decisions());
    return json;
  }

  private static Map<String, Object> side(Side side) {
    return Map.of(
        "domain", side.claim().domain(),
        "localId", side.claim().localId(),
        "origin", side.origin());
  }

  private static Map<String, Object> field(FieldComparison comparison) {
    return Map.of(
        "field", comparison.field().name().toLowerCase(Locale.ROOT),
        "strict", comparison.field().strict(),
        "agreement", comparison.agreement().name(),
        "values", List.copyOf(comparison.values()));
  }
}
