package org.estuaire.lab.rules;

import java.util.List;
import org.estuaire.bytes.ControlCharacters;
import org.estuaire.exchange.TextFinding;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultField;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.ResultValue.Coded;
import org.estuaire.lab.model.ResultValue.Document;
import org.estuaire.lab.model.ResultValue.Text;
import org.estuaire.lab.model.Spot;
import org.estuaire.person.Claim;
import org.estuaire.person.Traits;

/**
 * A report without characters that command (terminals, the direction of a line), wherever its
 * format let them through: an entity, an escape, a string in JSON. In values each is replaced and
 * reported; names are simply rid of them.
 */
final class ReadableReport {

  private ReadableReport() {}

  static Claim claim(Claim claim) {
    Traits traits = claim.traits();
    boolean readable =
        List.of(
                traits.birthName(),
                traits.firstGivenName(),
                traits.givenNames(),
                traits.usedName(),
                traits.usedGivenName())
            .stream()
            .noneMatch(ControlCharacters::in);
    return readable ? claim : claim.withTraits(named(traits));
  }

  private static Traits named(Traits traits) {
    return traits
        .withStrict(
            ControlCharacters.removed(traits.birthName()),
            ControlCharacters.removed(traits.firstGivenName()),
            traits.birthDate(),
            traits.sex(),
            traits.birthPlace())
        .withGivenNames(ControlCharacters.removed(traits.givenNames()))
        .withUsed(
            ControlCharacters.removed(traits.usedName()),
            ControlCharacters.removed(traits.usedGivenName()));
  }

  static LabResult result(LabResult result, Findings findings) {
    if (isReadable(result)) {
      return result;
    }
    findings.add(
        TextFinding.CONTROL_CHARACTERS,
        Spot.of(result, ResultField.VALUE),
        replaced(result.original()));
    return new LabResult(
        coding(result.coding()),
        replaced(result.subId()),
        result.status(),
        measure(result.measure()),
        result.second().map(ReadableReport::measure),
        replaced(result.flags()),
        result.observedAt(),
        result.previous(),
        replaced(result.method()),
        replaced(result.comment()),
        result.lines(),
        result.normalised(),
        replaced(result.isolate()),
        result.moment(),
        result.measuredIn(),
        result.specimen(),
        result.places());
  }

  private static boolean isReadable(LabResult result) {
    return readable(result.coding().code())
        && readable(result.subId())
        && readable(result.flags())
        && readable(result.coding().label())
        && readable(result.original())
        && readable(words(result.value()))
        && readable(result.unit())
        && readable(result.range().text())
        && readable(result.method())
        && readable(result.comment())
        && readable(result.second().map(Measure::original).orElse(""));
  }

  private static boolean readable(String text) {
    return !ControlCharacters.in(text);
  }

  private static String words(ResultValue value) {
    if (value instanceof Coded coded) {
      return coded.code() + coded.label();
    }
    if (value instanceof Document document) {
      return document.title();
    }
    return value instanceof Text text ? text.text() : "";
  }

  private static Coding coding(Coding sent) {
    return new Coding(
        replaced(sent.code()),
        sent.system(),
        replaced(sent.alternateCode()),
        sent.alternateSystem(),
        replaced(sent.label()));
  }

  private static Measure measure(Measure sent) {
    ReferenceRange range = sent.range();
    return new Measure(
        value(sent.value()),
        replaced(sent.original()),
        replaced(sent.unit()),
        new ReferenceRange(range.low(), range.high(), replaced(range.text()), range.unit()));
  }

  private static ResultValue value(ResultValue sent) {
    if (sent instanceof Coded coded) {
      return new Coded(replaced(coded.code()), coded.system(), replaced(coded.label()));
    }
    if (sent instanceof Document document) {
      return new Document(document.mediaType(), replaced(document.title()), document.content());
    }
    return sent instanceof Text text ? new Text(replaced(text.text())) : sent;
  }

  private static String replaced(String text) {
    return ControlCharacters.replaced(text);
  }
}
