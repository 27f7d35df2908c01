package org.estuaire.lab.hprim.sante;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estuaire.bytes.NameText;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Places;
import org.estuaire.lab.LabRecords;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.DocumentContent;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.LabResult.Normalised;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.NumberReader;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.estuaire.terminology.Analytes;
import org.estuaire.terminology.Conversions;
import org.estuaire.terminology.LocalCodes;
import org.estuaire.terminology.UcumFactors;
import org.junit.jupiter.api.Test;

/** What the writer writes, the reader reads back with the same normalised results. */
final class RoundTripTest {

  private static final Instant COLLECTED = Instant.parse("2026-03-02T07:30:00Z");
  private static final Instant ISSUED = Instant.parse("2026-03-02T15:00:00Z");
  private static final Normaliser<LabReport> NORMALISER =
      new LabRecords(
              List.of(Sante.FORMAT),
              partner -> LocalCodes.NONE,
              Analytes.read(Path.of("..", "config", "terminology", "analytes.csv")),
              new Conversions(UcumFactors.load()))
          .rules(Sante.LABORATORY);

  static byte[] write(LabReport report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new HprimSanteWriter()
          .write(
              new OutgoingReport(
                  report,
                  new OutgoingReport.Party("380000099", "LABORATOIRE D’ESSAI"),
                  new OutgoingReport.Party("81000000001", "DR MODELE"),
                  Partner.METROPOLITAN_FRANCE,
                  "ENVOI-1",
                  1,
                  Optional.empty()),
              out);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toByteArray();
  }

  static LabReport normalised(LabReport report) {
    Outcome<LabReport> outcome = NORMALISER.normalise(report);
    if (outcome instanceof Outcome.Accepted<LabReport> accepted) {
      return accepted.record();
    }
    throw new AssertionError(((Outcome.Rejected<LabReport>) outcome).why());
  }

  private static LabReport readBack(byte[] file) {
    return normalised(Sante.report(Sante.read(file, Sante.LABORATORY).get(0)));
  }

  /** A result as a repository would show it. */
  private record Seen(
      String loinc,
      String ucum,
      ResultValue value,
      List<Optional<BigDecimal>> range,
      ResultStatus status,
      String flags,
      Optional<Instant> observedAt,
      boolean previous,
      String method,
      String comment,
      String label) {}

  private static Seen seen(LabResult result) {
    Normalised made =
        result.normalised().orElseGet(() -> new Normalised("", "", result.value(), result.range()));
    boolean speaks = result.status().carriesValue();
    return new Seen(
        made.loinc(),
        speaks && made.value() instanceof ResultValue.Quantity ? made.ucum() : "",
        speaks ? plain(made.value()) : new ResultValue.Absent(),
        speaks
            ? List.of(
                made.range().low().map(BigDecimal::stripTrailingZeros),
                made.range().high().map(BigDecimal::stripTrailingZeros))
            : List.of(),
        result.status(),
        speaks ? result.flags() : "",
        result.observedAt(),
        result.previous(),
        speaks ? result.method() : "",
        speaks ? result.comment() : "",
        result.coding().label());
  }

  private static ResultValue plain(ResultValue value) {
    if (value instanceof ResultValue.Text text) {
      // A titre is a string here; whoever reads it sees what it is.
      return NumberReader.value(text.text())
          .filter(ResultValue.Ratio.class::isInstance)
          .orElse(value);
    }
    return value instanceof ResultValue.Quantity quantity
        ? new ResultValue.Quantity(quantity.comparator(), quantity.number().stripTrailingZeros())
        : value;
  }

