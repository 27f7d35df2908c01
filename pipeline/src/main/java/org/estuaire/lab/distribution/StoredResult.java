package org.estuaire.lab.distribution;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.estuaire.lab.model.DocumentContent;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultKey;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.NumberReader;

/** Makes a result of a row of {@code lab.result}. */
final class StoredResult {

  /** The columns that {@link #read} needs; the table under the name {@code r}. */
  static final String COLUMNS =
      "r.report_id, r.code, r.code_system, r.sub_id, r.label, r.status, r.observed_at,"
          + " r.collected_at, r.sent_value, r.sent_unit, r.sent_range, r.flags, r.method, r.note,"
          + " r.loinc, r.kind, r.comparator, r.value, r.ucum, r.low, r.high, r.value_code,"
          + " r.value_text, r.sent_as_text, r.value_system, r.isolate, r.moment, r.specimen";

  private StoredResult() {}

  /**
   * The result of the current row.
   *
   * @param content of a document; empty for any other result
   */
  static LabResult read(ResultSet row, Optional<DocumentContent> content, boolean previous)
      throws SQLException {
    ResultValue value = value(row, content);
    ReferenceRange range =
        new ReferenceRange(
            Optional.ofNullable(row.getBigDecimal("low")),
            Optional.ofNullable(row.getBigDecimal("high")),
            text(row, "sent_range"));
    ResultValue sent = asSent(row, value);
    String loinc = text(row, "loinc");
    boolean document = value instanceof ResultValue.Document;
    return new LabResult(
            coding(row, loinc),
            row.getString("sub_id"),
            ResultStatus.ofCode(row.getString("status")).orElseThrow(),
            new LabResult.Measure(
                sent,
                text(row, "sent_value"),
                text(row, "sent_unit"),
                rangeAsSent(value, sent, range)),
            Optional.empty(),
            text(row, "flags"),
            instant(row, previous ? "collected_at" : "observed_at"),
            previous,
            text(row, "method"),
            text(row, "note"),
            Optional.of(
                new LabResult.Normalised(loinc, document ? "" : text(row, "ucum"), value, range)))
        .aboutIsolate(row.getString("isolate"))
        .atMoment(ResultKey.moment(row.getString("moment")))
        .inSpecimen(text(row, "specimen"));
  }

  private static LabResult.Coding coding(ResultSet row, String loinc) throws SQLException {
    String system = text(row, "code_system");
    boolean isLoinc = system.equals(LabResult.Coding.LOINC) || loinc.isEmpty();
    return new LabResult.Coding(
        row.getString("code"),
        system,
        isLoinc ? "" : loinc,
        isLoinc ? "" : LabResult.Coding.LOINC,
        text(row, "label"));
  }

  private static ResultValue value(ResultSet row, Optional<DocumentContent> content)
      throws SQLException {
    return switch (row.getString("kind")) {
      case "quantity" ->
          new ResultValue.Quantity(text(row, "comparator"), row.getBigDecimal("value"));
      case "ratio" -> ratio(text(row, "value_text"));
      case "coded" ->
          new ResultValue.Coded(
              text(row, "value_code"), text(row, "value_system"), text(row, "value_text"));
      case "text" -> new ResultValue.Text(text(row, "value_text"));
      case "document" ->
          new ResultValue.Document(
              text(row, "ucum"), text(row, "value_text"), content.orElseThrow());
      default -> new ResultValue.Absent();
    };
  }

  private static ResultValue ratio(String text) {
    String[] parts = text.split(":", 2);
    return new ResultValue.Ratio(new BigDecimal(parts[0]), new BigDecimal(parts[1]));
  }

  /** Bounds that were converted with their value are those of the laboratory in its words only. */
  private static ReferenceRange rangeAsSent(
      ResultValue stored, ResultValue sent, ReferenceRange range) {
    boolean same =
        stored instanceof ResultValue.Quantity made
            && sent instanceof ResultValue.Quantity quantity
            && made.number().compareTo(quantity.number()) == 0;
    return same || !(stored instanceof ResultValue.Quantity)
        ? range
        : NumberReader.range(range.text());
  }

  /** A string as it was said; the number that was written, where the text is nothing else. */
  private static ResultValue asSent(ResultSet row, ResultValue stored) throws SQLException {
    String sent = text(row, "sent_value");
    if (row.getBoolean("sent_as_text")) {
      return new ResultValue.Text(sent);
    }
    return stored instanceof ResultValue.Quantity quantity
        ? NumberReader.value(sent).filter(read -> comparesAlike(read, quantity)).orElse(stored)
        : stored;
  }

  private static boolean comparesAlike(ResultValue read, ResultValue.Quantity stored) {
    return read instanceof ResultValue.Quantity sent
        && sent.comparator().equals(stored.comparator());
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
