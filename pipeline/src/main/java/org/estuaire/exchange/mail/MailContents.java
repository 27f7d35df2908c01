package org.estuaire.exchange.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.mail.MessageReader.Part;

/**
 * Sorts the parts of a message: files that may hold results go on, reports in HPRIM out of the text
 * of the message too; copies for people, greetings and signatures stay in the message; an answer to
 * a message of ours is read, and what it sends back with it is not taken for new.
 */
public final class MailContents implements MessageReader.Taker {

  /** Of a text or report part; what is longer is no letter. */
  private static final int MOST_TEXT = 8 << 20;

  private static final int MOST_FIELDS = 1 << 16;
  private static final int HEAD = 16;
  private static final int MESSAGE_HEAD = 8192;

  private static final Set<String> SIGNATURES =
      Set.of(
          "application/pkcs7-signature",
          "application/x-pkcs7-signature",
          "application/pgp-signature",
          "text/vcard",
          "text/x-vcard",
          "text/calendar");

  private static final Set<String> REPORTS =
      Set.of("message/disposition-notification", "message/delivery-status");

  /** Only who has the key opens these (RFC 8551, RFC 3156). */
  private static final Set<String> SEALED =
      Set.of(
          "application/pkcs7-mime",
          "application/x-pkcs7-mime",
          "application/pgp-encrypted",
          "multipart/encrypted");

  /** First bytes of what Outlook packs into {@code winmail.dat} (MS-OXTNEF 2.1.3.1). */
  private static final String TNEF = "x\u009F>\"";

  private static final Set<String> ORIGINALS = Set.of("message/rfc822", "text/rfc822-headers");

  /** An answer of MSSanté software to a message that asked for none in due form. */
  private static final Pattern FAILED = Pattern.compile("^\\[KO [^\\]]{1,60}\\]\\[([0-9]{3})\\]");

  private final Files files;
  private final AnswerFields fields = new AnswerFields();
  private boolean report;
  private Optional<String> failed = Optional.empty();
  private String original = "";
  private boolean automaticReply;
  private boolean sealedWhole;
  private boolean cut;
  private int taken;
  private int left;
  private int nested;
  private int sealed;
  private int foreign;
  private int rejoined;

  /** Takes the files of a message. */
  public interface Files {
    /**
     * @param name as its sender called it; data, and never a path
     */
    void take(InputStream content, String name) throws IOException;
  }

  public MailContents(Files files) {
    this.files = files;
  }

  /**
   * Reads a message to its end.
   *
   * @throws org.estuaire.exchange.DeliveryRefused as {@link MessageReader#read} throws it
   */
  public void read(InputStream message) throws IOException {
    cut = !MessageReader.read(message, this);
  }

