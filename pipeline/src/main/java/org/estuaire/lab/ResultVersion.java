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

  boolean isWithdrawal() {
    return status == ResultStatus.DELETED || status == ResultStatus.WRONG;
  }

  /** The mark of a version of the whole order that names this result no more. */
  ResultVersion withdrawnBy(Stamp whole) {
    return new ResultVersion(ResultStatus.DELETED, false, whole, content.withdrawn());
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
