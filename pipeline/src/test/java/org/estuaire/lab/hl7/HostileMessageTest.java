package org.estuaire.lab.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Severity;
import org.estuaire.hl7v2.Hl7Escapes;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
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

  @Test
  void aMessageCutAnywhereIsReadOrRefusedWithAFinding() {
    byte[] whole = Messages.ofResults(3).getBytes(StandardCharsets.UTF_8);

    for (int length = 0; length < whole.length; length++) {
      check(Oru.decode(Arrays.copyOf(whole, length)));
    }
  }

  @Property(tries = 2_000)
  void aMutatedMessageNeverThrows(
      @ForAll @IntRange(max = Integer.MAX_VALUE) int seed,
      @ForAll @IntRange(min = 1, max = 30) int changes) {
    byte[] bytes = Messages.ofResults(3).getBytes(StandardCharsets.UTF_8);

    checkDelivery(mutated(bytes, new Random(seed), changes));
  }

  /** Longer with {@code -Destuaire.fuzz.seconds=600}. */
  @Test
  void aMutatedMessageOfAnyKindNeverThrowsAndIsCutAsItWasCounted(TestReporter reporter) {
    long seconds = Long.getLong("estuaire.fuzz.seconds", 2);
    List<byte[]> seeds =
        Stream.of(
                Messages.ofResults(3),
                Oru.message(Oru.obx("TX", "ligne un~ligne deux \\T\\ \\.br\\ trois")),
                Oru.message() + Messages.ofResults(1))
            .map(message -> message.getBytes(StandardCharsets.UTF_8))
            .toList();
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    Random random = new Random(20261122);
    int rounds = 0;
    while (System.nanoTime() < end) {
      byte[] seed = seeds.get(random.nextInt(seeds.size())).clone();
      checkDelivery(mutated(seed, random, random.nextInt(1, 20)));
      rounds++;
    }
    reporter.publishEntry("executions", Integer.toString(rounds));
    assertThat(rounds).isPositive();
  }

  private static byte[] mutated(byte[] from, Random random, int changes) {
    byte[] marks = "|^~\\&\r\n\u000B\u001C\0MSHPIDOBX".getBytes(StandardCharsets.UTF_8);
    byte[] bytes = from;
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      int at = random.nextInt(bytes.length);
      int length = Math.min(random.nextInt(1, 60), bytes.length - at);
      if (random.nextInt(10) > 0) {
        bytes[at] =
            random.nextBoolean() ? (byte) random.nextInt(256) : marks[random.nextInt(marks.length)];
      } else if (random.nextBoolean()) {
        bytes = joined(bytes, at, at + length);
      } else {
        bytes = joined(bytes, at + length, at);
      }
    }
    return bytes;
  }

  /** Leaves a piece out, or repeats one. */
  private static byte[] joined(byte[] bytes, int stop, int resume) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(bytes, 0, stop);
    joined.write(bytes, resume, bytes.length - resume);
    return joined.toByteArray();
  }

  private static void checkDelivery(byte[] bytes) {
    check(Oru.decode(bytes));
    Oru.FORMAT.recognises(bytes, Oru.LABORATORY);
    if (Oru.inspect(bytes, Oru.LABORATORY) instanceof Inspection.Ready ready) {
      assertThat(Oru.split(bytes, Oru.LABORATORY)).hasSize(ready.records());
    }
  }

  @Property(tries = 500)
  void bytesThatAreNoMessageNeverThrow(@ForAll byte[] bytes) {
    checkDelivery(bytes);
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

  private static void check(Decoded<LabReport> decoded) {
    boolean errors =
        Oru.findings(decoded).stream()
            .map(Finding::severity)
            .anyMatch(severity -> severity != Severity.WARNING);
    assertThat(errors).isEqualTo(!Oru.isReadable(decoded));
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
