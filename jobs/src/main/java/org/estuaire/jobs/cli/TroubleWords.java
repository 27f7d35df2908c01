package org.estuaire.jobs.cli;

import java.util.List;
import org.estuaire.exchange.view.MissingPart;
import org.estuaire.exchange.view.Trouble;

/** Tells what is set aside or missing, and what has to be done about it. */
public final class TroubleWords {

  private TroubleWords() {}

  public static void list(Output output, List<Trouble> troubles) {
    for (Trouble trouble : troubles) {
      output.line(trouble.words(output.language()));
      output.line("  → " + trouble.remedy(output.language()));
    }
  }

  /** Tells which parts of an answer are missing. */
  public static void missing(Output output, List<MissingPart> parts) {
    for (MissingPart part : parts) {
      output.line(part.words(output.language()));
      output.line("  → " + part.remedy(output.language()));
    }
  }
}
