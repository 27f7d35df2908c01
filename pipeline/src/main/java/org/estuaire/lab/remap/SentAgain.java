package org.estuaire.lab.remap;

import java.math.BigDecimal;
import java.util.Optional;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.ResultValue.Quantity;
import org.estuaire.lab.reading.NumberReader;
import org.estuaire.lab.rules.UnitDecisions;
import org.estuaire.lab.store.ResultContent;
import org.estuaire.lab.store.ResultContent.Comparable;
import org.estuaire.terminology.Conversions.Conversion;
import org.estuaire.terminology.LocalCodes;

/**
 * Makes of a stored version the result that was sent, before anything was made comparable. Lost are
 * a local code in second place, the second unit of HPRIM, and the unit of bounds that had another
 * one than their value: those bounds stay words.
 */
final class SentAgain {

  private final LocalCodes localCodes;
  private final UnitDecisions units;

  SentAgain(LocalCodes localCodes, UnitDecisions units) {
    this.localCodes = localCodes;
    this.units = units;
  }

  /** As sent, with the value and bounds as they are stored: for a row that was not converted. */
  LabResult unconverted(StoredVersion stored) {
    ResultContent content = stored.version().content();
    Comparable comparable = content.comparable();
    ReferenceRange range =
        new ReferenceRange(comparable.low(), comparable.high(), content.sentRange());
    return result(stored, value(content), range);
  }

  /**
   * As sent, from the sender's own words; empty unless what is stored follows from them: only then
   * are they surely read as they were.
   */
  Optional<LabResult> fromWords(StoredVersion stored) {
    ResultContent content = stored.version().content();
    if (content.comparable().value().isEmpty()) {
      return Optional.of(unconverted(stored));
    }
    Optional<Conversion> way =
        units
            .wayTo(content.loinc(), content.sentUnit())
            .filter(found -> found.ucum().equals(content.comparable().ucum()))
            .filter(found -> !isIdentity(found));
    if (way.isEmpty()) {
      return words(content)
          .filter(words -> same(words.number(), content.comparable().value()))
          .map(words -> unconverted(stored));
    }
    ReferenceRange range = NumberReader.range(content.sentRange());
    return words(content)
        .filter(words -> follows(content.comparable(), words, range, way.get()))
        .map(words -> result(stored, words, range));
  }

  private LabResult result(StoredVersion stored, ResultValue value, ReferenceRange range) {
    ResultContent content = stored.version().content();
    return new LabResult(
            coding(stored.key().result().code(), content),
            stored.key().result().subId(),
            stored.version().status(),
            new Measure(value, content.sentValue(), content.sentUnit(), range),
            Optional.empty(),
            content.flags(),
            content.observedAt(),
            false,
            content.method(),
            content.comment(),
            Optional.empty())
        .aboutIsolate(stored.key().result().isolate())
        .atMoment(stored.key().result().moment());
  }

  /** A LOINC code that no table gives came from the sender, beside its own code. */
  private Coding coding(String code, ResultContent content) {
    boolean sent = !content.loinc().isEmpty() && localCodes.loinc(code).isEmpty();
    return new Coding(
        code,
        content.codeSystem(),
        sent ? content.loinc() : "",
        sent ? Coding.LOINC : "",
        content.label());
  }

  /** The sender's words keep the digits that it wrote; a number from elsewhere is as stored. */
  private static ResultValue value(ResultContent content) {
    Comparable comparable = content.comparable();
    if (comparable.value().isEmpty()) {
      return new ResultValue.Absent();
    }
    return words(content)
        .filter(words -> same(words.number(), comparable.value()))
        .orElseGet(() -> new Quantity(comparable.comparator(), comparable.value().get()));
  }

  private static Optional<Quantity> words(ResultContent content) {
    return NumberReader.value(content.sentValue())
        .filter(Quantity.class::isInstance)
        .map(Quantity.class::cast)
        .filter(words -> words.comparator().equals(content.comparable().comparator()));
  }

  private static boolean follows(
      Comparable stored, Quantity words, ReferenceRange range, Conversion way) {
    return same(way.apply(words.number()), stored.value())
        && same(range.low().map(way::apply), stored.low())
        && same(range.high().map(way::apply), stored.high());
  }

  private static boolean isIdentity(Conversion way) {
    return way.shift().signum() == 0 && way.factor().compareTo(BigDecimal.ONE) == 0;
  }

  private static boolean same(BigDecimal one, Optional<BigDecimal> other) {
    return same(Optional.of(one), other);
  }

  private static boolean same(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    return one.isPresent() == other.isPresent()
        && (one.isEmpty() || one.get().compareTo(other.get()) == 0);
  }
}
