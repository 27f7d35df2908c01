package org.estuaire.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.estuaire.billing.BillingLane;
import org.estuaire.billing.rsf.RsfAceFormat;
import org.estuaire.config.Configuration;
import org.estuaire.delimited.Mapping;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.exchange.Lane;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.load.Lanes;
import org.estuaire.identity.feed.IdentityCsv;
import org.estuaire.identity.feed.IdentityLane;
import org.estuaire.identity.feed.fhir.FhirPatientFormat;
import org.estuaire.identity.feed.pam.PamFormat;
import org.estuaire.identity.registry.PersonNumbers;
import org.estuaire.lab.LabLane;
import org.estuaire.lab.cda.CdaFormat;
import org.estuaire.lab.cda.CdaWriter;
import org.estuaire.lab.distribution.ToldReadings;
import org.estuaire.lab.fhir.FhirLabFormat;
import org.estuaire.lab.fhir.FhirReportWriter;
import org.estuaire.lab.hl7.Hl7OruFormat;
import org.estuaire.lab.hl7.Hl7OruWriter;
import org.estuaire.lab.hprim.medecins.HprimMedecinsFormat;
import org.estuaire.lab.hprim.medecins.HprimMedecinsWriter;
import org.estuaire.lab.hprim.sante.HprimSanteFormat;
import org.estuaire.lab.hprim.sante.HprimSanteWriter;
import org.estuaire.lab.model.ReportWriter;
import org.estuaire.lab.remap.Remap;
import org.estuaire.social.Apa;
import org.estuaire.social.SocialLane;
import org.estuaire.terminology.Analytes;
import org.estuaire.terminology.Communes;
import org.estuaire.terminology.Conversions;
import org.estuaire.terminology.CuratedTables;
import org.estuaire.terminology.DatabaseCommunes;
import org.estuaire.terminology.DatabaseNabmTariff;
import org.estuaire.terminology.LocalCodes;
import org.estuaire.terminology.NabmTariff;
import org.estuaire.terminology.UcumFactors;

/** The lanes of this program with their formats: the one place where a new format is registered. */
final class InstalledLanes {

  /** Record types that mapping files can describe. */
  static final List<RecordSchema> SCHEMAS = List.of(IdentityCsv.SCHEMA, Apa.SCHEMA);

  private final Configuration configuration;
  private final DataSource database;
  private final PersonNumbers numbers;

  InstalledLanes(Configuration configuration, DataSource database, PersonNumbers numbers) {
    this.numbers = numbers;
    this.configuration = configuration;
    this.database = database;
  }

  /** Brings the shipped reference tables up to date and builds the lanes on them. */
  Lanes open() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      CuratedTables.load(connection, configuration.folder());
      connection.commit();
      Map<String, Mapping> mappings = new MappingFiles(SCHEMAS).byPartner(configuration);
      List<Lane<?>> lanes = new ArrayList<>();
      Communes communes = DatabaseCommunes.read(connection);
      lanes.add(identity(mappings, communes));
      lanes.add(lab(Analytes.read(connection)));
      lanes.add(social(mappings, communes));
      lanes.add(billing(DatabaseNabmTariff.read(connection)));
      connection.commit();
      return new Lanes(lanes);
    }
  }

  private Lane<?> identity(Map<String, Mapping> mappings, Communes communes) {
    return new IdentityLane(
        mappings,
        configuration.environment(),
        Clock.systemUTC(),
        communes,
        List.of(new PamFormat(configuration.environment()), new FhirPatientFormat()),
        numbers);
  }

  private Lane<?> lab(Analytes analytes) {
    return new LabLane(
        List.of(
            new Hl7OruFormat(configuration.environment()),
            new CdaFormat(configuration.environment()),
            new HprimMedecinsFormat(),
            new HprimSanteFormat(configuration.environment()),
            new FhirLabFormat(configuration.environment())),
        InstalledLanes::localCodes,
        analytes,
        new Conversions(UcumFactors.load()));
  }

  /** The formats in which results are sent, by their codes: the one place to register one. */
  static Map<String, ReportWriter> reportWriters() {
    return Stream.<ReportWriter>of(
            new Hl7OruWriter(),
            new HprimMedecinsWriter(),
            new HprimSanteWriter(),
            new CdaWriter(),
            new FhirReportWriter())
        .collect(Collectors.toMap(ReportWriter::code, Function.identity()));
  }

  private static LocalCodes localCodes(Partner partner) {
    return partner.terminology().map(LocalCodes::read).orElse(LocalCodes.NONE);
  }

  /** On the tables that the lanes of an open installation are built on. */
  static Remap remap(Configuration configuration, DataSource database) throws SQLException {
    Map<String, LocalCodes> tables =
        configuration.partners().stream()
            .filter(partner -> partner.lanes().contains(LaneName.LAB))
            .collect(Collectors.toMap(Partner::code, InstalledLanes::localCodes));
    try (Connection connection = database.getConnection()) {
      return new Remap(
          database,
          tables,
          Analytes.read(connection),
          new Conversions(UcumFactors.load()),
          new ToldReadings());
    }
  }

  private static Lane<?> social(Map<String, Mapping> mappings, Communes communes) {
    return new SocialLane(mappings, communes);
  }

  private Lane<?> billing(NabmTariff tariff) {
    return new BillingLane(List.of(new RsfAceFormat(configuration.environment())), tariff);
  }
}
