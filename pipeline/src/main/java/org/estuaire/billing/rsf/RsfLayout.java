package org.estuaire.billing.rsf;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The fields of one record letter, in the newest layout, from {@code rsf-ace-layout.csv}. */
final class RsfLayout {

  private static final String TABLE = "rsf-ace-layout.csv";
  private static final Map<Character, RsfLayout> BY_LETTER = load();

  private final char letter;
  private final List<RsfField> fields;
  private final Map<String, RsfField> byName = new HashMap<>();
  private final int[] lengths;
  private final RsfField lastNeeded;

  private RsfLayout(char letter, List<RsfField> fields) {
    this.letter = letter;
    this.fields = List.copyOf(fields);
    this.lengths = RsfEdition.lengths(letter);
    fields.forEach(field -> byName.put(field.name(), field));
    this.lastNeeded =
        fields.stream()
            .filter(field -> field.needed() && field.end() <= lengths[0])
            .reduce((earlier, later) -> later)
            .orElseThrow();
  }

  /** Empty when no record of RSF-ACE has this letter. */
  static Optional<RsfLayout> of(char letter) {
    return Optional.ofNullable(BY_LETTER.get(letter));
  }

  char letter() {
    return letter;
  }

  List<RsfField> fields() {
    return fields;
  }

  /**
   * @throws IllegalArgumentException for a name that this letter doesn't have: a mistake of ours
   */
  RsfField field(String name) {
    RsfField field = byName.get(name);
    if (field == null) {
      throw new IllegalArgumentException("no field " + letter + "." + name);
    }
    return field;
  }

  int longest() {
    return lengths[lengths.length - 1];
  }

  /** The needed field that lies furthest to the right in every layout: a line can't end before. */
  RsfField lastNeeded() {
    return lastNeeded;
  }

  /** Whether some year's layout has this length. */
  boolean accepts(int characters) {
    return Arrays.binarySearch(lengths, characters) >= 0;
  }

  /** The shortest accepted length that holds this many characters. */
  int accepted(int characters) {
    for (int length : lengths) {
      if (characters <= length) {
        return length;
      }
    }
    throw new IllegalArgumentException("longer than the longest layout");
  }

  private static Map<Character, RsfLayout> load() {
    Map<Character, List<RsfField>> rows = new HashMap<>();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (InputStream resource = RsfLayout.class.getResourceAsStream(TABLE);
        Reader reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
      for (CSVRecord row : format.parse(reader)) {
        char letter = row.get("letter").charAt(0);
        rows.computeIfAbsent(letter, l -> new ArrayList<>()).add(RsfField.of(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the layout of RSF-ACE can't be read", e);
    }
    Map<Character, RsfLayout> layouts = new HashMap<>();
    rows.forEach((letter, fields) -> layouts.put(letter, new RsfLayout(letter, fields)));
    return Map.copyOf(layouts);
  }
}
