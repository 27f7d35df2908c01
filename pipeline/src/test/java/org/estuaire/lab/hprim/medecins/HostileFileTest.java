package org.estuaire.lab.hprim.medecins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.Severity;
import org.estuaire.exchange.Tally;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken and malicious input: a finding, never an exception, in bounded memory and time. */
final class HostileFileTest {

  /** How long to mutate; {@code -Destuaire.fuzz.seconds=600} for a long run. */
  private static final Duration FUZZING =
      Duration.ofSeconds(Integer.getInteger("estuaire.fuzz.seconds", 2));

  private static final List<byte[]> SEEDS =
      List.of(
          Dossiers.file(Dossiers.GLUCOSE, "TEX|à jeun", "RES|CRP|CRP|A|< 0.12  mg/l |||||R")
              .getBytes(StandardCharsets.UTF_8),
          (Dossiers.file(Dossiers.GLUCOSE) + Dossiers.file("RES|X|X|N|-2|g/l|-2 - 2||H|C"))
              .replace("\n", "\r\n")
              .getBytes(Dossiers.WINDOWS),
          ("\uFEFF" + Dossiers.file(Dossiers.GLUCOSE)).getBytes(StandardCharsets.UTF_16LE),
          (Dossiers.HEADER + "\nUne lettre &eacute;crite<br />\n****FIN****\n")
              .replace("\n", "\r")
              .getBytes(org.estuaire.bytes.Charsets.MACINTOSH));

  @Test
  void mutatedFilesGiveRecordsOrFindingsAndTheBalanceHolds(TestReporter reporter) {
    Random random = new Random(20261122);
    long end = System.nanoTime() + FUZZING.toNanos();
    int rounds = 0;
    while (System.nanoTime() < end || rounds < 500) {
      byte[] content = SEEDS.get(random.nextInt(SEEDS.size()));
      for (int i = random.nextInt(6); i >= 0; i--) {
        content = mutated(content, random);
      }
      check(content);
      rounds++;
    }
    reporter.publishEntry("executions", Integer.toString(rounds));
  }

  private static void check(byte[] content) {
    Dossiers.FORMAT.recognises(
        Arrays.copyOf(content, Math.min(content.length, 8192)), Dossiers.LABORATORY);
    if (!(Dossiers.inspect(content) instanceof Inspection.Ready ready)) {
      return;
    }
    List<RawRecord> records = Dossiers.split(content, Dossiers.LABORATORY, ready.reading());
    assertThat(records).hasSize(ready.records());
    RecordDecoder<LabReport> decoder =
        Dossiers.FORMAT.decoder(Dossiers.LABORATORY, ready.reading());
    for (RawRecord raw : records) {
      Decoded<LabReport> decoded = decoder.decode(raw);
      boolean errors =
          Dossiers.findings(decoded).stream().anyMatch(f -> f.severity() == Severity.ERROR);
      assertThat(errors).isEqualTo(!Dossiers.isReadable(decoded));
      if (decoded instanceof Decoded.Readable<LabReport> readable) {
        assertThat(Outgoing.NORMALISER.normalise(readable.record())).isNotNull();
      }
    }
  }

  private static byte[] mutated(byte[] content, Random random) {
    if (content.length == 0) {
      return new byte[] {(byte) random.nextInt(256)};
    }
    int at = random.nextInt(content.length);
    int to = Math.min(content.length, at + 1 + random.nextInt(40));
    byte[] before = Arrays.copyOf(content, at);
    byte[] after = Arrays.copyOfRange(content, to, content.length);
    byte[] piece = Arrays.copyOfRange(content, at, to);
    switch (random.nextInt(5)) {
      case 0:
        byte[] flipped = content.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
      case 1:
        return before;
      case 2:
        return joined(before, after);
      case 3:
        return joined(before, piece, piece, after);
      default:
        byte[] noise = new byte[1 + random.nextInt(8)];
        random.nextBytes(noise);
        return joined(before, noise, piece, after);
    }
  }

  private static byte[] joined(byte[]... pieces) {
    int length = Arrays.stream(pieces).mapToInt(piece -> piece.length).sum();
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "\n",
        "|",
        "RES|",
        "TEX|a\n",
        "RES|a|b|N|1|g/L|1-2\n",
        "&eacute;",
        "Ã©\n",
        "****LAB****\n",
        "<br />",
        "9",
        " "
      })
  void tenMegabytesOfAnythingAreRefusedQuickly(String piece) {
    byte[] content =
        (Dossiers.HEADER + piece.repeat(10_000_000 / piece.length()) + "\n****FIN****\n")
            .getBytes(StandardCharsets.UTF_8);
    assertTimeout(Duration.ofSeconds(60), () -> check(content));
  }

  @Test
  void aDossierOfTooManyResultsIsRefused() {
    Decoded<LabReport> decoded = Dossiers.one(Dossiers.file("RES|a|b|N|1\n".repeat(5_001)));
    assertThat(Dossiers.codes(decoded)).contains(MedecinsFinding.TOO_MANY_RESULTS);
  }

  @Test
  void aDossierOfMoreLinesThanAnyReportHasIsRefusedAtTheFirstLineTooMany() {
    String comments = "TEX|a\n".repeat(DossierText.MOST_LINES);
    Decoded<LabReport> decoded = Dossiers.one(Dossiers.file(Dossiers.GLUCOSE, comments));
    assertThat(Dossiers.findings(decoded))
        .singleElement()
        .satisfies(
            why -> {
              assertThat(why.code()).isEqualTo(MedecinsFinding.TOO_MANY_LINES);
              assertThat(why.line()).isEqualTo(DossierText.MOST_LINES + 1);
            });
    assertThat(decoded.tally()).hasValue(Tally.of(1));
  }

  @Test
  void aLineOfMillionsOfWordsIsLookedAtNoFurtherThanALabelReaches() {
    String words = "a ".repeat(2_000_000);
    LabResult result =
        assertTimeout(
            Duration.ofSeconds(60),
            () -> Dossiers.result(Dossiers.GLUCOSE, "TEX|Glycémie à jeun : " + words));
    assertThat(result.comment()).startsWith("Glycémie à jeun : a a").hasSizeGreaterThan(3_000_000);
  }

  @Test
  void nothingOfAPersonIsInTheWordsOfARecord() {
    RawRecord raw =
        Dossiers.split(SEEDS.get(0), Dossiers.LABORATORY, Dossiers.ready(SEEDS.get(0)).reading())
            .get(0);
    Decoded<LabReport> decoded = Dossiers.one(SEEDS.get(0));
    assertThat(raw + " " + decoded + Dossiers.findings(decoded)).doesNotContain("ESSAI", "0.91");
  }
}
