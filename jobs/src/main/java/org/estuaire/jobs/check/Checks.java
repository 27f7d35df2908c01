package org.estuaire.jobs.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.estuaire.config.Configuration;
import org.estuaire.config.ConfigurationCheck;
import org.estuaire.config.ConfigurationCode;
import org.estuaire.config.ConfigurationReader;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.ResultsWanted;
import org.estuaire.exchange.SummaryWanted;
import org.estuaire.extract.StudyReader;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.Spot;
import org.estuaire.jobs.installation.DatabaseRules;
import org.estuaire.jobs.installation.Folders;
import org.estuaire.jobs.installation.InstalledRecordTypes;
import org.estuaire.jobs.installation.MappingFiles;
import org.estuaire.jobs.installation.PathwaySettings;
import org.estuaire.pathway.PathwayFinding;
import org.estuaire.pathway.PathwayReader;
import org.estuaire.social.ApaScale;
import org.estuaire.social.pch.PchTariffs;
import org.estuaire.terminology.LocalCodes;
import org.estuaire.terminology.TableRefused;

/** Reads the configuration with the rules that the lanes have about their own files. */
public final class Checks {

  private Checks() {}

  /**
   * The reader of an installation's configuration folder.
   *
   * @param environment of the process: database and secrets come from there
   */
  public static ConfigurationReader reader(Folders folders, Map<String, String> environment) {
    MappingFiles mappings = MappingFiles.ofInstalledTypes();
    return new ConfigurationReader(
        mappings.recordTypes(),
        InstalledRecordTypes.agreeableRules(),
        List.of(
            mappings::check,
            Checks::terminology,
            Checks::parameters,
            Checks::resultFormats,
            new StudyReader(folders.config()),
            new PathwayReader(folders.config()),
            Checks::summaryForms,
            new PartnerFolders(folders),
            database(environment),
            configuration -> new Listening(environment).mistakes()));
  }

  private static ConfigurationCheck database(Map<String, String> environment) {
    DatabaseRules rules = new DatabaseRules(environment);
    return configuration ->
        rules.mistake(configuration.folder(), configuration.environment()).stream().toList();
  }

  private static List<ConfigurationMistake> resultFormats(Configuration configuration) {
    Set<String> known = new TreeSet<>(InstalledRecordTypes.reportWriters().keySet());
    return configuration.partners().stream()
        .filter(partner -> partner.results().filter(r -> !known.contains(r.format())).isPresent())
        .map(
            partner ->
                ConfigurationMistake.at(
                    Spot.whole(
                        configuration.folder().resolve("partners/" + partner.code() + ".yaml")),
                    ConfigurationCode.UNKNOWN_RESULT_FORMAT,
                    partner.results().orElseThrow().format(),
                    String.join(", ", known)))
        .toList();
  }

  private static List<ConfigurationMistake> summaryForms(Configuration configuration) {
    Set<String> known = new TreeSet<>(PathwaySettings.forms().keySet());
    List<ConfigurationMistake> mistakes = new ArrayList<>();
    for (Partner partner : configuration.partners()) {
      partner
          .results()
          .flatMap(ResultsWanted::summary)
          .map(SummaryWanted::format)
          .filter(format -> !known.contains(format))
          .map(
              format ->
                  ConfigurationMistake.at(
                      Spot.whole(
                          configuration.folder().resolve("partners/" + partner.code() + ".yaml")),
                      PathwayFinding.UNKNOWN_FORMAT,
                      format,
                      String.join(", ", known)))
          .ifPresent(mistakes::add);
    }
    return mistakes;
  }

  private static List<ConfigurationMistake> terminology(Configuration configuration) {
    List<ConfigurationMistake> mistakes = new ArrayList<>();
    configuration.partners().stream()
        .flatMap(partner -> partner.terminology().stream())
        .distinct()
        .forEach(file -> terminology(file, mistakes));
    return mistakes;
  }

  private static void terminology(Path file, List<ConfigurationMistake> mistakes) {
    mistakes.addAll(refusals(file, () -> LocalCodes.read(file)));
  }

  /** The figures of the law. */
  private static List<ConfigurationMistake> parameters(Configuration configuration) {
    Path folder = configuration.folder();
    List<ConfigurationMistake> mistakes =
        new ArrayList<>(refusals(folder.resolve(ApaScale.FILE), () -> ApaScale.read(folder)));
    mistakes.addAll(refusals(folder.resolve(PchTariffs.FILE), () -> PchTariffs.read(folder)));
    return mistakes;
  }

  private static List<ConfigurationMistake> refusals(Path file, Runnable reading) {
    try {
      reading.run();
      return List.of();
    } catch (TableRefused refused) {
      return refused.findings().stream()
          .map(
              finding -> new ConfigurationMistake(new Spot(file, (int) finding.line(), 0), finding))
          .toList();
    }
  }
}
