package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estuaire.exchange.Partner;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;

/**
 * Every format is read and written in every format, and read again: what is no longer the same is
 * known, with its reason, on the page docs/formats/aller-retour.md.
 */
public class RoundTripTest {

  private static final Path PAGE = Path.of("..", "docs", "formats", "aller-retour.md");
  private static final Map<LabFormats, String> SOURCES =
      new EnumMap<>(
          Map.of(
              LabFormats.HL7, "hl7v2-oru.hl7",
              LabFormats.MEDECINS, "hprim-medecins.hpm",
              LabFormats.SANTE, "hprim-sante.hpr",
              LabFormats.CDA, "cda-cr-bio.xml",
              LabFormats.FHIR, "fhir-r4-lab.json"));

  /** What may never be lost, whatever the formats. */
  private static final Set<String> SACRED =
      Set.of(
          "code of a quantity",
          "value of a quantity",
          "unit of a quantity",
          "lower bound of a quantity",
          "upper bound of a quantity",
          "status of a quantity",
          "flags of a quantity",
          "code of a corrected quantity",
          "value of a corrected quantity",
          "unit of a corrected quantity",
          "code of a quantity that isn't final",
          "value of a quantity that isn't final",
          "unit of a quantity that isn't final",
          "status of a quantity that isn't final",
          "value of a titre",
          "value of a text",
          "birth name of report",
          "first given name of report",
          "birth date of report",
          "local identifier of report",
          "number of report",
          "the whole of a quantity",
          "the whole of a corrected quantity",
          "the whole of a quantity that isn't final",
          "the whole of a titre",
          "the whole of a text",
          "the whole of a coded value",
          "invented result");