  private static List<Seen> seen(LabReport report) {
    return report.orders().stream()
        .flatMap(order -> order.results().stream())
        .map(RoundTripTest::seen)
        .toList();
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll("reports") LabReport meant) {
    LabReport sent = normalised(meant);
    byte[] file = write(sent);

    LabReport read = readBack(file);

    assertThat(seen(read)).isEqualTo(seen(sent));
    assertThat(read.claim().traits()).isEqualTo(sent.claim().traits());
    assertThat(read.claim().localId()).isEqualTo(sent.claim().localId());
    assertThat(read.confidentiality()).isEqualTo(sent.confidentiality());
    assertThat(read.issuedAt()).isEqualTo(sent.issuedAt());
    assertThat(order(read)).isEqualTo(order(sent));
    assertThat(write(sent)).isEqualTo(file);
    for (String line : new String(file, StandardCharsets.ISO_8859_1).split("\r\n")) {
      assertThat(line.length()).isLessThanOrEqualTo(RowWriter.LONGEST);
    }
  }

  private static LabOrder order(LabReport report) {
    return report.orders().get(0).withResults(List.of()).at(Places.unknown());
  }

  /** Capitals with an accent and micro signs begin words, or the text is none in this encoding. */
  private static Arbitrary<String> text() {
    return Arbitraries.strings()
        .withChars("aéÀ '|~^\\&.XF1µ<")
        .ofMaxLength(60)
        .map(words -> words.replaceAll("(?<=[aéÀXF])(?=[Àµ])", " ").strip());
  }

  private static Arbitrary<String> lines() {
    return text().list().ofMaxSize(4).map(all -> String.join("\n", all).strip());
  }

  private static final List<Coding> TESTS =
      List.of(
          Coding.loinc("2345-7", "Glucose"),
          Coding.loinc("718-7", "Hémoglobine"),
          Coding.loinc("14682-9", "Créatinine"),
          Coding.local("CRP|1", "CRP & co"),
          new Coding("GLU", "", "14749-6", "LN", "Glycémie"),
          Coding.loinc("48767-8", "Commentaire"),
          Coding.local("ECBU", "Culture~urines"));

  private static final List<String> UNITS =
      List.of("g/l", "g/dl", "µmol/l", "mg/l", "mmol/l", "", "");

  /**
   * Tests whose unit stays as it is when written. An earlier result keeps its laboratory's unit;
   * beside one in another unit it is read as a result of its own, under its date.
   */
  private static final Set<Integer> UNIT_STAYS = Set.of(3, 5, 6);

  private static Arbitrary<ResultValue> quantity() {
    return Combinators.combine(
            Arbitraries.of("", "", "<", ">", "<=", ">="),
            Arbitraries.bigDecimals()
                .between(new BigDecimal("-9999"), new BigDecimal("9999"))
                .ofScale(2))
        .as(ResultValue.Quantity::new);
  }

  private static Arbitrary<ResultValue> words() {
    return Arbitraries.oneOf(
        lines().filter(text -> !text.isEmpty()).map(ResultValue.Text::new),
        text()
            .filter(text -> !text.isEmpty())
            .map(label -> new ResultValue.Coded("CODE~1", "SYS", label)),
        Arbitraries.integers()
            .between(1, 5000)
            .map(n -> new ResultValue.Ratio(BigDecimal.ONE, BigDecimal.valueOf(n))),
        Arbitraries.just(new ResultValue.Absent()));
  }

  private static String original(ResultValue value) {
    if (value instanceof ResultValue.Quantity quantity) {
      return quantity.comparator() + quantity.number().toPlainString();
    }
    return value instanceof ResultValue.Text text ? text.text() : "";
  }

  private record Said(
      ResultStatus status, String flags, String comment, String method, boolean previous) {}

  private static Arbitrary<Said> said() {
    return Combinators.combine(
            Arbitraries.of(
                ResultStatus.FINAL,
                ResultStatus.FINAL,
                ResultStatus.CORRECTED,
                ResultStatus.PRELIMINARY,
                ResultStatus.UNVERIFIED,
                ResultStatus.PENDING,
                ResultStatus.UNOBTAINABLE,
                ResultStatus.DELETED,
                ResultStatus.FINAL_WITHOUT_VALUE),
            Arbitraries.of("", "H", "LL", "H A"),
            lines().filter(text -> !text.startsWith("Valeur") && !text.startsWith("Méthode")),
            text(),
            Arbitraries.of(false, false, false, true))
        .as(Said::new);
  }

