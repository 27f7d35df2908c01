package org.estuaire.lab.store;

import java.time.Instant;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.SpecimenWord;

/**
 * One version of a result: what a message said of it.
 *
 * @param confirmed the status F comes from a later message without values (U)
 * @param specimen in which it was measured ({@link SpecimenWord}); empty where the message stated
 *     none. No part of what it says: a message may say the same of the result without repeating it
 */
public record ResultVersion(
    ResultStatus status, boolean confirmed, Stamp stamp, ResultContent content, String specimen) {

  /** What a message says of a result of an order. */
  static ResultVersion of(ReportTable.Row order, LabResult result) {
    return new ResultVersion(
        result.status(),
        false,
        order.stamp(),
        ResultContent.of(order.order(), result),
        result.specimen());
  }

  boolean saysTheSameAs(ResultVersion other) {
    return status == other.status && content.equals(other.content);
  }

  /** Whether it gives a value that the other one gives, too. */
  boolean hasTheValueOf(ResultVersion other) {
    return !content.sentValue().isEmpty()
        && content.sentValue().equals(other.content.sentValue())
        && content.sentUnit().equals(other.content.sentUnit());
  }

  /**
   * The same, in the specimen of another message that says it again, where it stated none itself.
   */
  ResultVersion inSpecimenOf(ResultVersion again) {
    return specimen.isEmpty() ? inSpecimen(again.specimen) : this;
  }

  ResultVersion inSpecimen(String kind) {
    return kind.equals(specimen)
        ? this
        : new ResultVersion(status, confirmed, stamp, content, kind);
  }

  /**
   * Two final statements of different values at different times: neither corrects the other, or it
   * would say so.
   */
  boolean isApartInTimeFrom(ResultVersion other) {
    return status == ResultStatus.FINAL
        && other.status == ResultStatus.FINAL
        && content.observedAt().isPresent()
        && other.content.observedAt().isPresent()
        && !content.observedAt().equals(other.content.observedAt())
        && !content.sentValue().equals(other.content.sentValue());
  }

  /** Preliminary in any way: a final result does not give way to it. */
  boolean isPreliminary() {
    return switch (status) {
      case PRELIMINARY, PARTIAL, UNVERIFIED, PENDING -> true;
      default -> false;
    };
  }

  /** Stands until a correction, deletion or newer final result. */
  boolean isFinal() {
    return status == ResultStatus.FINAL
        || status == ResultStatus.CORRECTED
        || status == ResultStatus.UNOBTAINABLE;
  }

  /** Both name something, and not the same. */
  boolean namesAnotherThan(ResultVersion other) {
    ResultContent.Comparable own = content.comparable();
    ResultContent.Comparable others = other.content.comparable();
    return namesSomething()
        && other.namesSomething()
        && !(own.valueCode().equals(others.valueCode())
            && own.valueText().equals(others.valueText()));
  }

  /** In words or by a code, as a micro-organism is. */
  boolean namesSomething() {
    String kind = content.comparable().kind();
    return kind.equals("coded") || kind.equals("text");
  }

  boolean isWithdrawal() {
    return status == ResultStatus.DELETED || status == ResultStatus.WRONG;
  }

  /**
   * A message without any date (a deletion often has none).
   *
   * @param otherwise where it states none
   */
  ResultVersion dated(Instant otherwise) {
    return content.collectedAt().isPresent()
        ? this
        : new ResultVersion(status, confirmed, stamp, content.collectedAt(otherwise), specimen);
  }

  /** The mark of a version of the whole order that names this result no more. */
  ResultVersion withdrawnBy(Stamp whole) {
    return new ResultVersion(ResultStatus.DELETED, false, whole, content.withdrawn(), specimen);
  }

  ResultVersion confirmedBy(ResultVersion confirmation) {
    return new ResultVersion(ResultStatus.FINAL, true, confirmation.stamp, content, specimen);
  }

  ResultVersion restated(Stamp later) {
    return new ResultVersion(status, confirmed, stamp.restated(later), content, specimen);
  }

  @Override
  public String toString() {
    return "ResultVersion[" + status + "]";
  }
}
