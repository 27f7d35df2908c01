package org.estuaire.lab.cda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.lab.model.LabResult;

/** Abnormal flags in the value set that CI-SIS prescribes (JDV_HL7_ObservationInterpretation). */
final class Interpretation {

  /** Before flags that the value set does not have, in a comment. */
  static final String PREFIX = "Signalé par le laboratoire : ";

  private static final List<String> USUAL = List.of("N", "S", "NEG", "ND", "NR");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("<", "Inférieur à la limite de détection"),
          Map.entry(">", "Supérieur à la limite maximale de mesure"),
          Map.entry("A", "Anormal"),
          Map.entry("AA", "Très anormal, alerte"),
          Map.entry("B", "Amélioration"),
          Map.entry("D", "Diminution significative par rapport au résultat antérieur"),
          Map.entry("DET", "Détecté"),
          Map.entry("E", "Équivoque"),
          Map.entry("EX", "Hors seuils"),
          Map.entry("H", "Anormalement haut"),
          Map.entry("HH", "Très anormalement haut, alerte"),
          Map.entry("HU", "Significativement haut"),
          Map.entry("HX", "Hors seuil supérieur"),
          Map.entry("I", "Intermédiaire"),
          Map.entry("IE", "Preuves insuffisantes"),
          Map.entry("IND", "Indéterminé"),
          Map.entry("L", "Anormalement bas"),
          Map.entry("LL", "Très anormalement bas, alerte"),
          Map.entry("LU", "Significativement bas"),
          Map.entry("LX", "Hors seuil inférieur"),
          Map.entry("N", "Normal"),
          Map.entry("ND", "Non détecté"),
          Map.entry("NEG", "Négatif"),
          Map.entry("NR", "Non réactif"),
          Map.entry("NS", "Non sensible"),
          Map.entry("POS", "Positif"),
          Map.entry("R", "Résistant"),
          Map.entry("RR", "Réactif"),
          Map.entry("S", "Sensible"),
          Map.entry("SDD", "Sensible à forte dose"),
          Map.entry("SYN-R", "Synergie - résistant"),
          Map.entry("SYN-S", "Synergie - sensible"),
          Map.entry("U", "Augmentation significative par rapport au résultat antérieur"),
          Map.entry("W", "Dégradation"),
          Map.entry("WR", "Faiblement réactif"));

  private Interpretation() {}

  /** What a flag means; empty for one that the value set does not have. */
  static Optional<String> name(String flag) {
    return Optional.ofNullable(NAMES.get(flag));
  }

  /** The flags of a result, each on its own. */
  static List<String> flags(LabResult result) {
    List<String> flags = new ArrayList<>(1);
    for (String flag : result.flags().split(" ")) {
      if (!flag.isEmpty()) {
        flags.add(flag);
      }
    }
    return flags;
  }

  /** The flags that no code can say, as a comment says them; empty without any. */
  static String unnamed(LabResult result) {
    List<String> others = flags(result).stream().filter(flag -> name(flag).isEmpty()).toList();
    return others.isEmpty() ? "" : PREFIX + String.join(" ", others);
  }

  /** Flags for a reader: what each means. */
  static String words(LabResult result) {
    return String.join(", ", flags(result).stream().map(flag -> name(flag).orElse(flag)).toList());
  }

  /** Whether the laboratory flags it as anything but usual: flags are never recomputed. */
  static boolean isAbnormal(LabResult result) {
    return flags(result).stream().anyMatch(flag -> !USUAL.contains(flag));
  }
}
