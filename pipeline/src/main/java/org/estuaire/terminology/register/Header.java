package org.estuaire.terminology.register;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where the columns of a file stand. Names change their case, accents, blanks and brackets from one
 * edition to the next; the words stay.
 */
final class Header {

  private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)");
  private static final Pattern NUMBER = Pattern.compile("\\bn°|\\bnumero\\b|\\bn (?=\\w)");
  private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

  private final Map<String, Integer> places;

  private Header(Map<String, Integer> places) {
    this.places = places;
  }

  static Header of(List<String> names) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      places.putIfAbsent(normalised(names.get(i)), i);
    }
    return new Header(places);
  }

  /** The place of a column under any of its names; -1 where it is not. */
  int place(String... names) {
    for (String name : names) {
      Integer place = places.get(normalised(name));
      if (place != null) {
        return place;
      }
    }
    return -1;
  }

  /** The last place that is asked for. */
  static int last(int... places) {
    int last = 0;
    for (int place : places) {
      last = Math.max(last, place);
    }
    return last;
  }

  static String normalised(String name) {
    String plain =
        Normalizer.normalize(BRACKETS.matcher(name).replaceAll(" "), Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT);
    return NO_WORD.matcher(NUMBER.matcher(plain).replaceAll("no ")).replaceAll(" ").strip();
  }

  /**
   * The cells of a line; quotation marks around a cell are no part of it where the form has any.
   */
  static List<String> cells(String line, char separator, boolean quoted) {
    List<String> cells = new ArrayList<>(64);
    int from = 0;
    while (from <= line.length()) {
      if (quoted && from < line.length() && line.charAt(from) == '"') {
        from = quotedCell(line, from + 1, separator, cells);
      } else {
        int to = line.indexOf(separator, from);
        int stop = to < 0 ? line.length() : to;
        cells.add(line.substring(from, stop).strip());
        from = stop + 1;
      }
    }
    return cells;
  }

  private static int quotedCell(String line, int from, char separator, List<String> cells) {
    StringBuilder cell = new StringBuilder();
    int at = from;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == '"' && at + 1 < line.length() && line.charAt(at + 1) == '"') {
        cell.append(c);
        at += 2;
      } else if (c == '"') {
        break;
      } else {
        cell.append(c);
        at++;
      }
    }
    cells.add(cell.toString().strip());
    int next = line.indexOf(separator, at);
    return next < 0 ? line.length() + 1 : next + 1;
  }
}
