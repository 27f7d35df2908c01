package org.estuaire.pathway.summary;

import java.time.ZoneOffset;
import org.estuaire.pdf.PdfPrinter;

/** The page for paper, as PDF/A. */
public final class PdfForm implements SummaryForm {

  private final PdfPrinter printer = new PdfPrinter();

  @Override
  public String code() {
    return "pdf";
  }

  @Override
  public String extension() {
    return "pdf";
  }

  @Override
  public byte[] write(Summary summary, Issue issue) {
    return printer.print(
        SummaryPage.html(summary, issue),
        "Synthèse de suivi " + issue.number(),
        issue.asOf().atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
