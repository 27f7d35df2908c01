package org.estuaire.lab.cda;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.lab.LabOrder;
import org.estuaire.lab.LabResult;

/**
 * The results of an order by chapters, isolates with what is about them, earlier results beside.
 */
final class Lines {

  private final Map<Chapter, List<Line>> chapters = new EnumMap<>(Chapter.class);
  private final List<Line> all = new ArrayList<>();
  private final String prefix;

  private Lines(String prefix) {
    this.prefix = prefix;
  }

  /**
   * @param rank of the order in the report: keeps identifiers apart
   */
  static Lines of(LabOrder order, int rank) {
    Lines lines = new Lines("R" + rank + "-");
    List<LabResult> shown = order.results().stream().filter(Line::isShown).toList();
    List<Line> isolates = new ArrayList<>(0);
    for (LabResult result : shown) {
      Line line = lines.line(result);
      if (line.isIsolate()) {
        isolates.add(line);
        lines.chapter(Chapter.MICROBIOLOGY).add(line);
      }
    }
    for (Line line : lines.all) {
      if (!line.isIsolate()) {
        lines.place(line, isolates);
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

  private void place(Line line, List<Line> isolates) {
    Optional<Line> isolate =
        isolates.stream().filter(germ -> germ.isAbout(line.result())).findFirst();
    isolate
        .map(Line::members)
        .orElseGet(() -> chapter(Chapter.of(Line.code(line.result()))))
        .add(line);
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
