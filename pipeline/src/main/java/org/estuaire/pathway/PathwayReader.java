package org.estuaire.pathway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.config.Configuration;
import org.estuaire.config.ConfigurationCheck;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Partner.Kind;
import org.estuaire.exchange.ResultsWanted;
import org.estuaire.exchange.SummaryWanted;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.Spot;
import org.estuaire.terminology.Analytes;
import org.estuaire.terminology.TableRefused;
import org.estuaire.yaml.Mistakes;
import org.estuaire.yaml.YamlFile;
import org.estuaire.yaml.YamlFinding;

/** Reads the pathways under {@code pathways/} of a configuration folder. */
public final class PathwayReader implements ConfigurationCheck {

  private static final String EXTENSION = ".yaml";

  private final Path configuration;
  private final Path folder;

  /**
   * @param configuration the configuration folder
   */
  public PathwayReader(Path configuration) {
    this.configuration = configuration;
    this.folder = configuration.resolve("pathways");
  }

  /** Those that are in order, by their code; none where nobody declared any. */
  public Map<String, Pathway> read() {
    return read(new Mistakes());
  }

  private Map<String, Pathway> read(Mistakes mistakes) {
    Map<String, Pathway> pathways = new LinkedHashMap<>();
    for (Path file : files(mistakes)) {
      YamlFile.read(file, mistakes)
          .flatMap(section -> new PathwayForm(file, section, analytes(), mistakes).read())
          .ifPresent(pathway -> pathways.put(pathway.code(), pathway));
    }
    return pathways;
  }

  private List<Path> files(Mistakes mistakes) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(EXTENSION)).sorted().toList();
    } catch (IOException e) {
      mistakes.add(Spot.whole(folder), YamlFinding.FILE_UNREADABLE);
      return List.of();
    }
  }

  /** A table that can't be read is reported by whoever loads it. */
  private Analytes analytes() {
    Path table = configuration.resolve("terminology").resolve("analytes.csv");
    try {
      return Files.exists(table) ? Analytes.read(table) : Analytes.NONE;
    } catch (TableRefused reportedElsewhere) {
      return Analytes.NONE;
    }
  }

  /** Also what practices subscribe to: pathways that exist, and rights of councils. */
  @Override
  public List<ConfigurationMistake> check(Configuration read) {
    Mistakes mistakes = new Mistakes();
    Map<String, Pathway> pathways = read(mistakes);
    List<ConfigurationMistake> all = new ArrayList<>(mistakes.sorted());
    for (Partner partner : read.partners()) {
      Optional<SummaryWanted> wanted = partner.results().flatMap(ResultsWanted::summary);
      Spot file = Spot.whole(configuration.resolve("partners/" + partner.code() + EXTENSION));
      wanted.ifPresent(summary -> check(summary, file, pathways, read, all));
      if (wanted.isPresent() && !partner.results().orElseThrow().followedPatients()) {
        all.add(ConfigurationMistake.at(file, PathwayFinding.FOLLOWS_NOBODY, "summary"));
      }
    }
    return all;
  }

  private static void check(
      SummaryWanted wanted,
      Spot file,
      Map<String, Pathway> pathways,
      Configuration read,
      List<ConfigurationMistake> mistakes) {
    wanted.pathways().stream()
        .filter(code -> !pathways.containsKey(code))
        .map(
            code ->
                ConfigurationMistake.at(
                    file,
                    PathwayFinding.UNKNOWN_PATHWAY,
                    code,
                    String.join(", ", pathways.keySet())))
        .forEach(mistakes::add);
    if (wanted.format().equals("cda") && wanted.keeper().isEmpty()) {
      mistakes.add(ConfigurationMistake.at(file, PathwayFinding.NO_KEEPER, "keeper"));
    }
    wanted.rightsOf().stream()
        .filter(code -> read.partner(code).filter(one -> one.kind() == Kind.COUNCIL).isEmpty())
        .map(code -> ConfigurationMistake.at(file, PathwayFinding.NO_COUNCIL, code))
        .forEach(mistakes::add);
  }
}
