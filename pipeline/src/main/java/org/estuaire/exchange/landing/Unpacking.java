package org.estuaire.exchange.landing;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.mail.MailContents;

/** Takes out the files of one archive, within bounds. Their names are data and never paths. */
final class Unpacking {

  static final int MOST_FILES = 10_000;

  /** Text compresses to a twentieth, sparse XML to a hundredth; a bomb to a thousandth. */
  private static final long MOST_TIMES = 300;

  private static final long ALWAYS_ALLOWED = 1 << 20;
  private static final int HEAD = 8192;

  private final Archives.Sink sink;
  private final Archives.Archive archive;
  private final long mostBytes;
  private final List<DeliveryLedger.Named> files = new ArrayList<>();
  private final OpenedArchive opened;

  Unpacking(Archives.Sink sink, Archives.Archive archive) {
    this.sink = sink;
    this.archive = archive;
    this.mostBytes =
        Math.min(
            archive.partner().limits().deliveryBytes(),
            Math.max(ALWAYS_ALLOWED, archive.bytes() * MOST_TIMES));
    this.opened = new OpenedArchive(mostBytes, this::tooMuch);
  }

  /** The files of a message; a ZIP among them is a delivery that is opened in its turn. */
  List<DeliveryLedger.Named> mail(InputStream bytes, MailSink said)
      throws IOException, SQLException {
    MailContents contents = new MailContents((content, name) -> landAsItIs(content, name));
    contents.read(bytes);
    said.read(contents);
    return files;
  }

  private void landAsItIs(InputStream content, String name) throws IOException {
    Landed landed = sink.land(archive.partner().code(), opened.file(content), mostBytes);
    files.add(new DeliveryLedger.Named(landed, name));
  }

  /** Hears what a message said besides its files. */
  interface MailSink {
    void read(MailContents contents) throws SQLException;
  }

  List<DeliveryLedger.Named> gzip(InputStream bytes) throws IOException {
    land(new GZIPInputStream(new NeverIdle(bytes), 1 << 16), "");
    return files;
  }

  /** The Java library asks whether more is available, and else overlooks what was appended. */
  private static final class NeverIdle extends FilterInputStream {
    NeverIdle(InputStream in) {
      super(in);
    }

    @Override
    public int available() {
      return 1;
    }
  }

  List<DeliveryLedger.Named> zip(InputStream bytes) throws IOException {
    ZipEnd end = new ZipEnd(bytes, archive.bytes());
    refuseEncrypted(end);
    // Names that are not marked as UTF-8 are shown as well as they can be; they decide nothing.
    ZipInputStream zip = new ZipInputStream(end.all(), StandardCharsets.ISO_8859_1);
    int entries = 0;
    for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
      entries++;
      if (entries > MOST_FILES) {
        throw tooMuch();
      }
      if (!entry.isDirectory() && !ofTheSystem(entry.getName())) {
        land(zip, entry.getName());
      }
    }
    // The table at the end tells whether the archive was cut between two files.
    if (end.entries() != entries) {
      throw new ZipException();
    }
    return files;
  }

  static ZipEntry next(ZipInputStream zip) throws IOException {
    try {
      return zip.getNextEntry();
    } catch (IllegalArgumentException badName) {
      throw new ZipException();
    }
  }

  /** Bit 0 of the general purpose flags of the first file (PKWARE APPNOTE 4.4.4). */
  static void refuseEncrypted(ZipEnd end) {
    if (end.head().length > 6 && (end.head()[6] & 1) == 1) {
      throw new DeliveryRefused(Finding.of(ArchiveFinding.ENCRYPTED));
    }
  }

  /** What macOS adds to every archive. */
  private static boolean ofTheSystem(String name) {
    return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store");
  }

  /** An empty file says nothing and is passed over. */
  private void land(InputStream content, String name) throws IOException {
    InputStream bounded = opened.file(content);
    byte[] head = bounded.readNBytes(HEAD);
    if (head.length == 0) {
      return;
    }
    if (ArchiveKind.of(head).isPresent()) {
      throw new DeliveryRefused(Finding.of(ArchiveFinding.NESTED));
    }
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), bounded);
    Landed landed = sink.land(archive.partner().code(), whole, mostBytes);
    files.add(new DeliveryLedger.Named(landed, name));
  }

  private DeliveryRefused tooMuch() {
    return new DeliveryRefused(
        Finding.of(
            ArchiveFinding.TOO_MUCH, Integer.toString(MOST_FILES), Long.toString(mostBytes)));
  }
}