  private static Arbitrary<ReferenceRange> range() {
    return Arbitraries.of(
        ReferenceRange.NONE,
        new ReferenceRange(
            Optional.of(new BigDecimal("-2")), Optional.of(new BigDecimal("2.5")), "-2 - 2.5"),
        new ReferenceRange(Optional.empty(), Optional.of(new BigDecimal("5")), "< 5"),
        new ReferenceRange(Optional.of(new BigDecimal("0.4")), Optional.empty(), "> 0.4"));
  }

  private static Arbitrary<LabResult> result(int index) {
    boolean numeric = index < 5;
    return Combinators.combine(
            numeric ? quantity() : words(),
            said(),
            numeric ? range() : Arbitraries.just(ReferenceRange.NONE))
        .as(
            (value, said, range) -> {
              boolean previous =
                  said.previous() && said.status().carriesValue() && UNIT_STAYS.contains(index);
              return new LabResult(
                  TESTS.get(index),
                  "",
                  said.status(),
                  new Measure(value, original(value), UNITS.get(index), range),
                  Optional.empty(),
                  said.flags(),
                  Optional.of(previous ? COLLECTED.minus(Duration.ofDays(90)) : COLLECTED),
                  previous,
                  said.method(),
                  said.comment(),
                  Optional.empty());
            });
  }

  private static LabResult current(LabResult earlier) {
    return new LabResult(
        earlier.coding(),
        "",
        ResultStatus.FINAL,
        earlier.measure(),
        Optional.empty(),
        "",
        Optional.of(COLLECTED),
        false,
        "",
        "",
        Optional.empty());
  }

  @Provide
  Arbitrary<LabReport> reports() {
    Arbitrary<List<LabResult>> results = Arbitraries.just(List.of());
    for (int i = 0; i < TESTS.size(); i++) {
      Arbitrary<LabResult> one = result(i);
      results =
          Combinators.combine(results, one, Arbitraries.of(true, true, false))
              .as(
                  (before, result, there) -> {
                    List<LabResult> all = new ArrayList<>(before);
                    // An earlier result is one only beside a current one of its test.
                    if (there && result.previous()) {
                      all.add(current(result));
                    }
                    if (there) {
                      all.add(result);
                    }
                    return all;
                  });
    }
    return Combinators.combine(
            results, text(), Arbitraries.of(Sex.values()), Arbitraries.of(Confidentiality.values()))
        .as(RoundTripTest::report);
  }

  private static LabReport report(
      List<LabResult> results, String words, Sex sex, Confidentiality confidentiality) {
    LabOrder order =
        new LabOrder(
            "D" + words,
            words,
            "BILAN",
            words,
            "F",
            ISSUED,
            Optional.of(COLLECTED),
            Optional.of(COLLECTED.plusSeconds(60)),
            "81000000001",
            Renewal.BY_RESULT,
            results);
    Traits traits =
        Traits.UNKNOWN
            .withStrict(
                "ESSAI" + letters(words),
                "CAMILLE",
                Optional.of(LocalDate.of(1985, 8, 12)),
                sex,
                "")
            .withGivenNames("CAMILLE MARIE")
            .withUsed("EXEMPLE", "")
            .withContact(words, "38999", "", "0400000000")
            .withDeathDate(Optional.of(LocalDate.of(2026, 2, 1)));
    Claim claim =
        new Claim(
            Sante.LABORATORY.identityDomain(),
            "L1",
            traits,
            Optional.empty(),
            IdentityStatus.PROVISIONAL,
            Set.of(),
            ISSUED);
    return new LabReport("LABO", "M1", ISSUED, claim, confidentiality, List.of(order));
  }

  private static LabResult of(Coding coding, ResultValue value, String original, String unit) {
    return new LabResult(
        coding,
        "",
        ResultStatus.FINAL,
        new Measure(value, original, unit, ReferenceRange.NONE),
        Optional.empty(),
        "",
        Optional.of(COLLECTED),
        false,
        "",
        "",
        Optional.empty());
  }

