package org.estuaire.lab.reading;

import java.math.BigDecimal;
import java.util.Optional;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.LabResult.Normalised;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.ResultValue.Quantity;
import org.estuaire.lab.model.ResultValue.Text;

/**
 * What a practice is told of the value of a result, in whatever format: made comparable where it
 * was, else as sent; a string always as it was said. Where that differs from what the laboratory
 * wrote, its own words go along.
 *
 * @param unit of value and range, in UCUM where it is known; empty without
 * @param isUcum whether the unit is a UCUM code
 * @param words value, unit and range as the laboratory wrote them; empty without a value
 * @param differs whether the words say it otherwise than value, unit and range
 */
public record Said(
    ResultValue value,
    String unit,
    boolean isUcum,
    ReferenceRange range,
    String words,
    boolean differs) {

  /** Before the words of a laboratory, where a format has no other place for them. */
  public static final String PREFIX = "Valeur du laboratoire : ";

  public static Said of(LabResult result) {
    Normalised made =
        result.normalised().orElseGet(() -> new Normalised("", "", result.value(), result.range()));
    boolean string = result.value() instanceof Text && !(made.value() instanceof Quantity);
    ResultValue value = string ? result.value() : made.value();
    boolean ucum = !made.ucum().isEmpty();
    String unit = ucum ? made.ucum() : result.unit();
    boolean sameUnit = result.unit().isBlank() || result.unit().equals(unit);
    boolean sameValue = !(value instanceof Quantity q) || isWrittenAs(q, result.original());
    boolean sameRange = isPrintedAs(made.range());
    return new Said(
        value,
        unit,
        ucum,
        made.range(),
        words(result, !sameRange || !sameUnit),
        !result.original().isBlank() && !(sameUnit && sameValue && sameRange));
  }

  /** Whether the words have to be given where strings have no unit. */
  public boolean differsWithoutUnitOfString() {
    return differs || value instanceof Text && !unit.isBlank();
  }

  /**
   * Value, unit and range as the laboratory wrote them, for a format that has fields for both: the
   * number where its words are nothing else.
   */
  public static Measure asSent(LabResult result) {
    boolean number = result.value() instanceof Quantity q && isWrittenAs(q, result.original());
    return number
        ? result.measure()
        : new Measure(
            new Text(result.original()), result.original(), result.unit(), result.range());
  }

  /** The line that gives the words. */
  public String line() {
    return PREFIX + words;
  }

  /** Whether the range is in other words or another unit than its bounds. */
  public boolean rangeDiffers(LabResult result) {
    return !isPrintedAs(range) || !rangeInWords(result).equals(range.text());
  }

  /** The range as the laboratory wrote it, with its unit where the bounds have another one. */
  public String rangeInWords(LabResult result) {
    String text = range.text();
    boolean another = !result.unit().isBlank() && !result.unit().equals(unit);
    boolean figures = text.chars().anyMatch(c -> c >= '0' && c <= '9');
    return figures && another && !text.endsWith(result.unit()) ? text + " " + result.unit() : text;
  }

  /** What a line of {@link #line()} says, read by whoever is sent it. */
  public static Optional<Measure> read(String line) {
    if (!line.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String all = line.substring(PREFIX.length());
    int range = all.endsWith(")") ? all.lastIndexOf(" (") : -1;
    String value = range < 0 ? all : all.substring(0, range);
    return MeasuredText.read(value)
        .or(() -> Optional.of(new Measure(new Text(value), value, "", ReferenceRange.NONE)));
  }

  private static String words(LabResult result, boolean withRange) {
    String range = result.range().text();
    boolean told = withRange && !range.isEmpty() && !result.original().isBlank();
    return words(result.measure()) + (told ? " (" + range + ")" : "");
  }

  /** A value with its unit as sent, which some senders write in one. */
  public static String words(Measure measure) {
    String value = measure.original().strip();
    boolean named = measure.unit().isBlank() || value.endsWith(measure.unit());
    return named ? value : value + " " + measure.unit();
  }

  /** Decimal commas and blanks around a comparator change nothing. */
  private static boolean isWrittenAs(Quantity quantity, String sent) {
    String bare = sent.strip();
    int comparator = 0;
    while (comparator < bare.length() && "<>=≤≥".indexOf(bare.charAt(comparator)) >= 0) {
      comparator++;
    }
    String sign = bare.substring(0, comparator).replace("≤", "<=").replace("≥", ">=");
    String number = bare.substring(comparator).strip().replace(',', '.');
    return sign.equals(quantity.comparator()) && number.equals(quantity.number().toPlainString());
  }

  private static boolean isPrintedAs(ReferenceRange range) {
    if (range.text().isEmpty() || range.low().isEmpty() && range.high().isEmpty()) {
      return true;
    }
    String text = range.text().replace(" ", "").replace(',', '.').replace('–', '-');
    return text.equals(printed(range));
  }

  private static String printed(ReferenceRange range) {
    String low = range.low().map(BigDecimal::toPlainString).orElse("");
    String high = range.high().map(BigDecimal::toPlainString).orElse("");
    return low.isEmpty() ? "<" + high : high.isEmpty() ? ">" + low : low + "-" + high;
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Said[…]";
  }
}