  @Override
  public void begin(MessageReader.Head head) {
    report = head.mediaType().equals("multipart/report");
    sealedWhole = head.mediaType().equals("multipart/encrypted");
    automaticReply = head.automaticReply();
    Matcher matcher = FAILED.matcher(head.subject());
    failed = matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  @Override
  public void take(Part part, InputStream content) throws IOException {
    if (REPORTS.contains(part.mediaType())) {
      fields.add(content.readNBytes(MOST_FIELDS));
    } else if (ORIGINALS.contains(part.mediaType())) {
      original(content);
    } else if (isAnswer()) {
      left++;
    } else {
      takeContent(part, content);
    }
  }

  private boolean isAnswer() {
    return report || failed.isPresent() || automaticReply;
  }

  private void original(InputStream message) throws IOException {
    if (!isAnswer()) {
      nested++;
    } else if (original.isEmpty()) {
      original = messageId(message.readNBytes(MOST_FIELDS));
    }
  }

  private static String messageId(byte[] header) {
    Matcher line =
        Pattern.compile("(?im)^message-id[ \t]*:(.*(?:\r?\n[ \t].*)?)")
            .matcher(new String(header, StandardCharsets.ISO_8859_1));
    return line.find() ? AnswerFields.messageId(line.group(1)).orElse("") : "";
  }

  private void takeContent(Part part, InputStream content) throws IOException {
    byte[] head = content.readNBytes(HEAD);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), content);
    if (head.length == 0) {
      return;
    }
    if (sealedWhole || SEALED.contains(part.mediaType())) {
      sealed++;
    } else if (isTnef(part, head)) {
      foreign++;
    } else if (isForPeople(part, head)) {
      left++;
    } else if (part.mediaType().equals("text/plain") && !part.attached() && part.name().isEmpty()) {
      letter(part, whole);
    } else {
      file(part, whole);
    }
  }

  /** A message is one also where its sender calls it a file. */
  private void file(Part part, InputStream content) throws IOException {
    byte[] head = content.readNBytes(MESSAGE_HEAD);
    if (MessageHead.is(head)) {
      nested++;
      return;
    }
    taken++;
    files.take(
        new SequenceInputStream(new ByteArrayInputStream(head), content),
        part.name().isEmpty() ? "piece-" + taken : part.name());
  }

  private static boolean isTnef(Part part, byte[] head) {
    return part.mediaType().equals("application/ms-tnef")
        || new String(head, StandardCharsets.ISO_8859_1).startsWith(TNEF);
  }

  /** What a part is its first bytes say: a name or type can be anything. */
  private static boolean isForPeople(Part part, byte[] head) {
    String begin = new String(head, StandardCharsets.ISO_8859_1);
    return SIGNATURES.contains(part.mediaType())
        || begin.startsWith("%PDF-")
        || begin.startsWith("\u0089PNG")
        || begin.startsWith("\u00FF\u00D8\u00FF")
        || begin.startsWith("GIF8")
        || part.mediaType().equals("text/html") && begin.stripLeading().startsWith("<");
  }

  private void letter(Part part, InputStream content) throws IOException {
    byte[] text = content.readNBytes(MOST_TEXT);
    if (!MailText.isHprim(text)) {
      left++;
      return;
    }
    MailText read =
        MailText.of(
            text,
            part.parameter("format").equalsIgnoreCase("flowed"),
            part.parameter("delsp").toLowerCase(Locale.ROOT).equals("yes"));
    rejoined += read.rejoined();
    taken++;
    files.take(new ByteArrayInputStream(read.bytes()), "message.hpr");
  }

  /** What the message answers; empty where it is no answer, or does not say to what. */
  public Optional<MailAnswer> answer() {
    if (failed.isPresent() && !report) {
      return original.isEmpty()
          ? Optional.empty()
          : Optional.of(new MailAnswer(original, MailAnswer.Kind.REFUSED, failed.get()));
    }
    return report ? fields.answer(original) : Optional.empty();
  }

  /** Why nothing of the message is taken, once all of it was read; empty otherwise. */
  public Optional<Finding> refusal() {
    if (isAnswer() || taken > 0) {
      return Optional.empty();
    }
    if (sealed > 0) {
      return Optional.of(Finding.of(MailFinding.SEALED, Integer.toString(sealed)));
    }
    if (foreign > 0) {
      return Optional.of(Finding.of(MailFinding.TNEF, Integer.toString(foreign)));
    }
    if (nested > 0) {
      return Optional.of(Finding.of(MailFinding.NOTHING_BUT_MESSAGES, Integer.toString(nested)));
    }
    return Optional.of(
        Finding.of(MailFinding.NOTHING_TO_READ, Integer.toString(taken), Integer.toString(left)));
  }

  /** What is told of the message, once all of it was read. */
  public List<Finding> remarks() {
    List<Finding> remarks = new ArrayList<>();
    if (isAnswer()) {
      if (answer().isEmpty()) {
        boolean unread = report || failed.isPresent();
        remarks.add(
            Finding.of(unread ? MailFinding.ANSWER_UNREADABLE : MailFinding.AUTOMATIC_REPLY));
      }
      return remarks;
    }
    remarks.add(Finding.of(MailFinding.OPENED, Integer.toString(taken), Integer.toString(left)));
    tell(remarks, MailFinding.NESTED_MESSAGE, nested);
    tell(remarks, MailFinding.REJOINED, rejoined);
    tell(remarks, MailFinding.SEALED, sealed);
    tell(remarks, MailFinding.TNEF, foreign);
    if (cut) {
      remarks.add(Finding.of(MailFinding.CUT));
    }
    return remarks;
  }

  private static void tell(List<Finding> remarks, MailFinding what, int count) {
    if (count > 0) {
      remarks.add(Finding.of(what, Integer.toString(count)));
    }
  }
}
