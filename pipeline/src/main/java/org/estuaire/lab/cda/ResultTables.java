package org.estuaire.lab.cda;

import static org.estuaire.pdf.Printout.mm;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.FrenchUnitNames;
import org.estuaire.lab.reading.Said;
import org.estuaire.pdf.Cell;
import org.estuaire.pdf.Cell.Padding;
import org.estuaire.pdf.Lettering;
import org.estuaire.pdf.Paragraph;
import org.estuaire.pdf.Printout;
import org.estuaire.pdf.Row;
import org.estuaire.pdf.Row.Rules;

/** The results of a report on the page, a table for each chapter. */
final class ResultTables {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

  /** A value that is longer gets the width of the table. */
  private static final int SHORT = 28;

  private static final int INK = 0x111111;
  private static final int DARK = 0x333333;
  private static final int GREY = 0x444444;
  private static final int HOUSE = 0x1f5a7a;
  private static final int HEAD_PAPER = 0xe6edf2;
  private static final int GERM_PAPER = 0xf3f6f8;
  private static final int RULE = 0xc9d3da;
  private static final int WARNING = 0x8a4b00;

  private static final Lettering PLAIN = new Lettering(9, false, INK);
  private static final Lettering BOLD = PLAIN.inBold();
  private static final Lettering CHAPTER = new Lettering(10, true, INK);
  private static final Lettering HEAD = new Lettering(8, false, INK);
  private static final Lettering EARLIER = new Lettering(8, false, DARK);
  private static final Lettering NOTE = new Lettering(8, false, GREY);
  private static final Lettering COMMENT = new Lettering(8.5f, false, INK);
  private static final Lettering STATUS = new Lettering(8, true, WARNING);

  private static final float TEST = 0.34f;
  private static final float VALUE = 0.19f;
  private static final float UNIT = 0.11f;
  private static final float RANGE = 0.18f;
  private static final float BEFORE = 0.18f;

  private static final Padding HEAD_ROOM = new Padding(mm(1), mm(1), mm(1), mm(1));
  private static final Padding ROOM = new Padding(mm(0.8), mm(1), mm(0.8), mm(1));
  private static final Padding MEMBER_ROOM = new Padding(mm(0.8), mm(1), mm(0.8), mm(4));
  private static final Padding NOTE_ROOM = new Padding(0, mm(1), mm(0.8), mm(4));

  private static final Rules ABOVE = Rules.above(0.3f, RULE);

  private final Printout page;
  private final ZoneId zone;

  ResultTables(Printout page, ZoneId zone) {
    this.page = page;
    this.zone = zone;
  }

  void chapter(Chapter chapter, List<Line> lines) {
    page.gap(mm(4));
    page.table(
        Row.of(
                Cell.of(TEST, HEAD_ROOM, Paragraph.of(CHAPTER, chapter.title())),
                Cell.of(VALUE, HEAD_ROOM, Paragraph.of(HEAD, "Résultat")),
                Cell.of(UNIT, HEAD_ROOM, Paragraph.of(HEAD, "Unité")),
                Cell.of(RANGE, HEAD_ROOM, Paragraph.of(HEAD, "Valeurs de référence")),
                Cell.of(BEFORE, HEAD_ROOM, Paragraph.of(HEAD, "Antériorités")))
            .on(HEAD_PAPER)
            .within(Rules.below(0.8f, HOUSE)));
    for (Line line : lines) {
      together(line, line.isIsolate() ? Kind.GERM : Kind.ALONE);
      line.members().forEach(member -> together(member, Kind.MEMBER));
    }
    page.endTable();
  }

  /** How a result stands among the others. */
  private enum Kind {
    ALONE,
    GERM,
    MEMBER
  }

