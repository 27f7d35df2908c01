package org.estuaire.pdf;

import static java.util.Objects.requireNonNull;

import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
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
import java.util.GregorianCalendar;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Prints a page of XHTML and CSS as PDF/A-1b (ISO 19005-1), the form in which the DMP takes copies.
 * Letters are those of Liberation Sans (family {@code sans}, normal and bold) and always embedded;
 * nothing is fetched from anywhere. The same page of the same moment gives the same bytes.
 *
 * <p>Safe for use by several threads.
 */
public final class PdfPrinter {

  private static final int NORMAL = 400;
  private static final int BOLD = 700;

  static {
    // It would quote what it can't read, which is about a patient.
    XRLog.setLoggingEnabled(false);
  }

  static final byte[] COLOURS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  /** Reading them costs more than a page: each is used by one page at a time, then by the next. */
  private static final Queue<Letters> IDLE = new ConcurrentLinkedQueue<>();

  private static final FSDefaultCacheStore METRICS = new FSDefaultCacheStore();

  /** The fonts as they were read. */
  private record Letters(TrueTypeFont normal, TrueTypeFont bold) {

    static Letters read() {
      return new Letters(font("LiberationSans-Regular.ttf"), font("LiberationSans-Bold.ttf"));
    }

    private static TrueTypeFont font(String name) {
      try (InputStream font =
          requireNonNull(PdfPrinter.class.getResourceAsStream("/liberation/" + name), name)) {
        TrueTypeFont read = new TTFParser().parse(new RandomAccessReadBuffer(font.readAllBytes()));
        // Ligatures would cost more than everything else, and who copies text gets other letters.
        read.setEnableGsub(false);
        return read;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
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
    Letters idle = IDLE.poll();
    Letters letters = idle == null ? Letters.read() : idle;
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    // The JDK's own XML, without looking through every jar for another one.
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      return print(xhtml, title, madeAt, letters);
    } finally {
      thread.setContextClassLoader(usual);
      IDLE.add(letters);
    }
  }

  private static byte[] print(String xhtml, String title, Instant madeAt, Letters letters) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(65_536);
    try (PDDocument document = new PDDocument()) {
      PdfRendererBuilder builder =
          new PdfRendererBuilder()
              .usePDDocument(document)
              .usePdfAConformance(PdfAConformance.PDFA_1_B)
              .useColorProfile(COLOURS)
              .useCacheStore(CacheStore.PDF_FONT_METRICS, METRICS)
              .useFont(embedded(document, letters.normal()), "sans", NORMAL, FontStyle.NORMAL, true)
              .useFont(embedded(document, letters.bold()), "sans", BOLD, FontStyle.NORMAL, true)
              .useReplacementText("\u25A1")
              .useSVGDrawer(new PlainDrawings())
              .useExternalResourceAccessControl(
                  (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
              .withHtmlContent(xhtml, "");
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.createPDFWithoutClosing();
        describe(document, new Description(title, madeAt));
        document.setDocumentId(number(xhtml));
        // Object streams came after PDF 1.4, which PDF/A-1 is.
        document.save(bytes, CompressParameters.NO_COMPRESSION);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the page could not be printed", e);
    }
    return bytes.toByteArray();
  }

  private static PDFontSupplier embedded(PDDocument document, TrueTypeFont font)
      throws IOException {
    return new PDFontSupplier(PDType0Font.load(document, font, true));
  }

  private static void describe(PDDocument document, Description description) throws IOException {
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(description.title());
    information.setProducer(Description.PRODUCER);
    information.setCreationDate(
        GregorianCalendar.from(description.madeAt().atZone(ZoneOffset.UTC)));
    document.setDocumentInformation(information);
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(description.xmp());
    document.getDocumentCatalog().setMetadata(metadata);
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
