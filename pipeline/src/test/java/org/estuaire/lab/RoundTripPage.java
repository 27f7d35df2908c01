package org.estuaire.lab;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Renders docs/formats/aller-retour.md from what the round trips lost. */
final class RoundTripPage {

  private static final String HEAD =
      """
      # From format to format

      Made by `RoundTripTest`; don't edit. A report of about twenty results (quantities with comparators and ranges, a titre, coded values, texts, comments, a document, an earlier result, preliminary, corrected, withdrawn and unobtainable results, a local code without LOINC, a value in two units) is read from each format, normalised, written in each format, read again and normalised again. Code, unit, value, bounds, flags and status of a final quantity, titres, texts, and the identity by name, birth date and local identifier are always the same: the test fails otherwise, for these reports and for generated ones. Everything else that changes is numbered below. Nothing is lost that is not on this page.

      A cell says how many results came back the same in every respect, and what changed.

      """;

  private final Map<LabFormats, Map<LabFormats, String>> cells = new EnumMap<>(LabFormats.class);
  private final Set<String> used = new TreeSet<>();

  void add(LabFormats from, LabFormats to, ReportDifference difference) {
    Set<Integer> numbers = new TreeSet<>();
    difference.lost().keySet().stream()
        .map(aspect -> TransferLoss.of(to, aspect))
        .flatMap(Optional::stream)
        .forEach(loss -> numbers.add(TransferLoss.to(to).indexOf(loss) + 1));
    List<String> names = numbers.stream().map(n -> name(to, n)).toList();
    used.addAll(names);
    String words = difference.kept() + " of " + difference.results();
    cells
        .computeIfAbsent(from, f -> new EnumMap<>(LabFormats.class))
        .put(to, names.isEmpty() ? words : words + "; " + String.join(", ", names));
  }

  /** Reasons that explain nothing. */
  List<String> unused() {
    List<String> unused = new ArrayList<>();
    for (LabFormats to : LabFormats.values()) {
      for (int i = 1; i <= TransferLoss.to(to).size(); i++) {
        if (!used.contains(name(to, i))) {
          unused.add(name(to, i) + " " + TransferLoss.to(to).get(i - 1).what());
        }
      }
    }
    return unused;
  }

  private static String name(LabFormats to, int number) {
    return to.name().charAt(0) + Integer.toString(number);
  }

  String text() {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("| read from ↓, written in → |");
    for (LabFormats to : LabFormats.values()) {
      page.append(' ').append(to.label()).append(" |");
    }
    page.append("\n|---|---|---|---|---|---|\n");
    cells.forEach(
        (from, row) -> {
          page.append("| ").append(from.label()).append(" |");
          row.values().forEach(cell -> page.append(' ').append(cell).append(" |"));
          page.append('\n');
        });
    for (LabFormats to : LabFormats.values()) {
      page.append("\n## What ")
          .append(to.label())
          .append(" can't say\n\n| | what changes | why |\n");
      page.append("|---|---|---|\n");
      List<TransferLoss> losses = TransferLoss.to(to);
      for (int i = 0; i < losses.size(); i++) {
        page.append("| ").append(name(to, i + 1)).append(" | ").append(losses.get(i).what());
        page.append(" | ").append(losses.get(i).why()).append(" |\n");
      }
    }
    return page.toString();
  }
}
