package org.estuaire.lab.fhir;

import java.time.Instant;
import java.util.Optional;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;

/** Makes results of what isn't an observation. */
final class Results {

  private Results() {}

  /** A document or a text of the report as a whole. */
  static LabResult plain(
      Coding coding,
      String subId,
      ResultStatus status,
      ResultValue value,
      String original,
      Optional<Instant> observedAt) {
    return new LabResult(
        coding,
        subId,
        status,
        new Measure(value, original, "", ReferenceRange.NONE),
        Optional.empty(),
        "",
        observedAt,
        false,
        "",
        "",
        Optional.empty());
  }
}
