package org.estuaire.lab.hprim.medecins;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Gives each line of text of a dossier to the result that it names, wherever it stands: some
 * programs write it behind its RES, others before, some name a result of before.
 *
 * <ul>
 *   <li>A line that begins with the label of a result is about it, and so are the lines behind it.
 *   <li>A line that speaks of results that are yet to come is the heading of the next one.
 *   <li>Any other line is about the result before it; those before the first are about the first.
 * </ul>
 */
final class NamedLines {

  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");

  /** Shorter labels stand in too many lines. */
  private static final int SHORTEST = 3;

  /** A label that is longer is refused; no line is looked at further than one reaches. */
  private static final int LONGEST = 300;

  /** A heading names results that follow closely. */
  private static final int AHEAD = 6;

  private final List<String> labels;
  private final Map<String, Integer> byLabel = new HashMap<>();
  private final List<List<String>> given = new ArrayList<>();

  /**
   * @param labels of the results, in their order; empty for one that has none
   */
  private NamedLines(List<String> labels) {
    this.labels = labels.stream().map(NamedLines::plain).toList();
    for (int i = 0; i < labels.size(); i++) {
      given.add(new ArrayList<>(0));
      if (this.labels.get(i).length() >= SHORTEST) {
        byLabel.putIfAbsent(this.labels.get(i), i);
      }
    }
  }

  /**
   * @param labels of the results, in their order
   * @param spans the lines before the first result, then those behind each
   * @return the lines about each result
   */
  static List<List<String>> of(List<String> labels, List<List<String>> spans) {
    NamedLines lines = new NamedLines(labels);
    for (int i = 0; i < spans.size(); i++) {
      lines.give(spans.get(i), i - 1);
    }
    return lines.given;
  }

  /**
   * @param before the result before these lines; -1 before the first
   */
  private void give(List<String> span, int before) {
    int usual = Math.max(before, 0);
    int about = usual;
    for (String line : span) {
      String plain = plain(line);
      Optional<Integer> named = named(plain, before + 1);
      if (named.isPresent()) {
        about = named.get();
      } else if (about == usual && speaksOfWhatFollows(plain, before)) {
        about = before + 1;
      } else if (plain.isEmpty() && about != before + 1) {
        about = usual;
      }
      given.get(about).add(line);
    }
  }

  /** The result that a line begins with: the next one first, then the one of the longest label. */
  private Optional<Integer> named(String line, int next) {
    if (next < labels.size() && !labels.get(next).isEmpty() && begins(line, labels.get(next))) {
      return Optional.of(next);
    }
    int first = line.length() <= LONGEST ? line.length() : line.lastIndexOf(' ', LONGEST);
    for (int end = first; end >= SHORTEST; end = line.lastIndexOf(' ', end - 1)) {
      Integer found = byLabel.get(line.substring(0, end).replaceAll("[ :;,.]+$", ""));
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static boolean begins(String line, String label) {
    return line.startsWith(label)
        && (line.length() == label.length()
            || !Character.isLetterOrDigit(line.charAt(label.length())));
  }

  private boolean speaksOfWhatFollows(String line, int before) {
    if (before >= 0 && contains(line, labels.get(before))) {
      return false;
    }
    int last = Math.min(labels.size(), before + 1 + AHEAD);
    for (int i = before + 1; i < last; i++) {
      if (contains(line, labels.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(String line, String label) {
    int at = label.length() < SHORTEST ? -1 : line.indexOf(label);
    return at >= 0
        && (at == 0 || !Character.isLetterOrDigit(line.charAt(at - 1)))
        && begins(line.substring(at), label);
  }

  /** Lower case, without accents, with single blanks. */
  private static String plain(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return BLANKS.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
