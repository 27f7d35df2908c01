package org.estuaire.exchange.landing;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.mail.MailAnswer;
import org.estuaire.exchange.mail.MailAnswers;
import org.estuaire.exchange.mail.MailFinding;
import org.estuaire.installation.UnreadableSource;

/**
 * Opens ZIP and GZIP deliveries and mail messages: each file in them becomes a delivery of its own,
 * under the same hash as if it had come alone. All of them or none: first their bytes are durable,
 * then one transaction notes them together with the archive's own end. A crash before it leaves an
 * archive that is unpacked again; none after it can matter.
 *
 * <p>The Java library reads both forms and checks every length and checksum, as a stream, so that
 * nothing is unpacked to a file in the clear.
 */
public final class Archives {

  private final LandingZone zone;
  private final DeliveryLedger ledger;
  private final MailAnswers answers;

  /** Archives of an installation that sends no mail. */
  public Archives(LandingZone zone, DeliveryLedger ledger) {
    this(zone, ledger, MailAnswers.NONE);
  }

  /**
   * @param answers hears what receivers answered to messages of ours
   */
  public Archives(LandingZone zone, DeliveryLedger ledger, MailAnswers answers) {
    this.zone = zone;
    this.ledger = ledger;
    this.answers = answers;
  }

  /**
   * A delivery whose first bytes are those of an archive.
   *
   * @param id row of exchange.delivery
   */
  public record Archive(long id, Partner partner, String sha256, long bytes, ArchiveKind kind) {}

  /** What was in an archive, and what its sender is told of it. */
  public record Contents(List<DeliveryLedger.Named> files, List<Finding> remarks) {

    public Contents {
      files = List.copyOf(files);
      remarks = List.copyOf(remarks);
    }

    private static Contents of(List<DeliveryLedger.Named> files) {
      if (files.isEmpty()) {
        throw new DeliveryRefused(Finding.of(ArchiveFinding.NO_FILE));
      }
      return new Contents(files, List.of(Finding.of(ArchiveFinding.UNPACKED, files.size() + "")));
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
   * Unpacks an archive and notes that it is done.
   *
   * @throws DeliveryRefused when it can't be unpacked wholly, or holds too much; nothing has
   *     changed
   * @throws IOException when the landing zone can't be read or written
   * @throws SQLException when the ledger can't be written
   */
  public void unpack(Archive archive) throws IOException, SQLException {
    RecordFormat.Content bytes = () -> zone.open(archive.partner().code(), archive.sha256());
    Contents contents = open(archive, bytes, zone::land, answers);
    ledger.unpacked(archive, contents.files(), contents.remarks());
  }

  /**
   * What is in an archive, its files in their order.
   *
   * @param bytes of the archive, which may be read more than once
   * @throws DeliveryRefused when it can't be unpacked wholly, or holds nothing or too much
   */
  public static Contents open(
      Archive archive, RecordFormat.Content bytes, Sink sink, MailAnswers answers)
      throws IOException, SQLException {
    try {
      return switch (archive.kind()) {
        case ZIP -> isPackage(bytes) ? documents(archive, bytes, sink) : zip(archive, bytes, sink);
        case GZIP -> gzip(archive, bytes, sink);
        case MAIL -> mail(archive, bytes, sink, answers);
      };
    } catch (UnreadableSource e) {
      throw broken((IOException) requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static boolean isPackage(RecordFormat.Content archive) throws IOException {
    try (InputStream bytes = archive.open()) {
      return XdmUnpacking.isOne(bytes);
    }
  }

  private static Contents documents(Archive archive, RecordFormat.Content bytes, Sink sink)
      throws IOException {
    XdmUnpacking unpacking = new XdmUnpacking(archive, bytes, sink);
    List<DeliveryLedger.Named> files = unpacking.land();
    return new Contents(files, unpacking.remarks());
  }

  private static Contents zip(Archive archive, RecordFormat.Content content, Sink sink)
      throws IOException {
    try (InputStream bytes = content.open()) {
      return Contents.of(new Unpacking(sink, archive).zip(bytes));
    }
  }

  private static Contents gzip(Archive archive, RecordFormat.Content content, Sink sink)
      throws IOException {
    try (InputStream bytes = content.open()) {
      return Contents.of(new Unpacking(sink, archive).gzip(bytes));
    }
  }

  /** An answer is noted before its message is done: noting it again changes nothing. */
  private static Contents mail(
      Archive archive, RecordFormat.Content content, Sink sink, MailAnswers answers)
      throws IOException, SQLException {
    List<Finding> remarks = new ArrayList<>();
    try (InputStream bytes = content.open()) {
      List<DeliveryLedger.Named> files =
          new Unpacking(sink, archive)
              .mail(
                  bytes,
                  contents -> {
                    contents
                        .refusal()
                        .ifPresent(
                            why -> {
                              throw new DeliveryRefused(why);
                            });
                    Optional<MailAnswer> answer = contents.answer();
                    remarks.addAll(contents.remarks());
                    if (answer.isPresent()) {
                      remarks.add(noted(archive, answer.get(), answers));
                    }
                  });
      return new Contents(files, remarks);
    }
  }

  private static Finding noted(Archive archive, MailAnswer answer, MailAnswers answers)
      throws SQLException {
    return Finding.of(
        answers.note(archive.partner().code(), answer)
            ? MailFinding.ANSWER
            : MailFinding.ANSWER_TO_NOTHING);
  }

  /** A fault of the archive is told to its sender; one of our disk stops the night. */
  private static IOException broken(IOException cause) {
    if (cause instanceof ZipException || cause instanceof EOFException) {
      throw new DeliveryRefused(Finding.of(ArchiveFinding.BROKEN));
    }
    return cause;
  }
}
