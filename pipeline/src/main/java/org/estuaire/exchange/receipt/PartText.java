package org.estuaire.exchange.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.LeftOut;
import org.estuaire.exchange.PartBalance;

/**
 * The second balance in words: what became of the results in the records, and why some were left
 * out.
 */
final class PartText {

  private final Language language;

  PartText(Language language) {
    this.language = language;
  }

  /** What became of the results; nothing for a delivery whose records hold none. */
  List<String> balance(DeliveryFacts facts) {
    List<String> lines = new ArrayList<>();
    if (!facts.countsParts()) {
      return lines;
    }
    PartBalance parts = facts.parts();
    count(lines, "Résultats lus", "Results read", parts.read());
    count(lines, "  intégrés", "  loaded", parts.loaded());
    count(lines, "  déjà connus", "  already known", parts.known());
    if (parts.superseded() > 0) {
      count(
          lines,
          "  gardés en historique (plus anciens)",
          "  kept as history (older)",
          parts.superseded());
    }
    count(lines, "  laissés de côté", "  left out", parts.leftOut());
    if (parts.waiting() > 0) {
      count(lines, "  en quarantaine", "  in quarantine", parts.waiting());
    }
    if (parts.uncounted() > 0) {
      count(
          lines, "Enregistrements non dénombrés (*)", "Records not counted (*)", parts.uncounted());
      lines.add(
          language.choose(
              "(*) illisibles, ou intégrés par une version antérieure du logiciel :"
                  + " leurs résultats ne figurent pas ci-dessus.",
              "(*) unreadable, or loaded by an earlier version of the software:"
                  + " their results are not in the figures above."));
    }
    lines.add("");
    return lines;
  }

  private void count(List<String> lines, String french, String english, long value) {
    lines.add(String.format(Locale.ROOT, "%-36s : %6d", language.choose(french, english), value));
  }

  /** Why results were left out, a paragraph for each reason; nothing where none was. */
  List<String> leftOut(DeliveryFacts facts) {
    List<String> lines = new ArrayList<>();
    if (facts.leftOut().isEmpty()) {
      return lines;
    }
    lines.add(
        language.choose("RÉSULTATS LUS ET LAISSÉS DE CÔTÉ", "RESULTS THAT WERE READ AND LEFT OUT"));
    for (LeftOut one : facts.leftOut()) {
      Finding why = Finding.of(one.reason());
      lines.add(
          "- "
              + one.parts()
              + " × "
              + one.reason().code()
              + language.choose(" : ", ": ")
              + why.message(language)
              + place(one));
      lines.add(language.choose("  À faire : ", "  To do: ") + why.remedy(language));
    }
    lines.add("");
    return lines;
  }

  private String place(LeftOut one) {
    StringBuilder place = new StringBuilder();
    if (one.line() > 0) {
      place.append(language.choose(" — le premier : ligne ", " — the first: line "));
      place.append(one.line());
    }
    if (!one.field().isEmpty()) {
      place.append(place.length() == 0 ? " — " : ", ").append(one.field());
    }
    return place.toString();
  }
}
