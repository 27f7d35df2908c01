package org.estuaire.terminology;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Proposes LOINC codes for a laboratory's own code, for a person to choose from: nothing is ever
 * mapped on its own. What other laboratories map the same code to comes first, then codes whose
 * French label shares rare words with the laboratory's. A code whose kind of quantity contradicts
 * the unit of the results is never proposed.
 */
public final class LoincSuggestions {

  /** Words that most labels hold say nothing. */
  private static final Set<String> EMPTY_WORDS =
      Set.of("de", "du", "des", "la", "le", "les", "en", "et", "au", "aux", "par", "a", "l", "d");

  private static final int SHORTEST_PREFIX = 4;

  private final Analytes analytes;
  private final List<Candidate> candidates;
  private final Map<String, List<Integer>> byWord = new HashMap<>();

  /**
   * Indexes what is known.
   *
   * @param known analytes, imported LOINC terms and mappings of laboratories
   */
  public LoincSuggestions(Analytes analytes, List<Candidate> known) {
    this.analytes = analytes;
    this.candidates = List.copyOf(known);
    for (int i = 0; i < candidates.size(); i++) {
      for (String word : words(candidates.get(i).label())) {
        byWord.computeIfAbsent(word, w -> new ArrayList<>()).add(i);
      }
    }
  }

  /**
   * Something known by a LOINC code.
   *
   * @param localCode another laboratory's code for it; empty for a term of LOINC
   * @param source where this is known from, for example a partner's code
   */
  public record Candidate(String loinc, String label, String localCode, String source) {}

  /**
   * A code to choose.
   *
   * @param score between 0 and 1
   */
  public record Suggestion(String loinc, String label, double score, String source) {}

  /**
   * The best codes for a code of a laboratory.
   *
   * @param unit as the laboratory sends it; may be empty
   */
  public List<Suggestion> suggest(String code, String label, String unit, int most) {
    Set<String> wanted = words(label);
    Map<Integer, Double> shared = shared(wanted);
    for (int i = 0; i < candidates.size(); i++) {
      if (isSameCode(candidates.get(i), code)) {
        shared.merge(i, 1.0, Math::max);
      }
    }
    double whole = wanted.stream().mapToDouble(this::weight).sum();
    List<Suggestion> found = new ArrayList<>();
    shared.forEach(
        (index, weight) -> {
          Candidate candidate = candidates.get(index);
          if (UnitAgreement.holds(analytes, candidate.loinc(), unit)) {
            found.add(suggestion(candidate, code, weight, whole));
          }
        });
    found.sort(
        Comparator.comparingDouble(Suggestion::score)
            .reversed()
            .thenComparing(Suggestion::loinc)
            .thenComparing(Suggestion::source));
    Set<String> given = new LinkedHashSet<>();
    return found.stream().filter(s -> given.add(s.loinc())).limit(most).toList();
  }

  private Suggestion suggestion(Candidate candidate, String code, double weight, double whole) {
    double own = words(candidate.label()).stream().mapToDouble(this::weight).sum();
    double likeness = whole + own == 0 ? 0 : Math.min(1, 2 * weight / (whole + own));
    double score = isSameCode(candidate, code) ? 0.5 + likeness / 2 : likeness;
    return new Suggestion(
        candidate.loinc(), candidate.label(), Math.round(score * 100) / 100.0, candidate.source());
  }

  private static boolean isSameCode(Candidate candidate, String code) {
    return !candidate.localCode().isEmpty() && candidate.localCode().equalsIgnoreCase(code);
  }

  private Map<Integer, Double> shared(Set<String> wanted) {
    Map<Integer, Double> shared = new HashMap<>();
    for (String word : wanted) {
      double weight = weight(word);
      for (int index : byWord.getOrDefault(word, List.of())) {
        shared.merge(index, weight, Double::sum);
      }
    }
    return shared;
  }

  /** A rare word says more than a frequent one. */
  private double weight(String word) {
    int uses = byWord.getOrDefault(word, List.of()).size();
    return Math.log(1 + (candidates.size() + 1.0) / (uses + 1.0));
  }

  /** Words without accents or plural; long ones by their beginning, as labels abbreviate. */
  private static Set<String> words(String label) {
    String plain =
        Normalizer.normalize(label, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT);
    Set<String> words = new HashSet<>();
    for (String word : plain.split("[^a-z0-9]+")) {
      String stem = word.length() > SHORTEST_PREFIX ? word.replaceFirst("[sx]$", "") : word;
      if (!stem.isEmpty() && !EMPTY_WORDS.contains(stem)) {
        words.add(
            stem.length() > 2 * SHORTEST_PREFIX ? stem.substring(0, 2 * SHORTEST_PREFIX) : stem);
      }
    }
    return words;
  }
}
