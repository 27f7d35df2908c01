package org.estuaire.lab.remap;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a remap would do.
 *
 * @param lines by partner and code; what stays as it is, is not among them
 * @param unmapped how many current results stay without LOINC code, by partner
 */
public record RemapPlan(RemapScope scope, List<RemapLine> lines, Map<String, Long> unmapped) {

  static final Comparator<RemapLine> ORDER =
      Comparator.comparing(RemapLine::partner)
          .thenComparing(RemapLine::code)
          .thenComparing(RemapLine::verdict)
          .thenComparing(RemapLine::results, Comparator.reverseOrder())
          .thenComparing(RemapLine::sentUnit);

  /** The lines that would be written. */
  public List<RemapLine> written() {
    return lines.stream().filter(line -> scope.writes(line.verdict())).toList();
  }

  /** How many current results a verdict concerns. */
  public long results(RemapVerdict verdict) {
    return lines.stream()
        .filter(line -> line.verdict() == verdict)
        .mapToLong(RemapLine::results)
        .sum();
  }

  /** The codes to write, by partner. */
  Map<String, Set<String>> codes() {
    Map<String, Set<String>> codes = new TreeMap<>();
    for (RemapLine line : written()) {
      codes.computeIfAbsent(line.partner(), partner -> new TreeSet<>()).add(line.code());
    }
    return codes;
  }

  /** Without the codes: what patients were examined for. */
  @Override
  public String toString() {
    return "RemapPlan[" + lines.size() + " lines]";
  }
}
