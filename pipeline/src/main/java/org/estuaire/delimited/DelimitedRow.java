package org.estuaire.delimited;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Places;
import org.estuaire.exchange.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A row as fields of its record type. Fields without a value, and fields whose cell is broken, are
 * absent; {@link #errors()} says which were broken, so that a sender learns of all at once.
 */
public final class DelimitedRow {

  private final Mapping mapping;
  private final long line;
  private final Map<String, Cell> cells;
  private final List<Finding> remarks;

  /**
   * @param remarks about the row as a whole, which keep nobody from reading it
   */
  DelimitedRow(Mapping mapping, long line, Map<String, Cell> cells, List<Finding> remarks) {
    this.remarks = List.copyOf(remarks);
    this.mapping = mapping;
    this.line = line;
    this.cells = cells;
  }

  /** First line of the row in its delivery, from 1. */
  public long line() {
    return line;
  }

  /** Empty when absent. */
  public String text(String field) {
    return value(field, String.class).orElse("");
  }

  public Optional<LocalDate> date(String field) {
    return value(field, LocalDate.class);
  }

  public Optional<Instant> moment(String field) {
    return value(field, Instant.class);
  }

  /** A decimal or a number of hours. */
  public Optional<BigDecimal> decimal(String field) {
    return value(field, BigDecimal.class);
  }

  public OptionalInt whole(String field) {
    return value(field, Integer.class).map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  public Optional<Boolean> flag(String field) {
    return value(field, Boolean.class);
  }

  /** The columns that hold the fields, as the sender calls them. */
  public Places<String> places() {
    return new Columns(mapping, line);
  }

  private record Columns(Mapping mapping, long line) implements Places<String> {
    @Override
    public String name(String field) {
      return mapping.column(field).map(Mapping.Column::name).orElse("");
    }

    @Override
    public long line(String field) {
      return line;
    }
  }

  /** Why cells could not be read; empty for a well-formed row. */
  public List<Finding> errors() {
    return findings(Severity.ERROR);
  }

  public List<Finding> warnings() {
    List<Finding> warnings = findings(Severity.WARNING);
    remarks.forEach(remark -> warnings.add(remark.atLine(line)));
    return warnings;
  }

  /** Without values: they are health data. */
  @Override
  public String toString() {
    return "DelimitedRow[line " + line + "]";
  }

  /** Whatever a field holds. */
  Optional<Object> value(String field) {
    return value(field, Object.class);
  }

  /** The cell of a field as it was read. */
  Cell cell(String field) {
    return cells.getOrDefault(field, Cell.EMPTY);
  }

  private <T> Optional<T> value(String field, Class<T> type) {
    return cells.get(field) instanceof Cell.Present present
        ? Optional.of(type.cast(present.value()))
        : Optional.empty();
  }

  private List<Finding> findings(Severity severity) {
    List<Finding> findings = new ArrayList<>();
    for (Mapping.Column column : mapping.columns()) {
      findingOf(cells.get(column.field()))
          .filter(finding -> finding.severity() == severity)
          .map(finding -> finding.inField(column.name()).atLine(line))
          .ifPresent(findings::add);
    }
    return findings;
  }

  /** Why a cell holds no value, or not the one that stands there. */
  static Optional<Finding> findingOf(@Nullable Cell cell) {
    if (cell instanceof Cell.Broken broken) {
      return Optional.of(broken.why());
    }
    return cell instanceof Cell.Absent absent ? absent.warning() : Optional.empty();
  }
}
