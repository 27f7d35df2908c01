package org.estuaire.lab.hprim.sante;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ReportWriter;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.person.Claim;
import org.estuaire.person.Traits;

/**
 * Writes a report as an HPRIM Santé file: H2.2~C, ISO-8859-1, standard delimiters, one P. The INS
 * and the social security number are never written: the format has no place that says what they
 * are.
 */
public final class HprimSanteWriter implements ReportWriter {

  private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

  @Override
  public String code() {
    return HprimSanteFormat.CODE;
  }

  @Override
  public String extension() {
    return "hpr";
  }

  @Override
  public void write(OutgoingReport outgoing, OutputStream out) throws IOException {
    LabReport report = outgoing.report();
    RowWriter rows = new RowWriter(out);
    rows.write(header(outgoing));
    rows.write(patient(report));
    Set<List<String>> written = new HashSet<>();
    int rank = 0;
    for (LabOrder order : report.orders()) {
      rows.write(order(order, ++rank, outgoing.zone()));
      results(order, new ResultRows(order, outgoing.zone(), written), rows);
    }
    rows.close(1);
    out.flush();
  }

  private static void results(LabOrder order, ResultRows results, RowWriter rows)
      throws IOException {
    for (Row row : results.beforeResults()) {
      rows.write(row);
    }
    for (LabResult result : order.results()) {
      if (result.status() != ResultStatus.NOT_ASKED
          && result.status() != ResultStatus.ORDER_DETAIL) {
        for (Row row : results.of(result)) {
          rows.write(row);
        }
      }
    }
  }

  private static Row header(OutgoingReport outgoing) {
    return new Row("H")
        .raw(2, "~^\\&")
        .at(3, fileName(outgoing.number()))
        .at(5, outgoing.laboratory().identifier(), outgoing.laboratory().name())
        .raw(7, "ORU")
        .at(10, outgoing.recipient().identifier(), outgoing.recipient().name())
        .at(11, comment(outgoing))
        .raw(12, "P")
        .raw(13, "H2.2~C")
        .raw(14, HprimTime.write(outgoing.report().issuedAt(), outgoing.zone()));
  }

  /** Eight characters and an extension are what H-3 has room for. */
  private static String fileName(String number) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(number.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(digest, 0, 4) + ".HPR";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String comment(OutgoingReport outgoing) {
    String sending = "Envoi " + outgoing.number() + " version " + outgoing.version();
    return outgoing.replaces().map(earlier -> sending + ", remplace " + earlier).orElse(sending);
  }

  private static Row patient(LabReport report) {
    Claim claim = report.claim();
    Traits traits = claim.traits();
    String name = traits.usedName().isEmpty() ? traits.birthName() : traits.usedName();
    Row row =
        new Row("P")
            .raw(2, "1")
            .at(4, claim.namesARecord() ? "" : claim.localId())
            .at(6, name, traits.firstGivenName(), furtherNames(traits))
            .at(7, traits.birthName())
            .raw(8, traits.birthDate().map(day -> birth(day, traits)).orElse(""))
            .raw(9, traits.sex().code())
            .at(11, traits.address(), "", "", "", traits.postcode())
            .at(13, traits.phone());
    if (report.confidentiality() != Confidentiality.NORMAL) {
      row.raw(32, report.confidentiality().code());
    }
    traits.deathDate().ifPresent(day -> row.raw(34, day.format(DateTimeFormatter.BASIC_ISO_DATE)));
    return row;
  }

  private static String furtherNames(Traits traits) {
    String first = traits.firstGivenName() + " ";
    return traits.givenNames().startsWith(first)
        ? traits.givenNames().substring(first.length())
        : "";
  }

  /** An uncertain date is written with what is known of it. */
  private static String birth(LocalDate day, Traits traits) {
    if (traits.uncertainBirthDate() && day.getMonthValue() == 12 && day.getDayOfMonth() == 31) {
      return day.format(YEAR);
    }
    boolean monthOnly = traits.uncertainBirthDate() && day.getDayOfMonth() == 1;
    return day.format(monthOnly ? MONTH : DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static Row order(LabOrder order, int rank, ZoneId zone) {
    return new Row("OBR")
        .raw(2, Integer.toString(rank))
        .at(3, order.placerNumber())
        .at(4, "", order.number())
        .at(5, order.code(), order.label(), "L")
        .raw(8, order.collectedAt().map(at -> HprimTime.write(at, zone)).orElse(""))
        .raw(15, order.receivedAt().map(at -> HprimTime.write(at, zone)).orElse(""))
        .at(17, order.prescriber())
        .raw(23, HprimTime.write(order.versionAt(), zone))
        .at(26, order.status());
  }
}
