package org.estuaire.lab.hprim.medecins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.Severity;
import org.estuaire.exchange.Tally;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken and malicious input: a finding, never an exception, in bounded memory and time. */
final class HostileFileTest {

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
    byte[] file = Dossiers.file(Dossiers.GLUCOSE).getBytes(StandardCharsets.UTF_8);
    RawRecord raw =
        Dossiers.split(file, Dossiers.LABORATORY, Dossiers.ready(file).reading()).get(0);
    Decoded<LabReport> decoded = Dossiers.one(file);
    assertThat(raw + " " + decoded + Dossiers.findings(decoded)).doesNotContain("ESSAI", "0.91");
  }
}
