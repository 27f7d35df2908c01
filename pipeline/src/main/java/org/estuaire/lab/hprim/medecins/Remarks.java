package org.estuaire.lab.hprim.medecins;

import java.util.List;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FirstFindings;

/** What is wrong or odd about one dossier, collected while it is read. For one thread. */
final class Remarks {

  private static final int LONGEST = 250;

  private final long firstLine;
  private final FirstFindings found = new FirstFindings();

  /**
   * @param firstLine line of the delivery where the dossier begins
   */
  Remarks(long firstLine) {
    this.firstLine = firstLine;
  }

  /** The line of the delivery of a line of the dossier, counted from 0. */
  long line(int index) {
    return firstLine + index;
  }

  void add(Finding finding) {
    found.add(finding);
  }

  /** A text that will be a key, a code or a name must not be longer than those are. */
  String bounded(String text, String field, long line) {
    if (text.length() > LONGEST) {
      add(
          Finding.of(MedecinsFinding.FIELD_TOO_LONG, Integer.toString(LONGEST))
              .atLine(line)
              .inField(field)
              .quoting(text));
    }
    return text;
  }

  /** A key for tracing that may be longer than any key should be. */
  static String shortened(String key) {
    return key.length() > LONGEST ? key.substring(0, LONGEST) : key;
  }

  boolean hasErrors() {
    return found.hasErrors();
  }

  List<Finding> warnings() {
    return found.warnings();
  }

  /** Errors first. */
  List<Finding> all() {
    return found.all();
  }
}
