package org.estuaire.terminology.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.estuaire.delimited.Workbook;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.repository.CopyRows;
import org.estuaire.terminology.ImportLog;
import org.estuaire.terminology.LoincCode;
import org.estuaire.terminology.ReferenceFile;
import org.estuaire.terminology.TableRefused;

/**
 * Brings the LOINC value set of the biology circuit (ANS, {@code LOINCFR_JeuDeValeurs.xlsx}) into
 * its tables: the sheet of the codes and that of their alignment with the NABM. Works in the
 * caller's transaction.
 */
public final class BiologyImport {

  private static final String TABLE = "loinc_biology";

  /** The complete set has thousands. */
  private static final int FEWEST_CODES = 500;

  /** Among so many rows stands the line of names. */
  private static final int TITLES = 10;

  private static final String CREATE_CODES =
      "CREATE TEMPORARY TABLE stage_biology (LIKE terminology.loinc_biology) ON COMMIT DROP";
  private static final String COPY_CODES =
      "COPY stage_biology (code, label, synonyms, property, system, scale, method, chapter,"
          + " deprecated) FROM STDIN";
  private static final String CREATE_PAIRS =
      "CREATE TEMPORARY TABLE stage_pair (LIKE terminology.nabm_loinc) ON COMMIT DROP";
  private static final String COPY_PAIRS = "COPY stage_pair (nabm, loinc) FROM STDIN";

  private final Connection tx;
  private final RegisterImport.Manner manner;

  public BiologyImport(Connection tx, RegisterImport.Manner manner) {
    this.tx = tx;
    this.manner = manner;
  }

  /**
   * Imports, or only looks.
   *
   * @throws TableRefused when the workbook is another one or too small: roll back
   */
  public Snapshot load(Path path) throws SQLException {
    ImportLog log = new ImportLog(tx);
    log.alone();
    String sha256 = ReferenceFile.sha256(path);
    OfficialFile file = new OfficialFile(path, manner.progress());
    execute(CREATE_CODES, CREATE_PAIRS);
    Sheet codes = new Sheet(file.name());
    try (InputStream bytes = workbook(path, file);
        Workbook workbook = Workbook.open(bytes)) {
      try (CopyRows staged = new CopyRows(tx, COPY_CODES)) {
        codes.codes(rows(workbook, file, name -> name.contains("jeu")), staged);
      }
      try (CopyRows staged = new CopyRows(tx, COPY_PAIRS)) {
        codes.pairs(pairRows(workbook), staged);
      }
    } catch (IOException | DeliveryRefused unreadable) {
      throw new TableRefused(file.broken());
    }
    LocalDate day =
        manner
            .statedOn()
            .or(file::day)
            .or(() -> codes.lastValidated)
            .orElseThrow(() -> new TableRefused(Finding.of(RegisterFinding.NO_DATE, file.name())));
    judge(codes, log, day);
    Snapshot snapshot = snapshot(codes, day, sha256);
    if (!manner.checkOnly()) {
      execute(
          "DELETE FROM terminology.loinc_biology",
          "INSERT INTO terminology.loinc_biology SELECT * FROM stage_biology",
          "DELETE FROM terminology.nabm_loinc",
          "INSERT INTO terminology.nabm_loinc SELECT DISTINCT * FROM stage_pair");
      log.note(
          new ImportLog.Entry(
              TABLE, "", file.name(), sha256, codes.rows, Optional.of(day), "", List.of()));
    }
    execute("DROP TABLE stage_biology", "DROP TABLE stage_pair");
    return snapshot;
  }

  private void judge(Sheet codes, ImportLog log, LocalDate day) throws SQLException {
    if (codes.bad.areTooMany(codes.rows)) {
      throw new TableRefused(
          Stream.concat(
                  Stream.of(
                      Finding.of(
                          RegisterFinding.TOO_MANY_BAD_ROWS,
                          Long.toString(codes.bad.count()),
                          Long.toString(codes.rows))),
                  codes.bad.first().stream())
              .toList());
    }
    if (codes.seen.size() < FEWEST_CODES) {
      throw new TableRefused(
          Finding.of(
              RegisterFinding.TOO_FEW_CODES,
              Integer.toString(codes.seen.size()),
              Integer.toString(FEWEST_CODES)));
    }
    Optional<LocalDate> newer =
        log.last(TABLE, "").flatMap(ImportLog.Entry::statedOn).filter(day::isBefore);
    if (newer.isPresent()) {
      throw new TableRefused(
          Finding.of(RegisterFinding.OLDER, day.toString(), newer.get().toString()));
    }
  }

