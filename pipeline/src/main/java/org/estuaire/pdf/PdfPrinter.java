package org.estuaire.pdf;

import static java.util.Objects.requireNonNull;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/**
 * Prints a page of XHTML and CSS as PDF/A-1b (ISO 19005-1), the form in which the DMP takes copies.
 * Letters are those of Liberation Sans (family {@code sans}, normal and bold) and always embedded;
 * nothing is fetched from anywhere. The same page of the same moment gives the same bytes.
 *
 * <p>Safe for use by several threads.
 */
public final class PdfPrinter {

  private static final String PRODUCER = "Estuaire";
  private static final int NORMAL = 400;
  private static final int BOLD = 700;

  static {
    // It would quote what it can't read, which is about a patient.
    XRLog.setLoggingEnabled(false);
  }

  private final byte[] normal = font("LiberationSans-Regular.ttf");
  private final byte[] bold = font("LiberationSans-Bold.ttf");
  private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  private static byte[] font(String name) {
    try (InputStream font =
        requireNonNull(PdfPrinter.class.getResourceAsStream("/liberation/" + name), name)) {
      return font.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Prints a page.
   *
   * @param xhtml well-formed, its texts escaped; a letter that the fonts lack is shown as a box
   * @param title as a reader's window shows it: nothing about a patient
   * @param madeAt when the page was true, to the second
   */
  public byte[] print(String xhtml, String title, Instant madeAt) {
    if (xhtml.contains("<!DOCTYPE")) {
      throw new IllegalArgumentException("a page without document type, please: it is not read");
    }
    PdfRendererBuilder builder =
        new PdfRendererBuilder()
            .usePdfAConformance(PdfAConformance.PDFA_1_B)
            .useColorProfile(colours)
            .useFont(() -> new ByteArrayInputStream(normal), "sans", NORMAL, FontStyle.NORMAL, true)
            .useFont(() -> new ByteArrayInputStream(bold), "sans", BOLD, FontStyle.NORMAL, true)
            .useReplacementText("\u25A1")
            .useSVGDrawer(new PlainDrawings())
            .useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
            .withHtmlContent(xhtml, "");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(65_536);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
        PDDocument document = renderer.createPDFKeepOpen()) {
      date(document, title, madeAt.truncatedTo(ChronoUnit.SECONDS));
      document.setDocumentId(number(xhtml));
      // Object streams came after PDF 1.4, which PDF/A-1 is.
      document.save(bytes, CompressParameters.NO_COMPRESSION);
    } catch (IOException e) {
      throw new UncheckedIOException("the page could not be printed", e);
    }
    return bytes.toByteArray();
  }

  /** What the document says of itself, twice as PDF/A wants it: nothing of this moment. */
  private static void date(PDDocument document, String title, Instant madeAt) throws IOException {
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(title);
    information.setProducer(PRODUCER);
    information.setCreationDate(GregorianCalendar.from(madeAt.atZone(ZoneOffset.UTC)));
    document.setDocumentInformation(information);
    String description =
        """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
         xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
         xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
        <pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
        <dc:format>application/pdf</dc:format>
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
        <xmp:CreateDate>%s</xmp:CreateDate>
        <pdf:Producer>%s</pdf:Producer>
        </rdf:Description>
        </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>
        """
            .formatted(escaped(title), madeAt, PRODUCER);
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(description.getBytes(StandardCharsets.UTF_8));
    document.getDocumentCatalog().setMetadata(metadata);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  /** What the identifier of the file is made of, which would else be the time of printing. */
  private static long number(String xhtml) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest(xhtml.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
