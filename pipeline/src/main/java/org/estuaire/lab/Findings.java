package org.estuaire.lab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Severity;

/** Collects what is found in one report: each rule once per cause, and not without end. */
final class Findings {

  private static final int MOST = 100;

  /** A spelling of the sender's is one cause, whichever tests it stands with. */
  private static final Set<LabFinding> OF_SPELLING =
      Set.of(LabFinding.UNKNOWN_UNIT, LabFinding.UNIT_CASE, LabFinding.POWER_WITH_E);

  private final List<Finding> all = new ArrayList<>(0);
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
    boolean room = all.size() < MOST || code.severity() == Severity.ERROR;
    String test = OF_SPELLING.contains(code) ? "" : at.test();
    if (room && seen.add(new Seen(code, value, test))) {
      all.add(at.finding(code, value));
    }
  }

  /** Without a value of the sender, but with words of the code's own sentence. */
  void tell(LabFinding code, Spot at, String argument) {
    if (all.size() < MOST && seen.add(new Seen(code, argument, ""))) {
      all.add(at.finding(code, "", argument));
    }
  }

  boolean hasErrors() {
    return all.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  List<Finding> all() {
    return List.copyOf(all);
  }
}
