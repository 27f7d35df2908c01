package org.estuaire.lab.cda;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.lab.model.LabResult;

/**
 * The results of a report, each under a key of its own. A code that occurs again (another specimen,
 * another isolate of the same germ) is told apart by its rank among its equals, so that the same
 * document gives the same keys.
 */
final class Results {

  static final int LONGEST_SUB_ID = 80;

  private final List<LabResult> all = new ArrayList<>();
  private final Map<String, Integer> occurrences = new HashMap<>();

  void add(LabResult result) {
    all.add(result.previous() ? result : result.withSubId(unique(result)));
  }

  /** Another time tells a result apart on its own. */
  private String unique(LabResult result) {
    String at = result.observedAt().map(Instant::toString).orElse("");
    return ranked(
        String.join("\n", result.keyCode(), result.isolate(), result.subId(), at), result.subId());
  }

  /** The sub-identifier of an isolate: the code of the germ, with a rank from the second on. */
  String isolate(String germ) {
    String bounded = germ.length() > LONGEST_SUB_ID ? germ.substring(0, LONGEST_SUB_ID) : germ;
    return ranked("\n" + bounded, bounded);
  }

  private String ranked(String key, String subId) {
    int rank = occurrences.merge(key, 1, Integer::sum);
    return rank == 1 ? subId : subId + "#" + rank;
  }

  List<LabResult> all() {
    return all;
  }
}
