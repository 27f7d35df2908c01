package org.estuaire.lab.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What tells a result from the others of its order, the same for every format: later messages
 * correct, complete and withdraw the result of the same key.
 *
 * @param code as sent
 * @param subId OBX-4 or what stands for it; empty without
 * @param isolate for what is said about a micro-organism: the sub-identifier of the result that
 *     names it; empty for any other result
 * @param moment when it was observed, where its order says the code at several moments; empty
 *     otherwise
 */
public record ResultKey(String code, String subId, String isolate, Optional<Instant> moment) {

  public ResultKey {
    // PostgreSQL keeps microseconds.
    moment = moment.map(at -> at.truncatedTo(ChronoUnit.MICROS));
  }

  /** The same without a moment: what may have been said at several. */
  public ResultKey atAnyMoment() {
    return moment.isEmpty() ? this : new ResultKey(code, subId, isolate, Optional.empty());
  }

  public ResultKey under(String otherSubId) {
    return new ResultKey(code, otherSubId, isolate, moment);
  }

  public ResultKey at(Optional<Instant> other) {
    return new ResultKey(code, subId, isolate, other);
  }

  /** The moment as a column holds it; empty without. */
  public String storedMoment() {
    return moment.map(Instant::toString).orElse("");
  }

  /** The moment that a column holds. */
  public static Optional<Instant> moment(String stored) {
    return stored.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(stored));
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "ResultKey[…]";
  }
}
