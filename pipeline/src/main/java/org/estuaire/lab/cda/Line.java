package org.estuaire.lab.cda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Normalised;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.Said;

/** A result on its way into a document: as made comparable where it was, else as sent. */
final class Line {

  private final String id;
  private final LabResult result;
  private final Said said;
  private final List<LabResult> previous = new ArrayList<>(0);
  private final List<Line> members = new ArrayList<>(0);
  private String isolate = "";
  private boolean named = true;

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

  /** What stands for a micro-organism that the report does not (yet) name. */
  static Line unknownGerm(String id, String isolate) {
    Line line =
        new Line(
            id,
            BodyReader.result(
                LabResult.Coding.local(BodyReader.ISOLATE, "Isolat microbiologique"),
                isolate,
                ResultStatus.FINAL,
                new LabResult.Measure(
                    new ResultValue.Text("Germe inconnu"), "", "", ReferenceRange.NONE),
                Optional.empty()));
    line.named = false;
    return line;
  }

  /** Makes it the head of the results about a micro-organism. */
  void asIsolate(String subId) {
    isolate = subId;
  }

  /** The sub-identifier of the isolate that it is the head of. */
  String isolate() {
    return isolate.isEmpty() ? result.subId() : isolate;
  }

  boolean isNamed() {
    return named;
  }

  /** The head of an isolate, with or without results about it. */
  boolean isIsolate() {
    return !isolate.isEmpty()
        || result.coding().code().equals(BodyReader.ISOLATE)
            && result.value() instanceof ResultValue.Coded;
  }

  boolean isFinal() {
    return switch (result.status()) {
      case FINAL, CORRECTED, UNOBTAINABLE -> true;
      default -> false;
    };
  }

  /**
   * What the document says beside the value, each under the identifier of its words: the
   * laboratory's comment, its own form of the value, flags that have no code.
   */
  List<Comment> comments() {
    List<String> words =
        List.of(
            result.comment(),
            asSent(said).map(sent -> Said.PREFIX + sent).orElse(""),
            Interpretation.unnamed(result));
    List<Comment> comments = new ArrayList<>(0);
    for (String one : words) {
      if (!one.isBlank()) {
        comments.add(new Comment(id + "-C" + (comments.size() + 1), one));
      }
    }
    return comments;
  }

  /**
   * Words beside a value.
   *
   * @param id by which the narrative and the entry know each other
   */
  record Comment(String id, String words) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Comment[…]";
    }
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
