package org.estuaire.jobs.installation;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.config.Configuration;
import org.estuaire.delimited.Mappings;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.load.RecordTypes;
import org.estuaire.exchange.trial.NotChecked;
import org.estuaire.exchange.trial.Trials;
import org.estuaire.identity.registry.PersonNumbers;
import org.estuaire.identity.registry.RegistryResolver;
import org.estuaire.social.ApaScale;
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
    ApaScale scale =
        configuration.map(Configuration::folder).map(ApaScale::read).orElse(ApaScale.NONE);
    RecordTypes types = InstalledRecordTypes.on(Ground.without(environment, mappings, scale));
    return new Trials(
        types,
        (tx, claims) -> {
          throw new IllegalStateException("nobody is looked up without a repository");
        },
        CHUNK_RECORDS,
        ANY_NUMBER,
        official);
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