  /** A value and what is said of it stay on one page. */
  private void together(Line line, Kind kind) {
    LabResult result = line.result();
    String value = Shown.value(line.said());
    boolean wide = value.length() > SHORT || value.indexOf('\n') >= 0;
    boolean strong = kind == Kind.GERM || Interpretation.isAbnormal(result);
    Lettering usual = kind == Kind.GERM ? BOLD : PLAIN;
    List<Cell> cells = new ArrayList<>();
    Padding first = kind == Kind.MEMBER ? MEMBER_ROOM : ROOM;
    cells.add(Cell.of(TEST, first, Paragraph.of(usual, Shown.label(result))));
    Paragraph shown = Paragraph.of(strong ? BOLD : PLAIN, value + mark(result));
    if (wide) {
      cells.add(Cell.of(1 - TEST, ROOM, shown));
    } else {
      cells.add(Cell.of(VALUE, ROOM, shown));
      cells.add(Cell.of(UNIT, ROOM, Paragraph.of(usual, Shown.unit(line.said()))));
      cells.add(Cell.of(RANGE, ROOM, Paragraph.of(usual, Shown.range(line.said().range()))));
      cells.add(Cell.of(BEFORE, ROOM, Paragraph.of(EARLIER, earlier(line))));
    }
    Row row = Row.of(cells.toArray(Cell[]::new)).within(ABOVE);
    List<Row> rows = new ArrayList<>();
    rows.add(kind == Kind.GERM ? row.on(GERM_PAPER) : row);
    below(line, wide, rows);
    page.together(rows);
  }

  /** What the laboratory flags, at a glance. */
  private static String mark(LabResult result) {
    String marks =
        Interpretation.flags(result).stream()
            .map(ResultTables::mark)
            .filter(mark -> !mark.isEmpty())
            .collect(Collectors.joining(" "));
    return marks.isEmpty() ? "" : "  " + marks;
  }

  private static String mark(String flag) {
    return switch (flag) {
      case "H", "HU", "HX", ">" -> "↑";
      case "HH" -> "↑↑";
      case "L", "LU", "LX", "<" -> "↓";
      case "LL" -> "↓↓";
      case "N" -> "";
      default -> "(" + Interpretation.name(flag).orElse(flag).toLowerCase(Locale.FRENCH) + ")";
    };
  }

  private String earlier(Line line) {
    return line.previous().stream()
        .map(previous -> earlier(previous, line.said()))
        .collect(Collectors.joining("\n"));
  }

  private String earlier(LabResult previous, Said now) {
    Said said = Said.of(previous);
    String unit = said.unit().equals(now.unit()) ? "" : " " + Shown.unit(said);
    String day = previous.observedAt().map(at -> DAY.format(at.atZone(zone))).orElse("");
    return Shown.value(said) + unit + " (" + day + ")";
  }

  /** What stands under a value: its status, the laboratory's own form, method, comment. */
  private void below(Line line, boolean wide, List<Row> rows) {
    LabResult result = line.result();
    String status = Shown.status(result.status());
    note(rows, STATUS, status.isEmpty() ? "" : "[" + status + "]");
    if (wide) {
      note(rows, NOTE, line.previous().isEmpty() ? "" : "Antériorités : " + earlier(line));
    }
    note(rows, NOTE, asSent(line));
    note(rows, NOTE, result.method().isEmpty() ? "" : "Méthode : " + result.method());
    note(rows, COMMENT, result.comment());
  }

  /** The laboratory's own form, where it is seen to be another: a G/L is what 10*9/L is here. */
  private static String asSent(Line line) {
    LabResult result = line.result();
    String unit = FrenchUnitNames.of(result.unit());
    boolean alike =
        unit.equalsIgnoreCase(Shown.unit(line.said()))
            && line.said().value() instanceof ResultValue.Quantity shown
            && result.value() instanceof ResultValue.Quantity sent
            && sent.comparator().equals(shown.comparator())
            && sent.number().compareTo(shown.number()) == 0;
    return alike ? "" : Line.asSent(line.said()).map(sent -> Said.PREFIX + sent).orElse("");
  }

  private static void note(List<Row> rows, Lettering lettering, String words) {
    if (!words.isBlank()) {
      rows.add(Row.of(Cell.of(1, NOTE_ROOM, Paragraph.of(lettering, words))));
    }
  }
}
