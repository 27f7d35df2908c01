package org.estuaire.lab.distribution;

import org.estuaire.lab.model.ResultKey;
import org.estuaire.lab.model.ResultStatus;

/**
 * What a practice was last told of a result.
 *
 * @param digest of what it was told, without its status
 */
record Told(Key key, ResultStatus status, String digest) {
  /** Without the digest: few values are possible, so it would tell. */
  @Override
  public String toString() {
    return "Told[" + status + "]";
  }

  /** Which result. */
  record Key(long reportId, ResultKey result) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Key[…]";
    }
  }

  boolean isWithdrawn() {
    return status == ResultStatus.DELETED;
  }

  /** It was given as something that only a correction may change. */
  boolean wasFinal() {
    return status == ResultStatus.FINAL
        || status == ResultStatus.CORRECTED
        || status == ResultStatus.UNOBTAINABLE;
  }
}
