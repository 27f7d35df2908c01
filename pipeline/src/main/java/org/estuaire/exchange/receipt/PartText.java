package org.estuaire.exchange.receipt;

import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LeftOut;
import org.estuaire.exchange.PartBalance;

/**
 * The second balance in words: what became of the results in the records, and why some were left
 * out.
 */
final class PartText {

  private final ReceiptLines lines;

  PartText(ReceiptLines lines) {
    this.lines = lines;
  }

  /** What became of the results; nothing for a delivery whose records hold none. */
  void balance(DeliveryFacts facts) {
    if (!facts.countsParts()) {
      return;
    }
    PartBalance parts = facts.parts();
    lines.count(ReceiptWord.RESULTS_READ, parts.read());
    lines.countOf(ReceiptWord.RESULTS_LOADED, parts.loaded());
    lines.countOf(ReceiptWord.RESULTS_KNOWN, parts.known());
    if (parts.superseded() > 0) {
      lines.countOf(ReceiptWord.RESULTS_SUPERSEDED, parts.superseded());
    }
    lines.countOf(ReceiptWord.RESULTS_LEFT_OUT, parts.leftOut());
    if (parts.waiting() > 0) {
      lines.countOf(ReceiptWord.RESULTS_WAITING, parts.waiting());
    }
    if (parts.uncounted() > 0) {
      lines.count(ReceiptWord.RECORDS_UNCOUNTED, parts.uncounted());
      lines.say(ReceiptWord.WHY_UNCOUNTED);
    }
    lines.blank();
  }

  /** Why results were left out, a paragraph for each reason; nothing where none was. */
  void leftOut(DeliveryFacts facts) {
    if (facts.leftOut().isEmpty()) {
      return;
    }
    lines.say(ReceiptWord.LEFT_OUT);
    for (LeftOut one : facts.leftOut()) {
      Finding why = Finding.of(one.reason());
      String what = "- " + one.parts() + " × " + one.reason().code();
      lines.add(lines.words(ReceiptWord.FINDING, what, lines.message(why)) + place(one));
      lines.remedy("  ", why);
    }
    lines.blank();
  }

  private String place(LeftOut one) {
    StringBuilder place = new StringBuilder();
    if (one.line() > 0) {
      place.append(" — ").append(lines.words(ReceiptWord.FIRST_AT_LINE, one.line()));
    }
    if (!one.field().isEmpty()) {
      place.append(place.length() == 0 ? " — " : ", ").append(one.field());
    }
    return place.toString();
  }
}
