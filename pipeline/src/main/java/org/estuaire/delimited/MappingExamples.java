package org.estuaire.delimited;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;

/**
 * Runs the examples of a mapping through the reader that loads files: what the cells of a row
 * become, and what is found in them. Columns that an example does not name count as empty, and
 * nothing is said of them.
 */
public final class MappingExamples {

  /**
   * What an example gives other than it says.
   *
   * @param line of the example in the mapping file
   * @param what a field, or the code of a finding
   * @param expected as the example has it; empty where it expects nothing
   * @param got what came; empty where nothing did
   */
  public record Difference(int line, String what, String expected, String got) {
    /** Without the values. */
    @Override
    public String toString() {
      return "Difference[line " + line + "]";
    }
  }

  private final Mapping mapping;
  private final ZoneId zone;

  /**
   * @param zone where the sender's clocks stand
   */
  public MappingExamples(Mapping mapping, ZoneId zone) {
    this.mapping = mapping;
    this.zone = zone;
  }

  /** All differences of all examples; none where the mapping does what they say. */
  public List<Difference> differences(List<MappingExample> examples) {
    return examples.stream().flatMap(example -> differences(example).stream()).toList();
  }

  private List<Difference> differences(MappingExample example) {
    List<Difference> differences = new ArrayList<>();
    Set<String> headings =
        mapping.columns().stream()
            .map(column -> ColumnNames.key(column.name()))
            .collect(Collectors.toSet());
    mapping.columns().stream()
        .map(column -> ColumnNames.key(column.whenEmpty()))
        .forEach(headings::add);
    example.row().keySet().stream()
        .filter(name -> !headings.contains(ColumnNames.key(name)))
        .sorted()
        .forEach(name -> differences.add(new Difference(example.line(), name, name, "")));
    DelimitedRow row = read(example);
    example.gives().forEach((field, text) -> compare(example, row, field, text, differences));
    Set<String> found =
        findings(row, example).map(finding -> finding.code().code()).collect(Collectors.toSet());
    example.finds().stream()
        .filter(code -> !found.contains(code))
        .forEach(code -> differences.add(new Difference(example.line(), code, code, "")));
    found.stream()
        .filter(code -> !example.finds().contains(code))
        .sorted()
        .forEach(code -> differences.add(new Difference(example.line(), code, "", code)));
    return differences;
  }

  private Stream<Finding> findings(DelimitedRow row, MappingExample example) {
    Set<String> named =
        example.row().keySet().stream().map(ColumnNames::key).collect(Collectors.toSet());
    return Stream.concat(row.errors().stream(), row.warnings().stream())
        .filter(finding -> named.contains(ColumnNames.key(finding.field())));
  }

  private void compare(
      MappingExample example,
      DelimitedRow row,
      String field,
      String expected,
      List<Difference> differences) {
    Optional<Object> got = row.value(field);
    CellType type = mapping.column(field).map(Mapping.Column::type).orElse(new CellType.Text(500));
    Optional<Object> wanted =
        type.in(zone).read(expected) instanceof Cell.Present present
            ? Optional.of(present.value())
            : Optional.empty();
    boolean same = expected.isEmpty() ? got.isEmpty() : wanted.isPresent() && wanted.equals(got);
    if (!same) {
      differences.add(
          new Difference(example.line(), field, expected, got.map(Object::toString).orElse("")));
    }
  }

  private DelimitedRow read(MappingExample example) {
    Map<String, String> cells =
        example.row().entrySet().stream()
            .collect(
                Collectors.toMap(
                    cell -> ColumnNames.key(cell.getKey()), Map.Entry::getValue, (a, b) -> a));
    List<String> names = new ArrayList<>();
    mapping.columns().forEach(column -> names.add(column.name()));
    mapping.columns().stream()
        .map(Mapping.Column::whenEmpty)
        .filter(
            name ->
                !name.isEmpty() && mapping.columns().stream().noneMatch(c -> c.name().equals(name)))
        .distinct()
        .forEach(names::add);
    String header = line(names);
    String row =
        line(names.stream().map(name -> cells.getOrDefault(ColumnNames.key(name), "")).toList());
    DelimitedReading reading =
        new DelimitedReading(
            DelimitedReading.of(StandardCharsets.UTF_8, header, mapping.separator(), false, ""));
    byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
    RowReader.RowReading read =
        new RowReader(mapping, zone, reading)
            .read(new RawRecord(new Place(1, example.line(), 0, bytes.length), bytes));
    return ((RowReader.RowReading.Cells) read).row();
  }

  private String line(List<String> cells) {
    return cells.stream()
        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(String.valueOf(mapping.separator())));
  }
}
