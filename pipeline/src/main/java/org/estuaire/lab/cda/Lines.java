package org.estuaire.lab.cda;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.reading.Isolates;

/**
 * The results of an order by chapters, isolates with what is about them, earlier results beside.
 */
final class Lines {

  private final Map<Chapter, List<Line>> chapters = new EnumMap<>(Chapter.class);
  private final List<Line> all = new ArrayList<>();
  private final String prefix;
  private int unknown;

  private Lines(String prefix) {
    this.prefix = prefix;
  }

  /**
   * @param rank of the order in the report: keeps identifiers apart
   */
  static Lines of(LabOrder order, int rank) {
    Lines lines = new Lines("R" + rank + "-");
    List<LabResult> shown = order.results().stream().filter(Line::isShown).toList();
    Isolates isolates = Isolates.of(order);
    Map<LabResult, Line> byResult = new IdentityHashMap<>();
    shown.forEach(result -> byResult.put(result, lines.line(result)));
    for (Isolates.Isolate isolate : isolates.all()) {
      lines.isolate(isolate, byResult);
    }
    for (LabResult result : shown) {
      Line line = byResult.remove(result);
      if (line != null) {
        lines
            .chapter(line.isIsolate() ? Chapter.MICROBIOLOGY : Chapter.of(Line.code(result)))
            .add(line);
      }
    }
    order.results().stream().filter(LabResult::previous).forEach(lines::beside);
    return lines;
  }

  private Line line(LabResult result) {
    Line line = new Line(prefix + (all.size() + 1), result);
    all.add(line);
    return line;
  }

  private void isolate(Isolates.Isolate isolate, Map<LabResult, Line> byResult) {
    Line head =
        isolate
            .germ()
            .map(byResult::remove)
            .orElseGet(() -> Line.unknownGerm(prefix + "I" + ++unknown, isolate.subId()));
    head.asIsolate(isolate.subId());
    for (LabResult result : isolate.about()) {
      Line member = byResult.remove(result);
      if (member != null) {
        head.members().add(member);
      }
    }
    if (!head.members().isEmpty() || head.isNamed()) {
      chapter(Chapter.MICROBIOLOGY).add(head);
    }
  }

  private List<Line> chapter(Chapter chapter) {
    return chapters.computeIfAbsent(chapter, empty -> new ArrayList<>());
  }

  /** CDA has no place for an earlier result of a test that the report does not hold. */
  private void beside(LabResult earlier) {
    all.stream()
        .filter(line -> isSameTest(line.result(), earlier))
        .filter(line -> earlier.observedAt().isPresent())
        .findFirst()
        .ifPresent(line -> line.previous().add(earlier));
  }

  private static boolean isSameTest(LabResult result, LabResult earlier) {
    return Line.code(result).equals(Line.code(earlier))
        || result.keyCode().equals(earlier.keyCode());
  }

  Map<Chapter, List<Line>> chapters() {
    return chapters;
  }
}
