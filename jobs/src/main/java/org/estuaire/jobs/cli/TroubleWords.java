package org.estuaire.jobs.cli;

import java.util.List;
import org.estuaire.exchange.view.Trouble;

/** Tells what is set aside, and what has to be done about it. */
final class TroubleWords {

  private TroubleWords() {}

  static void list(Output output, List<Trouble> troubles) {
    for (Trouble trouble : troubles) {
      output.line(trouble.words(output.language()));
      output.line("  → " + trouble.remedy(output.language()));
    }
  }
}
