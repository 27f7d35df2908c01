package org.estuaire.pdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.ValidationResult.ValidationError;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/** Whether a document is PDF/A-1b, as PDFBox Preflight says. */
public final class PdfA {

  private PdfA() {}

  /** What it finds wrong; nothing for a valid document. */
  public static List<String> faults(byte[] pdf) throws IOException {
    Path file = Files.createTempFile("copie", ".pdf");
    try {
      Files.write(file, pdf);
      ValidationResult result = PreflightParser.validate(file.toFile());
      return result.getErrorsList().stream().map(PdfA::words).toList();
    } finally {
      Files.delete(file);
    }
  }

  private static String words(ValidationError error) {
    return error.getErrorCode() + " " + error.getDetails();
  }
}
