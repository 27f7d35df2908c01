package org.estuaire.delimited.proposal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the cells of a column hold in a sample.
 *
 * @param cells one for each row of the sample; empty for what says nothing
 */
record ColumnValues(List<String> cells) {

  private static final Set<String> EMPTY = Set.of("", "NULL", "NR", "-");
  private static final int LONGEST_PATTERN = 24;

  ColumnValues {
    cells = List.copyOf(cells);
  }

  static ColumnValues of(List<List<String>> rows, int place) {
    List<String> cells = new ArrayList<>();
    for (List<String> row : rows) {
      String cell = place < row.size() ? row.get(place) : "";
      cells.add(EMPTY.contains(cell.toUpperCase(Locale.ROOT)) ? "" : cell);
    }
    return new ColumnValues(cells);
  }

  List<String> filled() {
    return cells.stream().filter(cell -> !cell.isEmpty()).toList();
  }

  Map<String, Long> distinct() {
    return filled().stream()
        .collect(Collectors.groupingBy(cell -> cell, LinkedHashMap::new, Collectors.counting()));
  }

  /** Of the cells that hold something, the share that passes; 0 where none does. */
  double share(Predicate<String> test) {
    List<String> filled = filled();
    return filled.isEmpty() ? 0 : (double) filled.stream().filter(test).count() / filled.size();
  }

  /** The commonest forms of its values: letters as A, digits as 9. Nothing of them can be read. */
  List<String> patterns(int most) {
    return filled().stream()
        .map(ColumnValues::pattern)
        .collect(Collectors.groupingBy(one -> one, LinkedHashMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }

  static String pattern(String value) {
    StringBuilder pattern = new StringBuilder();
    value
        .codePoints()
        .limit(LONGEST_PATTERN)
        .forEach(
            c ->
                pattern.appendCodePoint(
                    Character.isLetter(c)
                        ? 'A'
                        : Character.isDigit(c) ? '9' : c < 0x20 || c == 0x7F ? ' ' : c));
    return value.codePointCount(0, value.length()) > LONGEST_PATTERN
        ? pattern + "…"
        : pattern.toString();
  }

  /** Without the cells: they concern persons. */
  @Override
  public String toString() {
    return "ColumnValues[" + cells.size() + "]";
  }
}
