package org.estuaire.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.Channel;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.night.Night;
import org.estuaire.jobs.night.NightRunner;
import org.estuaire.routes.Area;
import org.estuaire.synthetic.BenchFiles;

/**
 * Measures what practices are sent of a night: each message of a laboratory is for one of three
 * prescribers, one of whom two practices get the results of. From the first dossier that is decided
 * to the last file noted as delivered, in the same nightly job as in production; and in the same
 * run, writing the same files and a raw COPY of the same rows.
 */
public final class DistributionBench {

  private static final String LABORATORY = "labo-rive-gauche";

  /** What a distribution leaves in the repository, each before those that point to it. */
  private static final List<String> ROWS =
      List.of(
          "distribution.dossier",
          "distribution.dossier_order",
          "distribution.sending",
          "distribution.told_result");

  private final Installation installation;
  private final String format;
  private final Path folder;
  private final Optional<Path> profile;

  /**
   * A bench on an installation of its own: its tables are emptied between rounds.
   *
   * @param format what the practices of the installation are sent, as rounds name it
   * @param profile where the flight recording of the last round goes
   */
  public DistributionBench(
      Installation installation, String format, Path folder, Optional<Path> profile) {
    this.installation = installation;
    this.format = format;
    this.folder = folder;
    this.profile = profile;
  }

  /**
   * One round.
   *
   * @param format what practices are sent
   * @param cold the first one: the program is still being compiled while it runs
   * @param sendings files that practices were sent
   * @param bytes of these files
   * @param told results that they say
   * @param end the step of the night: decided, written, noted as delivered
   * @param files writing and synchronising the same files, several at once
   * @param copy raw COPY of the rows that stay
   * @param peakHeap MB, of the step
   * @param programCpu processor time of this program in the step
   * @param databaseCpu processor time of the database's server meanwhile
   */
  public record Round(
      String format,
      boolean cold,
      long sendings,
      long bytes,
      long told,
      Duration end,
      Duration files,
      Duration copy,
      long peakHeap,
      Duration programCpu,
      Duration databaseCpu) {

    public double sendingsPerSecond() {
      return sendings / seconds(end);
    }

    /** Share of the speed of writing the same files and copying the same rows. */
    public double ratio() {
      return seconds(files.plus(copy)) / seconds(end);
    }

    /** Microseconds of a processor per sending. */
    public double micros(Duration cpu) {
      return cpu.toNanos() / 1e3 / sendings;
    }

    private static double seconds(Duration duration) {
      return duration.toNanos() / 1e9;
    }
  }

  /**
   * Measures a round on empty tables.
   *
   * @param number counted from 0, which is the cold one; each has other messages
   * @param last the round that is recorded, where a profile is wanted
   */
  public Round round(int number, int size, boolean last) throws Exception {
    clear();
    StepWatch step =
        new StepWatch(
            "distribute",
            "tell-domains",
            installation.database(),
            last ? profile : Optional.empty());
    send(deliver(2000L + number, size), step);
    Sent sent = sent();
    // One message may go to two practices, never to none.
    if (sent.sendings() < size) {
      throw new IllegalStateException(
          "the night that was measured sent " + sent.sendings() + " of " + size);
    }
    PlainFiles.Took files = new PlainFiles(homes()).measure(folder.resolve("plain"));
    RawCopy.Took copy =
        new RawCopy(installation.database(), ROWS).measure(folder.resolve("rows.copy"));
    return new Round(
        format,
        number == 0,
        sent.sendings(),
        files.bytes(),
        sent.told(),
        step.took(),
        files.time(),
        copy.time(),
        step.peakHeap(),
        step.cpu().program(),
        step.cpu().database());
  }

  private Path deliver(long seed, int size) throws IOException {
    Path file = folder.resolve("delivery-" + seed);
    try (InputStream messages = BenchFiles.lab(seed, size)) {
      Files.copy(messages, file);
    }
    return file;
  }

  private void send(Path file, StepWatch step) throws Exception {
    Partner laboratory = installation.configuration().partner(LABORATORY).orElseThrow();
    try (step) {
      Night.Result result =
          new NightRunner(installation)
              .run(
                  () ->
                      installation
                          .intake()
                          .takeAll(laboratory, List.of(file), Channel.COMMAND)
                          .size(),
                  step);
      if (!result.completed()) {
        throw new IllegalStateException("the night that was measured did not end");
      }
    }
    Files.delete(file);
  }

  private record Sent(long sendings, long told) {}

  private Sent sent() throws SQLException {
    try (Connection connection = installation.database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), sum(results) FROM distribution.sending"
                    + " WHERE state = 'DELIVERED'")) {
      row.next();
      return new Sent(row.getLong(1), row.getLong(2));
    }
  }

  /** The folders with what practices were sent. */
  private List<Path> homes() {
    return installation.configuration().partners().stream()
        .filter(partner -> partner.results().isPresent())
        .map(partner -> installation.homes().folder(partner.code(), Area.RESULTS))
        .filter(Files::isDirectory)
        .toList();
  }

  private void clear() throws SQLException, IOException {
    for (Path home : homes()) {
      try (Stream<Path> files = Files.list(home)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
    EmptyTables.in(installation.database());
  }
}