  public static byte[] source(LabFormats format) {
    try (InputStream file =
        RoundTripTest.class.getResourceAsStream("sources/" + SOURCES.get(format))) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static OutgoingReport outgoing(LabReport report) {
    return new OutgoingReport(
        report,
        new Party("380000999", "Laboratoire de la Rive"),
        new Party("99900000017", "Dr Essai"),
        Partner.METROPOLITAN_FRANCE,
        "ENVOI-1",
        1,
        Optional.empty());
  }

  private static LabReport only(LabFormats format, byte[] delivery) {
    List<LabReport> all = format.read(delivery, LabFormats.LABORATORY);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static ReportDifference through(LabFormats to, LabReport sent) {
    return ReportDifference.between(sent, only(to, to.write(outgoing(sent))));
  }

  @Example
  void aSourceIsRecognisedByItsContentAsOneFormatOnly() {
    for (LabFormats from : LabFormats.values()) {
      assertThat(LabFormats.of(source(from))).contains(from);
    }
  }

  @Example
  void everyLossBetweenTwoFormatsIsOnThePageWithItsReason() throws IOException {
    RoundTripPage page = new RoundTripPage();
    List<String> silent = new ArrayList<>();
    for (LabFormats from : LabFormats.values()) {
      LabReport sent = only(from, source(from));
      assertThat(sent.orders().get(0).results()).hasSizeGreaterThanOrEqualTo(19);
      for (LabFormats to : LabFormats.values()) {
        ReportDifference difference = through(to, sent);
        page.add(from, to, difference);
        silent.addAll(silent(from, to, difference));
      }
    }
    assertThat(silent).isEmpty();
    assertThat(page.unused()).as("reasons that no report needs").isEmpty();
    if (Boolean.getBoolean("estuaire.rewrite")) {
      Files.writeString(PAGE, page.text());
    }
    assertThat(page.text())
        .as("run the test once with -Destuaire.rewrite=true to bring the page up to date")
        .isEqualTo(Files.readString(PAGE));
  }

  private static List<String> silent(LabFormats from, LabFormats to, ReportDifference difference) {
    Set<String> silent = new TreeSet<>();
    difference
        .lost()
        .forEach(
            (aspect, how) -> {
              boolean known = TransferLoss.of(to, aspect).isPresent();
              if (SACRED.contains(aspect) || !known) {
                silent.add(from + " -> " + to + ": " + aspect + ": " + how);
              }
            });
    return List.copyOf(silent);
  }

  @Property(tries = 40)
  void generatedReportsLoseNothingElse(@ForAll("results") List<LabResult> results) {
    LabReport meant = LabFormats.normalised(LabSamples.report(distinct(results)));
    for (LabFormats from : LabFormats.values()) {
      LabReport sent = only(from, from.write(outgoing(meant)));
      for (LabFormats to : LabFormats.values()) {
        assertThat(silent(from, to, through(to, sent))).isEmpty();
      }
    }
  }

  /** Each under a name and place of its own. */
  private static LabResult[] distinct(List<LabResult> results) {
    List<LabResult> all = new ArrayList<>();
    Set<String> codes = new TreeSet<>();
    for (LabResult result : results) {
      if (codes.add(result.coding().code())) {
        all.add(result);
      }
    }
    return all.toArray(LabResult[]::new);
  }

  @Provide
  Arbitrary<List<LabResult>> results() {
    return Arbitraries.oneOf(quantities(), words()).list().ofMinSize(1).ofMaxSize(12);
  }

  private record Test(String loinc, String label, String unit) {}

  private static final List<Test> TESTS =
      List.of(
          new Test("2345-7", "Glycémie", "g/L"),
          new Test("14682-9", "Créatinine", "umol/L"),
          new Test("777-3", "Plaquettes", "10*9/L"),
          new Test("4548-4", "HbA1c", "%"),
          new Test("718-7", "Hémoglobine", "g/dL"),
          new Test("3016-3", "TSH", "m[IU]/L"),
          new Test("1988-5", "CRP", "mg/L"),
          new Test("2951-2", "Sodium", "mmol/L"));

  private static Arbitrary<LabResult> quantities() {
    Arbitrary<BigDecimal> number =
        Arbitraries.bigDecimals().between(new BigDecimal("0.01"), new BigDecimal("999")).ofScale(2);
    return Combinators.combine(
            Arbitraries.of(TESTS),
            number,
            Arbitraries.of("", "", "<", "<=", ">", ">="),
            Combinators.combine(number, number)
                .as((a, b) -> new BigDecimal[] {a.min(b), a.max(b).add(BigDecimal.ONE)})
                .optional(),
            Arbitraries.of("", "N", "H", "L", "HH", "LL"),
            statuses(),
            comments())
        .as(
            (test, value, comparator, range, flags, status, comment) ->
                result(
                    Coding.loinc(test.loinc(), test.label()),
                    status,
                    new LabResult.Measure(
                        new ResultValue.Quantity(comparator, value),
                        comparator + value.toPlainString(),
                        test.unit(),
                        range.map(RoundTripTest::between).orElse(ReferenceRange.NONE)),
                    flags,
                    comment));
  }

  private static ReferenceRange between(BigDecimal[] bounds) {
    String words = bounds[0].toPlainString() + " - " + bounds[1].toPlainString();
    return new ReferenceRange(Optional.of(bounds[0]), Optional.of(bounds[1]), words);
  }

  private static Arbitrary<LabResult> words() {
    Arbitrary<ResultValue> titre =
        Arbitraries.integers()
            .between(2, 5000)
            .map(n -> new ResultValue.Ratio(BigDecimal.ONE, BigDecimal.valueOf(n)));
    Arbitrary<ResultValue> text = sentence().map(ResultValue.Text::new);
    return Combinators.combine(
            Arbitraries.integers().between(1, 9),
            Arbitraries.oneOf(titre, text),
            statuses(),
            comments())
        .as(
            (n, value, status, comment) ->
                result(
                    Coding.local("LOC" + n, "Examen local " + n),
                    status,
                    new LabResult.Measure(value, original(value), "", ReferenceRange.NONE),
                    "",
                    comment));
  }

  private static String original(ResultValue value) {
    if (value instanceof ResultValue.Ratio ratio) {
      return ratio.numerator() + ":" + ratio.denominator();
    }
    return ((ResultValue.Text) value).text();
  }

  private static Arbitrary<ResultStatus> statuses() {
    return Arbitraries.of(ResultStatus.FINAL, ResultStatus.FINAL, ResultStatus.PRELIMINARY);
  }

  private static Arbitrary<String> comments() {
    return Arbitraries.oneOf(Arbitraries.just(""), sentence());
  }

  private static Arbitrary<String> sentence() {
    return Arbitraries.strings()
        .withChars("abé|&;^~\\<>#.,'()%")
        .ofMaxLength(20)
        .map(middle -> "x" + middle + "y");
  }

  private static LabResult result(
      Coding coding, ResultStatus status, LabResult.Measure measure, String flags, String comment) {
    return new LabResult(
        coding,
        "",
        status,
        measure,
        Optional.empty(),
        flags,
        Optional.of(LabSamples.COLLECTED),
        false,
        "",
        comment,
        Optional.empty());
  }
}
