package org.estuaire.delimited.proposal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.estuaire.delimited.ColumnNames;

/**
 * The words of a heading, whatever the software abbreviates them to: {@code DT_NAISS}, {@code
 * dateNaissance} and {@code Date de naissance} are the same two. The list is data: {@code
 * heading-words.csv}.
 */
final class HeadingWords {

  private static final String NOTHING = "-";
  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9°%€]+|(?<=[a-z])(?=[0-9])");

  /** "C.P." is "CP". */
  private static final Pattern DOTTED = Pattern.compile("\\b(\\p{L})\\.(?=\\p{L}\\.)");

  /** "(2 chiffres)" says how wide a cell is, not which of two columns it is. */
  private static final Pattern WIDTH =
      Pattern.compile("\\(\\s*\\d+\\s*(?:chiffres|caract[eè]res|positions)\\s*\\)");

  private static final int SHORTEST_JOINED = 5;

  /** What nearly all columns begin with tells none of them from another: a table, a software. */
  private static final double NEARLY_ALL = 0.8;

  private final Map<String, List<String>> words = new HashMap<>();

  /**
   * @param headings of the file
   */
  HeadingWords(List<String> headings) {
    try (InputStream file = HeadingWords.class.getResourceAsStream("heading-words.csv")) {
      new BufferedReader(new InputStreamReader(Objects.requireNonNull(file), UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(this::enter);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    common(headings).ifPresent(word -> words.putIfAbsent(word, List.of()));
  }

  private static Optional<String> common(List<String> headings) {
    Map<String, Integer> first = new HashMap<>();
    headings.stream()
        .map(HeadingWords::parts)
        .filter(parts -> parts.length > 1)
        .forEach(parts -> first.merge(parts[0], 1, Integer::sum));
    return first.entrySet().stream()
        .filter(word -> word.getValue() >= NEARLY_ALL * headings.size())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private void enter(String line) {
    String[] cells = line.split(";", 2);
    List<String> meaning = cells[0].equals(NOTHING) ? List.of() : List.of(cells[0].split("\\+"));
    for (String writing : cells[1].strip().split(" +")) {
      words.put(writing, meaning);
    }
  }

  /**
   * A heading understood.
   *
   * @param unknown its words that the list does not have
   */
  record Understood(Set<String> words, List<String> unknown) {}

  Understood read(String heading) {
    Set<String> known = new LinkedHashSet<>();
    List<String> unknown = new ArrayList<>();
    for (String part : parts(heading)) {
      if (part.isEmpty() || part.equals("1")) {
        continue;
      }
      Optional<List<String>> meaning = meaning(part);
      meaning.ifPresentOrElse(known::addAll, () -> unknown.add(part));
    }
    // "Code postal" in three writings, "jeune fille" in two words.
    if (unknown.contains("jeune") && unknown.contains("fille")) {
      unknown.removeAll(List.of("jeune", "fille"));
      known.add("jeune-fille");
    }
    return new Understood(known, unknown);
  }

  private static String[] parts(String heading) {
    String whole = WIDTH.matcher(DOTTED.matcher(heading).replaceAll("$1")).replaceAll(" ");
    String parted = CAMEL.matcher(whole).replaceAll(" ");
    String bare = ColumnNames.key(parted).toLowerCase(Locale.ROOT).replace("œ", "oe");
    return BETWEEN.split(bare);
  }

  private Optional<List<String>> meaning(String part) {
    List<String> whole = words.get(part);
    if (whole != null) {
      return Optional.of(whole);
    }
    return part.length() >= SHORTEST_JOINED ? joined(part) : Optional.empty();
  }

  /** Database names are words without anything between: the division into fewest words. */
  private Optional<List<String>> joined(String part) {
    List<Optional<List<String>>> best = new ArrayList<>();
    int[] pieces = new int[part.length() + 1];
    best.add(Optional.of(List.of()));
    for (int end = 1; end <= part.length(); end++) {
      Optional<List<String>> found = Optional.empty();
      for (int start = Math.max(0, end - 16); start <= end - 2; start++) {
        List<String> word = words.get(part.substring(start, end));
        boolean counts = word != null && (end - start > 2 || !word.isEmpty());
        boolean better = found.isEmpty() || pieces[start] + 1 < pieces[end];
        if (counts && best.get(start).isPresent() && better) {
          List<String> all = new ArrayList<>(best.get(start).get());
          all.addAll(word);
          found = Optional.of(all);
          pieces[end] = pieces[start] + 1;
        }
      }
      best.add(found);
    }
    return best.get(part.length());
  }
}
