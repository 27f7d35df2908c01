package org.estuaire.lab.model;

import org.estuaire.exchange.ContentLine;
import org.estuaire.lab.model.LabResult.Normalised;

/** A result as whoever tries a file is shown it: under which codes it is kept, and what it says. */
final class ResultLine {

  private ResultLine() {}

  static ContentLine of(LabResult result) {
    boolean document = result.value() instanceof ResultValue.Document;
    String loinc = result.normalised().map(Normalised::loinc).orElse("");
    return new ContentLine(
        result.places().line(ResultField.CODE),
        result.coding().label(),
        result.keyCode(),
        loinc,
        value(result),
        result.unit(),
        result.normalised().map(Normalised::ucum).orElse(""),
        result.flags(),
        loinc.isEmpty() && !document);
  }

  /** Numbers and codes as sent; a narrative may name the patient, and a document is one. */
  private static String value(LabResult result) {
    ResultValue value = result.value();
    if (value instanceof ResultValue.Text text) {
      return "[" + text.text().length() + "]";
    }
    if (value instanceof ResultValue.Document document) {
      return document.mediaType();
    }
    if (value instanceof ResultValue.Coded coded) {
      return coded.label().isEmpty() ? coded.code() : coded.label();
    }
    return value instanceof ResultValue.Absent ? "" : result.original();
  }
}
