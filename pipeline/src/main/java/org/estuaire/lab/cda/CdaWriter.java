package org.estuaire.lab.cda;

import java.io.IOException;
import java.io.OutputStream;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ReportWriter;

/**
 * Writes a report as CR-BIO level 3 (CI-SIS 2024.01). A document replaces the one sent before
 * ({@code RPLC}); results that the laboratory has withdrawn are not in it any more, which is how
 * CDA says so.
 */
public final class CdaWriter implements ReportWriter {

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
          new HeaderWriter(xml, report).write();
          new BodyWriter(xml, report).write();
        });
  }
}
