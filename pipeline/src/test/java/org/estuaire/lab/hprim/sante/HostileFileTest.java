package org.estuaire.lab.hprim.sante;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.Severity;
import org.estuaire.lab.model.LabReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken and malicious files: a finding, never an exception, in bounded memory and time. */
final class HostileFileTest {

  private static final int TEN_MEGABYTES = 10 << 20;
  private static final Partner GENEROUS =
      Sante.LABORATORY.withLimits(new Partner.Limits(1 << 30, 16 << 20));
  private static final String NUMBER = Sante.obx("NM", "5.1");

  /** What each input must end as. */
  record Hostile(String name, String file, HprimSanteFinding finding) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Hostile> hostile() {
    return Stream.of(
        new Hostile(
            "500,000 comments",
            Sante.file(NUMBER, "C|1|L|a\r".repeat(500_000)),
            HprimSanteFinding.TOO_MANY_RECORDS),
        new Hostile(
            "a million fields",
            Sante.file("OBX" + "|".repeat(1_000_000)),
            HprimSanteFinding.TOO_MANY_FIELDS),
        new Hostile(
            "a name of 10 MB",
            Sante.file(NUMBER).replace("|ESSAI|", "|" + "E".repeat(TEN_MEGABYTES) + "|"),
            HprimSanteFinding.IDENTIFIER_TOO_LONG),
        new Hostile(
            "a million addenda",
            Sante.file(NUMBER, "A||".repeat(1) + "\rA||".repeat(1_000_000)),
            HprimSanteFinding.TOO_MANY_FIELDS),
        new Hostile("a NUL", Sante.file(NUMBER + "|\0"), HprimSanteFinding.NUL_CHARACTER));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatWouldExhaustTheReaderIsRefused(Hostile hostile) {
    byte[] delivery = Sante.latin(hostile.file());
    long before = allocated();

    List<Decoded<LabReport>> all = Sante.read(delivery, GENEROUS);

    assertThat(Sante.codes(all.get(0))).contains(hostile.finding());
    assertThat(allocated() - before).isLessThan(100L * delivery.length + (64 << 20));
  }

  @Test
  void aHeaderWithoutEndIsRefused() {
    byte[] file = Sante.latin(Sante.file(NUMBER).replace("LABORATOIRE", "L".repeat(TEN_MEGABYTES)));

    Inspection.Refused refused = (Inspection.Refused) Sante.inspect(file);

    assertThat(refused.why())
        .extracting(Finding::code)
        .containsExactly(HprimSanteFinding.HEADER_TOO_LONG);
  }

  @Test
  void repetitionsAndComponentsWithoutEndAreReadInSeconds() {
    String file =
        Sante.file(
            Sante.obx("CE", "a~b^".repeat(100_000)),
            "OBX|2|TX|T~T~L||" + "~".repeat(200_000) + "x||||||F",
            "OBX|3|TX|U~U~L||" + "\\.".repeat(100_000) + "||||||F");

    assertTimeout(
        Duration.ofSeconds(20), () -> assertThat(Sante.isReadable(Sante.decode(file))).isTrue());
  }

  @Test
  void theLargestReportAllowedIsReadInSeconds() {
    StringBuilder results = new StringBuilder();
    for (int i = 0; i < 4_900; i++) {
      results.append("OBX|1|NM|C").append(i).append("~Analyse~L||5,1|g/l|1 - 7|N|||F\r");
    }

    LabReport report =
        assertTimeout(Duration.ofSeconds(20), () -> Sante.report(Sante.file(results.toString())));

    assertThat(report.orders().get(0).results()).hasSize(4_900);
  }

  @Property(tries = 500)
  void bytesThatAreNoFileNeverThrow(@ForAll byte[] bytes) {
    check(bytes);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(Sante.latin(Sante.H + "\r"));
    file.writeBytes(bytes);
    file.writeBytes(Sante.latin("\rL|1\r"));
    check(file.toByteArray());
  }

