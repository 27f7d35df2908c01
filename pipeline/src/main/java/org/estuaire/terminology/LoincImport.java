package org.estuaire.terminology;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Finding;
import org.estuaire.repository.CopyRows;

/**
 * Loads LOINC as Regenstrief publishes it: {@code Loinc.csv} and, for French labels, the French
 * linguistic variant ({@code frFR18LinguisticVariant.csv}).
 */
public final class LoincImport {

  private static final ReferenceImport.Statements SQL =
      new ReferenceImport.Statements(
          "CREATE TEMPORARY TABLE stage_loinc"
              + " (code text, french_label text, property text, usual_unit text) ON COMMIT DROP",
          "COPY stage_loinc (code, french_label, property, usual_unit) FROM STDIN",
          "DELETE FROM terminology.loinc",
          "INSERT INTO terminology.loinc (code, french_label, property, usual_unit)"
              + " SELECT code, french_label, property, usual_unit FROM stage_loinc",
          "DROP TABLE stage_loinc");

  private final Connection tx;

  public LoincImport(Connection tx) {
    this.tx = tx;
  }

  /**
   * Replaces the LOINC table.
   *
   * @param french linguistic variant; without it labels stay English
   * @return rows of the LOINC file
   * @throws TableRefused when a file has any mistake: roll back
   */
  public int load(Path loinc, Optional<Path> french) throws SQLException {
    Map<String, String> labels = french.map(LoincImport::labels).orElse(Map.of());
    return new ReferenceImport(tx)
        .run("loinc", loinc, true, SQL, staged -> stage(loinc, labels, staged));
  }

  private static Map<String, String> labels(Path french) {
    Map<String, String> labels = new HashMap<>();
    CsvTable.read(
        french,
        List.of("LOINC_NUM", "COMPONENT"),
        row -> labels.put(row.get("LOINC_NUM"), frenchLabel(row)));
    return labels;
  }

  private static String frenchLabel(CsvTable.Row row) {
    String name = row.get("LONG_COMMON_NAME");
    String display = row.get("LinguisticVariantDisplayName");
    if (!name.isEmpty()) {
      return name;
    }
    return display.isEmpty() ? row.get("COMPONENT") : display;
  }

  private static int stage(Path loinc, Map<String, String> labels, CopyRows staged) {
    Set<String> seen = new HashSet<>();
    return CsvTable.read(
        loinc,
        List.of("LOINC_NUM", "PROPERTY", "LONG_COMMON_NAME"),
        row -> {
          String code = row.get("LOINC_NUM");
          if (!LoincCode.isWellFormed(code)) {
            row.refuse(Finding.of(TerminologyFinding.BAD_LOINC).quoting(code));
          } else if (!seen.add(code)) {
            row.refuse(Finding.of(TerminologyFinding.REPEATED_CODE, "LOINC_NUM").quoting(code));
          } else {
            staged
                .text(code)
                .text(labels.getOrDefault(code, row.get("LONG_COMMON_NAME")))
                .text(row.get("PROPERTY"))
                .text(row.get("EXAMPLE_UCUM_UNITS"))
                .endRow();
          }
        });
  }
}
