package org.estuaire.lab.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import org.estuaire.exchange.Partner;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Normalised;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;

/** What is written is what is read back. */
final class RoundTripTest {

  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "org", "estuaire", "lab", "fhir", "report.json");

  private static final FhirReportWriter WRITER = new FhirReportWriter();

  static byte[] written(LabReport report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      WRITER.write(Outgoing.of(report), out);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toByteArray();
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBackWithTheSameNormalisedResults(
      @ForAll("results") List<LabResult> results, @ForAll Confidentiality confidentiality) {
    LabReport sent = Fhir.normalised(Outgoing.report(confidentiality, results));

    LabReport read =
        Fhir.normalised(Fhir.report(new String(written(sent), StandardCharsets.UTF_8)));

    assertThat(read.claim()).isEqualTo(sent.claim());
    assertThat(read.issuedAt()).isEqualTo(sent.issuedAt());
    assertThat(read.confidentiality()).isEqualTo(confidentiality);
    LabOrder before = sent.orders().get(0);
    LabOrder after = read.orders().get(0);
    assertThat(after.number()).isEqualTo(before.number());
    assertThat(after.versionAt()).isEqualTo(before.versionAt());
    assertThat(after.collectedAt()).isEqualTo(before.collectedAt());
    assertThat(after.receivedAt()).isEqualTo(before.receivedAt());
    assertThat(after.prescriber()).isEqualTo(before.prescriber());
    assertThat(after.placerNumber()).isEqualTo(before.placerNumber());
    assertThat(after.status()).isEqualTo(before.status());
    assertThat(after.renewal()).isEqualTo(Renewal.WHOLE);
    assertThat(after.results()).hasSize(results.size());
    List<LabResult> inOrder = inWrittenOrder(before.results());
    for (int i = 0; i < results.size(); i++) {
      check(inOrder.get(i), after.results().get(i));
    }
  }

  /** Results of the report, then those of before, then documents. */
  private static List<LabResult> inWrittenOrder(List<LabResult> results) {
    List<LabResult> ordered = new ArrayList<>();
    results.stream().filter(r -> !r.previous()).forEach(ordered::add);
    results.stream().filter(LabResult::previous).forEach(ordered::add);
    return ordered;
  }

  private static void check(LabResult before, LabResult after) {
    assertThat(after.status()).isEqualTo(before.status());
    assertThat(after.previous()).isEqualTo(before.previous());
    assertThat(after.subId()).isEqualTo(before.subId());
    assertThat(after.flags()).isEqualTo(before.flags());
    assertThat(after.method()).isEqualTo(before.method());
    assertThat(after.comment()).isEqualTo(before.comment());
    assertThat(after.observedAt()).isEqualTo(before.observedAt());
    assertThat(after.coding().label()).isEqualTo(before.coding().label());
    if (before.normalised().isPresent() && before.isRow()) {
      check(before, before.normalised().get(), after.normalised().orElseThrow());
    }
  }

  private static void check(LabResult sent, Normalised before, Normalised after) {
    assertThat(after.loinc()).isEqualTo(before.loinc());
    if (!sent.status().carriesValue()) {
      return;
    }
    assertThat(after.value()).isEqualTo(before.value());
    assertThat(after.ucum()).isEqualTo(before.ucum());
    assertThat(after.range().low()).isEqualTo(before.range().low());
    assertThat(after.range().high()).isEqualTo(before.range().high());
  }

  @Provide
  Arbitrary<List<LabResult>> results() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("aé<&>\"'\\{}[],:’ 0")
            .ofMinLength(1)
            .ofMaxLength(15)
            .map(t -> "x" + t.strip());
    Arbitrary<BigDecimal> number =
        Arbitraries.bigDecimals().between(new BigDecimal("0.3"), new BigDecimal("14")).ofScale(2);
    Arbitrary<ResultValue> value =
        Arbitraries.oneOf(
            Combinators.combine(Arbitraries.of("", "<", "<=", ">", ">="), number)
                .as(ResultValue.Quantity::new),
            Combinators.combine(number, number).as(ResultValue.Ratio::new),
            text.map(ResultValue.Text::new),
            Combinators.combine(text, Arbitraries.of("", "L", "LN", "http://snomed.info/sct"), text)
                .as(ResultValue.Coded::new),
            Arbitraries.just(new ResultValue.Absent()));
    Arbitrary<LabResult> result =
        Combinators.combine(
                Arbitraries.of(Outgoing.CODINGS),
                value,
                Arbitraries.of(ResultStatus.values()),
                Arbitraries.of("", "N", "H", "LL A", "MS"),
                text,
                text,
                Arbitraries.of(true, false, false, false),
                Arbitraries.of(0, 60, 3_000))
            .as(Outgoing::result);
    return result.list().ofMaxSize(8).map(Outgoing::numbered);
  }

  @Example
  void documentsComeBackWithTheirBytesCodeAndTitle() {
    LabResult letter = Outgoing.document("11526-1", "Compte rendu d'anatomopathologie", "%PDF-é");
    LabResult copy = Outgoing.document("11502-2", "CR", "texte");
    LabReport sent = Outgoing.report(Confidentiality.NORMAL, List.of(letter, copy));

    List<LabResult> read =
        Fhir.report(new String(written(sent), StandardCharsets.UTF_8)).orders().get(0).results();

    assertThat(read).extracting(LabResult::value).containsExactly(letter.value(), copy.value());
    assertThat(read).extracting(r -> r.coding().code()).containsExactly("11526-1", "11502-2");
  }

  @Example
  void ordersOfOneReportStayOneReport() {
    LabReport one =
        Outgoing.report(Confidentiality.NORMAL, List.of(Outgoing.glucose("0.90", "g/L")));
    LabOrder first = one.orders().get(0);
    LabOrder second = Outgoing.renumbered(first, "D-2");

    LabReport read =
        Fhir.report(
            new String(written(one.withOrders(List.of(first, second))), StandardCharsets.UTF_8));

    assertThat(read.orders()).extracting(LabOrder::number).containsExactly("D-1", "D-2");
    assertThat(read.orders()).allMatch(order -> order.results().size() == 1);
  }

  @Example
  void theSameReportGivesTheSameBytes() {
    LabReport report = Fhir.normalised(Outgoing.whole());

    assertThat(written(report)).isEqualTo(written(report));
  }

  /** Run once with -Destuaire.rewrite=true to bring the file up to date. */
  @Example
  void aWholeReportIsWrittenAsTheGoldenFileShows() throws IOException {
    byte[] bytes = written(Fhir.normalised(Outgoing.whole()));
    if (Boolean.getBoolean("estuaire.rewrite")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.write(GOLDEN, bytes);
    }

    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(Files.readString(GOLDEN));
  }

  @Example
  void aNewVersionNamesTheSendingThatItReplaces() throws IOException {
    OutgoingReport first = Outgoing.of(Outgoing.whole());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WRITER.write(
        new OutgoingReport(
            first.report(),
            first.laboratory(),
            first.recipient(),
            first.zone(),
            "E-2",
            2,
            Optional.of("E-1")),
        out);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"amended\"", "\"replaces\"", "\"E-1\"");
  }

  /** Reports to write. */
  static final class Outgoing {

    static final List<LabResult.Coding> CODINGS =
        List.of(
            LabResult.Coding.loinc("14749-6", "Glucose"),
            new LabResult.Coding("GLY", "L", "53049-3", "LN", "Glycémie"),
            LabResult.Coding.loinc("2160-0", "Créatinine"),
            LabResult.Coding.local("XYZ", "Examen du laboratoire"));

    private static final Instant COLLECTED = Instant.parse("2026-03-02T07:30:00Z");
    private static final Instant ISSUED = Instant.parse("2026-03-02T15:00:00.250Z");

    private Outgoing() {}

    static OutgoingReport of(LabReport report) {
      return new OutgoingReport(
          report,
          new OutgoingReport.Party("999999999", "Laboratoire d'essai"),
          new OutgoingReport.Party("10999999999", "Dr MODELE"),
          Partner.METROPOLITAN_FRANCE,
          "E-1",
          1,
          Optional.empty());
    }

    static LabReport report(Confidentiality confidentiality, List<LabResult> results) {
      LabOrder order =
          new LabOrder(
              "D-1",
              "P-9",
              "BIO",
              "Biochimie",
              "F",
              ISSUED.minusSeconds(60),
              Optional.of(COLLECTED),
              Optional.of(COLLECTED.plusSeconds(1800)),
              "10999999999",
              Renewal.BY_RESULT,
              results);
      return new LabReport(
          "LABO|ESSAI", "M1", ISSUED, Persons.qualified(ISSUED), confidentiality, List.of(order));
    }

    static LabOrder renumbered(LabOrder order, String number) {
      return new LabOrder(
          number,
          order.placerNumber(),
          order.code(),
          order.label(),
          order.status(),
          order.versionAt(),
          order.collectedAt(),
          order.receivedAt(),
          order.prescriber(),
          order.renewal(),
          order.results());
    }

    static LabResult result(
        LabResult.Coding coding,
        ResultValue value,
        ResultStatus status,
        String flags,
        String method,
        String comment,
        boolean previous,
        int daysBefore) {
      boolean number = value instanceof ResultValue.Quantity;
      ReferenceRange range =
          number
              ? new ReferenceRange(
                  Optional.of(new BigDecimal("0.70")),
                  Optional.of(new BigDecimal("1.10")),
                  "0,70 - 1,10")
              : ReferenceRange.NONE;
      Instant observed = COLLECTED.minus(Duration.ofDays(previous ? daysBefore : 0));
      return new LabResult(
          coding,
          "",
          status,
          new LabResult.Measure(value, "tel quel", number ? unit(coding) : "", range),
          Optional.empty(),
          flags,
          Optional.of(observed),
          previous,
          method,
          comment,
          Optional.empty());
    }

    private static String unit(LabResult.Coding coding) {
      return coding.code().equals("GLY")
          ? "g/L"
          : coding.code().equals("2160-0") ? "mg/L" : "mmol/L";
    }

    /** Each with a sub-identifier of its own: the same code may occur twice. */
    static List<LabResult> numbered(List<LabResult> results) {
      List<LabResult> all = new ArrayList<>();
      for (LabResult r : results) {
        all.add(withSubId(r, Integer.toString(all.size() + 1)));
      }
      return all;
    }

    private static LabResult withSubId(LabResult r, String subId) {
      return new LabResult(
          r.coding(),
          subId,
          r.status(),
          r.measure(),
          r.second(),
          r.flags(),
          r.observedAt(),
          r.previous(),
          r.method(),
          r.comment(),
          r.normalised());
    }

    static LabResult glucose(String number, String unit) {
      return result(
          new LabResult.Coding("GLY", "L", "53049-3", "LN", "Glycémie à jeun"),
          new ResultValue.Quantity("", new BigDecimal(number)),
          ResultStatus.FINAL,
          "N",
          "Hexokinase",
          "",
          false,
          0);
    }

    static LabResult document(String code, String title, String text) {
      ResultValue value =
          new ResultValue.Document(
              "application/pdf",
              title,
              org.estuaire.lab.model.DocumentContent.of(text.getBytes(StandardCharsets.UTF_8)));
      return Results.plain(
          LabResult.Coding.loinc(code, title),
          "",
          ResultStatus.FINAL,
          value,
          title,
          Optional.of(COLLECTED));
    }

    /** One of each kind. */
    static LabReport whole() {
      LabResult deleted =
          result(
              CODINGS.get(2),
              new ResultValue.Quantity("", new BigDecimal("9.1")),
              ResultStatus.DELETED,
              "",
              "",
              "Tube inversé",
              false,
              0);
      LabResult before =
          result(
              CODINGS.get(0),
              new ResultValue.Quantity("<", new BigDecimal("5.1")),
              ResultStatus.FINAL,
              "",
              "",
              "",
              true,
              90);
      LabResult titre =
          result(
              CODINGS.get(3),
              new ResultValue.Ratio(BigDecimal.ONE, new BigDecimal("160")),
              ResultStatus.CORRECTED,
              "A",
              "",
              "",
              false,
              0);
      return report(
          Confidentiality.NORMAL,
          List.of(
              glucose("0.90", "g/L"), deleted, titre, before, document("11526-1", "CR", "texte")));
    }
  }
}
