package org.estuaire.lab.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Partner;
import org.estuaire.hl7v2.Hl7Escapes;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken and malicious input: a finding, never an exception, in bounded memory and time. */
final class HostileMessageTest {

  private static final int TEN_MEGABYTES = 10 << 20;
  private static final Partner GENEROUS =
      Oru.LABORATORY.withLimits(new Partner.Limits(1 << 30, 16 << 20));

  /** What each input must end as. */
  record Hostile(String name, String message, Hl7Finding finding) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Hostile> hostile() {
    String pid = "PID|1||";
    return Stream.of(
        new Hostile(
            "100,000 repetitions",
            Oru.message().replace("PID|1||", pid + "1234567~".repeat(100_000)),
            Hl7Finding.TOO_MANY_REPETITIONS),
        new Hostile(
            "repetitions in every field",
            Oru.message(("ZZZ|" + "~".repeat(999)).repeat(800)),
            Hl7Finding.TOO_MANY_SEPARATORS),
        new Hostile(
            "500,000 segments",
            Oru.message("NTE|1|a\r".repeat(500_000)),
            Hl7Finding.TOO_MANY_SEGMENTS),
        new Hostile(
            "a field of 10 MB",
            Oru.message().replace("ESSAI", "E".repeat(TEN_MEGABYTES)),
            Hl7Finding.FIELD_TOO_LONG),
        new Hostile(
            "a million fields",
            Oru.message("ZZZ" + "|".repeat(1_000_000)),
            Hl7Finding.TOO_MANY_SEPARATORS),
        new Hostile(
            "a million components",
            Oru.message("OBX|1|TX|A^B||" + "^&".repeat(500_000) + "||||||F"),
            Hl7Finding.TOO_MANY_SEPARATORS));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatWouldExhaustAParserIsRefusedBeforeIt(Hostile hostile) {
    byte[] delivery = hostile.message().getBytes(StandardCharsets.UTF_8);
    long before = allocated();

    List<Decoded<LabReport>> all = Oru.read(delivery, GENEROUS);

    assertThat(Oru.codes(all.get(0))).contains(hostile.finding());
    assertThat(allocated() - before).isLessThan(40L * delivery.length + (64 << 20));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void underTheUsualLimitMostOfItIsNotEvenKept(Hostile hostile) {
    byte[] delivery = hostile.message().getBytes(StandardCharsets.UTF_8);

    Decoded<LabReport> decoded = Oru.read(delivery, Oru.LABORATORY).get(0);

    assertThat(Oru.isReadable(decoded)).isFalse();
  }

  @Test
  void theLargestMessageAllowedIsReadInSeconds() {
    String message =
        Oru.message(
            IntStream.range(0, 4_900)
                .mapToObj(
                    i -> "OBX|" + i + "|NM|C" + i + "^Code&x^L^A^B^LN|" + i + "|5,1|g/L~x||||||F")
                .toArray(String[]::new));
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);

    LabReport report = assertTimeout(Duration.ofSeconds(20), () -> Oru.report(Oru.decode(bytes)));

    assertThat(report.orders().get(0).results()).hasSize(4_900);
  }

  @Test
  void escapesWithoutEndCostNoMoreThanTheirLength() {
    String escapes = Oru.message(Oru.obx("TX", "\\.".repeat(250_000)));

    assertTimeout(
        Duration.ofSeconds(20), () -> assertThat(Oru.isReadable(Oru.decode(escapes))).isTrue());
  }

  /** A result as a sender would mean it. */
  record Meant(String label, BigDecimal number, String comment, String subId) {}

  @Property(tries = 500)
  void whatWasWrittenIsWhatIsRead(@ForAll("results") List<Meant> meant) {
    Hl7Escapes escapes = new Hl7Escapes();
    String[] segments =
        IntStream.range(0, meant.size())
            .mapToObj(i -> segments(meant.get(i), i, escapes))
            .toArray(String[]::new);

    List<LabResult> read =
        meant.isEmpty() ? List.of() : Oru.report(Oru.message(segments)).orders().get(0).results();

    assertThat(read).hasSize(2 * meant.size());
    for (int i = 0; i < meant.size(); i++) {
      assertThat(read.get(2 * i).coding().label()).isEqualTo(meant.get(i).label().strip());
      assertThat(read.get(2 * i).value())
          .isEqualTo(new ResultValue.Quantity("", meant.get(i).number()));
      assertThat(read.get(2 * i + 1).original()).isEqualTo(meant.get(i).comment().strip());
    }
  }

  private static String segments(Meant meant, int rank, Hl7Escapes escapes) {
    EncodingCharacters standard = EncodingCharacters.defaultInstance();
    String number = meant.number().toPlainString().replace('.', ',');
    return "OBX|1|NM|C"
        + rank
        + "^"
        + escapes.escape(meant.label(), standard)
        + "^L|"
        + meant.subId()
        + "|"
        + number
        + "|g/L|||||F\r"
        + "OBX|2|TX|T"
        + rank
        + "^Texte^L||"
        + escapes.escape(meant.comment(), standard)
        + "||||||F";
  }

  @Provide
  Arbitrary<List<Meant>> results() {
    Arbitrary<String> text = Arbitraries.strings().withChars("aé |^~\\&.XF1\n’").ofMaxLength(20);
    Arbitrary<BigDecimal> number =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("-99999"), new BigDecimal("99999"))
            .ofScale(3);
    return Combinators.combine(text, number, text, Arbitraries.of("", "1", "a"))
        .as(Meant::new)
        .list()
        .ofMaxSize(6);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
