package org.estuaire.lab.hprim.medecins;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.LabResult.Normalised;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;

/** What the writer writes, the reader reads back with the same normalised results. */
final class RoundTripTest {

  /** A LOINC code of the table with a unit in which it may be sent. */
  private record Sent(String loinc, String unit) {}

  private static final List<Sent> TESTS =
      List.of(
          new Sent("2345-7", "g/l"),
          new Sent("14749-6", "mmol/L"),
          new Sent("2160-0", "mg/l"),
          new Sent("777-3", "G/L"),
          new Sent("6690-2", "/mm3"),
          new Sent("4548-4", "%"),
          new Sent("3016-3", "mUI/L"),
          new Sent("2951-2", "mEq/l"));

  @Property(tries = 300)
  void normalisedResultsComeBack(@ForAll("results") List<LabResult> results) {
    OutgoingReport report = Outgoing.outgoing(Outgoing.order("D1", numbered(results)));
    List<LabResult> sent = report.report().orders().get(0).results();
    List<LabResult> read = Outgoing.readBack(report).get(0).orders().get(0).results();

    assertThat(read).hasSameSizeAs(sent);
    for (int i = 0; i < sent.size(); i++) {
      assertSame(read.get(i), sent.get(i));
    }
  }

  /** Results of one code differ by their place only, as OBX-4 tells them apart elsewhere. */
  private static List<LabResult> numbered(List<LabResult> results) {
    List<LabResult> all = new ArrayList<>();
    for (LabResult result : results) {
      all.add(
          new LabResult(
              result.coding(),
              Integer.toString(all.size()),
              result.status(),
              result.measure(),
              result.second(),
              result.flags(),
              result.observedAt(),
              false,
              "",
              result.comment(),
              Optional.empty()));
    }
    return all;
  }

  private static void assertSame(LabResult read, LabResult sent) {
    Normalised was = sent.normalised().orElseThrow();
    Normalised is = read.normalised().orElseThrow();
    assertThat(is.loinc()).isEqualTo(was.loinc());
    assertThat(is.ucum()).isEqualTo(was.ucum());
    assertThat(is.value()).isEqualTo(was.value());
    assertThat(is.range().low()).isEqualTo(was.range().low());
    assertThat(is.range().high()).isEqualTo(was.range().high());
    assertThat(read.status()).isEqualTo(sent.status());
    assertThat(read.flags()).isEqualTo(sent.flags());
    assertThat(read.comment()).isEqualTo(sent.comment());
    assertThat(read.coding().label()).isEqualTo(sent.coding().label());
  }

  @Provide
  Arbitrary<List<LabResult>> results() {
    return Arbitraries.oneOf(numbers(), texts()).list().ofMinSize(1).ofMaxSize(8);
  }

  private Arbitrary<LabResult> numbers() {
    return Combinators.combine(
            Arbitraries.of(TESTS),
            decimals(),
            Arbitraries.of("", "<", ">", "<=", ">="),
            decimals().optional(),
            decimals().optional(),
            Arbitraries.of("", "N", "H", "L", "HH", "LL"),
            statuses(),
            comments())
        .as(
            (test, value, comparator, low, high, flag, status, comment) ->
                Outgoing.result(
                    Coding.loinc(test.loinc(), "Examen à faire"),
                    status,
                    new Measure(
                        new ResultValue.Quantity(comparator, value),
                        comparator + value.toPlainString(),
                        test.unit(),
                        new ReferenceRange(low, high, "")),
                    flag,
                    comment));
  }

  private Arbitrary<LabResult> texts() {
    return Combinators.combine(words(), words(), statuses(), comments())
        .as(
            (code, text, status, comment) ->
                Outgoing.result(
                    // A line that begins with the label of another result is about that one.
                    Coding.local("L" + code.replaceAll("\\W", ""), "Texte " + code),
                    status,
                    new Measure(new ResultValue.Text(text), text, "", ReferenceRange.NONE),
                    "",
                    comment));
  }

  private Arbitrary<BigDecimal> decimals() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("0"), new BigDecimal("99999"))
        .ofScale(2);
  }

  private Arbitrary<ResultStatus> statuses() {
    return Arbitraries.of(ResultStatus.FINAL, ResultStatus.CORRECTED, ResultStatus.PRELIMINARY);
  }

  private Arbitrary<String> comments() {
    return Arbitraries.oneOf(
        Arbitraries.just(""),
        words(),
        Combinators.combine(words(), words()).as((one, other) -> one + "\n" + other));
  }

  /** Begins and ends with a letter; between them whatever a text may hold. */
  private Arbitrary<String> words() {
    return Arbitraries.strings()
        .withChars("abé|&;<>#.,*'’œ€漢Ł ()%")
        .ofMaxLength(20)
        .map(middle -> "x" + middle + "y");
  }
}
