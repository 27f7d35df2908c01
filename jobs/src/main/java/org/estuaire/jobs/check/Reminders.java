package org.estuaire.jobs.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.LaneName;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.Spot;
import org.estuaire.social.ApaScale;
import org.estuaire.terminology.TerminologyFinding;

/** What will have to be done in a valid configuration: it keeps nothing from running. */
public final class Reminders {

  private static final int DAYS_BEFORE = 60;

  private Reminders() {}

  /**
   * What an operator is reminded of.
   *
   * @param today in the zone of the installation
   */
  public static List<ConfigurationMistake> of(Configuration configuration, LocalDate today) {
    boolean social =
        configuration.partners().stream()
            .anyMatch(partner -> partner.lanes().contains(LaneName.SOCIAL));
    return social ? figures(configuration, today).stream().toList() : List.of();
  }

  private static Optional<ConfigurationMistake> figures(
      Configuration configuration, LocalDate today) {
    Spot file = Spot.whole(configuration.folder().resolve(ApaScale.FILE));
    Optional<LocalDate> last = ApaScale.read(configuration.folder()).lastDay();
    if (last.isEmpty()) {
      return Optional.of(ConfigurationMistake.at(file, TerminologyFinding.NO_FIGURES));
    }
    return last.filter(day -> day.isBefore(today.plusDays(DAYS_BEFORE)))
        .map(
            day ->
                ConfigurationMistake.at(file, TerminologyFinding.FIGURES_RUN_OUT, day.toString()));
  }
}
