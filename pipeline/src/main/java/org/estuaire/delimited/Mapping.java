package org.estuaire.delimited;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the delimited files of a sender are read: which column holds which field, and what its codes
 * mean. Data only; a mapping can't compute anything.
 *
 * @param recordType what a row is, for example {@code apa}
 * @param trailerRequired the sender always ends its files with {@code TOTAL;n}: without this line
 *     the file was cut
 * @param constants values of fields that no column holds
 * @param charset in which the sender writes; empty where each file shows it
 * @param sheet name of the sheet of a workbook; empty for the first visible one
 */
public record Mapping(
    String recordType,
    char separator,
    boolean trailerRequired,
    List<Column> columns,
    List<Constant> constants,
    Optional<Charset> charset,
    Optional<String> sheet) {

  public Mapping {
    columns = List.copyOf(columns);
    constants = List.copyOf(constants);
  }

  public Mapping(
      String recordType,
      char separator,
      boolean trailerRequired,
      List<Column> columns,
      List<Constant> constants) {
    this(
        recordType,
        separator,
        trailerRequired,
        columns,
        constants,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * A column of the sender.
   *
   * @param name as the sender's header spells it; case, accents and {@code _} do not matter
   * @param field canonical name of the field
   * @param codes the sender's code to the canonical code, by {@link ColumnNames#key}; empty when
   *     the sender uses canonical codes
   * @param prefix what precedes the value in the cell, for example {@code GIR }
   * @param suffix what follows it
   * @param listed the same codes as the sender writes them, for whoever used another
   * @param whenEmpty the column whose cell stands for an empty one here; empty for none
   */
  public record Column(
      String name,
      String field,
      CellType type,
      boolean required,
      Map<String, String> codes,
      Map<String, String> listed,
      String prefix,
      String suffix,
      String whenEmpty) {

    public Column {
      codes = Map.copyOf(codes);
      listed = Map.copyOf(listed);
    }

    public Column(
        String name,
        String field,
        CellType type,
        boolean required,
        Map<String, String> codes,
        String prefix,
        String suffix) {
      this(name, field, type, required, codes, codes, prefix, suffix, "");
    }
  }

  /**
   * A field that holds the same value in every row.
   *
   * @param value already read as its type, or {@link DayOfArrival}
   */
  public record Constant(String field, Object value) {}

  /** Stands for the day on which a delivery came, by the clocks of its sender. */
  public enum DayOfArrival {
    IN_ZONE
  }

  /** The column as the sender calls it; the canonical name for a field that has no column. */
  public String columnOf(String field) {
    return column(field).map(Column::name).orElse(field);
  }

  /** Whether a file could be meant for either: each has all the columns that the other needs. */
  public boolean cannotBeToldFrom(Mapping other) {
    return names(false).containsAll(other.names(true))
        && other.names(false).containsAll(names(true));
  }

  private Set<String> names(boolean required) {
    return columns.stream()
        .filter(column -> column.required() || !required)
        .map(column -> ColumnNames.key(column.name()))
        .collect(Collectors.toSet());
  }

  public Optional<Column> column(String field) {
    for (Column column : columns) {
      if (column.field().equals(field)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }
}
