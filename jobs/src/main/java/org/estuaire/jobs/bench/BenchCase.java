package org.estuaire.jobs.bench;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.exchange.LaneName;
import org.estuaire.lab.hprim.medecins.HprimMedecinsFormat;
import org.estuaire.lab.hprim.sante.HprimSanteFormat;
import org.estuaire.synthetic.BenchFiles;
import org.estuaire.synthetic.MedecinsReports;

/**
 * What can be measured: deliveries of one format of a lane. A format of its own is one more line in
 * {@link #ALL}.
 *
 * @param format as {@link org.estuaire.exchange.RecordFormat#code()} names it
 * @param partner of the sample configuration, who sends this format
 * @param table where most of the rows go
 */
public record BenchCase(
    LaneName lane, String format, String partner, String table, Deliveries deliveries) {

  /** Writes the deliveries of a case. */
  @FunctionalInterface
  public interface Deliveries {
    /**
     * The files, made while they are read, one after the other.
     *
     * @param seed the same gives the same bytes
     * @param records in all files together
     */
    Stream<InputStream> files(long seed, int records);
  }

  /** The first case of a lane is the one that is measured unless another format is asked for. */
  private static final List<BenchCase> ALL =
      List.of(
          inOneFile(LaneName.LAB, "hl7v2-oru", "labo-rive-gauche", "lab.result", BenchFiles::lab),
          inOneFile(
              LaneName.LAB,
              HprimMedecinsFormat.CODE,
              "labo-val-marnon",
              "lab.result",
              MedecinsReports::delivery),
          inOneFile(
              LaneName.LAB,
              HprimSanteFormat.CODE,
              "labo-rive-gauche",
              "lab.result",
              BenchFiles::hprimSante),
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
        lane, format, partner, table, (seed, records) -> Stream.of(file.of(seed, records)));
  }

  public static List<BenchCase> all() {
    return ALL;
  }

  /** The case of a format, or of the lane's first one when none is named. */
  public static Optional<BenchCase> find(LaneName lane, Optional<String> format) {
    return ALL.stream()
        .filter(one -> one.lane() == lane && format.map(one.format()::equals).orElse(true))
        .findFirst();
  }
}
