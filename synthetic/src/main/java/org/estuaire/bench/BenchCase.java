package org.estuaire.bench;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.LaneName;
import org.estuaire.lab.cda.CdaWriter;
import org.estuaire.lab.fhir.FhirLabFormat;
import org.estuaire.lab.fhir.FhirReportWriter;
import org.estuaire.lab.hprim.medecins.HprimMedecinsFormat;
import org.estuaire.lab.hprim.sante.HprimSanteFormat;
import org.estuaire.synthetic.BenchFiles;
import org.estuaire.synthetic.MedecinsReports;

/**
 * What can be measured: deliveries of one format of a lane. A format of its own is one more line in
 * {@link #ALL}.
 *
 * @param name the format, and more where it comes in several shapes
 * @param format as {@link org.estuaire.exchange.RecordFormat#code()} names it
 * @param partner of the sample configuration, who sends this format
 * @param table where most of the rows go
 */
public record BenchCase(
    String name,
    LaneName lane,
    String format,
    String partner,
    String table,
    Deliveries deliveries) {

  private static final String LABORATORY = "labo-rive-gauche";
  private static final String RESULTS = "lab.result";

  /** Writes the deliveries of a case. */
  @FunctionalInterface
  public interface Deliveries {
    /**
     * The files, made while they are read, one after the other.
     *
     * @param configuration of the installation that is measured
     * @param seed the same gives the same bytes
     * @param records in all files together
     */
    Stream<InputStream> files(Configuration configuration, long seed, int records);
  }

  /** The first case of a lane is the one that is measured unless another format is asked for. */
  private static final List<BenchCase> ALL =
      List.of(
          inOneFile(LaneName.LAB, "hl7v2-oru", LABORATORY, RESULTS, BenchFiles::lab),
          inOneFile(
              LaneName.LAB,
              HprimMedecinsFormat.CODE,
              "labo-val-marnon",
              RESULTS,
              MedecinsReports::delivery),
          inOneFile(
              LaneName.LAB, HprimSanteFormat.CODE, LABORATORY, RESULTS, BenchFiles::hprimSante),
          rewritten(
              "cda-cr-bio",
              "cda-cr-bio",
              (configuration, seed, records) ->
                  new RewrittenReports(configuration, CdaWriter.withoutCopy())
                      .files(seed, records)),
          rewritten(
              FhirLabFormat.CODE,
              FhirLabFormat.CODE,
              (configuration, seed, records) ->
                  new RewrittenReports(configuration, new FhirReportWriter()).files(seed, records)),
          rewritten(
              FhirLabFormat.CODE + "-xml",
              FhirLabFormat.CODE,
              (configuration, seed, records) ->
                  new RewrittenReports(configuration, new FhirInXml()).files(seed, records)),
          rewritten(
              FhirLabFormat.CODE + "-ndjson",
              FhirLabFormat.CODE,
              (configuration, seed, records) ->
                  new RewrittenReports(configuration, new FhirReportWriter())
                      .inOneFile(seed, records)),
          inOneFile(LaneName.SOCIAL, "apa-csv", "cd-38", "social.entitlement", BenchFiles::social),
          inOneFile(
              LaneName.IDENTITY,
              "identity-csv",
              "ght-estran",
              "identity.source_identity",
              BenchFiles::identity),
          inOneFile(
              LaneName.BILLING,
              "rsf-ace",
              "ch-estran",
              "billing.invoice_line",
              BenchFiles::billing));

  /** One file of any number of records. */
  @FunctionalInterface
  private interface OneFile {
    InputStream of(long seed, int records);
  }

  private static BenchCase inOneFile(
      LaneName lane, String format, String partner, String table, OneFile file) {
    return new BenchCase(
        format,
        lane,
        format,
        partner,
        table,
        (configuration, seed, records) -> Stream.of(file.of(seed, records)));
  }

  /** The reports of the HL7 messages, written in another format. */
  private static BenchCase rewritten(String name, String format, Deliveries deliveries) {
    return new BenchCase(name, LaneName.LAB, format, LABORATORY, RESULTS, deliveries);
  }

  public static List<BenchCase> all() {
    return ALL;
  }

  /** All cases of a lane. */
  public static List<BenchCase> of(LaneName lane) {
    return ALL.stream().filter(one -> one.lane() == lane).toList();
  }

  /** The case of a name, or the lane's first one when none is given. */
  public static Optional<BenchCase> find(LaneName lane, Optional<String> name) {
    return of(lane).stream().filter(one -> name.map(one.name()::equals).orElse(true)).findFirst();
  }
}
