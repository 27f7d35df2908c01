package org.estuaire.lab.hprim.medecins;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Remarks;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ResultStatus;

/** Reads the lines RES of one dossier, in their order. For one thread. */
final class ResultReader {

  private static final Set<String> TYPES = Set.of("", "A", "N", "C", "T");
  private static final Set<String> FLAGS = Set.of("", "N", "L", "H", "LL", "HH", "A", "AA");

  private final Remarks remarks;
  private String previousLabel = "";
  private String previousCode = "";

  ResultReader(Remarks remarks) {
    this.remarks = remarks;
  }

  /** A line without a label continues the analyte before it, and so does one without both. */
  Coding coding(ResultLine res) {
    String label = DisplayText.of(res.raw(ResultLine.LABEL)).strip();
    String code = res.raw(ResultLine.CODE);
    if (label.isEmpty()) {
      label = previousLabel;
      code = code.isEmpty() ? previousCode : code;
    }
    if (code.isEmpty()) {
      remarks.add(
          label.isEmpty() ? MedecinsFinding.RESULT_WITHOUT_CODE : MedecinsFinding.RESULT_UNCODED,
          res,
          ResultLine.CODE,
          label);
      code = label;
    }
    previousLabel = label;
    previousCode = code;
    return Coding.local(
        remarks.bounded(res, ResultLine.CODE, code), remarks.bounded(res, ResultLine.LABEL, label));
  }

  LabResult read(
      ResultLine res, Coding coding, String subId, Optional<Instant> observed, String comment) {
    String type = res.raw(ResultLine.TYPE).toUpperCase(Locale.ROOT);
    if (!TYPES.contains(type)) {
      remarks.add(MedecinsFinding.TYPE_UNKNOWN, res, ResultLine.TYPE, res.raw(ResultLine.TYPE));
    }
    Measure measure = MeasureReader.first(res, type, remarks);
    Optional<Measure> second = MeasureReader.second(res, type, remarks);
    SecondUnit.Told told =
        second.isPresent() ? new SecondUnit.Told(second, comment) : SecondUnit.in(comment);
    return new LabResult(
            coding,
            subId,
            status(res),
            measure,
            told.measure(),
            flag(res),
            observed,
            false,
            "",
            told.rest(),
            Optional.empty())
        .at(res.places());
  }

  /** R is not validated: preliminary, and replaced by F. A missing status is reported once. */
  private ResultStatus status(ResultLine res) {
    switch (res.raw(ResultLine.STATUS).toUpperCase(Locale.ROOT)) {
      case "F":
        return ResultStatus.FINAL;
      case "C":
        return ResultStatus.CORRECTED;
      case "R":
        return ResultStatus.PRELIMINARY;
      case "":
        remarks.add(MedecinsFinding.STATUS_MISSING, res, ResultLine.STATUS, "");
        return ResultStatus.FINAL;
      default:
        remarks.add(
            MedecinsFinding.STATUS_UNKNOWN, res, ResultLine.STATUS, res.raw(ResultLine.STATUS));
        return ResultStatus.UNVERIFIED;
    }
  }

  private String flag(ResultLine res) {
    String flag = res.raw(ResultLine.FLAG).toUpperCase(Locale.ROOT);
    if (!FLAGS.contains(flag)) {
      remarks.add(MedecinsFinding.FLAG_UNKNOWN, res, ResultLine.FLAG, res.raw(ResultLine.FLAG));
    }
    return remarks.bounded(res, ResultLine.FLAG, flag);
  }
}
