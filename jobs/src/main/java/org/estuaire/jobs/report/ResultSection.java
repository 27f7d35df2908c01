package org.estuaire.jobs.report;

import java.util.ArrayList;
import java.util.List;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.view.ResultBalance;

/** The second balance of the night: what became of each result, and why some were left out. */
final class ResultSection {

  private ResultSection() {}

  /** Nothing for a night in which nothing came that holds results. */
  static void write(Html html, ResultBalance night, ResultBalance all, FindingCatalog catalog) {
    if (night.read() == 0 && night.uncounted() == 0) {
      return;
    }
    html.heading("Résultats");
    html.table(
        List.of(
            "#lus",
            "#intégrés",
            "#déjà connus",
            "#historique",
            "#laissés de côté",
            "#en quarantaine",
            "bilan"),
        List.of(
            List.of(
                Html.number(night.read()),
                Html.number(night.loaded()),
                Html.number(night.known()),
                Html.number(night.superseded()),
                Html.number(night.leftOut()),
                Html.number(night.waiting()),
                night.closes() && all.closes() ? "juste" : "FAUX")));
    if (night.uncounted() > 0) {
      html.note(
          Html.number(night.uncounted())
              + " enregistrement(s) dont les résultats ne sont pas dénombrés : illisibles, ou"
              + " intégrés par une version antérieure.");
    }
    if (!night.leftOutByReason().isEmpty()) {
      html.table(List.of("code", "#résultats", "motif", "remède"), reasons(night, catalog));
    }
  }

  private static List<List<String>> reasons(ResultBalance night, FindingCatalog catalog) {
    List<List<String>> rows = new ArrayList<>();
    night
        .leftOutByReason()
        .forEach(
            (code, count) -> {
              Finding words = catalog.find(code).map(rule -> Finding.of(rule)).orElse(null);
              rows.add(
                  List.of(
                      code,
                      Html.number(count),
                      words == null ? "" : words.message(Language.FR),
                      words == null ? "" : words.remedy(Language.FR)));
            });
    return rows;
  }
}
