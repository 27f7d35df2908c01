package org.estuaire.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.estuaire.synthetic.RegisterFiles;
import org.estuaire.terminology.register.Region;
import org.estuaire.terminology.register.Register;
import org.estuaire.terminology.register.RegisterImport;
import org.estuaire.terminology.register.Snapshot;

/** Imports invented registers of any length: first into empty tables, then the next snapshot. */
public final class RegisterBench {

  private final DataSource database;
  private final Path folder;
  private final Region region;

  public RegisterBench(DataSource database, Path folder, Set<String> departements) {
    this.database = database;
    this.folder = folder;
    this.region = new Region(departements);
  }

  /**
   * One import.
   *
   * @param bytes of the file
   * @param peakHeap in MB
   */
  public record Round(
      Register register, boolean first, long bytes, long rows, Duration took, long peakHeap) {}

  public List<Round> run(int rows) throws IOException, SQLException {
    List<Round> rounds = new ArrayList<>();
    rounds.addAll(rounds(Register.RPPS, RegisterFiles.practitioners(folder, rows), rows));
    rounds.addAll(rounds(Register.FINESS, RegisterFiles.facilities(folder, rows), rows));
    return rounds;
  }

  /** The second file lacks a tenth of the rows of the first one. */
  private List<Round> rounds(Register register, Path file, int rows)
      throws IOException, SQLException {
    Round first = load(register, file, true);
    Path next =
        register == Register.RPPS
            ? RegisterFiles.practitioners(folder, rows - rows / 10)
            : RegisterFiles.facilities(folder, rows - rows / 10);
    Round second = load(register, next, false);
    Files.delete(next);
    return List.of(first, second);
  }

  private Round load(Register register, Path file, boolean first) throws IOException, SQLException {
    RegisterImport.Manner manner =
        new RegisterImport.Manner(region, Optional.empty(), false, false, bytes -> {});
    try (Heap heap = Heap.watched();
        Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      long begun = System.nanoTime();
      Snapshot snapshot = new RegisterImport(tx, manner).load(register, file);
      tx.commit();
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      return new Round(register, first, Files.size(file), snapshot.rows(), took, heap.peak());
    }
  }
}
