package org.estuaire.lab.fhir;

import java.time.Instant;
import java.util.Optional;
import org.estuaire.exchange.Remarks;
import org.estuaire.fhir.Element;

/** The time that a result or report is true of ({@code effective[x]}). */
final class Effective {

  private Effective() {}

  static Optional<Instant> of(Resource resource, Remarks remarks) {
    Element element = resource.element();
    return remarks
        .time(element.text("effectiveDateTime"), resource.at("effectiveDateTime"))
        .or(() -> remarks.time(element.text("effectiveInstant"), resource.at("effectiveInstant")))
        .or(
            () ->
                remarks.time(
                    element.text("effectivePeriod", "start"),
                    resource.at("effectivePeriod.start")));
  }
}
