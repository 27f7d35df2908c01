package org.estuaire.extract;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.extract.DatasetFile.Written;
import org.estuaire.extract.FollowUpResult.Cell;
import org.estuaire.extract.Study.StudyAnalyte;
import org.jspecify.annotations.Nullable;

/**
 * {@code table_resume.csv}: persons by quarter and analyte, with margins. A margin adds up persons
 * of several quarters or analytes: it counts person-quarters, as its name says.
 */
final class SummaryTable {

  static final String FILE = "table_resume.csv";
  static final List<String> HEADER =
      List.of(
          "trimestre",
          "analyte",
          "personnes_trimestres",
          "resultats",
          "part_dans_intervalle_pct",
          "mediane_prelevement_resultat_h",
          "mediane_resultat_entrepot_h");

  private static final String TOTAL = "TOTAL";

  private final List<LocalDate> quarters = new ArrayList<>();
  private final List<String> analytes;
  private final Map<String, Cell> cells = new HashMap<>();
  private final SuppressedTable table;
  private final int threshold;

  SummaryTable(Study study, List<Cell> filled) {
    this.threshold = study.smallCells().tables();
    this.analytes = study.analytes().stream().map(StudyAnalyte::name).toList();
    LocalDate quarter = study.period().from();
    while (!quarter.isAfter(study.period().to())) {
      quarters.add(quarter);
      quarter = quarter.plusMonths(3);
    }
    filled.forEach(cell -> cells.put(place(cell.quarter(), cell.analyte()), cell));
    this.table = SuppressedTable.of(persons(), threshold);
  }

  Written write(Path folder) throws IOException {
    try (DatasetFile file = new DatasetFile(folder, FILE)) {
      file.line(HEADER);
      for (int r = 0; r <= quarters.size(); r++) {
        for (int c = 0; c <= analytes.size(); c++) {
          file.line(line(r, c));
        }
      }
      return file.finish();
    }
  }

  private long[][] persons() {
    long[][] persons = new long[quarters.size()][analytes.size()];
    for (int r = 0; r < quarters.size(); r++) {
      for (int c = 0; c < analytes.size(); c++) {
        Cell cell = cells.get(place(quarters.get(r), analytes.get(c)));
        persons[r][c] = cell == null ? 0 : cell.persons();
      }
    }
    return persons;
  }

  private List<Object> line(int row, int column) {
    boolean margin = row == quarters.size() || column == analytes.size();
    List<Object> line = new ArrayList<>();
    line.add(row == quarters.size() ? TOTAL : FollowUpFiles.quarter(quarters.get(row)));
    line.add(column == analytes.size() ? TOTAL : analytes.get(column));
    line.add(table.shown(row, column));
    Cell cell = margin ? null : cells.get(place(quarters.get(row), analytes.get(column)));
    if (cell == null) {
      line.addAll(Arrays.asList(null, null, null, null));
    } else if (table.isHidden(row, column)) {
      line.addAll(
          List.of(
              SuppressedTable.HIDDEN,
              SuppressedTable.HIDDEN,
              SuppressedTable.HIDDEN,
              SuppressedTable.HIDDEN));
    } else {
      line.addAll(
          Arrays.asList(
              cell.results(), inRange(cell), cell.hoursToResult(), cell.hoursToRepository()));
    }
    return line;
  }

  /** A rate tells of those inside and of those outside: both must be enough. */
  private @Nullable Object inRange(Cell cell) {
    if (cell.withRange() == 0) {
      return null;
    }
    if (cell.inRange() < threshold || cell.withRange() - cell.inRange() < threshold) {
      return SuppressedTable.HIDDEN;
    }
    return BigDecimal.valueOf(100 * cell.inRange())
        .divide(BigDecimal.valueOf(cell.withRange()), 1, RoundingMode.HALF_UP);
  }

  private static String place(LocalDate quarter, String analyte) {
    return quarter + "|" + analyte;
  }
}
