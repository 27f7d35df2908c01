package org.estuaire.jobs;

import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.FindingCode;

/** Renders docs/findings.md from the codes themselves. */
final class FindingsPage {

  private FindingsPage() {}

  static String markdown(FindingCatalog catalog) {
    StringBuilder page = new StringBuilder();
    page.append("# Motifs et remarques / Findings\n\n");
    page.append(
        "Every code that a receipt, a report or the terminal can show. Generated from the program.\n");
    String area = "";
    for (FindingCode code : catalog.all()) {
      String its = code.code().substring(0, 3);
      if (!its.equals(area)) {
        area = its;
        page.append("\n## ").append(area).append("\n\n");
        page.append("| code | | règle | remède | rule | remedy |\n|---|---|---|---|---|---|\n");
      }
      page.append(
          String.join(
              " | ",
              "| " + code.code(),
              code.severity().name().toLowerCase(java.util.Locale.ROOT),
              cell(code.french()),
              cell(code.frenchRemedy()),
              cell(code.english()),
              cell(code.englishRemedy()) + " |\n"));
    }
    return page.toString();
  }

  private static String cell(String sentence) {
    return sentence.replace("''", "'").replaceAll("\\{\\d+}", "…").replace("|", "\\|");
  }
}
