package org.estuaire.lab.cda;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ReportWriter;

/**
 * Writes a report as CR-BIO level 3 (CI-SIS 2024.01). A document replaces the one sent before
 * ({@code RPLC}); results that the laboratory has withdrawn are not in it any more, which is how
 * CDA says so. What a practitioner reads goes along as PDF/A, which CR-BIO demands.
 */
public final class CdaWriter implements ReportWriter {

  /** The format's code. */
  public static final String CODE = "cda-cr-bio";

  private final Optional<ReportCopy> copies;

  public CdaWriter() {
    this(Optional.of(new ReportCopy()));
  }

  private CdaWriter(Optional<ReportCopy> copies) {
    this.copies = copies;
  }

  /**
   * Leaves the copy out, which CR-BIO demands: for files that are invented, whose bytes must not
   * change with the library that compresses.
   */
  public static CdaWriter withoutCopy() {
    return new CdaWriter(Optional.empty());
  }

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public String extension() {
    return "xml";
  }

  @Override
  public void write(OutgoingReport report, OutputStream out) throws IOException {
    XmlOut.document(
        out,
        report.zone(),
        xml -> {
          new HeaderWriter(xml, report).write();
          new BodyWriter(xml, report).write(copies.map(made -> made.pdf(report)));
        });
  }
}
