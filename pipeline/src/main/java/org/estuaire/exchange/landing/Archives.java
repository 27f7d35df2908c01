package org.estuaire.exchange.landing;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.ZipException;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Partner;
import org.estuaire.installation.UnreadableSource;

/**
 * Opens ZIP and GZIP deliveries: each file in them becomes a delivery of its own, under the same
 * hash as if it had come alone. All of them or none: first their bytes are durable, then one
 * transaction notes them together with the archive's own end. A crash before it leaves an archive
 * that is unpacked again; none after it can matter.
 *
 * <p>The Java library reads both forms and checks every length and checksum, as a stream, so that
 * nothing is unpacked to a file in the clear.
 */
public final class Archives {

  private final LandingZone zone;
  private final DeliveryLedger ledger;

  public Archives(LandingZone zone, DeliveryLedger ledger) {
    this.zone = zone;
    this.ledger = ledger;
  }

  /**
   * A delivery whose first bytes are those of an archive.
   *
   * @param id row of exchange.delivery
   */
  public record Archive(long id, Partner partner, String sha256, long bytes, ArchiveKind kind) {}

  /**
   * Unpacks an archive and notes that it is done.
   *
   * @throws DeliveryRefused when it can't be unpacked wholly, or holds too much; nothing has
   *     changed
   * @throws IOException when the landing zone can't be read or written
   * @throws SQLException when the ledger can't be written
   */
  public void unpack(Archive archive) throws IOException, SQLException {
    List<DeliveryLedger.Named> files = land(archive);
    ledger.unpacked(archive, files, Finding.of(ArchiveFinding.UNPACKED, files.size() + ""));
  }

  private List<DeliveryLedger.Named> land(Archive archive) throws IOException {
    try (InputStream bytes = zone.open(archive.partner().code(), archive.sha256())) {
      return files(archive, bytes, zone::land);
    }
  }

  /** Where the files of an archive go, one after another. */
  public interface Sink {
    /**
     * @throws DeliveryRefused when a file is beyond the limit
     */
    Landed land(String partner, InputStream bytes, long limit) throws IOException;
  }

  /**
   * The files of an archive, in their order.
   *
   * @throws DeliveryRefused when it can't be unpacked wholly, or holds nothing or too much
   */
  public static List<DeliveryLedger.Named> files(Archive archive, InputStream bytes, Sink sink)
      throws IOException {
    List<DeliveryLedger.Named> files = read(archive, bytes, sink);
    if (files.isEmpty()) {
      throw new DeliveryRefused(Finding.of(ArchiveFinding.NO_FILE));
    }
    return files;
  }

  private static List<DeliveryLedger.Named> read(Archive archive, InputStream bytes, Sink sink)
      throws IOException {
    Unpacking unpacking = new Unpacking(sink, archive);
    try {
      return archive.kind() == ArchiveKind.ZIP ? unpacking.zip(bytes) : unpacking.gzip(bytes);
    } catch (UnreadableSource e) {
      throw broken((IOException) requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** A fault of the archive is told to its sender; one of our disk stops the night. */
  private static IOException broken(IOException cause) {
    if (cause instanceof ZipException || cause instanceof EOFException) {
      throw new DeliveryRefused(Finding.of(ArchiveFinding.BROKEN));
    }
    return cause;
  }
}