  /** {@code -Destuaire.fuzz.seconds} makes it longer; {@code -Destuaire.fuzz.seed} another. */
  @Test
  void mutatedFilesNeverThrowAndAreCutAsTheyWereCounted(TestReporter reporter) {
    long seconds = Long.getLong("estuaire.fuzz.seconds", 2);
    long seed = Long.getLong("estuaire.fuzz.seed", 20261122);
    Random random = new Random(seed);
    List<byte[]> seeds = seeds();
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    int rounds = 0;
    do {
      byte[] mutated = seeds.get(random.nextInt(seeds.size())).clone();
      for (int i = random.nextInt(1, 20); i > 0; i--) {
        mutated = mutated(mutated, random);
      }
      check(mutated);
      rounds++;
    } while (System.nanoTime() < end);

    reporter.publishEntry("executions", Integer.toString(rounds));
    assertThat(rounds).isPositive();
  }

  private static List<byte[]> seeds() {
    String full =
        Sante.file(
            "C|1|L|Tube hémolysé",
            NUMBER,
            "C|1|L|Soit 0,92 g/l",
            "OBX|2|TX|CR~Compte rendu~L||ligne un~ligne \\S\\ deux||||||F",
            "OBX|3|FIC|FIC~Fichier~L||DOSSIER~CR000001.TXT~TXT||||||F",
            "OBX|4|CE|GER~Germe~L||ECO~Escherichia ",
            "A|coli~L||||||C|||20260902");
    String two =
        String.join(
            "\r\n",
            Sante.H,
            Sante.P,
            Sante.OBR,
            NUMBER,
            Sante.P,
            Sante.OBR,
            NUMBER,
            "L|1||2|8",
            "");
    byte[] written = RoundTripTest.write(Sante.report(full));
    return List.of(Sante.latin(full), Sante.latin(two), Sante.latin(two + full), written);
  }

  private static byte[] mutated(byte[] from, Random random) {
    if (from.length == 0) {
      return from;
    }
    byte[] marks = "|~^\\&\r\n\0HPACLOBRX19".getBytes(StandardCharsets.ISO_8859_1);
    int at = random.nextInt(from.length);
    int to = Math.min(from.length, at + random.nextInt(1, 60));
    byte one =
        random.nextBoolean() ? (byte) random.nextInt(256) : marks[random.nextInt(marks.length)];
    switch (random.nextInt(5)) {
      case 0:
        from[at] = one;
        return from;
      case 1:
        return Arrays.copyOf(from, at);
      case 2:
        return joined(from, at, new byte[] {one}, at);
      case 3:
        return joined(from, to, Arrays.copyOfRange(from, at, to), to);
      default:
        return joined(from, at, new byte[0], to);
    }
  }

  private static byte[] joined(byte[] from, int stop, byte[] middle, int resume) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(from, 0, stop);
    joined.writeBytes(middle);
    joined.write(from, resume, from.length - resume);
    return joined.toByteArray();
  }

  private static void check(byte[] file) {
    Sante.FORMAT.recognises(file, Sante.LABORATORY);
    if (!(Sante.inspect(file) instanceof Inspection.Ready ready)) {
      return;
    }
    List<RawRecord> records = Sante.split(file, Sante.LABORATORY, ready.reading());
    assertThat(records).hasSize(ready.records());
    RecordDecoder<LabReport> decoder = Sante.FORMAT.decoder(Sante.LABORATORY, ready.reading());
    records.stream().map(decoder::decode).forEach(HostileFileTest::checkFindings);
  }

  private static void checkFindings(Decoded<LabReport> decoded) {
    boolean errors =
        Sante.findings(decoded).stream()
            .map(Finding::severity)
            .anyMatch(severity -> severity != Severity.WARNING);
    assertThat(errors).isEqualTo(!Sante.isReadable(decoded));
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
