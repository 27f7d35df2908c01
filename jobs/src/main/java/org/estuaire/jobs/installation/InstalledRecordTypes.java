package org.estuaire.jobs.installation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.estuaire.billing.InvoiceRecords;
import org.estuaire.billing.rsf.RsfAceFormat;
import org.estuaire.config.AgreeableRules;
import org.estuaire.config.Configuration;
import org.estuaire.delimited.MappedRecordType;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.load.RecordTypes;
import org.estuaire.identity.feed.IdentityRecords;
import org.estuaire.identity.feed.fhir.FhirPatientFormat;
import org.estuaire.identity.feed.pam.PamFormat;
import org.estuaire.lab.LabRecords;
import org.estuaire.lab.cda.CdaFormat;
import org.estuaire.lab.cda.CdaWriter;
import org.estuaire.lab.codes.ApprovedCodes;
import org.estuaire.lab.codes.LocalCodeRecords;
import org.estuaire.lab.distribution.ToldReadings;
import org.estuaire.lab.fhir.FhirLabFormat;
import org.estuaire.lab.fhir.FhirReportWriter;
import org.estuaire.lab.hl7.DocumentMessageWriter;
import org.estuaire.lab.hl7.Hl7OruFormat;
import org.estuaire.lab.hl7.Hl7OruWriter;
import org.estuaire.lab.hprim.medecins.HprimMedecinsFormat;
import org.estuaire.lab.hprim.medecins.HprimMedecinsWriter;
import org.estuaire.lab.hprim.sante.HprimSanteFormat;
import org.estuaire.lab.hprim.sante.HprimSanteWriter;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.ReportWriter;
import org.estuaire.lab.remap.Remap;
import org.estuaire.lab.xdm.XdmWriter;
import org.estuaire.social.ApaRecords;
import org.estuaire.social.evaluation.EvaluationRecords;
import org.estuaire.social.full.RightsTable;
import org.estuaire.social.payment.PaymentRecords;
import org.estuaire.social.pch.PchRecords;
import org.estuaire.terminology.Analytes;
import org.estuaire.terminology.Conversions;
import org.estuaire.terminology.LocalCodes;
import org.estuaire.terminology.UcumFactors;

/** The record types of this program: the one place where one, or a format, is registered. */
public final class InstalledRecordTypes {

  private InstalledRecordTypes() {}

  static RecordTypes on(Ground ground) {
    Function<Partner, LocalCodes> tables = inUse(ground.approved());
    return new RecordTypes(
        List.of(
            new IdentityRecords(
                ground.mappings(),
                ground.environment(),
                Clock.systemUTC(),
                ground.communes(),
                List.of(new PamFormat(ground.environment()), new FhirPatientFormat()),
                ground.numbers()),
            new LabRecords(
                labFormats(ground.environment()),
                tables,
                ground.analytes(),
                new Conversions(UcumFactors.whenNeeded())),
            new LocalCodeRecords(ground.mappings(), tables, ground.loinc()),
            new ApaRecords(ground.mappings(), ground.communes(), ground.scale()),
            new PaymentRecords(ground.mappings()),
            new EvaluationRecords(ground.mappings()),
            new PchRecords(ground.mappings(), ground.communes(), ground.tariffs()),
            new InvoiceRecords(List.of(new RsfAceFormat(ground.environment())), ground.tariff())));
  }

  /** Record types that mapping files can describe. */
  public static List<MappedRecordType<?>> mapped() {
    return on(Ground.NONE).all().stream()
        .filter(MappedRecordType.class::isInstance)
        .<MappedRecordType<?>>map(type -> (MappedRecordType<?>) type)
        .toList();
  }

  /** Where the rights stand of which a council may send full files. */
  static List<RightsTable> rights() {
    return List.of(ApaRecords.rights());
  }

  /** The rules on whose severity a partner may agree. */
  public static AgreeableRules agreeableRules() {
    Set<String> all =
        codes(ApaRecords.agreeable(), EvaluationRecords.agreeable(), PchRecords.agreeable());
    Set<String> onlyTold =
        codes(ApaRecords.onlyTold(), EvaluationRecords.onlyTold(), PchRecords.onlyTold());
    all.removeAll(onlyTold);
    return new AgreeableRules(all, onlyTold);
  }

  @SafeVarargs
  private static Set<String> codes(List<FindingCode>... rules) {
    return Stream.of(rules)
        .flatMap(List::stream)
        .map(FindingCode::code)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<RecordFormat<LabReport>> labFormats(Environment environment) {
    return List.of(
        new Hl7OruFormat(environment),
        new CdaFormat(environment),
        new HprimMedecinsFormat(),
        new HprimSanteFormat(environment),
        new FhirLabFormat(environment));
  }

  /** The formats in which results are sent, by their codes: the one place to register one. */
  public static Map<String, ReportWriter> reportWriters() {
    CdaWriter documents = new CdaWriter();
    return Stream.<ReportWriter>of(
            new Hl7OruWriter(),
            new HprimMedecinsWriter(),
            new HprimSanteWriter(),
            documents,
            new FhirReportWriter(),
            new DocumentMessageWriter(documents),
            new XdmWriter(documents))
        .collect(Collectors.toMap(ReportWriter::code, Function.identity()));
  }

  /** The table of the configuration, read once, with what was approved since. */
  private static Function<Partner, LocalCodes> inUse(ApprovedCodes approved) {
    Map<String, LocalCodes> configured = new ConcurrentHashMap<>();
    return partner ->
        approved.beside(
            partner.code(),
            configured.computeIfAbsent(partner.code(), code -> localCodes(partner)));
  }

  private static LocalCodes localCodes(Partner partner) {
    return partner.terminology().map(LocalCodes::read).orElse(LocalCodes.NONE);
  }

  /** On the tables that the record types of an open installation are built on. */
  static Remap remap(Configuration configuration, DataSource database) throws SQLException {
    Map<String, LocalCodes> tables =
        configuration.partners().stream()
            .filter(partner -> partner.lanes().contains(LaneName.LAB))
            .collect(Collectors.toMap(Partner::code, inUse(ApprovedCodes.of(database))));
    try (Connection connection = database.getConnection()) {
      return new Remap(
          database,
          tables,
          Analytes.read(connection),
          new Conversions(UcumFactors.whenNeeded()),
          new ToldReadings());
    }
  }
}
