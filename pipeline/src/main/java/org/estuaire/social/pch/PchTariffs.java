package org.estuaire.social.pch;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estuaire.terminology.LegalFigures;
import org.estuaire.terminology.LegalFigures.Figure;

/**
 * What the law pays for an hour of help and as flat rates, by its day, on the figures of {@code
 * config/parameters/pch.csv}: euros. Only what was seen stands there; of other days nothing is
 * compared.
 */
public final class PchTariffs {

  /** Where its figures are, in the configuration folder. */
  public static final String FILE = "parameters/pch.csv";

  /** Nothing is known, and nothing is compared. */
  public static final PchTariffs NONE = new PchTariffs(LegalFigures.NONE);

  /** Figures of an hour, by who helps; either of them is right. */
  private static final Map<String, List<String>> OF_AN_HOUR =
      Map.of(
          "EMP", List.of("EMPLOI-DIRECT", "EMPLOI-DIRECT-GESTES"),
          "MAN", List.of("MANDATAIRE", "MANDATAIRE-GESTES"),
          "PRE", List.of("PRESTATAIRE"),
          "FAM", List.of("AIDANT", "AIDANT-RENONCEMENT"));

  private static final Map<String, String> FLAT = Map.of("FCE", "CECITE", "FSU", "SURDITE");

  private static final List<String> NAMES =
      List.of(
          "EMPLOI-DIRECT",
          "EMPLOI-DIRECT-GESTES",
          "MANDATAIRE",
          "MANDATAIRE-GESTES",
          "PRESTATAIRE",
          "AIDANT",
          "AIDANT-RENONCEMENT",
          "CECITE",
          "SURDITE");

  private final LegalFigures figures;

  private PchTariffs(LegalFigures figures) {
    this.figures = figures;
  }

  /**
   * Reads the figures of a configuration folder; {@link #NONE} where it has no such file.
   *
   * @throws org.estuaire.terminology.TableRefused with every mistake and its line
   */
  public static PchTariffs read(Path folder) {
    Path file = folder.resolve(FILE);
    return Files.exists(file) ? new PchTariffs(LegalFigures.read(file, NAMES)) : NONE;
  }

  /** What an hour of this help may cost on a day; none where not every figure is known. */
  List<BigDecimal> ofAnHour(String helper, LocalDate day) {
    List<Optional<Figure>> known =
        OF_AN_HOUR.getOrDefault(helper, List.of()).stream()
            .map(name -> figures.on(name, day))
            .toList();
    return known.stream().anyMatch(Optional::isEmpty)
        ? List.of()
        : known.stream().map(figure -> figure.orElseThrow().value()).toList();
  }

  /** Whether help of this kind is paid by the hour, or a flat rate. */
  static boolean isPriced(String helper) {
    return OF_AN_HOUR.containsKey(helper) || FLAT.containsKey(helper);
  }

  /** The flat rate of a month; empty where there is none, or it is not known. */
  Optional<BigDecimal> flatRate(String helper, LocalDate day) {
    return Optional.ofNullable(FLAT.get(helper))
        .flatMap(name -> figures.on(name, day))
        .map(Figure::value);
  }

  static String words(List<BigDecimal> amounts) {
    return amounts.stream()
        .map(amount -> amount.toPlainString().replace('.', ','))
        .collect(Collectors.joining(" / "));
  }
}
