package org.estuaire.jobs.installation;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.config.Configuration;
import org.estuaire.delimited.Mapping;
import org.estuaire.delimited.Mappings;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.trial.NotChecked;
import org.estuaire.exchange.trial.Trials;
import org.estuaire.identity.registry.PersonNumbers;
import org.estuaire.identity.registry.RegistryResolver;
import org.estuaire.standards.OfficialRules;

/** Tries files without opening the installation: neither its landing zone nor its keys. */
public final class TryOut {

  /** Stands for whoever was not named: it may send everything. */
  public static final Partner ANYBODY =
      Partner.named("anybody", Partner.Kind.LABORATORY, LaneName.values());

  /** As many as a night puts into a chunk by default; without a repository it is all one. */
  private static final int CHUNK_RECORDS = 1000;

  /** Without a repository nothing fills it. */
  private static final int ANY_NUMBER = Integer.MAX_VALUE;

  private TryOut() {}

  /**
   * On a repository, by the tables that a load would bring up to date first. Persons are numbered
   * under a key that is thrown away: nobody sees their numbers.
   *
   * @param tx taken back by the caller
   */
  public static Trials within(
      Connection tx, Configuration configuration, List<OfficialRules> official)
      throws SQLException {
    byte[] key = new byte[PersonNumbers.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    PersonNumbers numbers = new PersonNumbers(key);
    return new Trials(
        InstalledRecordTypes.on(Ground.within(tx, configuration, numbers)),
        new RegistryResolver(configuration.partners(), numbers),
        configuration.loading().chunkRecords(),
        configuration.limits().rejects(),
        official);
  }

  /**
   * By content alone.
   *
   * @param configuration empty where nobody was named
   */
  public static Trials withoutRepository(
      Optional<Configuration> configuration, List<OfficialRules> official) {
    Environment environment =
        configuration.map(Configuration::environment).orElse(Environment.DEMO);
    Mappings mappings =
        configuration.map(MappingFiles.ofInstalledTypes()::read).orElse(Mappings.NONE);
    return trials(
        Ground.without(environment, mappings, configuration.map(Configuration::folder)), official);
  }

  private static Trials trials(Ground ground, List<OfficialRules> official) {
    return new Trials(
        InstalledRecordTypes.on(ground),
        (tx, claims) -> {
          throw new IllegalStateException("nobody is looked up without a repository");
        },
        CHUNK_RECORDS,
        ANY_NUMBER,
        official);
  }

  /** As {@link #ANYBODY} of one lane sends files that a mapping reads which nobody uses yet. */
  public static Partner newcomer(Mapping mapping, ZoneId zone) {
    LaneName lane =
        InstalledRecordTypes.mapped().stream()
            .filter(type -> type.code().equals(mapping.recordType()))
            .findFirst()
            .orElseThrow()
            .lane();
    return Partner.named("newcomer", Partner.Kind.COUNCIL, lane).withZone(zone);
  }

  /**
   * By content alone, through a mapping that no partner has yet.
   *
   * @param config where the figures of the law stand
   */
  public static Trials through(Mapping mapping, Partner newcomer, Path config) {
    return trials(
        Ground.without(
            Environment.DEMO, Mappings.of(newcomer.code(), mapping), Optional.of(config)),
        List.of());
  }

  /** How the files of a partner are read; empty where it has no mapping of the type. */
  public static Optional<Mapping> mapping(
      Configuration configuration, Partner partner, String recordType) {
    return MappingFiles.ofInstalledTypes().read(configuration).find(partner, recordType);
  }

  /** What is not looked at where nobody has the mapping yet. */
  public static Set<NotChecked> notCheckedOfNewcomer() {
    return EnumSet.of(
        NotChecked.PARTNER, NotChecked.PERSONS, NotChecked.EARLIER, NotChecked.REFERENCE_TABLES);
  }

  /**
   * What is not looked at without a repository.
   *
   * @param partner whether one was named
   */
  public static Set<NotChecked> notChecked(boolean partner) {
    return partner
        ? EnumSet.of(NotChecked.PERSONS, NotChecked.EARLIER, NotChecked.REFERENCE_TABLES)
        : EnumSet.allOf(NotChecked.class);
  }
}
