package org.estuaire.jobs.installation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.estuaire.config.Configuration;
import org.estuaire.delimited.Mappings;
import org.estuaire.exchange.Environment;
import org.estuaire.identity.registry.PersonNumbers;
import org.estuaire.lab.codes.ApprovedCodes;
import org.estuaire.social.ApaScale;
import org.estuaire.social.pch.PchTariffs;
import org.estuaire.terminology.Analytes;
import org.estuaire.terminology.Communes;
import org.estuaire.terminology.CuratedTables;
import org.estuaire.terminology.DatabaseCommunes;
import org.estuaire.terminology.DatabaseNabmTariff;
import org.estuaire.terminology.LoincKnowledge;
import org.estuaire.terminology.NabmTariff;

/** What an installation gives its record types to stand on. */
public record Ground(
    Environment environment,
    Mappings mappings,
    Communes communes,
    Analytes analytes,
    NabmTariff tariff,
    PersonNumbers numbers,
    ApprovedCodes approved,
    Supplier<LoincKnowledge> loinc,
    ApaScale scale,
    PchTariffs tariffs) {

  /** No installation: record types then only say what they are. */
  public static final Ground NONE =
      new Ground(
          Environment.DEMO,
          Mappings.NONE,
          Communes.NONE,
          Analytes.NONE,
          NabmTariff.NONE,
          new PersonNumbers(new byte[PersonNumbers.KEY_BYTES]),
          ApprovedCodes.NONE,
          () -> LoincKnowledge.NONE,
          ApaScale.NONE,
          PchTariffs.NONE);

  /** Brings the shipped reference tables up to date and reads what record types need of them. */
  static Ground of(Configuration configuration, DataSource database, PersonNumbers numbers)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      CuratedTables.load(connection, configuration.folder());
      Ground ground =
          read(
              connection,
              configuration,
              numbers,
              ApprovedCodes.of(database),
              () -> loinc(database));
      connection.commit();
      return ground;
    }
  }

  /** The same in the caller's transaction, which may be taken back, as it is now. */
  static Ground within(Connection tx, Configuration configuration, PersonNumbers numbers)
      throws SQLException {
    CuratedTables.load(tx, configuration.folder());
    LoincKnowledge loinc = LoincKnowledge.read(tx);
    return read(tx, configuration, numbers, ApprovedCodes.now(tx), () -> loinc);
  }

  /**
   * Without a repository: its tables are empty.
   *
   * @param configuration folder of the figures of the law; where there is none, none is known
   */
  static Ground without(Environment environment, Mappings mappings, Optional<Path> configuration) {
    return new Ground(
        environment,
        mappings,
        NONE.communes,
        NONE.analytes,
        NONE.tariff,
        NONE.numbers,
        NONE.approved,
        NONE.loinc,
        configuration.map(ApaScale::read).orElse(ApaScale.NONE),
        configuration.map(PchTariffs::read).orElse(PchTariffs.NONE));
  }

  private static Ground read(
      Connection connection,
      Configuration configuration,
      PersonNumbers numbers,
      ApprovedCodes approved,
      Supplier<LoincKnowledge> loinc)
      throws SQLException {
    return new Ground(
        configuration.environment(),
        MappingFiles.ofInstalledTypes().read(configuration),
        DatabaseCommunes.read(connection),
        Analytes.read(connection),
        DatabaseNabmTariff.read(connection),
        numbers,
        approved,
        loinc,
        ApaScale.read(configuration.folder()),
        PchTariffs.read(configuration.folder()));
  }

  private static LoincKnowledge loinc(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return LoincKnowledge.read(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("the LOINC tables can't be read", e);
    }
  }
}
