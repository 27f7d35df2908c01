package org.estuaire.lab.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;

/**
 * Keeps what a laboratory says about an order, or about the person of its report: beside the first
 * result of the order, else, where the order has none (« examen non réalisé »), as a comment of its
 * own.
 */
final class OrderComments {

  /** LOINC: annotation comment. */
  private static final Coding COMMENT = Coding.loinc("48767-8", "Commentaire du laboratoire");

  /** Sub-identifiers of comments that are no result's: by what they are about. */
  private static final String PERSON = "PID";

  private static final String ORDER = "OBR";

  private OrderComments() {}

  /**
   * The order with the words about it.
   *
   * @param status of a comment of its own: what the order says of itself
   */
  static LabOrder kept(LabOrder order, String words, ResultStatus status) {
    if (words.isEmpty()) {
      return order;
    }
    List<LabResult> results = new ArrayList<>(order.results());
    for (int i = 0; i < results.size(); i++) {
      LabResult result = results.get(i);
      if (result.isRow() && isOfItsDay(result, order)) {
        String own = result.comment();
        results.set(i, result.withComment(own.isEmpty() ? words : words + "\n" + own));
        return order.withResults(results);
      }
    }
    results.add(comment(order, ORDER, words, status));
    return order.withResults(results);
  }

  /** One observed before may turn out to be an earlier result, and is then not kept. */
  private static boolean isOfItsDay(LabResult result, LabOrder order) {
    return result.observedAt().isEmpty()
        || order.collectedAt().isEmpty()
        || !result.observedAt().get().isBefore(order.collectedAt().get());
  }

  /** The order with words about its person: they stand apart from any result. */
  static LabOrder withWordsAboutPerson(LabOrder order, String words) {
    if (words.isEmpty()) {
      return order;
    }
    List<LabResult> results = new ArrayList<>(order.results());
    results.add(comment(order, PERSON, words, ResultStatus.FINAL));
    return order.withResults(results);
  }

  private static LabResult comment(
      LabOrder order, String about, String words, ResultStatus status) {
    return new LabResult(
            COMMENT,
            about,
            status,
            new Measure(new ResultValue.Text(words), words, "", ReferenceRange.NONE),
            Optional.empty(),
            "",
            order.collectedAt(),
            false,
            "",
            "",
            Optional.empty())
        .madeOf(0);
  }
}
