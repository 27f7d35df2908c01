package org.estuaire.jobs.cli;

import java.time.Instant;
import java.util.List;
import org.estuaire.exchange.SealBroken;
import org.estuaire.exchange.view.BrokenSeal;
import org.estuaire.jobs.process.ExitCode;

/** Tells what does not open at its place. */
public final class BrokenSealWords {

  private BrokenSealWords() {}

  /** Refuses to use a reject; the exit code says so. */
  public static int refuse(Output output, long reject, SealBroken broken) {
    BrokenSeal seal = new BrokenSeal("REJECT", reject, broken.place().partner(), Instant.now());
    output.line(seal.words(output.language()));
    output.line("  → " + seal.remedy(output.language()));
    return ExitCode.REFUSED;
  }

  public static void list(Output output, List<BrokenSeal> broken) {
    broken.forEach(seal -> output.line(seal.words(output.language())));
  }
}
