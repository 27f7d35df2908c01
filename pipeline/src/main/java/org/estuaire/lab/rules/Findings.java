package org.estuaire.lab.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FirstFindings;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.Spot;

/** Collects what is found in one report: each rule once per cause. */
public final class Findings {

  /** Causes that are told apart; what comes after so many is counted as if it were one more. */
  private static final int MOST_CAUSES = 10_000;

  /** A spelling of the sender's is one cause, whichever tests it stands with. */
  private static final Set<LabFinding> OF_SPELLING =
      Set.of(LabFinding.UNKNOWN_UNIT, LabFinding.UNIT_CASE, LabFinding.POWER_WITH_E);

  private final FirstFindings all = new FirstFindings();
  private final Set<Seen> seen = new HashSet<>(0);

  /**
   * One cause.
   *
   * @param test which it concerns; empty where it is the same for all
   */
  private record Seen(FindingCode code, String value, String test) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Seen[…]";
    }
  }

  void add(FindingCode code, Spot at, String value) {
    String test = OF_SPELLING.contains(code) ? "" : at.test();
    if (isNew(new Seen(code, value, test))) {
      all.add(at.finding(code, value));
    }
  }

  /** Without a value of the sender, but with words of the code's own sentence. */
  void tell(LabFinding code, Spot at, String argument) {
    if (isNew(new Seen(code, argument, ""))) {
      all.add(at.finding(code, "", argument));
    }
  }

  private boolean isNew(Seen cause) {
    return seen.size() < MOST_CAUSES ? seen.add(cause) : !seen.contains(cause);
  }

  boolean hasErrors() {
    return all.hasErrors();
  }

  public List<Finding> all() {
    return all.all();
  }
}
