package org.estuaire.lab.cda;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;

/** Results of many shapes. */
public final class GeneratedResults {

  private GeneratedResults() {}

  /** Two results under one key would contradict each other. */
  public static List<LabResult> distinct(List<LabResult> results) {
    List<LabResult> kept = new ArrayList<>();
    for (LabResult result : results) {
      if (kept.stream()
          .noneMatch(
              k ->
                  k.keyCode().equals(result.keyCode())
                      && k.subId().equals(result.subId())
                      && !result.previous())) {
        kept.add(result);
      }
    }
    return kept;
  }

  /** Some results of a report. */
  public static Arbitrary<List<LabResult>> any() {
    Arbitrary<Coding> coding =
        Arbitraries.of(
            Coding.loinc("2345-7", "Glucose"),
            Coding.loinc("14682-9", "Créatinine"),
            Coding.loinc("4548-4", "HbA1c"),
            Coding.loinc("777-3", "Plaquettes"),
            Coding.loinc("3016-3", "TSH"),
            Coding.loinc("882-1", "Groupe"),
            Coding.local("L1", "Local & <un>"),
            new Coding("L2", "2.999.5", "2951-2", "LN", "Sodium"));
    Arbitrary<String> words =
        Arbitraries.strings()
            .withChars("aé<&>\"'\u0001€ 1")
            .ofMinLength(1)
            .ofMaxLength(20)
            .map(text -> text.replace('\u0001', ' ').strip())
            .filter(text -> !text.isEmpty());
    Arbitrary<ResultValue> numbers =
        Combinators.combine(
                Arbitraries.of("", "", "<", "<=", ">", ">="),
                Arbitraries.bigDecimals()
                    .between(new BigDecimal("0.001"), new BigDecimal("9999"))
                    .ofScale(3))
            .as(ResultValue.Quantity::new);
    Arbitrary<ResultValue> value =
        Arbitraries.oneOf(
            numbers,
            words.map(ResultValue.Text::new),
            Combinators.combine(Arbitraries.of("A", "B"), Arbitraries.of("", "2.999.7"), words)
                .as(ResultValue.Coded::new),
            Arbitraries.just(new ResultValue.Absent()));
    Arbitrary<ReferenceRange> range =
        Arbitraries.of(
            ReferenceRange.NONE,
            WrittenReports.range("0.5", "1.5"),
            new ReferenceRange(Optional.empty(), Optional.of(new BigDecimal("7")), "< 7"),
            new ReferenceRange(Optional.empty(), Optional.empty(), "négatif"));
    Arbitrary<String> unit = Arbitraries.of("", "g/L", "mmol/L", "%", "10*9/L", "UI/L", "bidule");
    Arbitrary<ResultStatus> status =
        Arbitraries.of(
            ResultStatus.FINAL,
            ResultStatus.CORRECTED,
            ResultStatus.PRELIMINARY,
            ResultStatus.DELETED,
            ResultStatus.UNOBTAINABLE);
    Arbitrary<String> optional = Arbitraries.oneOf(Arbitraries.just(""), words);
    return Combinators.combine(
            coding,
            Arbitraries.of("", "T60"),
            status,
            value,
            unit,
            range,
            Arbitraries.of("", "H", "L A"),
            optional)
        .as(
            (c, subId, s, v, u, r, flags, text) ->
                WrittenReports.result(
                    c,
                    subId,
                    s,
                    v,
                    v instanceof ResultValue.Quantity ? u : "",
                    r,
                    flags,
                    text,
                    text))
        .list()
        .ofMaxSize(6);
  }
}
