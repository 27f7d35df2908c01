package org.estuaire.lab.hprim.medecins;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.LabResult.Normalised;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.Said;

/** One result as a line RES with its comment as lines TEX. */
final class ResultLines {

  static final String CANCELLED = "Résultat annulé par le laboratoire";
  private static final String PENDING = "Résultat à suivre";
  private static final String UNOBTAINABLE = "Résultat non obtenu";

  private final LabResult result;
  private final String label;
  private final WritableText text;
  private final Said said;

  /**
   * @param label with all that the format has no field for
   */
  ResultLines(LabResult result, String label, WritableText text) {
    this.result = result;
    this.label = label;
    this.text = text;
    this.said = Said.of(result);
  }

  /** What stands in the place of a value that a status takes away; empty where it counts. */
  static Optional<String> insteadOfValue(LabResult result) {
    return switch (result.status()) {
      case DELETED, WRONG -> Optional.of(CANCELLED);
      case PENDING -> Optional.of(PENDING);
      case UNOBTAINABLE ->
          result.value() instanceof ResultValue.Absent
              ? Optional.of(UNOBTAINABLE)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** What the laboratory wrote where that is said otherwise, else the second figure it gave. */
  static Optional<Measure> second(LabResult result, Said said) {
    return said.differs() ? Optional.of(Said.asSent(result)) : result.second();
  }

  void addTo(List<String> lines) {
    lines.add(line());
    result.comment().lines().forEach(comment -> lines.add(comment(comment)));
  }

  private String comment(String comment) {
    String written = text.field(comment).replace("&#124;", "|");
    return Markers.TEXT + "|" + written;
  }

  private String line() {
    Optional<String> instead = insteadOfValue(result);
    String code = code(result);
    String start = fields(Markers.RESULT, text.field(label), text.field(code)) + "|";
    if (instead.isPresent()) {
      return start + fields("A", instead.get(), "", "", "", "", status()) + "|||||";
    }
    String first = measure(said.value(), said.unit(), said.range());
    String second =
        second(result, said).map(m -> measure(m.value(), m.unit(), m.range())).orElse("|||");
    return start + fields(type(), first, text.field(flag()), status(), second) + "|";
  }

  /** The LOINC code under which it is compared, else the sender's. */
  static String code(LabResult result) {
    return result
        .normalised()
        .map(Normalised::loinc)
        .filter(loinc -> !loinc.isEmpty())
        .orElse(result.keyCode());
  }

  private static String fields(String... fields) {
    return String.join("|", fields);
  }

  private String measure(ResultValue value, String unit, ReferenceRange range) {
    boolean bounds = range.low().isPresent() || range.high().isPresent();
    String low = bounds ? plain(range.low()) : text.field(range.text());
    return fields(text.field(plain(value)), text.field(unit), low, plain(range.high()));
  }

  private String type() {
    return said.value() instanceof ResultValue.Quantity quantity && quantity.comparator().isEmpty()
        ? "N"
        : "A";
  }

  /** A value in one line, with a decimal point. */
  static String plain(ResultValue value) {
    if (value instanceof ResultValue.Quantity quantity) {
      return quantity.comparator() + quantity.number().toPlainString();
    }
    if (value instanceof ResultValue.Ratio ratio) {
      return ratio.numerator().toPlainString() + ":" + ratio.denominator().toPlainString();
    }
    if (value instanceof ResultValue.Coded coded) {
      return coded.label().isEmpty() ? coded.code() : coded.label();
    }
    return value instanceof ResultValue.Text words ? words.text() : "";
  }

  private static String plain(Optional<BigDecimal> bound) {
    return bound.map(BigDecimal::toPlainString).orElse("");
  }

  /** One of the five flags of the format; of several the one that says most. */
  private String flag() {
    List<String> flags = List.of(result.flags().split(" "));
    return Stream.of("HH", "LL", "H", "L", "N")
        .filter(flags::contains)
        .findFirst()
        .orElse(result.flags());
  }

  /** The format has three: validated, not validated, corrected. */
  private String status() {
    return switch (result.status()) {
      case CORRECTED, DELETED, WRONG -> "C";
      case PRELIMINARY, PARTIAL, UNVERIFIED, PENDING -> "R";
      default -> "F";
    };
  }

  /** Whether a status has to be told to whoever reads the text. */
  static String remark(ResultStatus status) {
    return switch (status) {
      case CORRECTED -> "(résultat corrigé)";
      case PRELIMINARY, PARTIAL, UNVERIFIED -> "(résultat provisoire, non validé)";
      default -> "";
    };
  }
}
