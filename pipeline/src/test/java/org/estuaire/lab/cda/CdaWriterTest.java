package org.estuaire.lab.cda;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Normalised;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.Said;

/** What is written is what is read again. */
class CdaWriterTest {

  private static final Path GOLDEN = Path.of("src/test/resources/org/estuaire/lab/cda/written.xml");

  @Example
  void theWrittenDocumentIsTheOneThatWasAgreed() throws Exception {
    String written =
        new String(WrittenReports.written(WrittenReports.everything()), StandardCharsets.UTF_8)
            .replace("><", ">\n<");
    if (Boolean.getBoolean("estuaire.rewrite")) {
      Files.writeString(GOLDEN, written);
    }
    assertThat(written).isEqualTo(Files.readString(GOLDEN));
  }

  @Example
  void aReportComesBackWithItsHeaderAndPerson() {
    LabReport sent = WrittenReports.everything();
    LabReport read = Cda.report(Cda.decode(WrittenReports.written(sent)));
    LabOrder order = read.orders().get(0);
    assertThat(read.claim()).isEqualTo(sent.claim());
    assertThat(read.confidentiality()).isEqualTo(sent.confidentiality());
    assertThat(read.messageId()).isEqualTo("ENVOI-2");
    assertThat(read.sender()).isEqualTo("380000999");
    assertThat(order.number()).isEqualTo("F77");
    assertThat(order.placerNumber()).isEqualTo("P77");
    assertThat(order.prescriber()).isEqualTo("99900000017");
    assertThat(order.versionAt()).isEqualTo(WrittenReports.VERSION);
    assertThat(order.collectedAt()).contains(WrittenReports.COLLECTED);
    assertThat(order.receivedAt()).isEqualTo(sent.orders().get(0).receivedAt());
  }

  @Example
  void everyKindOfResultComesBack() {
    LabReport sent = WrittenReports.everything();
    LabReport read = readAgain(sent);
    assertThat(told(read)).containsExactlyInAnyOrderElementsOf(told(sent));
  }

  @Example
  void aWithdrawnResultIsNotInTheNextVersion() {
    String written =
        new String(WrittenReports.written(WrittenReports.everything()), StandardCharsets.UTF_8);
    assertThat(written).doesNotContain("2823-3", "Potassium").contains("RPLC", "ENVOI-1");
  }

  @Example
  void aReportWithoutAnyResultLeftSaysSoToItsReader() {
    LabResult deleted =
        WrittenReports.result(
            Coding.loinc("2823-3", "Potassium"),
            "",
            ResultStatus.DELETED,
            new ResultValue.Absent(),
            "",
            ReferenceRange.NONE,
            "",
            "",
            "");
    byte[] written =
        WrittenReports.written(WrittenReports.normalised(WrittenReports.report(List.of(deleted))));
    assertThat(new String(written, StandardCharsets.UTF_8))
        .contains("ont été annulés par le laboratoire");
    assertThat(Cda.report(Cda.decode(written)).orders().get(0).results()).isEmpty();
  }

  @Example
  void theComparableValueStandsBesideTheSendersOwn() {
    LabResult glucose =
        Cda.report(Cda.decode(WrittenReports.written(WrittenReports.everything())))
            .orders()
            .get(0)
            .results()
            .stream()
            .filter(result -> result.coding().code().equals("14749-6"))
            .findFirst()
            .orElseThrow();
    assertThat(glucose.coding().alternateCode()).isEqualTo("2345-7");
    assertThat(glucose.unit()).isEqualTo("mmol/L");
    assertThat(glucose.second().orElseThrow().unit()).isEqualTo("g/l");
    assertThat(glucose.second().orElseThrow().original()).isEqualTo("1.30");
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadAgainWithTheSameNormalisedResults(
      @ForAll("results") List<LabResult> results) {
    LabReport sent = WrittenReports.normalised(WrittenReports.report(distinct(results)));
    byte[] written = WrittenReports.written(sent);
    assertThat(WrittenReports.written(sent)).isEqualTo(written);
    assertThat(told(readAgain(sent))).containsExactlyInAnyOrderElementsOf(told(sent));
  }

  private static LabReport readAgain(LabReport sent) {
    return WrittenReports.normalised(Cda.report(Cda.decode(WrittenReports.written(sent))));
  }

  /** Two results under one key would contradict each other. */
  private static List<LabResult> distinct(List<LabResult> results) {
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

  /** What has to survive: everything but the sender's own coding and words of a converted value. */
  private static List<List<Object>> told(LabReport report) {
    List<List<Object>> all = new ArrayList<>();
    for (LabResult result : report.orders().get(0).results()) {
      if (result.status() != ResultStatus.DELETED) {
        all.add(told(result));
      }
    }
    return all;
  }

  private static List<Object> told(LabResult result) {
    boolean document = result.value() instanceof ResultValue.Document;
    ReferenceRange range = result.normalised().map(Normalised::range).orElse(result.range());
    boolean bounds = range.low().isPresent() || range.high().isPresent();
    return List.of(
        Line.code(result),
        document ? "" : result.subId(),
        result.status() == ResultStatus.CORRECTED ? ResultStatus.FINAL : result.status(),
        result.normalised().map(Normalised::loinc).orElse(""),
        plain(Said.of(result).value()),
        result.previous() || document ? "" : Said.of(result).unit(),
        range.low().map(BigDecimal::stripTrailingZeros),
        range.high().map(BigDecimal::stripTrailingZeros),
        bounds ? "" : range.text(),
        result.flags(),
        result.method(),
        result.comment(),
        document ? Optional.empty() : result.observedAt(),
        result.previous());
  }

  private static Object plain(ResultValue value) {
    return value instanceof ResultValue.Quantity q
        ? q.comparator() + q.number().stripTrailingZeros().toPlainString()
        : value;
  }

  @Provide
  Arbitrary<List<LabResult>> results() {
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
