package org.estuaire.lab.fhir;

import org.estuaire.lab.model.ResultStatus;

/** What the status of a report says of the documents that come with it. */
final class ReportStatus {

  private ReportStatus() {}

  static ResultStatus of(String status) {
    switch (status) {
      case "final":
        return ResultStatus.FINAL;
      case "amended":
      case "corrected":
      case "appended":
        return ResultStatus.CORRECTED;
      case "entered-in-error":
        return ResultStatus.WRONG;
      case "preliminary":
        return ResultStatus.PRELIMINARY;
      case "partial":
        return ResultStatus.PARTIAL;
      default:
        return ResultStatus.UNVERIFIED;
    }
  }
}
