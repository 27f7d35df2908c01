package org.estuaire.terminology;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.estuaire.exchange.Finding;
import org.estuaire.repository.CopyRows;

/**
 * The small reference tables that come with the configuration, under {@code terminology/}: {@code
 * communes.csv}, {@code nabm.csv} and {@code analytes.csv}. They serve until official files are
 * imported, and never replace an official row.
 */
public final class CuratedTables {

  private static final ReferenceImport.Statements COMMUNES =
      new ReferenceImport.Statements(
          "CREATE TEMPORARY TABLE stage_curated"
              + " (code text, name text, valid_from date, valid_to date) ON COMMIT DROP",
          "COPY stage_curated (code, name, valid_from, valid_to) FROM STDIN",
          "DELETE FROM terminology.commune WHERE NOT official",
          "INSERT INTO terminology.commune (code, name, valid_from, valid_to, official)"
              + " SELECT code, name, valid_from, valid_to, false FROM stage_curated"
              + " WHERE NOT EXISTS (SELECT FROM terminology.commune c"
              + " WHERE c.code = stage_curated.code)",
          "DROP TABLE stage_curated");

  private static final ReferenceImport.Statements NABM =
      new ReferenceImport.Statements(
          "CREATE TEMPORARY TABLE stage_curated"
              + " (code text, coefficient integer, valid_from date, valid_to date) ON COMMIT DROP",
          "COPY stage_curated (code, coefficient, valid_from, valid_to) FROM STDIN",
          "DELETE FROM terminology.nabm WHERE NOT official",
          "INSERT INTO terminology.nabm (code, coefficient, valid_from, valid_to, official)"
              + " SELECT code, coefficient, valid_from, valid_to, false FROM stage_curated"
              + " WHERE NOT EXISTS (SELECT FROM terminology.nabm WHERE official)",
          "DROP TABLE stage_curated");

  private static final ReferenceImport.Statements ANALYTES =
      new ReferenceImport.Statements(
          "CREATE TEMPORARY TABLE stage_curated (LIKE terminology.analyte) ON COMMIT DROP",
          "COPY stage_curated (loinc, french_label, dimension, unit, canonical_loinc, factor,"
              + " shift, valence, low, high) FROM STDIN",
          "DELETE FROM terminology.analyte",
          "INSERT INTO terminology.analyte SELECT * FROM stage_curated",
          "DROP TABLE stage_curated");

  private CuratedTables() {}

  /**
   * Brings the three files into the repository; does nothing for a file that has not changed since.
   *
   * @param configFolder the folder that holds {@code terminology/}
   * @throws TableRefused with every mistake of the first file that has any: roll back
   */
  public static void load(Connection tx, Path configFolder) throws SQLException {
    Path folder = configFolder.resolve("terminology");
    Path communes = folder.resolve("communes.csv");
    Path nabm = folder.resolve("nabm.csv");
    Path analytes = folder.resolve("analytes.csv");
    load(tx, "commune", communes, COMMUNES, staged -> communes(communes, staged));
    load(
        tx,
        "nabm",
        nabm,
        NABM,
        staged -> NabmImport.stage(nabm, NabmImport.Columns.DEFAULT, staged));
    load(tx, "analyte", analytes, ANALYTES, staged -> analytes(analytes, staged));
  }

  private static void load(
      Connection tx,
      String table,
      Path file,
      ReferenceImport.Statements sql,
      ReferenceImport.Source source)
      throws SQLException {
    if (isCurrent(tx, table, file)) {
      return;
    }
    new ImportLog(tx).alone();
    // Of two commands that start at once, the second finds it done.
    if (!isCurrent(tx, table, file)) {
      new ReferenceImport(tx).run(table, file, false, sql, source);
    }
  }

  /** Whether the last import of this table, curated or official, was this very file. */
  private static boolean isCurrent(Connection tx, String table, Path file) throws SQLException {
    try (PreparedStatement query =
        tx.prepareStatement(
            "SELECT sha256 FROM terminology.import WHERE table_name = ? AND NOT official"
                + " ORDER BY id DESC LIMIT 1")) {
      query.setString(1, table);
      try (ResultSet last = query.executeQuery()) {
        return last.next() && last.getString(1).equals(ReferenceFile.sha256(file));
      }
    }
  }

  private static int communes(Path file, CopyRows staged) {
    return CsvTable.read(
        file,
        List.of("code", "name", "from", "to"),
        row -> {
          String code = row.get("code");
          if (!PlaceCode.looksLikeCommune(code)) {
            row.refuse(Finding.of(TerminologyFinding.BAD_COMMUNE).quoting(code));
            return;
          }
          Validity.between(row, "from", "to")
              .ifPresent(
                  validity ->
                      staged
                          .text(code)
                          .text(row.get("name"))
                          .text(validity.fromText())
                          .text(validity.toText())
                          .endRow());
        });
  }

  private static int analytes(Path file, CopyRows staged) {
    Analytes analytes = Analytes.read(file);
    for (Analyte analyte : analytes.all()) {
      staged
          .text(analyte.loinc())
          .text(analyte.label())
          .text(analyte.dimension().name())
          .text(analyte.unit())
          .text(analyte.canonicalLoinc())
          .decimal(analyte.factor())
          .decimal(analyte.shift());
      staged.text(
          analyte.valence().isPresent() ? Integer.toString(analyte.valence().getAsInt()) : null);
      staged.decimal(analyte.low().orElse(null)).decimal(analyte.high().orElse(null)).endRow();
    }
    return analytes.all().size();
  }
}
