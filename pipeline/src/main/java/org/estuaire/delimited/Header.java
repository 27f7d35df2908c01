package org.estuaire.delimited;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.estuaire.exchange.Finding;

/**
 * The header of a delivery, seen through a mapping. Columns come in any order; names that end the
 * line without text are spare separators, not columns.
 */
final class Header {

  static final int MOST_COLUMNS = 1000;

  private final List<String> names;
  private final Mapping mapping;
  private final Map<String, Integer> places = new HashMap<>();

  Header(List<String> cells, Mapping mapping) {
    int size = cells.size();
    while (size > 0 && cells.get(size - 1).isBlank()) {
      size--;
    }
    this.names = List.copyOf(cells.subList(0, size));
    this.mapping = mapping;
    for (int i = 0; i < size; i++) {
      places.putIfAbsent(ColumnNames.key(names.get(i)), i);
    }
  }

  /** The header among the first rows of a sheet, which may have titles above it. */
  static Optional<Header> among(List<List<String>> rows, Mapping mapping) {
    return rows.stream()
        .map(cells -> new Header(cells, mapping))
        .filter(Header::resemblesMapping)
        .findFirst();
  }

  int size() {
    return names.size();
  }

  OptionalInt placeOf(Mapping.Column column) {
    return placeOf(column.name());
  }

  OptionalInt placeOf(String name) {
    Integer place = places.get(ColumnNames.key(name));
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }

  /**
   * Whether at least half of the columns that the mapping needs are here, and a quarter of all that
   * it knows: files of one sender share dates and numbers whatever they hold.
   */
  boolean resemblesMapping() {
    List<Mapping.Column> needed =
        mapping.columns().stream().filter(Mapping.Column::required).toList();
    long found = needed.stream().filter(column -> placeOf(column).isPresent()).count();
    return found > 0 && found * 2 >= needed.size() && known() * 4 >= mapping.columns().size();
  }

  Mapping mapping() {
    return mapping;
  }

  /** Of the columns of the mapping, how many are here. */
  int known() {
    return (int) mapping.columns().stream().filter(c -> placeOf(c).isPresent()).count();
  }

  /** Whether this is a file of refused rows that comes back corrected. */
  boolean isCorrection() {
    return places.keySet().containsAll(RefusedRows.ADDED_COLUMNS);
  }

  /** Of the columns that the mapping needs, how many are not here. */
  int missing() {
    return missingColumns().size();
  }

  List<Finding> findings() {
    if (names.size() > MOST_COLUMNS) {
      return List.of(
          Finding.of(DelimitedFinding.TOO_MANY_COLUMNS, String.valueOf(MOST_COLUMNS)).atLine(1));
    }
    List<Finding> findings = new ArrayList<>(missingColumns());
    if (findings.isEmpty()) {
      // Only now: the names of a file without a header would be somebody's data.
      findings.addAll(repeatedOrUnknown());
    }
    return findings;
  }

  /** Also the column that stands for empty cells of another: without it they would be missing. */
  private List<Finding> missingColumns() {
    return mapping.columns().stream()
        .filter(Mapping.Column::required)
        .flatMap(column -> Stream.of(column.name(), column.whenEmpty()))
        .filter(name -> !name.isEmpty() && placeOf(name).isEmpty())
        .distinct()
        .map(name -> Finding.of(DelimitedFinding.MISSING_COLUMN, name))
        .map(finding -> finding.atLine(1))
        .toList();
  }

  private List<Finding> repeatedOrUnknown() {
    Set<String> known = new HashSet<>(RefusedRows.ADDED_COLUMNS);
    for (Mapping.Column column : mapping.columns()) {
      known.add(ColumnNames.key(column.name()));
      if (!column.whenEmpty().isEmpty()) {
        known.add(ColumnNames.key(column.whenEmpty()));
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String key = ColumnNames.key(names.get(i));
      if (requireNonNull(places.get(key)) < i
          && !key.isEmpty()
          && !RefusedRows.ADDED_COLUMNS.contains(key)) {
        findings.add(about(DelimitedFinding.DUPLICATE_COLUMN, i));
      } else if (!known.contains(key)) {
        findings.add(about(DelimitedFinding.UNKNOWN_COLUMN, i));
      }
    }
    return findings;
  }

  private Finding about(DelimitedFinding code, int place) {
    return Finding.of(code, String.valueOf(place + 1)).atLine(1).quoting(names.get(place));
  }
}