  private static LabReport report(LabResult... results) {
    return report(List.of(results), "1", Sex.FEMALE, Confidentiality.NORMAL);
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1);
  }

  @Test
  void aTextDocumentIsWrittenOutAndReadBackAsADocument() {
    ResultValue document =
        new ResultValue.Document(
            ValueReader.PLAIN_TEXT,
            "CR",
            DocumentContent.of("Bilan\n\nnormal | 100 %".getBytes(StandardCharsets.UTF_8)));
    LabReport sent = normalised(report(of(Coding.loinc("11502-2", "CR"), document, "", "")));

    assertThat(seen(readBack(write(sent)))).isEqualTo(seen(sent));
  }

  @Test
  void aDocumentThatDoesNotFitIsAnnounced() {
    ResultValue document =
        new ResultValue.Document(
            "application/pdf", "Bilan", DocumentContent.of(new byte[] {1, 2, 3}));
    byte[] file = write(normalised(report(of(Coding.local("PDF", "Bilan"), document, "", ""))));

    assertThat(text(file)).contains("Document « Bilan » (application/pdf, 3 octets)");
  }

  @Test
  void charactersThatLatinOneLacksAreWrittenAsTheyAreSaid() {
    ResultValue value = new ResultValue.Text("β-HCG ≤ 5 · œdème – 10⁹ Ł ć μ 検");
    byte[] file = write(normalised(report(of(Coding.local("X", "X"), value, "", ""))));

    assertThat(text(file)).contains("beta-HCG <= 5 · oedème - 10\\R\\9 L c µ [U+691C]");
    assertThat(text(file)).doesNotContain("?");
  }

  @Test
  void aCommentOfManyLinesIsWrittenInAsManyCommentsNumberedInTheirOrder() {
    LabResult result =
        of(Coding.local("X", "X"), new ResultValue.Text("normal"), "normal", "")
            .withComment("ligne\n".repeat(150_000) + "fin");
    byte[] file = assertTimeout(Duration.ofSeconds(60), () -> write(normalised(report(result))));

    assertThat(text(file)).contains("C|1|L|ligne", "C|2|L|ligne", "C|150001|L|fin");
  }

  @Test
  void aDeletedResultSaysSoToWhoeverShowsIt() {
    LabResult deleted =
        new LabResult(
            Coding.local("GLY", "Glycémie"),
            "",
            ResultStatus.DELETED,
            new Measure(new ResultValue.Text("5"), "5", "", ReferenceRange.NONE),
            Optional.empty(),
            "",
            Optional.of(COLLECTED),
            false,
            "",
            "",
            Optional.empty());

    assertThat(text(write(normalised(report(deleted)))))
        .contains("|TX|GLY~Glycémie~L||Résultat annulé par le laboratoire||||||D");
  }

  @Test
  void theLaboratorysOwnValueStandsBesideTheConvertedOne() {
    LabResult glucose =
        of(
            Coding.loinc("2345-7", "Glucose"),
            new ResultValue.Quantity("", new BigDecimal("0.91")),
            "0.91",
            "g/l");
    byte[] file = write(normalised(report(glucose)));

    assertThat(text(file))
        .contains("14749-6~Glucose~LN~2345-7~~LN")
        .contains("C|1|L|Valeur du laboratoire : 0.91 g/l");
  }

  @Test
  void oneTestInTwoUnitsStaysTwoResults() {
    LabResult mass =
        of(
            Coding.loinc("2345-7", "Glucose"),
            new ResultValue.Quantity("", new BigDecimal("0.91")),
            "0.91",
            "g/l");
    LabResult molar =
        of(
            Coding.loinc("14749-6", "Glucose"),
            new ResultValue.Quantity("", new BigDecimal("5.05")),
            "5.05",
            "mmol/l");

    assertThat(readBack(write(normalised(report(mass, molar)))).orders().get(0).results())
        .extracting(LabResult::subId)
        .containsExactly("", "14749-6");
  }

  /** A name; one that has lost letters is refused before it is written. */
  private static String letters(String words) {
    return NameText.isDamaged("ESSAI" + words) ? "" : words;
  }
}
