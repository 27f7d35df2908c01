package org.estuaire.lab;

import java.time.Instant;

/**
 * One version of a result: what a message said of it.
 *
 * @param confirmed the status F comes from a later message without values (U)
 */
record ResultVersion(ResultStatus status, boolean confirmed, Stamp stamp, ResultContent content) {

  boolean saysTheSameAs(ResultVersion other) {
    return status == other.status && content.equals(other.content);
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
   * @param otherwise where it tells none
   */
  ResultVersion dated(Instant otherwise) {
    return content.collectedAt().isPresent()
        ? this
        : new ResultVersion(status, confirmed, stamp, content.collectedAt(otherwise));
  }

  /** The mark of a version of the whole order that names this result no more. */
  ResultVersion withdrawnBy(Stamp whole) {
    return new ResultVersion(ResultStatus.DELETED, false, whole, content.withdrawn());
  }

  ResultVersion confirmedBy(ResultVersion confirmation) {
    return new ResultVersion(ResultStatus.FINAL, true, confirmation.stamp, content);
  }

  ResultVersion restated(Stamp later) {
    return new ResultVersion(status, confirmed, stamp.restated(later), content);
  }

  @Override
  public String toString() {
    return "ResultVersion[" + status + "]";
  }
}
