package org.estuaire.lab.rules;

import java.util.List;
import java.util.Set;
import org.estuaire.exchange.Causes;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FirstFindings;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.Spot;

/** Collects what is found in one report: each rule once per cause. */
public final class Findings {

  /** A spelling of the sender's is one cause, whichever tests it stands with. */
  private static final Set<LabFinding> OF_SPELLING =
      Set.of(LabFinding.UNKNOWN_UNIT, LabFinding.UNIT_CASE, LabFinding.POWER_WITH_E);

  private final FirstFindings all = new FirstFindings();
  private final Causes causes = new Causes();

  void add(FindingCode code, Spot at, String value) {
    String test = OF_SPELLING.contains(code) ? "" : at.test();
    if (causes.isNew(code, value, test)) {
      all.add(at.finding(code, value));
    }
  }

  /** Without a value of the sender, but with words of the code's own sentence. */
  void tell(LabFinding code, Spot at, String argument) {
    if (causes.isNew(code, argument, "")) {
      all.add(at.finding(code, "", argument));
    }
  }

  boolean hasErrors() {
    return all.hasErrors();
  }

  public List<Finding> all() {
    return all.all();
  }
}
