package org.estuaire.jobs.installation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.estuaire.config.Configuration;
import org.estuaire.config.ConfigurationCode;
import org.estuaire.delimited.MappedRecordType;
import org.estuaire.delimited.Mapping;
import org.estuaire.delimited.MappingReader;
import org.estuaire.delimited.MappingReading;
import org.estuaire.delimited.Mappings;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.Spot;

/** The mapping files that partners name, for the record types of this program. */
public final class MappingFiles {

  private final Map<String, LaneName> lanes;
  private final MappingReader reader;

  public MappingFiles(List<? extends MappedRecordType<?>> types) {
    this.lanes =
        types.stream().collect(Collectors.toMap(MappedRecordType::code, type -> type.lane()));
    this.reader = new MappingReader(types.stream().map(MappedRecordType::schema).toList());
  }

  public static MappingFiles ofInstalledTypes() {
    return new MappingFiles(InstalledRecordTypes.mapped());
  }

  /** The names of the record types that a partner may have a mapping for. */
  public Set<String> recordTypes() {
    return lanes.keySet();
  }

  /** Reads one, whoever names it. */
  public MappingReading read(Path file) {
    return reader.read(file);
  }

  /** The mappings of each partner that has some; the configuration was checked before. */
  Mappings read(Configuration configuration) {
    Map<String, List<Mapping>> mappings = new TreeMap<>();
    for (Partner partner : configuration.partners()) {
      mappings.put(partner.code(), named(partner).stream().map(Named::mapping).toList());
    }
    return new Mappings(mappings);
  }

  /** Every mistake of every mapping file, and in what partners' files say of them. */
  public List<ConfigurationMistake> check(Configuration configuration) {
    List<ConfigurationMistake> mistakes = new ArrayList<>();
    configuration.partners().stream()
        .flatMap(partner -> partner.mappings().stream())
        .map(Partner.MappingFile::file)
        .distinct()
        .map(reader::read)
        .filter(MappingReading.Invalid.class::isInstance)
        .forEach(invalid -> mistakes.addAll(((MappingReading.Invalid) invalid).mistakes()));
    Path folder = configuration.folder().resolve("partners");
    for (Partner partner : configuration.partners()) {
      mistakes.addAll(check(partner, folder.resolve(partner.code() + ".yaml")));
    }
    return mistakes;
  }

  /** A mapping and where its partner names it. */
  private record Named(Partner.MappingFile by, Mapping mapping) {

    String type() {
      return mapping.recordType();
    }

    ConfigurationMistake mistake(Path partner, FindingCode code, String... arguments) {
      return ConfigurationMistake.at(new Spot(partner, by.line(), by.column()), code, arguments);
    }
  }

  private List<Named> named(Partner partner) {
    List<Named> named = new ArrayList<>();
    for (Partner.MappingFile file : partner.mappings()) {
      if (reader.read(file.file()) instanceof MappingReading.Valid valid) {
        named.add(new Named(file, valid.mapping()));
      }
    }
    return named;
  }

  private List<ConfigurationMistake> check(Partner partner, Path file) {
    List<ConfigurationMistake> mistakes = new ArrayList<>();
    List<Named> before = new ArrayList<>();
    for (Named one : named(partner)) {
      LaneName lane = lanes.get(one.type());
      if (one.by().recordType().filter(stated -> !stated.equals(one.type())).isPresent()) {
        mistakes.add(
            one.mistake(
                file,
                ConfigurationCode.MAPPING_OF_OTHER_TYPE,
                one.by().recordType().get(),
                one.type()));
      } else if (!partner.lanes().contains(lane)) {
        mistakes.add(
            one.mistake(file, ConfigurationCode.MAPPING_OF_OTHER_LANE, one.type(), lane.code()));
      }
      before.stream()
          .filter(other -> other.mapping().cannotBeToldFrom(one.mapping()))
          .map(
              other ->
                  one.mistake(file, ConfigurationCode.MAPPINGS_ALIKE, other.type(), one.type()))
          .forEach(mistakes::add);
      before.add(one);
    }
    return mistakes;
  }
}
