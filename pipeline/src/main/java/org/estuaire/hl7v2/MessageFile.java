package org.estuaire.hl7v2;

import ca.uhn.hl7v2.HapiContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.estuaire.bytes.KeptBytes;
import org.estuaire.bytes.Utf16;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.Remarks;
import org.estuaire.exchange.TextFinding;

/**
 * A file of messages and the form of each of them, whatever they are about: single messages,
 * messages one after another, batches with an envelope, messages taken from MLLP.
 */
public final class MessageFile {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int CONTROL_ID = 10;
  private static final int PROCESSING = 11;
  private static final int VERSION = 12;
  private static final Pattern KNOWN_VERSION = Pattern.compile("2\\.[1-9](\\.[0-9])?");

  private final Environment environment;
  private final int limit;
  private final MessageCharset charset;
  private final MessageReader reader;

  /**
   * @param environment decides whether test messages are accepted
   * @param reading its charset is for messages that declare none
   */
  public MessageFile(
      Environment environment, HapiContext context, Partner partner, Reading reading) {
    this.environment = environment;
    this.limit = partner.limits().recordBytes();
    this.charset = new MessageCharset(reading.charset());
    this.reader = new MessageReader(context);
  }

  /**
   * Counts messages and compares the counts of the envelope: a file that is shorter than it says is
   * refused whole.
   */
  public static Inspection inspect(InputStream content, Partner partner) throws IOException {
    EnvelopeCheck check = new EnvelopeCheck();
    Utf16.Content characters = Utf16.look(content);
    PushbackInputStream whole =
        new PushbackInputStream(characters.asUtf8(), BYTE_ORDER_MARK.length);
    byte[] head = whole.readNBytes(BYTE_ORDER_MARK.length);
    whole.unread(head);
    int records = 0;
    try (MessageCutter messages = new MessageCutter(whole, 0, check)) {
      while (messages.next().isPresent()) {
        records++;
      }
    }
    check.closeOpen();
    if (!check.errors().isEmpty()) {
      return new Inspection.Refused(check.errors());
    }
    Charset charset =
        Arrays.equals(head, BYTE_ORDER_MARK)
            ? StandardCharsets.UTF_8
            : partner.charset().orElse(MessageCharset.WINDOWS);
    List<Finding> warnings = new ArrayList<>(check.warnings());
    if (characters.wide().isPresent()) {
      warnings.add(Finding.of(TextFinding.TWO_BYTES));
    }
    return new Inspection.Ready(new Reading(charset, Map.of()), records, warnings);
  }

  /**
   * The segments of a message.
   *
   * @throws MessageRefused when its form is broken
   */
  public Hl7Message message(byte[] bytes, Remarks remarks) {
    if (bytes.length > limit || KeptBytes.isCut(bytes)) {
      throw new MessageRefused(
          Finding.of(Hl7Finding.MESSAGE_TOO_LONG, Integer.toString(limit))
              .atLine(remarks.firstLine()));
    }
    String text = charset.decode(bytes, remarks);
    if (!text.startsWith(Delimiters.MSH)) {
      throw new MessageRefused(Finding.of(Hl7Finding.OUTSIDE_MESSAGE).atLine(remarks.firstLine()));
    }
    return reader.read(text, remarks);
  }

  /** What every message has to say of itself, but for its type. */
  public void checkHeader(Hl7Message message, Remarks remarks) {
    Segment msh = message.header();
    if (msh.isEmpty(CONTROL_ID)) {
      remarks.add(Hl7Finding.NO_CONTROL_ID, msh, CONTROL_ID, "");
    }
    remarks.bounded(msh, CONTROL_ID, msh.value(CONTROL_ID));
    String processing = msh.value(PROCESSING);
    boolean test = processing.equals("T") || processing.equals("D");
    if (test && environment == Environment.PRODUCTION) {
      remarks.add(Hl7Finding.TEST_MESSAGE, msh, PROCESSING, processing);
    }
    String version = msh.value(VERSION);
    if (!KNOWN_VERSION.matcher(version).matches()) {
      remarks.add(Hl7Finding.VERSION_UNKNOWN, msh, VERSION, version);
    }
    // DSC and ADD continue a message in another one: what is here isn't whole.
    message.segments().stream()
        .filter(s -> s.name().equals("ADD") || s.name().equals("DSC") && !s.isEmpty(1))
        .findFirst()
        .ifPresent(s -> remarks.add(Hl7Finding.MESSAGE_IN_PARTS, s, 0, ""));
  }
}
