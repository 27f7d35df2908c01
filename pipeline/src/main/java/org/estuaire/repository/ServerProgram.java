package org.estuaire.repository;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.estuaire.exchange.Finding;

/**
 * A program that ends on its own, though what it started may stay.
 *
 * @param command the program, perhaps behind another one that starts it
 */
record ServerProgram(List<String> command) {

  private static final Pattern WANTS_ANOTHER_ACCOUNT =
      Pattern.compile("look up effective user|cannot be run as root|execution .*is not permitted");

  private static final Pattern TELLING =
      Pattern.compile("FATAL|PANIC|error:|could not|cannot|not permitted");

  /** Times, and what a program says on the same line of what it is about. */
  private static final Pattern BEFORE_REASON =
      Pattern.compile("^.*(?=FATAL:|PANIC:)|^waiting for server to start\\.*");

  /** More would only be kept in memory. */
  private static final int LINES_KEPT = 100;

  /** From the end of a program to its last word. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  /** Runs it with nothing to read. */
  void run(String... arguments) throws IOException {
    runWith("", arguments);
  }

  /**
   * Runs it.
   *
   * @param input what it reads; secrets are given so, for every account sees the arguments
   * @throws UnusableDatabase when it does not do what it should, with its reason
   */
  void runWith(String input, String... arguments) throws IOException {
    List<String> whole = Stream.concat(command.stream(), Stream.of(arguments)).toList();
    Process process = start(whole);
    List<String> said = Collections.synchronizedList(new ArrayList<>());
    Thread listening = listen(process, said);
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException ended) {
      // It says why it did not read.
    }
    try {
      if (process.waitFor() != 0) {
        listening.join(LAST_WORDS.toMillis());
        throw notStarted(reason(said));
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /** For lack of a reason that we know by name: the program's own words. */
  static UnusableDatabase notStarted(String reason) {
    boolean forWantOfAnAccount = WANTS_ANOTHER_ACCOUNT.matcher(reason).find();
    return new UnusableDatabase(
        Finding.of(
            forWantOfAnAccount ? DatabaseFinding.NO_ACCOUNT : DatabaseFinding.NOT_STARTED, reason));
  }

  private static Process start(List<String> whole) throws IOException {
    try {
      return new ProcessBuilder(whole).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw notStarted(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The server that {@code pg_ctl} leaves behind keeps writing: somebody has to read, and nobody
   * has to know.
   */
  private static Thread listen(Process process, List<String> said) {
    Thread thread =
        new Thread(
            () -> {
              try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  if (said.size() < LINES_KEPT) {
                    said.add(line.strip());
                  }
                }
              } catch (IOException ended) {
                // Whoever spoke is gone.
              }
            },
            "estuaire-postgres");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** The line that says why, without what stands before it. */
  private static String reason(List<String> said) {
    List<String> lines = List.copyOf(said);
    return lines.stream()
        .filter(TELLING.asPredicate())
        .findFirst()
        .or(() -> lines.stream().reduce((one, next) -> next))
        .map(line -> BEFORE_REASON.matcher(line).replaceFirst(""))
        .orElse("it says nothing");
  }
}
