package org.estuaire.terminology.register;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.estuaire.exchange.Finding;
import org.estuaire.repository.CopyRows;
import org.estuaire.terminology.ImportLog;
import org.estuaire.terminology.ReferenceFile;
import org.estuaire.terminology.TableRefused;

/**
 * Brings value sets and code systems of the NOS into their tables: one file, or an archive of many.
 * A set replaces the one of its OID. Works in the caller's transaction.
 */
public final class ValueSetImport {

  private static final String TABLE = "value_set";

  /** Unpacked, one of them; a bomb is a thousand times what it seems. */
  private static final long MOST_BYTES = 64L << 20;

  private static final String COPY =
      "COPY terminology.concept (value_set, code_system, code, label, valid_from, valid_to)"
          + " FROM STDIN";

  private final Connection tx;
  private final RegisterImport.Manner manner;

  public ValueSetImport(Connection tx, RegisterImport.Manner manner) {
    this.tx = tx;
    this.manner = manner;
  }

  /**
   * Imports, or only looks.
   *
   * @throws TableRefused when no value set is in the file, or one of an archive can't be read: roll
   *     back
   */
  public Snapshot load(Path path) throws SQLException {
    ImportLog log = new ImportLog(tx);
    log.alone();
    String sha256 = ReferenceFile.sha256(path);
    OfficialFile file = new OfficialFile(path, manner.progress());
    LocalDate day = manner.statedOn().or(file::day).orElseGet(() -> lastChange(path));
    List<ValueSetFile> sets = read(path, file);
    long concepts = sets.stream().mapToLong(set -> set.concepts().size()).sum();
    long added = 0;
    for (ValueSetFile set : sets) {
      added += isKnown(set) ? 0 : 1;
      if (!manner.checkOnly()) {
        write(set);
        log.note(
            new ImportLog.Entry(
                TABLE,
                set.oid(),
                file.name(),
                sha256,
                set.concepts().size(),
                Optional.of(day),
                set.version(),
                List.of()));
      }
    }
    String version = sets.size() == 1 ? sets.get(0).version() : "";
    return new Snapshot(
        TABLE,
        day,
        version,
        sha256,
        concepts,
        0,
        sets.size(),
        concepts,
        added,
        0,
        List.of(),
        false,
        !manner.checkOnly());
  }

  /** The NOS date their sets inside; a file is as old as its copy. */
  private static LocalDate lastChange(Path path) {
    try {
      return LocalDate.ofInstant(
          Files.getLastModifiedTime(path).toInstant(), ZoneId.of("Europe/Paris"));
    } catch (IOException gone) {
      throw new TableRefused(
          Finding.of(RegisterFinding.BROKEN_FILE, path.getFileName().toString()));
    }
  }

  private static List<ValueSetFile> read(Path path, OfficialFile file) {
    List<ValueSetFile> sets = new ArrayList<>();
    try {
      if (file.name().toLowerCase(Locale.ROOT).endsWith(".zip")) {
        try (ZipInputStream archive = new ZipInputStream(Files.newInputStream(path))) {
          for (ZipEntry entry = archive.getNextEntry();
              entry != null;
              entry = archive.getNextEntry()) {
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (name.endsWith(".xml") || name.endsWith(".json")) {
              ValueSetFile.read(new Bounded(archive)).ifPresent(sets::add);
            }
          }
        }
      } else {
        try (InputStream bytes = new Bounded(file.open(name -> true))) {
          ValueSetFile.read(bytes).ifPresent(sets::add);
        }
      }
    } catch (IOException broken) {
      throw new TableRefused(file.broken());
    }
    if (sets.isEmpty()) {
      throw new TableRefused(Finding.of(RegisterFinding.NOT_THIS_REGISTER, file.name(), "NOS"));
    }
    return sets;
  }

  private boolean isKnown(ValueSetFile set) throws SQLException {
    try (PreparedStatement query =
        tx.prepareStatement("SELECT FROM terminology.value_set WHERE oid = ?")) {
      query.setString(1, set.oid());
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  private void write(ValueSetFile set) throws SQLException {
    try (PreparedStatement delete =
        tx.prepareStatement("DELETE FROM terminology.value_set WHERE oid = ?")) {
      delete.setString(1, set.oid());
      delete.executeUpdate();
    }
    try (PreparedStatement insert =
        tx.prepareStatement(
            "INSERT INTO terminology.value_set (oid, name, version, valid_from, valid_to)"
                + " VALUES (?, ?, ?, ?::timestamptz, ?::timestamptz)")) {
      insert.setString(1, set.oid());
      insert.setString(2, set.name());
      insert.setString(3, set.version());
      insert.setString(4, ValueSetFile.text(set.from()));
      insert.setString(5, ValueSetFile.text(set.to()));
      insert.executeUpdate();
    }
    Set<String> written = new HashSet<>();
    try (CopyRows rows = new CopyRows(tx, COPY)) {
      for (ValueSetFile.Concept concept : set.concepts()) {
        if (written.add(concept.system() + ' ' + concept.code() + ' ' + concept.from())) {
          rows.text(set.oid())
              .text(concept.system())
              .text(concept.code())
              .text(concept.label())
              .text(ValueSetFile.text(concept.from()))
              .text(ValueSetFile.text(concept.to()))
              .endRow();
        }
      }
    }
  }

  /** No more than a value set can have. */
  private static final class Bounded extends FilterInputStream {
    private long left = MOST_BYTES;

    private Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int read = super.read(buffer, from, length);
      left -= Math.max(0, read);
      if (left < 0) {
        throw new IOException("beyond what a value set can have");
      }
      return read;
    }
  }
}
