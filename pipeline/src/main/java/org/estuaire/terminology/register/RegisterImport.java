package org.estuaire.terminology.register;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.estuaire.exchange.Finding;
import org.estuaire.repository.CopyRows;
import org.estuaire.terminology.ImportLog;
import org.estuaire.terminology.ReferenceFile;
import org.estuaire.terminology.TableRefused;

/**
 * Brings the official file of a register into its tables: staged with COPY as it is read, compared
 * with the snapshot in use, then merged by a few statements. Works in the caller's transaction;
 * after {@link TableRefused} the caller rolls back, and nothing has changed.
 */
public final class RegisterImport {

  /** A file with fewer rows than this share of the last one has lost some on its way. */
  private static final int FEWEST_IN_A_HUNDRED = 80;

  private final Connection tx;
  private final Manner manner;

  /**
   * How to import.
   *
   * @param statedOn the day of the file, where neither its name nor its content says it
   * @param confirmed whether a file that lacks many rows is taken all the same
   * @param checkOnly whether nothing is to be written
   * @param progress told of every stretch of bytes that was read
   */
  public record Manner(
      Region region,
      Optional<LocalDate> statedOn,
      boolean confirmed,
      boolean checkOnly,
      LongConsumer progress) {}

  public RegisterImport(Connection tx, Manner manner) {
    this.tx = tx;
    this.manner = manner;
  }

  /**
   * Imports, or only looks.
   *
   * @throws TableRefused when the file is not that of the register, is broken, old or lacks rows:
   *     roll back
   */
  public Snapshot load(Register register, Path path) throws SQLException {
    ImportLog log = new ImportLog(tx);
    log.alone();
    String sha256 = ReferenceFile.sha256(path);
    Optional<ImportLog.Entry> last = log.last(register.table(), "");
    Optional<LocalDate> lastDay = last.flatMap(ImportLog.Entry::statedOn);
    if (lastDay.isPresent() && last.get().sha256().equals(sha256) && sameRegion(last.get())) {
      return inUse(last.get(), lastDay.get());
    }
    OfficialFile file = new OfficialFile(path, manner.progress());
    BadRows bad = new BadRows();
    RegisterSource.Read read = stage(register, file, bad);
    LocalDate day =
        manner
            .statedOn()
            .or(file::day)
            .or(read::statedOn)
            .orElseThrow(() -> refused(RegisterFinding.NO_DATE, file.name()));
    judge(file.name(), read, bad, day, last);
    SnapshotTable tables = register.snapshot();
    execute("ANALYZE stage_register", tables.keys(), tables.keyIndex(), "ANALYZE staged");
    Snapshot snapshot = compared(register, read, bad, day, sha256);
    if (!manner.checkOnly()) {
      for (String step : tables.merge()) {
        execute(step.replace(":day", "DATE '" + day + "'"));
      }
      log.note(
          new ImportLog.Entry(
              register.table(),
              "",
              file.name(),
              sha256,
              read.rows(),
              Optional.of(day),
              read.version(),
              List.copyOf(manner.region().departements())));
    }
    execute("DROP TABLE stage_register", "DROP TABLE staged");
    return snapshot;
  }

  /** The same file is read again where other addresses are to be kept. */
  private boolean sameRegion(ImportLog.Entry last) {
    return manner.region().equals(new Region(Set.copyOf(last.departements())));
  }

  private static Snapshot inUse(ImportLog.Entry last, LocalDate day) {
    return new Snapshot(
        last.table(),
        day,
        last.version(),
        last.sha256(),
        last.rows(),
        0,
        0,
        0,
        0,
        0,
        List.of(),
        true,
        false);
  }

  private RegisterSource.Read stage(Register register, OfficialFile file, BadRows bad)
      throws SQLException {
    execute(register.snapshot().createStage());
    try (CopyRows staged = new CopyRows(tx, register.snapshot().copy())) {
      return register.source(file, manner.region()).read(staged, bad);
    } catch (IOException unreadable) {
      throw new TableRefused(file.broken());
    }
  }

  private void judge(
      String file,
      RegisterSource.Read read,
      BadRows bad,
      LocalDate day,
      Optional<ImportLog.Entry> last) {
    if (read.rows() == 0) {
      throw refused(RegisterFinding.NO_ROWS, file);
    }
    if (bad.areTooMany(read.rows())) {
      List<Finding> why = new ArrayList<>(bad.first());
      why.add(
          0,
          Finding.of(
              RegisterFinding.TOO_MANY_BAD_ROWS,
              Long.toString(bad.count()),
              Long.toString(read.rows())));
      throw new TableRefused(why);
    }
    last.flatMap(ImportLog.Entry::statedOn)
        .filter(day::isBefore)
        .ifPresent(
            newer -> {
              throw refused(RegisterFinding.OLDER, day.toString(), newer.toString());
            });
    long before = last.map(ImportLog.Entry::rows).orElse(0L);
    if (!manner.confirmed() && read.rows() * 100 < before * FEWEST_IN_A_HUNDRED) {
      throw refused(RegisterFinding.FAR_FEWER, Long.toString(read.rows()), Long.toString(before));
    }
  }

  private static TableRefused refused(RegisterFinding why, String... arguments) {
    return new TableRefused(Finding.of(why, arguments));
  }

  private Snapshot compared(
      Register register, RegisterSource.Read read, BadRows bad, LocalDate day, String sha256)
      throws SQLException {
    List<Finding> findings = new ArrayList<>(read.remarks());
    findings.addAll(bad.first());
    try (Statement statement = tx.createStatement();
        ResultSet row = statement.executeQuery(register.snapshot().compare())) {
      row.next();
      return new Snapshot(
          register.table(),
          day,
          read.version(),
          sha256,
          read.rows(),
          bad.count(),
          row.getLong(1),
          row.getLong(4),
          row.getLong(2),
          row.getLong(3),
          findings,
          false,
          !manner.checkOnly());
    }
  }

  private void execute(String... statements) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }
}
