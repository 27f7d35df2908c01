package org.estuaire.jobs.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

/** What the log configuration of the program lets through. */
class SafeLogTest {

  private static final String CANARY = "CANARI Zénobie";

  @TempDir private Path folder;

  private String console;

  @BeforeEach
  void nothingYet() {
    console = "";
  }

  @Test
  void theMessageOfALibraryIsNeverWritten() throws IOException {
    Exception cause = new IllegalArgumentException("can't parse " + CANARY);
    cause.addSuppressed(new IOException("nor close " + CANARY));
    String written =
        log(log -> log.error("command failed", new IllegalStateException(CANARY, cause)));

    assertThat(written)
        .doesNotContain(CANARY)
        .contains("command failed")
        .contains("java.lang.IllegalStateException" + System.lineSeparator())
        .contains("Caused by: java.lang.IllegalArgumentException" + System.lineSeparator())
        .contains("Suppressed: java.io.IOException" + System.lineSeparator())
        .contains("\tat org.estuaire.jobs.logging.SafeLogTest.");
  }

  @Test
  void aWordOfASenderNeitherCommandsATerminalNorBeginsALine() throws IOException {
    String written = log(log -> log.error("refused {}", "a\u001B[2J.hl7\nERROR forged"));

    assertThat(written).contains("refused a␛[2J.hl7 ERROR forged");
    assertThat(written.lines()).hasSize(1);
  }

  @Test
  void whatTheSshLibraryQuotesOfAStrangerIsNotWritten() throws IOException {
    String written =
        log(
            "org.apache.sshd.server.channel.ChannelSession",
            log -> log.warn("No command factory for command: scp -t {}", CANARY));

    assertThat(written).isEmpty();
  }

  @Test
  void aStepWhoseDiskIsFullLeavesItToItsNightToSayWhatToDo() throws IOException {
    String written =
        log(
            "org.springframework.batch.core.step.AbstractStep",
            log -> {
              log.error("not told", new IllegalStateException(new SQLException("", "53100")));
              log.error("a defect", new IllegalStateException(new SQLException("", "23505")));
            });

    assertThat(written).doesNotContain("not told").contains("a defect", "SQLSTATE 23505");
  }

  @Test
  void aProcessThatStaysTellsTheCauseOfItsNight() throws IOException {
    String written =
        log(
            log ->
                log.error(
                    "run 7: cause", new IllegalStateException(new SQLException("", "53100"))));

    assertThat(written).contains("run 7: cause", "SQLSTATE 53100");
  }

  @Test
  void aStackTraceIsWrittenOnce() throws IOException {
    String written = log(log -> log.error("failed", new IllegalStateException(CANARY)));

    assertThat(written).containsOnlyOnce("java.lang.IllegalStateException");
  }

  @Test
  void aDatabaseErrorIsToldByItsSqlState() throws IOException {
    SQLException detail = new SQLException("Key (name)=(" + CANARY + ") exists", "23505");
    SQLException batch = new BatchUpdateException(CANARY, "23505", new int[0], detail);
    batch.setNextException(detail);
    String written = log(log -> log.error("not stored", batch));

    assertThat(written)
        .doesNotContain(CANARY)
        .contains("java.sql.BatchUpdateException [SQLSTATE 23505]")
        .contains("Caused by: java.sql.SQLException [SQLSTATE 23505]");
  }

  @Test
  void anExceptionOfOursNamesItsRule() throws IOException {
    Finding finding = Finding.of(DeliveryFinding.UNREADABLE).atLine(7).quoting(CANARY);
    String written = log(log -> log.error("refused", new DeliveryRefused(finding)));

    assertThat(written).contains("DeliveryRefused: DEL-005 line 7").doesNotContain(CANARY);
  }

  @Test
  void anExceptionOfOursDoesNotPassOnItsCausesMessage() throws IOException {
    Exception ours = new Wrapping(new IOException("read " + CANARY));
    String written = log(log -> log.error("failed", ours));

    assertThat(written).contains("SafeLogTest$Wrapping").doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2400138999999", "240013899999908", "240012A999999", "255102B99999954"})
  void whatLooksLikeANationalNumberIsWithheld(String number) throws IOException {
    Finding finding = Finding.of(DeliveryFinding.UNREADABLE).inField(number);
    String written =
        log(log -> log.warn("person " + number + " unknown", new DeliveryRefused(finding)));

    assertThat(written)
        .doesNotContain(number)
        .contains("person [number withheld] unknown")
        .contains("DEL-005 [number withheld]");
  }

  @Test
  void withoutAFolderForLogsThereIsNoFile() throws IOException {
    written("", "org.estuaire.Example", log -> log.warn("visible on the console"));

    assertThat(console).contains("WARN").contains("visible on the console");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  /** What a fresh installation writes into its log file, which is also what its console shows. */
  private String log(Consumer<Logger> program) throws IOException {
    return log("org.estuaire.Example", program);
  }

  private String log(String writer, Consumer<Logger> program) throws IOException {
    written(folder.resolve("logs").toString(), writer, program);
    String file = Files.readString(folder.resolve("logs").resolve("estuaire.log"));
    assertThat(console).isEqualTo(file);
    return file;
  }

  private void written(String logs, String writer, Consumer<Logger> program) {
    PrintStream terminal = System.err;
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    try {
      System.setErr(new PrintStream(shown, true, StandardCharsets.UTF_8));
      if (!logs.isEmpty()) {
        context.putProperty("estuaire.logs", logs);
      }
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(SafeStackTrace.class.getResource("/logback.xml"));
      program.accept(context.getLogger(writer));
    } catch (JoranException e) {
      throw new IllegalStateException(e);
    } finally {
      context.stop();
      System.setErr(terminal);
    }
    console = shown.toString(StandardCharsets.UTF_8);
  }

  private static final class Wrapping extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrapping(Exception cause) {
      super(cause);
    }
  }
}
