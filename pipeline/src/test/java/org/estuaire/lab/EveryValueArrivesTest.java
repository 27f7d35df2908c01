package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estuaire.lab.Written.Kind;

/**
 * What a laboratory writes in any of the five formats is what a practice reads in any of them,
 * after the repository. What a format can't say is in {@link Spelling} and on the page
 * docs/formats/valeurs.md.
 */
final class EveryValueArrivesTest {

  private static final Delivered ROUTE = new Delivered();
  private static int orders;

  @Property(tries = 20)
  void aValueArrivesAsItWasSaid(@ForAll LabFormats from, @ForAll("results") List<Written> results)
      throws Exception {
    check(from, results.stream().filter(result -> isWritable(from, result)).toList());
  }

  /** A laboratory that writes ISO-8859-1 has no raised figures to send. */
  private static boolean isWritable(LabFormats from, Written result) {
    return from != LabFormats.SANTE || result.isPrintable();
  }

  @Example
  void codesAndIdentifiersAreNoNumbers() throws Exception {
    List<Written> strings = new ArrayList<>();
    for (String text :
        List.of(
            "0",
            "0012",
            "00730012",
            "12E4",
            "1.10",
            "01.06",
            "16,18",
            "12:30",
            "+33",
            "1:160",
            "1/2",
            "10E5",
            "10^5",
            "04 65 71 00 42",
            "1 234",
            "<5",
            "1".repeat(58))) {
      strings.add(Written.string("X" + strings.size(), text));
    }
    for (LabFormats from : LabFormats.values()) {
      check(from, strings);
    }
  }

  @Example
  void tenToTheFifthIsOneHundredThousandInEveryFormat() throws Exception {
    for (String text :
        List.of("10E5", "10e5", "10 E5", "10^5", "10⁵", "10*5", "1.10^5", "1x10^5", "1×10⁵")) {
      Written count = Written.power("630-4", text, "100000");
      for (LabFormats from : LabFormats.values()) {
        if (isWritable(from, count)) {
          check(from, List.of(count));
        }
      }
    }
  }

  @Example
  void whatIsConvertedGoesWithTheLaboratorysOwnFigureUnitAndBounds() throws Exception {
    byte[] file =
        LaboratoryFile.of(
            LabFormats.HL7,
            "F" + ++orders,
            List.of(
                new Written(
                    "2345-7", Kind.NUMBER, "", "", "1.05", "g/L", "0.74", "1.06", "", "N")));
    byte[] loinc =
        new String(file, StandardCharsets.UTF_8)
            .replace("^Examen^L", "^Glucose^LN")
            .getBytes(StandardCharsets.UTF_8);
    Map<LabFormats, byte[]> sent = ROUTE.of(LabFormats.HL7, loinc);
    for (LabFormats to : LabFormats.values()) {
      Heard heard = read(to, sent.get(to)).get("14749-6");
      assertThat(heard.unit()).as("%s", to).isEqualTo("mmol/L");
      assertThat(heard.number()).as("%s", to).contains(new BigDecimal("5.829"));
      assertThat(new BigDecimal(heard.low())).as("%s", to).isEqualByComparingTo("4.11");
      assertThat(heard.words()).as("%s", to).contains("1.05 g/L");
      assertThat(heard.words() + heard.range()).as("%s", to).contains("0.74");
    }
  }

  @Example
  void noPracticeIsSentACommandWhateverHidItAtTheLaboratory() throws Exception {
    Map<LabFormats, String> hidden =
        Map.of(
            LabFormats.HL7, "\\X1B\\",
            LabFormats.MEDECINS, "&#27;",
            LabFormats.SANTE, "\\X1B\\",
            LabFormats.CDA, "&#155;",
            LabFormats.FHIR, "\\u001b");
    for (LabFormats from : LabFormats.values()) {
      byte[] plain =
          LaboratoryFile.of(from, "F" + ++orders, List.of(Written.string("X0", "5ESC7")));
      String file = new String(plain, StandardCharsets.UTF_8).replace("ESC", hidden.get(from));
      Map<LabFormats, byte[]> sent = ROUTE.of(from, file.getBytes(StandardCharsets.UTF_8));
      for (LabFormats to : LabFormats.values()) {
        String heard = read(to, sent.get(to)).get("X0").text();
        assertThat(heard).as("%s -> %s", from, to).matches("5[\uFFFD?]7");
      }
    }
  }

