package org.estuaire.delimited.proposal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.delimited.Cell;
import org.estuaire.delimited.CellType;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.delimited.Vocabulary;

/**
 * How the values of a column go with a field.
 *
 * @param prefix what precedes every value
 * @param suffix what follows every value
 * @param codes the sender's code to ours, where they differ
 * @param unknown the sender's codes that nothing is known of
 */
record FieldFit(
    Shape.Strength strength,
    String prefix,
    String suffix,
    Map<String, String> codes,
    List<String> unknown) {

  /** Of a longer list, codes would be somebody's data. */
  private static final int MOST_CODES = 40;

  private static final int LONGEST_CODE = 40;

  /** Of the cells; the others hold words of the sender's own. */
  private static final double MOST_OF_A_LIST = 0.8;

  private static final int SHORTEST_WORD = 3;
  private static final Pattern LABELLED = Pattern.compile("(\\p{L}[\\p{L}. ]*?\\s?)\\d+");
  private static final Pattern SIGNED = Pattern.compile("[-+\\d\\s.,\\u00A0\\u202F]+(\\s?%)");

  FieldFit {
    codes = new LinkedHashMap<>(codes);
    unknown = List.copyOf(unknown);
  }

  /** Without the codes: a list that is none may hold what concerns a person. */
  @Override
  public String toString() {
    return "FieldFit[" + strength + "]";
  }

  static FieldFit of(ColumnValues values, RecordSchema.Field field, Vocabulary words) {
    if (values.filled().isEmpty()) {
      return plain(Shape.Strength.EMPTY);
    }
    if (field.type() instanceof CellType.Code list) {
      return ofCodes(values, list, words.codes(field.name()));
    }
    String prefix = field.type() instanceof CellType.Whole ? common(values, LABELLED) : "";
    String suffix = field.type() instanceof CellType.Decimal ? common(values, SIGNED) : "";
    boolean readable =
        values.share(value -> isRead(field.type(), bare(value, prefix, suffix))) >= Shape.MOST;
    if (!readable) {
      return plain(Shape.Strength.MISFIT);
    }
    Shape.Strength strength =
        words
            .shape(field.name())
            .flatMap(Shape::named)
            .map(shape -> shape.of(values))
            .orElse(Shape.Strength.FITS);
    boolean labelled = !prefix.isEmpty() && prefix.strip().equalsIgnoreCase(field.name());
    return new FieldFit(
        labelled ? Shape.Strength.PROVES : strength, prefix, suffix, Map.of(), List.of());
  }

  private static FieldFit plain(Shape.Strength strength) {
    return new FieldFit(strength, "", "", Map.of(), List.of());
  }

  private static String bare(String value, String prefix, String suffix) {
    return value.substring(prefix.length(), value.length() - suffix.length()).strip();
  }

  private static boolean isRead(CellType type, String value) {
    return !(type.read(value) instanceof Cell.Broken);
  }

  /** What stands before or behind the number in every cell; empty where it differs. */
  private static String common(ColumnValues values, Pattern pattern) {
    Optional<String> found = Optional.empty();
    for (String value : values.filled()) {
      Matcher matcher = pattern.matcher(value);
      if (!matcher.matches()
          || found.filter(matcher.group(1)::equals).isEmpty() && found.isPresent()) {
        return "";
      }
      found = Optional.of(matcher.group(1));
    }
    return found.orElse("");
  }

  /** Words that nobody writes for anything else prove a list; single signs only fit it. */
  private static FieldFit ofCodes(
      ColumnValues values, CellType.Code list, Map<String, List<String>> words) {
    Map<String, Long> distinct = values.distinct();
    if (distinct.size() > MOST_CODES
        || distinct.keySet().stream().anyMatch(code -> code.length() > LONGEST_CODE)) {
      return plain(Shape.Strength.MISFIT);
    }
    Map<String, String> codes = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    boolean ours = true;
    boolean inWords = true;
    for (String theirs : distinct.keySet()) {
      Optional<String> code = code(theirs, list, words);
      boolean same =
          list.read(theirs) instanceof Cell.Present read
              && code.filter(read.value()::equals).isPresent();
      ours &= same;
      inWords &= code.isPresent() && theirs.length() >= SHORTEST_WORD;
      code.ifPresentOrElse(known -> codes.put(theirs, known), () -> unknown.add(theirs));
    }
    if (codes.isEmpty()) {
      return new FieldFit(Shape.Strength.MISFIT, "", "", Map.of(), unknown);
    }
    long known =
        codes.entrySet().stream()
            .filter(code -> code.getKey().length() >= SHORTEST_WORD)
            .mapToLong(code -> distinct.getOrDefault(code.getKey(), 0L))
            .sum();
    boolean mostly =
        codes.values().stream().distinct().count() > 1
            && known >= MOST_OF_A_LIST * values.filled().size();
    Shape.Strength strength =
        inWords || mostly || unknown.isEmpty() && codes.size() > 1 && allWords(codes)
            ? Shape.Strength.PROVES
            : Shape.Strength.FITS;
    return new FieldFit(strength, "", "", ours ? Map.of() : codes, unknown);
  }

  /** "M." and "Mme" are words, "1" and "2" are not. */
  private static boolean allWords(Map<String, String> codes) {
    return codes.keySet().stream().allMatch(code -> code.matches("\\p{L}{2,}.*|\\p{L}\\."))
        || codes.keySet().stream().anyMatch(code -> code.length() >= SHORTEST_WORD)
            && codes.keySet().stream().allMatch(code -> code.matches("\\p{L}.*"));
  }

  private static Optional<String> code(
      String theirs, CellType.Code list, Map<String, List<String>> words) {
    String key = key(theirs);
    for (Map.Entry<String, List<String>> entry : words.entrySet()) {
      if (list.codes().contains(entry.getKey())
          && entry.getValue().stream().anyMatch(word -> key(word).equals(key))) {
        return Optional.of(entry.getKey());
      }
    }
    return list.read(theirs) instanceof Cell.Present read
        ? Optional.of((String) read.value())
        : Optional.empty();
  }

  static String key(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", " ")
        .strip();
  }
}
