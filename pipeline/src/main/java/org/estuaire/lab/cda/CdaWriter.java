package org.estuaire.lab.cda;

import java.io.IOException;
import java.io.OutputStream;
import org.estuaire.lab.model.Directory;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ReportWriter;

/**
 * Writes a report as CR-BIO level 3 (CI-SIS 2024.01). A document replaces the one sent before
 * ({@code RPLC}); results that the laboratory has withdrawn are not in it any more, which is how
 * CDA says so. What a practitioner reads goes along as PDF/A, which CR-BIO demands.
 */
public final class CdaWriter implements ReportWriter {

  private final Directory directory;
  private final ReportCopy copies;

  /** Names in its headers are those of the partner's file. */
  public CdaWriter() {
    this(Directory.NONE);
  }

  /**
   * @param directory for names and addresses that the partner's file does not say
   */
  public CdaWriter(Directory directory) {
    this.directory = directory;
    this.copies = new ReportCopy(directory);
  }

  @Override
  public String code() {
    return "cda-cr-bio";
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
          new HeaderWriter(xml, report, directory).write();
          new BodyWriter(xml, report).write(copies.pdf(report));
        });
  }
}
