package org.estuaire.lab.cda;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.pdf.PdfPrinter;

/**
 * The copy of a report for a practitioner's eye, as PDF/A: what the documents of CR-BIO carry, and
 * what travels beside them. The same report gives the same bytes. Safe for use by several threads.
 */
public final class ReportCopy {

  private static final String TITLE = "Compte rendu d'examens de biologie médicale";
  private static final String STYLE = style();

  private final PdfPrinter printer = new PdfPrinter();

  private static String style() {
    try (InputStream style =
        requireNonNull(ReportCopy.class.getResourceAsStream("report-copy.css"))) {
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Prints a report. */
  public byte[] pdf(OutgoingReport outgoing) {
    String page = new ReportPage(STYLE, TITLE, outgoing).write();
    return printer.print(
        page,
        TITLE,
        outgoing.report().orders().stream()
            .map(LabOrder::versionAt)
            .max(java.time.Instant::compareTo)
            .orElse(outgoing.report().issuedAt()));
  }
}
