package org.estuaire.lab.fhir;

import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.Remarks;
import org.estuaire.lab.model.ResultStatus;

/**
 * The status of an observation (FHIR R4, ObservationStatus) as table 0085 says it. A tag of that
 * table, where the sender gives one beside, says it more precisely: FHIR has one status for a
 * deleted result and a wrong one.
 */
final class ObservationStatus {

  static final String TABLE = "http://terminology.hl7.org/CodeSystem/v2-0085";

  private static final Map<String, ResultStatus> STATUS =
      Map.of(
          "registered", ResultStatus.PENDING,
          "preliminary", ResultStatus.PRELIMINARY,
          "final", ResultStatus.FINAL,
          "amended", ResultStatus.CORRECTED,
          "corrected", ResultStatus.CORRECTED,
          "cancelled", ResultStatus.UNOBTAINABLE,
          "entered-in-error", ResultStatus.WRONG);

  private final Remarks remarks;

  ObservationStatus(Remarks remarks) {
    this.remarks = remarks;
  }

  ResultStatus of(Resource observation) {
    String said = observation.text("status");
    Optional<ResultStatus> precise =
        observation.element().first("meta").all("tag").stream()
            .filter(tag -> tag.text("system").equals(TABLE))
            .flatMap(tag -> ResultStatus.ofCode(tag.text("code")).stream())
            .filter(status -> fhir(status).equals(said))
            .findFirst();
    if (precise.isPresent()) {
      return precise.get();
    }
    if (!STATUS.containsKey(said)) {
      remarks.add(
          said.isEmpty() ? FhirFinding.STATUS_MISSING : FhirFinding.STATUS_UNKNOWN,
          observation.at("status"),
          said);
    }
    // What is surely not final must not be given on as if it were.
    return STATUS.getOrDefault(said, ResultStatus.UNVERIFIED);
  }

  /** How FHIR says a status. */
  static String fhir(ResultStatus status) {
    return switch (status) {
      case FINAL, FINAL_WITHOUT_VALUE -> "final";
      case CORRECTED -> "corrected";
      case DELETED, WRONG -> "entered-in-error";
      case PRELIMINARY, PARTIAL, UNVERIFIED -> "preliminary";
      case PENDING, NOT_ASKED, ORDER_DETAIL -> "registered";
      case UNOBTAINABLE -> "cancelled";
    };
  }

  /** Whether FHIR's word for it means just that when it is read. */
  static boolean isPlain(ResultStatus status) {
    return STATUS.get(fhir(status)) == status;
  }
}
