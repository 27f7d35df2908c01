package org.estuaire.terminology;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.estuaire.exchange.Finding;
import org.jspecify.annotations.Nullable;

/** The analytes whose values can be made comparable, and what other LOINC codes measure. */
public final class Analytes {

  /** No table at all. */
  public static final Analytes NONE = new Analytes(Map.of(), Map.of());

  private final Map<String, Analyte> byLoinc;
  private final Map<String, Dimension> dimensions;

  private Analytes(Map<String, Analyte> byLoinc, Map<String, Dimension> dimensions) {
    this.byLoinc = byLoinc;
    this.dimensions = dimensions;
  }

  public Optional<Analyte> find(String loinc) {
    return Optional.ofNullable(byLoinc.get(loinc));
  }

  /** What a code measures; for a code that is no analyte, by its LOINC property. */
  public Optional<Dimension> dimension(String loinc) {
    Analyte analyte = byLoinc.get(loinc);
    return analyte == null
        ? Optional.ofNullable(dimensions.get(loinc))
        : Optional.of(analyte.dimension());
  }

  public Collection<Analyte> all() {
    return byLoinc.values();
  }

  /**
   * Reads {@code config/terminology/analytes.csv}.
   *
   * @throws TableRefused with every mistake
   */
  public static Analytes read(Path file) {
    Map<String, Analyte> analytes = new LinkedHashMap<>();
    CsvTable.read(
        file,
        List.of("loinc", "label", "dimension", "unit", "canonical", "factor", "shift"),
        row -> {
          Analyte analyte = parse(row);
          if (analyte != null && analytes.put(analyte.loinc(), analyte) != null) {
            row.refuse(Finding.of(TerminologyFinding.REPEATED_CODE, "loinc"));
          }
        });
    refuseBrokenPairs(analytes);
    return new Analytes(analytes, Map.of());
  }

  /** What was loaded into the repository, completed by the LOINC table where it was imported. */
  public static Analytes read(Connection connection) throws SQLException {
    Map<String, Analyte> analytes = new LinkedHashMap<>();
    Map<String, Dimension> dimensions = new HashMap<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery("SELECT * FROM terminology.analyte")) {
        while (rows.next()) {
          Analyte analyte = stored(rows);
          analytes.put(analyte.loinc(), analyte);
        }
      }
      try (ResultSet rows =
          statement.executeQuery("SELECT code, property FROM terminology.loinc")) {
        while (rows.next()) {
          String code = rows.getString(1);
          Dimension.ofProperty(rows.getString(2)).ifPresent(d -> dimensions.put(code, d));
        }
      }
    }
    return new Analytes(analytes, dimensions);
  }

  private static Analyte stored(ResultSet row) throws SQLException {
    int valence = row.getInt("valence");
    return new Analyte(
        row.getString("loinc"),
        row.getString("french_label"),
        Dimension.valueOf(row.getString("dimension")),
        row.getString("unit"),
        row.getString("canonical_loinc"),
        row.getBigDecimal("factor"),
        row.getBigDecimal("shift"),
        valence == 0 ? OptionalInt.empty() : OptionalInt.of(valence),
        Optional.ofNullable(row.getBigDecimal("low")),
        Optional.ofNullable(row.getBigDecimal("high")));
  }

  private static @Nullable Analyte parse(CsvTable.Row row) {
    String loinc = row.get("loinc");
    if (!LoincCode.isWellFormed(loinc)) {
      row.refuse(Finding.of(TerminologyFinding.BAD_LOINC).quoting(loinc));
      return null;
    }
    Optional<Dimension> dimension = dimension(row);
    Optional<BigDecimal> factor = number(row, "factor");
    Optional<BigDecimal> shift = number(row, "shift");
    Optional<BigDecimal> valence = number(row, "valence");
    if (dimension.isEmpty()) {
      return null;
    }
    return new Analyte(
        loinc,
        row.get("label"),
        dimension.get(),
        row.get("unit"),
        row.get("canonical").isEmpty() ? loinc : row.get("canonical"),
        factor.orElse(BigDecimal.ONE),
        shift.orElse(BigDecimal.ZERO),
        valence.map(v -> OptionalInt.of(v.intValue())).orElse(OptionalInt.empty()),
        number(row, "low"),
        number(row, "high"));
  }

  private static Optional<Dimension> dimension(CsvTable.Row row) {
    try {
      return Optional.of(Dimension.valueOf(row.get("dimension")));
    } catch (IllegalArgumentException e) {
      String allowed = Arrays.toString(Dimension.values());
      row.refuse(Finding.of(TerminologyFinding.BAD_DIMENSION, "dimension", allowed));
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> number(CsvTable.Row row, String column) {
    String cell = row.get(column);
    if (cell.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(cell));
    } catch (NumberFormatException e) {
      row.refuse(Finding.of(TerminologyFinding.BAD_NUMBER, column).inField(column));
      return Optional.empty();
    }
  }

  private static void refuseBrokenPairs(Map<String, Analyte> analytes) {
    List<Finding> broken =
        analytes.values().stream()
            .filter(analyte -> !analytes.containsKey(analyte.canonicalLoinc()))
            .map(
                analyte ->
                    Finding.of(TerminologyFinding.UNKNOWN_PAIR, "canonical")
                        .quoting(analyte.canonicalLoinc()))
            .toList();
    if (!broken.isEmpty()) {
      throw new TableRefused(broken);
    }
  }
}
