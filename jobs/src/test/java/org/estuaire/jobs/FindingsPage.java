package org.estuaire.jobs;

import java.util.Locale;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Language;

/** Renders docs/findings.md from the codes themselves. */
final class FindingsPage {

  private static final String HEAD =
      """
      # Motifs et remarques / Findings

      Every code that a receipt, a report or the terminal can show. Generated from the program.

      `severity`: an *error* keeps a record out, a *hold* lets it wait for a decision, a *warning* is told and no more. `fault` says who has to act: the *partner* (what it sends, its server), the *identity cell*, whoever edits the *configuration*, whoever keeps the *installation* (disks, database, accounts, keys), the makers of the *program*, or *nobody*.
      """;

  private FindingsPage() {}

  static String markdown(FindingCatalog catalog) {
    StringBuilder page = new StringBuilder(HEAD);
    String area = "";
    for (FindingCode code : catalog.all()) {
      String its = code.code().substring(0, 3);
      if (!its.equals(area)) {
        area = its;
        page.append("\n## ").append(area).append("\n\n");
        page.append("| code | severity | fault | règle | remède | rule | remedy |\n");
        page.append("|---|---|---|---|---|---|---|\n");
      }
      page.append(
          String.join(
              " | ",
              "| " + code.code(),
              word(code.severity()),
              word(code.fault()),
              cell(code.sentence(Language.FR)),
              cell(code.remedy(Language.FR)),
              cell(code.sentence(Language.EN)),
              cell(code.remedy(Language.EN)) + " |\n"));
    }
    return page.toString();
  }

  private static String word(Enum<?> of) {
    return of.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String cell(String sentence) {
    return sentence.replaceAll("\\{\\d+}", "…").replace("|", "\\|");
  }
}
