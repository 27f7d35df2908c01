package org.estuaire.exchange.receipt;

import java.util.Locale;
import org.estuaire.bytes.ControlCharacters;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;

/** Text lines that a partner reads in any editor, in its language: CRLF, labels in one column. */
final class ReceiptLines {

  private final Language language;
  private final StringBuilder text = new StringBuilder();

  ReceiptLines(Language language) {
    this.language = language;
  }

  String words(ReceiptWord word, Object... arguments) {
    return word.words(language, arguments);
  }

  String message(Finding finding) {
    return finding.message(language);
  }

  void add(String line) {
    // A sender's value may hold line breaks or control characters; a receipt's line stays one line.
    text.append(ControlCharacters.shown(line)).append("\r\n");
  }

  void say(ReceiptWord word, Object... arguments) {
    add(words(word, arguments));
  }

  void blank() {
    add("");
  }

  void rule() {
    add("-".repeat(72));
  }

  void fact(ReceiptWord label, String value) {
    add(String.format(Locale.ROOT, "%-18s : %s", words(label), value));
  }

  void count(ReceiptWord label, long value) {
    count(words(label), value);
  }

  /** A part of the count above. */
  void countOf(ReceiptWord label, long value) {
    count("  " + words(label), value);
  }

  private void count(String label, long value) {
    add(String.format(Locale.ROOT, "%-36s : %6d", label, value));
  }

  void remedy(String indent, Finding finding) {
    add(indent + words(ReceiptWord.TO_DO, finding.remedy(language)));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
