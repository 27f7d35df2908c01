package org.estuaire.extract;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.estuaire.extract.DatasetFile.Written;
import org.estuaire.extract.FollowUpResult.Row;
import org.estuaire.extract.Study.RequestedVariable;
import org.estuaire.extract.Study.StudyAnalyte;

/** Writes the files of the dataset, only with the variables that the study asked for. */
final class FollowUpFiles {

  static final String DATA = "suivi_biologique.csv";
  static final String DICTIONARY = "dictionnaire.csv";
  static final String FLOW = "flux.csv";
  static final List<String> FLOW_HEADER = List.of("etape", "motif", "personnes");
  static final List<String> DICTIONARY_HEADER =
      List.of("variable", "type", "titre", "description", "unite", "valeurs", "justification");

  private static final int OLDEST_BAND = 90;

  private final Study study;
  private final StudyKey key;
  private final FollowUpResult result;
  private final Map<String, StudyAnalyte> analytes = new HashMap<>();
  private final Map<String, String> laboratories = new HashMap<>();
  private final List<FollowUpVariable> variables;

  FollowUpFiles(Study study, StudyKey key, FollowUpResult result) {
    this.study = study;
    this.key = key;
    this.result = result;
    study.analytes().forEach(analyte -> analytes.put(analyte.name(), analyte));
    this.variables = Arrays.stream(FollowUpVariable.values()).filter(study::wants).toList();
  }

  /**
   * @return all files, the data package last
   */
  List<Written> write(Path folder) throws IOException, SQLException {
    List<Written> files = new ArrayList<>();
    files.add(data(folder));
    files.add(new SummaryTable(study, result.cells()).write(folder));
    files.add(lines(folder, FLOW, FLOW_HEADER, result.flow().lines()));
    files.add(dictionary(folder));
    try (DatasetFile file = new DatasetFile(folder, DataPackage.FILE)) {
      file.text(new DataPackage(study, key, result, variables).json(files));
      files.add(file.finish());
    }
    return files;
  }

  private Written data(Path folder) throws IOException, SQLException {
    try (DatasetFile file = new DatasetFile(folder, DATA)) {
      file.line(variables.stream().map(FollowUpVariable::column).toList());
      result.<IOException>forEachRow(
          row -> {
            Map<FollowUpVariable, Object> cells = cells(row);
            // Not toList: absent values are null.
            List<Object> line = new ArrayList<>();
            variables.forEach(variable -> line.add(cells.get(variable)));
            file.line(line);
          });
      return file.finish();
    }
  }

  private Map<FollowUpVariable, Object> cells(Row row) {
    Map<FollowUpVariable, Object> cells = new EnumMap<>(FollowUpVariable.class);
    cells.put(FollowUpVariable.PSEUDONYM, row.pseudonym());
    cells.put(FollowUpVariable.QUARTER, quarter(row.quarter()));
    cells.put(FollowUpVariable.AGE_BAND, ageBand(row.ageBand()));
    cells.put(FollowUpVariable.SEX, row.sex());
    cells.put(FollowUpVariable.ZONE, row.zone());
    cells.put(FollowUpVariable.ANALYTE, row.analyte());
    cells.put(FollowUpVariable.RESULTS, row.results());
    cells.put(
        FollowUpVariable.LAST_BAND,
        row.band() == null ? "" : requireNonNull(analytes.get(row.analyte())).band(row.band()));
    cells.put(FollowUpVariable.IN_RANGE, row.inRange() == null ? "" : row.inRange() ? "O" : "N");
    cells.put(FollowUpVariable.HOURS_TO_RESULT, row.hoursToResult());
    cells.put(FollowUpVariable.HOURS_TO_REPOSITORY, row.hoursToRepository());
    cells.put(
        FollowUpVariable.LABORATORY,
        laboratories.computeIfAbsent(row.laboratory(), key::ofEstablishment));
    return cells;
  }

  private Written dictionary(Path folder) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    for (FollowUpVariable v : variables) {
      String reason =
          study.variables().stream()
              .filter(requested -> requested.name() == v)
              .map(RequestedVariable::reason)
              .findFirst()
              .orElse("");
      String type = v.type().name().toLowerCase(Locale.ROOT);
      lines.add(List.of(v.column(), type, v.title(), v.description(), v.unit(), values(v), reason));
    }
    return lines(folder, DICTIONARY, DICTIONARY_HEADER, lines);
  }

  private String values(FollowUpVariable variable) {
    return switch (variable) {
      case SEX -> "M, F, U";
      case IN_RANGE -> "O, N";
      case ANALYTE -> joined(study.analytes().stream().map(a -> a.name() + " = " + a.title()));
      case LAST_BAND ->
          joined(
              study.analytes().stream()
                  .filter(a -> !a.bands().isEmpty())
                  .map(a -> a.name() + " (" + a.unit() + ") : " + String.join(" ", bands(a))));
      case ZONE -> joined(study.zones().stream().map(Study.Zone::name));
      default -> "";
    };
  }

  private static String joined(Stream<String> texts) {
    return String.join(", ", texts.toList());
  }

  private static List<String> bands(StudyAnalyte analyte) {
    List<String> bands = new ArrayList<>();
    for (int i = 0; i <= analyte.bands().size(); i++) {
      bands.add(analyte.band(i));
    }
    return bands;
  }

  private static Written lines(
      Path folder, String name, List<String> header, List<List<String>> lines) throws IOException {
    try (DatasetFile file = new DatasetFile(folder, name)) {
      file.line(header);
      for (List<String> line : lines) {
        file.line(line);
      }
      return file.finish();
    }
  }

  /** {@code 2026-T3}. */
  static String quarter(LocalDate firstDay) {
    return firstDay.getYear() + "-T" + (firstDay.getMonthValue() + 2) / 3;
  }

  private static String ageBand(int from) {
    return from >= OLDEST_BAND ? OLDEST_BAND + "+" : from + "-" + (from + 4);
  }
}
