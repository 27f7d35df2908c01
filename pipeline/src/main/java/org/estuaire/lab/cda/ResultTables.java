package org.estuaire.lab.cda;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.FrenchUnitNames;
import org.estuaire.lab.reading.Said;
import org.estuaire.pdf.Xhtml;

/** The results of a report on the page, a table for each chapter. */
final class ResultTables {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final int COLUMNS = 5;

  /** A value that is longer gets the width of the table. */
  private static final int SHORT = 28;

  private final Xhtml page;
  private final ZoneId zone;

  ResultTables(Xhtml page, ZoneId zone) {
    this.page = page;
    this.zone = zone;
  }

  void chapter(Chapter chapter, List<Line> lines) {
    page.open("table", "results").open("thead", "").open("tr", "");
    page.text("th", "test", chapter.title()).text("th", "value", "Résultat");
    page.text("th", "unit", "Unité").text("th", "range", "Valeurs de référence");
    page.text("th", "earlier", "Antériorités");
    page.close(2);
    for (Line line : lines) {
      together(line, line.isIsolate() ? "germ" : "");
      line.members().forEach(member -> together(member, "member"));
    }
    page.close();
  }

  /** A value and what is said of it stay on one page. */
  private void together(Line line, String kind) {
    page.open("tbody", "");
    row(line, kind);
    page.close();
  }

  private void row(Line line, String kind) {
    LabResult result = line.result();
    Said said = line.said();
    String abnormal = Interpretation.isAbnormal(result) ? " abnormal" : "";
    String value = Shown.value(said);
    boolean wide = value.length() > SHORT || value.indexOf('\n') >= 0;
    page.open("tr", (kind + abnormal).strip());
    page.text("td", "test", Shown.label(result));
    if (wide) {
      page.across("td", COLUMNS - 1, "words", value + mark(result));
    } else {
      page.text("td", "value", value + mark(result));
      page.text("td", "unit", Shown.unit(said));
      page.text("td", "range", Shown.range(said.range()));
      page.text("td", "earlier", earlier(line));
    }
    page.close();
    below(line, wide);
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
  private void below(Line line, boolean wide) {
    LabResult result = line.result();
    String status = Shown.status(result.status());
    note("status", status.isEmpty() ? "" : "[" + status + "]");
    if (wide) {
      note("note", line.previous().isEmpty() ? "" : "Antériorités : " + earlier(line));
    }
    note("note", asSent(line));
    note("note", result.method().isEmpty() ? "" : "Méthode : " + result.method());
    note("comment", result.comment());
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

  private void note(String kind, String words) {
    if (!words.isBlank()) {
      page.open("tr", "below").across("td", COLUMNS, kind, words).close();
    }
  }
}
