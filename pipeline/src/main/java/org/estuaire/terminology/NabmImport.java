package org.estuaire.terminology;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.estuaire.exchange.Finding;
import org.estuaire.repository.CopyRows;

/** Loads a table of the biology nomenclature (NABM) saved as CSV, one row per code and period. */
public final class NabmImport {

  private static final Pattern CODE = Pattern.compile("\\d{1,8}");
  private static final Pattern COEFFICIENT = Pattern.compile("\\d{1,6}");

  private static final ReferenceImport.Statements OFFICIAL =
      new ReferenceImport.Statements(
          "CREATE TEMPORARY TABLE stage_nabm"
              + " (code text, coefficient integer, valid_from date, valid_to date) ON COMMIT DROP",
          "COPY stage_nabm (code, coefficient, valid_from, valid_to) FROM STDIN",
          "DELETE FROM terminology.nabm",
          "INSERT INTO terminology.nabm (code, coefficient, valid_from, valid_to, official)"
              + " SELECT code, coefficient, valid_from, valid_to, true FROM stage_nabm",
          "DROP TABLE stage_nabm");

  private final Connection tx;

  public NabmImport(Connection tx) {
    this.tx = tx;
  }

  /**
   * The names of the columns, which differ between the files in use.
   *
   * @param from first day of validity; the column may be empty
   * @param to last day of validity; the column may be empty
   */
  public record Columns(String code, String coefficient, String from, String to) {
    public static final Columns DEFAULT = new Columns("code", "coefficient", "from", "to");
  }

  /**
   * Replaces the tariff by that of a file.
   *
   * @return rows of the file
   * @throws TableRefused when the file has any mistake: roll back
   */
  public int load(Path file, Columns columns) throws SQLException {
    return new ReferenceImport(tx)
        .run("nabm", file, true, OFFICIAL, staged -> stage(file, columns, staged));
  }

  static int stage(Path file, Columns columns, CopyRows staged) {
    Set<String> seen = new HashSet<>();
    return CsvTable.read(
        file,
        List.of(columns.code(), columns.coefficient(), columns.from(), columns.to()),
        row -> {
          Optional<Validity> validity = Validity.between(row, columns.from(), columns.to());
          String code = row.get(columns.code());
          String coefficient = row.get(columns.coefficient());
          if (validity.isEmpty()) {
            return;
          }
          if (!CODE.matcher(code).matches() || !COEFFICIENT.matcher(coefficient).matches()) {
            row.refuse(Finding.of(TerminologyFinding.BAD_NABM).quoting(code));
            return;
          }
          String kept = DatabaseNabmTariff.withoutLeadingZeros(code);
          if (!seen.add(kept + '/' + validity.get().fromText())) {
            row.refuse(Finding.of(TerminologyFinding.REPEATED_CODE, columns.code()).quoting(code));
            return;
          }
          staged
              .text(kept)
              .text(coefficient)
              .text(validity.get().fromText())
              .text(validity.get().toText())
              .endRow();
        });
  }
}
