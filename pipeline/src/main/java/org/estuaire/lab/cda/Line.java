package org.estuaire.lab.cda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.lab.LabResult;
import org.estuaire.lab.LabResult.Normalised;
import org.estuaire.lab.ResultStatus;
import org.estuaire.lab.ResultValue;
import org.estuaire.lab.Said;

/** A result on its way into a document: as made comparable where it was, else as sent. */
final class Line {

  private final String id;
  private final LabResult result;
  private final Said said;
  private final List<LabResult> previous = new ArrayList<>(0);
  private final List<Line> members = new ArrayList<>(0);

  /**
   * @param id by which the narrative and the entry know each other
   */
  Line(String id, LabResult result) {
    this.id = id;
    this.result = result;
    this.said = Said.of(result);
  }

  String id() {
    return id;
  }

  LabResult result() {
    return result;
  }

  /** Earlier results of the same test; whoever arranges the lines adds them. */
  List<LabResult> previous() {
    return previous;
  }

  /** For an isolate: the results about it; whoever arranges the lines adds them. */
  List<Line> members() {
    return members;
  }

  /** Whether a document can say it: withdrawn results are simply not in it. */
  static boolean isShown(LabResult result) {
    return switch (result.status()) {
      case DELETED, WRONG, NOT_ASKED, ORDER_DETAIL, FINAL_WITHOUT_VALUE -> false;
      default -> !result.previous() && !(result.value() instanceof ResultValue.Document);
    };
  }

  boolean isIsolate() {
    return result.coding().code().equals(BodyReader.ISOLATE)
        && result.value() instanceof ResultValue.Coded;
  }

  /** Whether a result is about this isolate. */
  boolean isAbout(LabResult other) {
    String subId = result.subId();
    return !subId.isEmpty()
        && (other.subId().equals(subId) || other.subId().startsWith(subId + "#"));
  }

  boolean isFinal() {
    return switch (result.status()) {
      case FINAL, CORRECTED, UNOBTAINABLE -> true;
      default -> false;
    };
  }

  String actStatus() {
    if (result.status() == ResultStatus.UNOBTAINABLE) {
      return "aborted";
    }
    if (result.status() == ResultStatus.PENDING) {
      return "held";
    }
    return isFinal() ? "completed" : "active";
  }

  /** The code under which it can be compared, else the sender's. */
  static String code(LabResult result) {
    return result
        .normalised()
        .map(Normalised::loinc)
        .filter(loinc -> !loinc.isEmpty())
        .orElse(result.keyCode());
  }

  Said said() {
    return said;
  }

  /** What the sender wrote, where the document says it otherwise; empty where not. */
  static Optional<String> asSent(Said said) {
    return said.differsWithoutUnitOfString() ? Optional.of(said.words()) : Optional.empty();
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Line[" + id + "]";
  }
}
