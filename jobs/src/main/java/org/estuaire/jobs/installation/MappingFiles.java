package org.estuaire.jobs.installation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.estuaire.config.Configuration;
import org.estuaire.delimited.Mapping;
import org.estuaire.delimited.MappingMistake;
import org.estuaire.delimited.MappingReader;
import org.estuaire.delimited.MappingReading;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Partner;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.Spot;

/** The mapping files that partners name, for the record types of this program. */
public final class MappingFiles {

  private final MappingReader reader;

  public MappingFiles(List<RecordSchema> schemas) {
    this.reader = new MappingReader(schemas);
  }

  /** The mapping of each partner that has one; the configuration was checked before. */
  Map<String, Mapping> byPartner(Configuration configuration) {
    Map<String, Mapping> mappings = new TreeMap<>();
    for (Partner partner : configuration.partners()) {
      partner
          .mapping()
          .map(reader::read)
          .filter(MappingReading.Valid.class::isInstance)
          .ifPresent(
              valid -> mappings.put(partner.code(), ((MappingReading.Valid) valid).mapping()));
    }
    return mappings;
  }

  /** Every mistake of every mapping file. */
  public List<ConfigurationMistake> check(Configuration configuration) {
    List<ConfigurationMistake> mistakes = new ArrayList<>();
    configuration.partners().stream()
        .flatMap(partner -> partner.mapping().stream())
        .distinct()
        .map(reader::read)
        .filter(MappingReading.Invalid.class::isInstance)
        .forEach(
            invalid ->
                ((MappingReading.Invalid) invalid)
                    .mistakes()
                    .forEach(mistake -> mistakes.add(mistake(mistake))));
    return mistakes;
  }

  private static ConfigurationMistake mistake(MappingMistake mistake) {
    Finding finding = mistake.finding();
    return new ConfigurationMistake(new Spot(mistake.file(), (int) finding.line(), 0), finding);
  }
}
