package org.estuaire.lab;

import java.util.ArrayList;
import java.util.List;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;
import org.estuaire.terminology.LocalCodes;

/**
 * Applies the rules of laboratory reports and makes each result comparable: LOINC code, UCUM unit.
 * What was sent stays beside it. A report that contradicts itself is refused whole; a code or unit
 * that is not known is only told.
 */
public final class LabNormaliser implements Normaliser<LabReport> {

  private final ResultNormaliser results;

  LabNormaliser(LocalCodes localCodes, UnitDecisions units) {
    this.results = new ResultNormaliser(localCodes, units);
  }

  @Override
  public Outcome<LabReport> normalise(LabReport report) {
    List<Finding> broken = ReportRules.broken(report);
    if (!broken.isEmpty()) {
      return new Outcome.Rejected<>(report.key(), broken);
    }
    Findings findings = new Findings();
    List<LabOrder> orders = new ArrayList<>(report.orders().size());
    for (LabOrder order : ResultsApart.of(report.orders(), findings)) {
      orders.add(normalise(order, findings));
    }
    if (findings.hasErrors()) {
      return new Outcome.Rejected<>(report.key(), findings.all());
    }
    return new Outcome.Accepted<>(report.withOrders(orders), findings.all());
  }

  private LabOrder normalise(LabOrder order, Findings findings) {
    List<LabResult> made = new ArrayList<>(order.results().size());
    for (LabResult result : order.results()) {
      made.add(result.isRow() ? results.normalise(result, findings) : result);
    }
    return order.withResults(made);
  }
}
