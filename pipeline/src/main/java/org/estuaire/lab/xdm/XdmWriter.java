package org.estuaire.lab.xdm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ReportWriter;
import org.estuaire.lab.xdm.PackedDocument.Kind;

/**
 * Writes a report as {@code IHE_XDM.zip} (IHE ITI TF-2 3.32, CI-SIS « Échange de documents »): the
 * CDA document, the PDF copy that it carries, and their metadata. What the metadata say is taken
 * from the document itself, so that they can't contradict each other.
 */
public final class XdmWriter implements ReportWriter {

  /** The folder of the one submission set that we write. */
  private static final String FOLDER = "IHE_XDM/SUBSET01/";

  private final ReportWriter documents;

  /**
   * @param documents writes the CDA document of a report
   */
  public XdmWriter(ReportWriter documents) {
    this.documents = documents;
  }

  @Override
  public String code() {
    return "xdm";
  }

  @Override
  public String extension() {
    return "zip";
  }

  @Override
  public void write(OutgoingReport report, OutputStream out) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    documents.write(report, written);
    byte[] cda = written.toByteArray();
    DocumentHeader header = DocumentHeader.read(cda);
    List<PackedDocument> packed = new ArrayList<>();
    packed.add(PackedDocument.cda(cda));
    header.pdfCopy().map(PackedDocument::pdf).ifPresent(packed::add);
    CompanionPages pages = new CompanionPages(report, packed);
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    put(zip, report, "INDEX.HTM", pages.index());
    put(zip, report, "README.TXT", pages.readme());
    put(zip, report, FOLDER + "METADATA.XML", new Metadata(report, header, packed).bytes());
    for (PackedDocument document : packed) {
      // The copy is compressed already, and most of the document is the copy in letters.
      zip.setLevel(document.kind() == Kind.PDF ? Deflater.NO_COMPRESSION : Deflater.BEST_SPEED);
      put(zip, report, FOLDER + document.fileName(), document.content());
    }
    // Leaves the stream open, which is its owner's.
    zip.finish();
  }

  /** The same report gives the same bytes: no clock of ours is looked at. */
  private static void put(ZipOutputStream zip, OutgoingReport report, String name, byte[] content)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(
        report.report().issuedAt().atZone(ZoneOffset.UTC).toLocalDateTime().withNano(0));
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