  private static void check(LabFormats from, List<Written> results) throws Exception {
    Map<LabFormats, byte[]> sent;
    synchronized (ROUTE) {
      byte[] file = LaboratoryFile.of(from, "F" + ++orders, results);
      sent = ROUTE.of(from, file);
    }
    assertThat(sent).as("practices").hasSize(LabFormats.values().length);
    for (LabFormats to : LabFormats.values()) {
      Map<String, Heard> heard = read(to, sent.get(to));
      for (Written result : results) {
        Heard as = heard.get(result.code());
        assertThat(as).as("%s -> %s: %s", from, to, result).isNotNull();
        Spelling.of(from, to).check(result, as);
      }
    }
  }

  private static Map<String, Heard> read(LabFormats format, byte[] file) throws Exception {
    return switch (format) {
      case HL7 -> PipesInPractice.hl7(file);
      case MEDECINS -> PipesInPractice.medecins(file);
      case SANTE -> PipesInPractice.sante(file);
      case CDA -> TreesInPractice.cda(file);
      case FHIR -> TreesInPractice.fhir(file);
    };
  }

  @Provide
  Arbitrary<List<Written>> results() {
    Arbitrary<Written> any = Arbitraries.oneOf(strings(), numbers(), lines(), coded());
    return Combinators.combine(any.list().ofMinSize(4).ofMaxSize(12), powers())
        .as(
            (some, power) -> {
              List<Written> all = new ArrayList<>();
              some.forEach(result -> all.add(result.under("X" + all.size())));
              all.add(power);
              return all;
            });
  }

  private static Arbitrary<Written> strings() {
    return nasty(24).map(text -> Written.string("", text));
  }

  /** What has deceived a reader before. */
  private static Arbitrary<String> nasty(int longest) {
    return Arbitraries.strings()
        .withChars("00123456789.,Ee^*⁵⁻≤µé|&~\\<>#:/-+%\t aX")
        .ofMinLength(1)
        .ofMaxLength(longest)
        .map(String::strip)
        .filter(text -> !text.isBlank());
  }

  private static Arbitrary<Written> lines() {
    return nasty(30)
        .list()
        .ofMinSize(2)
        .ofMaxSize(4)
        .map(lines -> Written.lines("", String.join("\n", lines)));
  }

  private static Arbitrary<Written> coded() {
    return nasty(20).map(label -> Written.coded("", "L" + label));
  }

  private static Arbitrary<Written> powers() {
    return Combinators.combine(
            Arbitraries.of("10E%d", "10^%d", "10⁵", "10*%d", "1.10^%d", "10 E%d"),
            Arbitraries.integers().between(1, 9))
        .as(
            (form, exponent) -> {
              int power = form.contains("%") ? exponent : 5;
              String digits = BigDecimal.ONE.scaleByPowerOfTen(power).toPlainString();
              return Written.power("630-4", form.formatted(power), digits);
            });
  }

  private static Arbitrary<Written> numbers() {
    Arbitrary<BigDecimal> number =
        Arbitraries.oneOf(
            Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("99999")).ofScale(2),
            Arbitraries.bigIntegers()
                .between(java.math.BigInteger.ONE, new java.math.BigInteger("9".repeat(25)))
                .map(BigDecimal::new));
    return Combinators.combine(
            number,
            Arbitraries.of("", "", "<", "<=", ">", ">="),
            Arbitraries.of(
                "g/L", "UFC/mL", "10*9/L", "10^9/L", "10⁹/L", "ufc/champ", "µmol/L", "%"),
            ranges(),
            Arbitraries.of("", "N", "H", "L", "HH", "LL"))
        .as(
            (value, comparator, unit, range, flag) ->
                new Written(
                    "",
                    Kind.NUMBER,
                    "",
                    comparator,
                    value.toPlainString(),
                    unit,
                    range.get(0),
                    range.get(1),
                    range.get(2),
                    flag));
  }

  private static Arbitrary<List<String>> ranges() {
    return Arbitraries.of(
        List.of("", "", ""),
        List.of("4.20", "5.80", ""),
        List.of("", "88", ""),
        List.of("60", "", ""),
        List.of("150000", "400000", "150 000 - 400 000"),
        List.of("4.20", "5.80", "4,20 à 5,80"),
        List.of("2.0", "10.0", "2.0 – 10.0"),
        List.of("", "88", "Inf. à 88"),
        List.of("60", "", "sup. à 60"),
        List.of("", "5.0", "< 5,0"),
        List.of("", "1000", "< 10³"));
  }
}
