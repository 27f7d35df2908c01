package org.estuaire.lab.trend;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estuaire.terminology.Analyte;
import org.estuaire.terminology.Analytes;

/**
 * An analyte as a person asks for it: by any of its LOINC codes, or by words of its French label.
 *
 * @param loinc code under which values are compared
 */
public record ComparableAnalyte(String loinc, String label, String unit) {

  /** The analytes that a question may mean; one when it is precise. */
  public static List<ComparableAnalyte> matching(Analytes analytes, String question) {
    Optional<Analyte> named = analytes.find(question);
    if (named.isPresent()) {
      return List.of(canonical(analytes, named.get()));
    }
    String wanted = plain(question);
    List<Analyte> exact =
        analytes.all().stream().filter(analyte -> plain(analyte.label()).equals(wanted)).toList();
    List<Analyte> found =
        exact.isEmpty()
            ? analytes.all().stream()
                .filter(analyte -> plain(analyte.label()).contains(wanted))
                .toList()
            : exact;
    return found.stream().map(analyte -> canonical(analytes, analyte)).distinct().toList();
  }

  private static ComparableAnalyte canonical(Analytes analytes, Analyte analyte) {
    Analyte made = analytes.find(analyte.canonicalLoinc()).orElse(analyte);
    return new ComparableAnalyte(made.loinc(), made.label(), made.unit());
  }

  /** Lower case without accents. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .strip();
  }
}
