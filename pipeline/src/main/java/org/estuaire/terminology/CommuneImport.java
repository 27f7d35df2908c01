package org.estuaire.terminology;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Finding;
import org.estuaire.repository.CopyRows;

/**
 * Loads the files of the Code officiel géographique that INSEE publishes each year: the communes of
 * the year ({@code v_commune_20xx.csv}), their history ({@code v_commune_depuis_1943.csv}, which
 * alone tells dates: prefer it) and the countries ({@code v_pays_20xx.csv}).
 */
public final class CommuneImport {

  private static final String CREATE =
      "CREATE TEMPORARY TABLE stage_commune"
          + " (code text, name text, valid_from date, valid_to date) ON COMMIT DROP";
  private static final String COPY =
      "COPY stage_commune (code, name, valid_from, valid_to) FROM STDIN";
  private static final String INSERT =
      "INSERT INTO terminology.commune (code, name, valid_from, valid_to, official)"
          + " SELECT code, name, valid_from, valid_to, true FROM stage_commune";
  private static final String REMOVE_CURATED =
      "DELETE FROM terminology.commune WHERE code IN (SELECT code FROM stage_commune)";
  private static final String DROP = "DROP TABLE stage_commune";

  private final Connection tx;

  public CommuneImport(Connection tx) {
    this.tx = tx;
  }

  /**
   * Replaces the communes, or the countries, by those of an official file.
   *
   * @return rows of the file
   * @throws TableRefused when the file is not of INSEE's form or has any mistake: roll back
   */
  public int load(Path file) throws SQLException {
    Set<String> columns = CsvTable.columns(file);
    if (columns.containsAll(Set.of("com", "date_debut", "date_fin", "libelle"))) {
      return communes(file, staged -> history(file, staged));
    }
    if (columns.containsAll(Set.of("typecom", "com", "libelle"))) {
      return communes(file, staged -> year(file, staged));
    }
    if (columns.containsAll(Set.of("cog", "libcog"))) {
      return run(
          file,
          "DELETE FROM terminology.commune WHERE official AND code LIKE '99%'",
          staged -> countries(file, staged));
    }
    throw new TableRefused(
        Finding.of(TerminologyFinding.UNKNOWN_FILE, file.getFileName().toString()));
  }

  private int communes(Path file, ReferenceImport.Source source) throws SQLException {
    return run(
        file, "DELETE FROM terminology.commune WHERE official AND code NOT LIKE '99%'", source);
  }

  private int run(Path file, String removeOld, ReferenceImport.Source source) throws SQLException {
    ReferenceImport.Statements sql =
        new ReferenceImport.Statements(CREATE, COPY, removeOld, REMOVE_CURATED, INSERT, DROP);
    return new ReferenceImport(tx).run("commune", file, true, sql, source);
  }

  private static int history(Path file, CopyRows staged) {
    Set<String> seen = new HashSet<>();
    return CsvTable.read(
        file,
        List.of("COM", "LIBELLE", "DATE_DEBUT", "DATE_FIN"),
        row -> {
          // INSEE's end is the day on which the next state begins.
          Optional<Validity> validity =
              Validity.between(row, "DATE_DEBUT", "DATE_FIN")
                  .map(Validity::withoutLastDay)
                  .filter(Validity::holdsOnSomeDay);
          String code = row.get("COM");
          if (validity.isEmpty() || !wellFormed(row, code)) {
            return;
          }
          if (seen.add(code + validity.get().fromText())) {
            write(staged, code, row.get("LIBELLE"), validity.get());
          } else {
            row.refuse(Finding.of(TerminologyFinding.REPEATED_CODE, "COM").quoting(code));
          }
        });
  }

  private static int year(Path file, CopyRows staged) {
    Set<String> seen = new HashSet<>();
    return CsvTable.read(
        file,
        List.of("TYPECOM", "COM", "LIBELLE"),
        row -> {
          String code = row.get("COM");
          // A delegated commune may share the code of its commune, which comes first.
          if (wellFormed(row, code) && seen.add(code)) {
            write(staged, code, row.get("LIBELLE"), ALWAYS);
          }
        });
  }

  private static int countries(Path file, CopyRows staged) {
    Set<String> seen = new HashSet<>();
    return CsvTable.read(
        file,
        List.of("COG", "LIBCOG"),
        row -> {
          String code = row.get("COG");
          // Territories without a code of their own are listed as XXXXX.
          if (!code.equals("XXXXX") && wellFormed(row, code) && seen.add(code)) {
            write(staged, code, row.get("LIBCOG"), ALWAYS);
          }
        });
  }

  private static final Validity ALWAYS = new Validity(LocalDate.MIN, LocalDate.MAX);

  private static boolean wellFormed(CsvTable.Row row, String code) {
    boolean wellFormed = PlaceCode.looksLikeCommune(code);
    if (!wellFormed) {
      row.refuse(Finding.of(TerminologyFinding.BAD_COMMUNE).quoting(code));
    }
    return wellFormed;
  }

  private static void write(CopyRows staged, String code, String name, Validity validity) {
    staged.text(code).text(name).text(validity.fromText()).text(validity.toText()).endRow();
  }
}
