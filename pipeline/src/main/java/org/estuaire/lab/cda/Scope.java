package org.estuaire.lab.cda;

import java.time.Instant;
import java.util.Optional;
import org.estuaire.lab.model.ResultStatus;

/**
 * What the acts and organizers around a result say of it.
 *
 * @param status of the nearest of them; empty where none says
 * @param isolate the micro-organism that the results are about: the sub-identifier of its results
 * @param collectedAt when the specimen was taken, where the report has several
 */
record Scope(Optional<ResultStatus> status, String isolate, Optional<Instant> collectedAt) {

  static final Scope DOCUMENT = new Scope(Optional.empty(), "", Optional.empty());

  Scope withStatus(Optional<ResultStatus> stated) {
    return new Scope(stated.or(() -> status), isolate, collectedAt);
  }

  Scope ofIsolate(String code) {
    return new Scope(status, code, collectedAt);
  }

  Scope collectedAt(Optional<Instant> at) {
    return new Scope(status, isolate, at.or(() -> collectedAt));
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Scope[…]";
  }
}
