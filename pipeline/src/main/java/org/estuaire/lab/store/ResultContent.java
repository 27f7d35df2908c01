package org.estuaire.lab.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Normalised;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.ResultValue.Coded;
import org.estuaire.lab.model.ResultValue.Document;
import org.estuaire.lab.model.ResultValue.Quantity;
import org.estuaire.lab.model.ResultValue.Ratio;
import org.estuaire.lab.model.ResultValue.Text;

/**
 * What a version of a result says, as the columns of {@code lab.result} hold it. Two versions with
 * equal content say the same. Texts are never null here; empty ones become NULL in the table.
 *
 * @param collectedAt empty when the message states no date of any kind
 * @param sentAsText the sender said the value as a string, of which a number was made
 */
public record ResultContent(
    Optional<Instant> collectedAt,
    Optional<Instant> observedAt,
    String codeSystem,
    String label,
    String sentValue,
    String sentUnit,
    String sentRange,
    String flags,
    String method,
    String comment,
    String loinc,
    boolean sentAsText,
    Comparable comparable) {

  /** Kind of a document: its digest stands in the place of a code, its media type of a unit. */
  static final String DOCUMENT = "document";

  /**
   * The value made comparable.
   *
   * @param valueSystem what gives a code its meaning; empty without, or when it is no code
   */
  public record Comparable(
      String kind,
      String comparator,
      Optional<BigDecimal> value,
      String ucum,
      Optional<BigDecimal> low,
      Optional<BigDecimal> high,
      String valueCode,
      String valueSystem,
      String valueText) {

    static final Comparable ABSENT =
        new Comparable(
            "absent", "", Optional.empty(), "", Optional.empty(), Optional.empty(), "", "", "");

    @Override
    public String toString() {
      return "Comparable[…]";
    }
  }

  /** What a result of an order says; a deletion says nothing of a value, whatever it repeats. */
  static ResultContent of(LabOrder order, LabResult result) {
    Normalised normalised =
        result.normalised().orElse(new Normalised("", "", result.value(), ReferenceRange.NONE));
    boolean speaks = result.status().carriesValue();
    Optional<Instant> collected = order.collectedAt().or(result::observedAt).or(order::receivedAt);
    return new ResultContent(
        collected.map(ResultContent::stored),
        result.observedAt().map(ResultContent::stored),
        result.coding().code().isEmpty()
            ? result.coding().alternateSystem()
            : result.coding().system(),
        result.coding().label(),
        speaks ? result.original() : "",
        speaks ? result.unit() : "",
        speaks ? result.range().text() : "",
        speaks ? result.flags() : "",
        speaks ? result.method() : "",
        speaks ? result.comment() : "",
        normalised.loinc(),
        speaks && isNumberFromText(result.value(), normalised.value()),
        speaks ? comparable(normalised) : Comparable.ABSENT);
  }

  private static boolean isNumberFromText(ResultValue sent, ResultValue made) {
    return sent instanceof Text && (made instanceof Quantity || made instanceof Ratio);
  }

  ResultContent collectedAt(Instant at) {
    return new ResultContent(
        Optional.of(at),
        observedAt,
        codeSystem,
        label,
        sentValue,
        sentUnit,
        sentRange,
        flags,
        method,
        comment,
        loinc,
        sentAsText,
        comparable);
  }

  /** The same statement under another code and value of comparison. */
  public ResultContent readAs(String newLoinc, Comparable newComparable) {
    return new ResultContent(
        collectedAt,
        observedAt,
        codeSystem,
        label,
        sentValue,
        sentUnit,
        sentRange,
        flags,
        method,
        comment,
        newLoinc,
        sentAsText,
        newComparable);
  }

  /** What is left of it when it is withdrawn: which result of which specimen it was. */
  ResultContent withdrawn() {
    return new ResultContent(
        collectedAt,
        observedAt,
        codeSystem,
        label,
        "",
        "",
        "",
        "",
        "",
        "",
        loinc,
        false,
        Comparable.ABSENT);
  }

  /** PostgreSQL keeps microseconds. */
  static Instant stored(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }

  public static Comparable comparable(Normalised made) {
    ResultValue value = made.value();
    if (value instanceof Quantity quantity) {
      return new Comparable(
          "quantity",
          quantity.comparator(),
          Optional.of(plain(quantity.number())),
          made.ucum(),
          made.range().low().map(ResultContent::plain),
          made.range().high().map(ResultContent::plain),
          "",
          "",
          "");
    }
    if (value instanceof Ratio ratio) {
      String text = ratio.numerator().toPlainString() + ":" + ratio.denominator().toPlainString();
      return textual("ratio", "", "", text);
    }
    if (value instanceof Coded coded) {
      return textual("coded", coded.code(), coded.system(), coded.label());
    }
    if (value instanceof Document document) {
      return new Comparable(
          DOCUMENT,
          "",
          Optional.empty(),
          document.mediaType(),
          Optional.empty(),
          Optional.empty(),
          document.content().sha256(),
          "",
          document.title());
    }
    return value instanceof Text text ? textual("text", "", "", text.text()) : Comparable.ABSENT;
  }

  private static Comparable textual(String kind, String code, String system, String text) {
    return new Comparable(
        kind, "", Optional.empty(), "", Optional.empty(), Optional.empty(), code, system, text);
  }

  /** As PostgreSQL gives it back: it has no negative scale. */
  private static BigDecimal plain(BigDecimal number) {
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** Without the values: they are health data. */
  @Override
  public String toString() {
    return "ResultContent[…]";
  }
}
