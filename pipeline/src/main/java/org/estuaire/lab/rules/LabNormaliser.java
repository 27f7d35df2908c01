package org.estuaire.lab.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.OrderField;
import org.estuaire.lab.model.ResultField;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.Spot;
import org.estuaire.lab.model.Visibility;
import org.estuaire.lab.reading.CarriedDocuments;
import org.estuaire.person.Claim;
import org.estuaire.terminology.LocalCodes;

/**
 * Applies the rules of laboratory reports and makes each result comparable: LOINC code, UCUM unit.
 * What was sent stays beside it. A report that contradicts itself is refused whole; a code or unit
 * that is not known is only reported.
 */
public final class LabNormaliser implements Normaliser<LabReport> {

  private final ResultNormaliser results;

  public LabNormaliser(LocalCodes localCodes, UnitDecisions units) {
    this.results = new ResultNormaliser(localCodes, units);
  }

  @Override
  public Outcome<LabReport> normalise(LabReport sent, Instant received) {
    Findings findings = new Findings();
    LabReport report =
        StatementTimes.believed(
            sent.withClaim(ReadableReport.claim(sent.claim())), received, findings);
    List<Finding> broken = ReportRules.broken(report, received);
    if (!broken.isEmpty()) {
      return new Outcome.Rejected<>(report.key(), broken);
    }
    List<LabOrder> orders = new ArrayList<>(report.orders().size());
    for (LabOrder apart : ResultsApart.of(GivenAgain.marked(report.orders()), findings)) {
      LabOrder order = normalise(apart, report.claim(), findings);
      tell(order, order.visibility().and(report.visibility()).alone(), findings);
      orders.add(order);
    }
    if (findings.hasErrors()) {
      return new Outcome.Rejected<>(report.key(), findings.all());
    }
    return new Outcome.Accepted<>(report.withOrders(orders), findings.all());
  }

  private LabOrder normalise(LabOrder order, Claim claim, Findings findings) {
    List<LabResult> made = new ArrayList<>(order.results().size());
    for (LabResult sent : order.results()) {
      LabResult result = ReadableReport.result(sent, findings);
      made.add(result.isRow() ? results.normalise(spoken(result, findings), findings) : result);
    }
    return documented(order.withResults(made), claim, findings);
  }

  /** What documents inside say holds, whatever carries them: whose they are, who may see them. */
  private static LabOrder documented(LabOrder order, Claim claim, Findings findings) {
    LabOrder with = order;
    for (LabResult result : order.results()) {
      if (result.value() instanceof ResultValue.Document document) {
        if (CarriedDocuments.isOfAnother(document, claim)) {
          findings.add(LabFinding.DOCUMENT_OF_ANOTHER, Spot.of(result, ResultField.VALUE), "");
        }
        Optional<CarriedDocuments.Word> word = CarriedDocuments.word(document);
        if (word.isPresent()) {
          with = with.saying(word.get().statement());
          if (!word.get().understood()) {
            Spot at = Spot.of(result, ResultField.VALUE);
            findings.add(LabFinding.DOCUMENT_CONFIDENTIALITY_UNCLEAR, at, "");
          }
        }
      }
    }
    return with;
  }

  /** That a report will not reach those who usually get it is reported to its laboratory. */
  private static void tell(LabOrder order, Visibility visibility, Findings findings) {
    Spot at = Spot.of(order.places(), OrderField.NUMBER);
    String why = visibility.words();
    switch (visibility.audience()) {
      case NAMED -> findings.tell(LabFinding.NAMED_ONLY, at, why);
      case PRESCRIBER -> findings.tell(LabFinding.PRESCRIBER_ONLY, at, why);
      case NOBODY -> findings.tell(LabFinding.SENT_TO_NOBODY, at, why);
      default -> {
        // Nothing is hidden from professionals.
      }
    }
  }

  /** A value under the status of one that is still awaited is what is known so far. */
  private static LabResult spoken(LabResult result, Findings findings) {
    if (result.status() != ResultStatus.PENDING || result.value() instanceof ResultValue.Absent) {
      return result;
    }
    findings.add(LabFinding.PENDING_WITH_VALUE, Spot.of(result, ResultField.VALUE), "");
    return result.withStatus(ResultStatus.PRELIMINARY);
  }
}