  private Snapshot snapshot(Sheet codes, LocalDate day, String sha256) throws SQLException {
    try (Statement statement = tx.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT (SELECT count(*) FROM stage_biology s WHERE NOT EXISTS"
                    + " (SELECT FROM terminology.loinc_biology l WHERE l.code = s.code)),"
                    + " (SELECT count(*) FROM terminology.loinc_biology l WHERE NOT EXISTS"
                    + " (SELECT FROM stage_biology s WHERE s.code = l.code))")) {
      row.next();
      return new Snapshot(
          TABLE,
          day,
          "",
          sha256,
          codes.rows,
          codes.bad.count(),
          codes.seen.size(),
          codes.seen.size(),
          row.getLong(1),
          row.getLong(2),
          codes.bad.first(),
          false,
          !manner.checkOnly());
    }
  }

  /** The workbook itself is an archive by its form; as published, it lies in another one. */
  private static InputStream workbook(Path path, OfficialFile file) throws IOException {
    return file.name().toLowerCase(Locale.ROOT).endsWith(".zip")
        ? file.open(name -> name.contains("jeudevaleurs") && name.endsWith(".xlsx"))
        : Files.newInputStream(path);
  }

  private static Stream<List<String>> rows(
      Workbook workbook, OfficialFile file, Predicate<String> name) throws IOException {
    return workbook
        .rows(sheet -> name.test(Header.normalised(sheet)))
        .orElseThrow(
            () ->
                new TableRefused(
                    Finding.of(RegisterFinding.NOT_THIS_REGISTER, file.name(), "LOINC")));
  }

  private static Stream<List<String>> pairRows(Workbook workbook) throws IOException {
    return workbook
        .rows(sheet -> Header.normalised(sheet).contains("nabm"))
        .orElseGet(Stream::empty);
  }

  private void execute(String... statements) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  /** What was read of the two sheets. */
  private static final class Sheet {
    private final String file;
    private final BadRows bad = new BadRows();
    private final Set<String> seen = new HashSet<>();
    private Optional<LocalDate> lastValidated = Optional.empty();
    private long rows;

    private Sheet(String file) {
      this.file = file;
    }

    private void codes(Stream<List<String>> sheet, CopyRows staged) {
      try (sheet) {
        Iterator<List<String>> lines = sheet.iterator();
        Header header = header(lines, "code loinc");
        int code = header.place("code loinc");
        long line = 1;
        while (lines.hasNext()) {
          List<String> cells = lines.next();
          line++;
          String loinc = cell(cells, code);
          if (LoincCode.isWellFormed(loinc)) {
            rows++;
            write(header, cells, loinc, staged);
          } else if (rows > 0 && cells.stream().anyMatch(text -> !text.isBlank())) {
            // Before the first code stands a line of explanations.
            rows++;
            bad.add(RegisterFinding.BAD_CODE, line);
          }
        }
      }
    }

    private void write(Header header, List<String> cells, String loinc, CopyRows staged) {
      if (!seen.add(loinc)) {
        return;
      }
      Optional<LocalDate> validated = OfficialFile.day(named(header, cells, "date de validation"));
      if (validated.isPresent()
          && lastValidated.filter(day -> !day.isBefore(validated.get())).isEmpty()) {
        lastValidated = validated;
      }
      staged
          .text(loinc)
          .text(named(header, cells, "libellé français de référence", "libellé de référence"))
          .text(named(header, cells, "synonymes"))
          .text(named(header, cells, "grandeur"))
          .text(named(header, cells, "milieu biologique", "milieu"))
          .text(named(header, cells, "échelle"))
          .text(named(header, cells, "technique"))
          .text(named(header, cells, "chapitre"))
          .bool(Header.normalised(named(header, cells, "statut")).startsWith("depreci"))
          .endRow();
    }

    private void pairs(Stream<List<String>> sheet, CopyRows staged) {
      try (sheet) {
        Iterator<List<String>> lines = sheet.iterator();
        if (!lines.hasNext()) {
          return;
        }
        Header header = header(lines, "code nabm");
        while (lines.hasNext()) {
          List<String> cells = lines.next();
          String nabm = named(header, cells, "code nabm").replaceFirst("^0+", "");
          String loinc = named(header, cells, "code loinc");
          if (nabm.matches("\\d{1,8}") && LoincCode.isWellFormed(loinc)) {
            staged.text(nabm).text(loinc).endRow();
          }
        }
      }
    }

    private Header header(Iterator<List<String>> lines, String column) {
      for (int i = 0; i < TITLES && lines.hasNext(); i++) {
        Header header = Header.of(new ArrayList<>(lines.next()));
        if (header.place(column) >= 0) {
          return header;
        }
      }
      throw new TableRefused(Finding.of(RegisterFinding.MISSING_COLUMN, file, column));
    }

    private static String named(Header header, List<String> cells, String... names) {
      return cell(cells, header.place(names));
    }

    private static String cell(List<String> cells, int place) {
      return place < 0 || place >= cells.size() ? "" : cells.get(place).strip();
    }
  }
}
