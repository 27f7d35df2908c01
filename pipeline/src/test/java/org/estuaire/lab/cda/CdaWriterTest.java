package org.estuaire.lab.cda;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.LeftOut;
import org.estuaire.lab.model.LabFinding;
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
        new String(complete(WrittenReports.everything()), StandardCharsets.UTF_8)
            .replaceAll("(ID=\"COPIE\"><value[^>]*>)[^<]*", "$1…")
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
    LabReport sent =
        WrittenReports.normalised(WrittenReports.report(GeneratedResults.distinct(results)));
    byte[] written = WrittenReports.written(sent);
    assertThat(WrittenReports.written(sent)).isEqualTo(written);
    assertThat(told(readAgain(sent))).containsExactlyInAnyOrderElementsOf(told(sent));
  }

  private static byte[] complete(LabReport report) {
    return WrittenReports.written(new CdaWriter(), WrittenReports.outgoing(report));
  }

  @Example
  void theCopyOfAReportIsNoDocumentOfThePerson() {
    Decoded.Readable<LabReport> read =
        (Decoded.Readable<LabReport>) Cda.decode(complete(WrittenReports.everything()));
    LabReport without = Cda.report(Cda.decode(WrittenReports.written(WrittenReports.everything())));
    assertThat(told(read.record())).isEqualTo(told(without));
    assertThat(read.tally().orElseThrow().leftOut())
        .extracting(LeftOut::reason)
        .contains(LabFinding.OWN_COPY);
  }

  private static LabReport readAgain(LabReport sent) {
    return WrittenReports.normalised(Cda.report(Cda.decode(WrittenReports.written(sent))));
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
    return GeneratedResults.any();
  }
}
