package org.estuaire.lab.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.lab.hl7.Hl7Acknowledgement.Answer;
import org.estuaire.lab.hl7.Hl7Acknowledgement.Heading;
import org.estuaire.lab.hl7.Hl7Acknowledgement.Verdict;
import org.junit.jupiter.api.Test;

final class Hl7AcknowledgementTest {

  private static final Heading HEADING =
      new Heading(
          "LABO",
          "RIVE",
          ZonedDateTime.parse("2026-11-21T02:30:00+01:00"),
          "ACC-42",
          Environment.DEMO);

  @Test
  void everyMessageGetsItsVerdictWithCodesPlacesAndSentences() throws IOException {
    Finding warning =
        Finding.of(Hl7Finding.SEX_CODE_UNKNOWN).atLine(2).inField("PID-8").quoting("secret");
    Finding error = Finding.of(Hl7Finding.RESULT_WITHOUT_CODE).atLine(14).inField("OBX[3]-3");
    List<Answer> answers =
        List.of(
            new Answer("M1", Verdict.ACCEPTED, List.of(warning)),
            new Answer("M|2", Verdict.ERROR, List.of(error)),
            new Answer("M3", Verdict.REJECTED, List.of(Finding.of(Hl7Finding.SEPARATORS_BROKEN))));

    assertThat(written(answers.iterator())).isEqualTo(golden("acknowledgement.hl7"));
  }

  @Test
  void theSendersValueIsNotRepeated() throws IOException {
    Finding quoting = Finding.of(Hl7Finding.NOT_A_NUMBER).inField("OBX[1]-5").quoting("canary");

    String batch =
        written(List.of(new Answer("M1", Verdict.ACCEPTED, List.of(quoting))).iterator());

    assertThat(batch).contains("HL7-068").doesNotContain("canary");
  }

  @Test
  void theBatchIsAnHl7FileThatOurOwnFramingReads() throws IOException {
    Iterator<Answer> answers =
        Stream.of("A", "B", "C").map(id -> new Answer(id, Verdict.ACCEPTED, List.of())).iterator();
    byte[] batch = written(answers).getBytes(StandardCharsets.UTF_8);

    assertThat(Oru.split(batch, Oru.LABORATORY)).hasSize(3);
    assertThat(Oru.read(batch, Oru.LABORATORY)).hasSize(3);
  }

  @Test
  void aLongBatchIsWrittenAsItGoes() throws IOException {
    long[] written = {0};
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int b) {
            written[0]++;
          }
        };
    Iterator<Answer> answers =
        Stream.iterate(1, i -> i + 1)
            .limit(4_000)
            .peek(i -> assertThat(written[0]).isGreaterThan((i - 200L) * 50))
            .map(i -> new Answer("M" + i, Verdict.ACCEPTED, List.of()))
            .iterator();

    new Hl7Acknowledgement(Language.FR).write(counting, HEADING, answers);

    assertThat(written[0]).isGreaterThan(4_000L * 50);
  }

  private static String written(Iterator<Answer> answers) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Hl7Acknowledgement(Language.FR).write(out, HEADING, answers);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Stored with line feeds, so that people can read it. */
  private static String golden(String name) throws IOException {
    try (InputStream in = Hl7AcknowledgementTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace('\n', '\r');
    }
  }
}
