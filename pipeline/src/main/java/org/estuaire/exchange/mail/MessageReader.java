package org.estuaire.exchange.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Event;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.stream.RecursionMode;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message part by part as a stream (RFC 2045, 2046, 2231): of a part no more is in memory
 * than its reader wants. Parts, levels and headers are bounded; a message within the message is one
 * part and is not opened.
 */
public final class MessageReader {

  static final int MOST_PARTS = 200;
  static final int MOST_LEVELS = 20;

  private static final int LONGEST_LINE = 1 << 20;
  private static final int LONGEST_FIELD = 1 << 16;
  private static final int MOST_FIELDS = 500;
  private static final int MOST_PIECES = 100;

  private static final Pattern NUMBERED = Pattern.compile(".*\\*[0-9]{1,2}\\*?");

  private static final MimeConfig BOUNDS =
      MimeConfig.custom()
          .setMaxLineLen(LONGEST_LINE)
          .setMaxHeaderLen(LONGEST_FIELD)
          .setMaxHeaderCount(MOST_FIELDS)
          .build();

  private final MimeTokenStream tokens;
  private final Taker taker;
  private Map<String, String> fields = new HashMap<>();
  private int levels;
  private int parts;

  private MessageReader(MimeTokenStream tokens, Taker taker) {
    this.tokens = tokens;
    this.taker = taker;
  }

  /**
   * One part without parts of its own.
   *
   * @param mediaType type and subtype, lower case
   * @param parameters of its type and of its disposition, names in lower case
   * @param attached whether its sender calls it an attachment
   */
  public record Part(String mediaType, Map<String, String> parameters, boolean attached) {

    /** The name that its sender gave it; empty without. It is data and never a path. */
    public String name() {
      return parameters.getOrDefault("filename", parameters.getOrDefault("name", ""));
    }

    public String parameter(String name) {
      return parameters.getOrDefault(name, "");
    }

    /** Without the name: senders put patients' names into file names. */
    @Override
    public String toString() {
      return "Part[…]";
    }
  }

  /**
   * The header of the message itself.
   *
   * @param mediaType type and subtype, lower case
   * @param automaticReply whether a machine wrote it in answer to something (RFC 3834 section 5),
   *     or nobody is to be told that it did not arrive (RFC 5321 section 4.5.5)
   */
  public record Head(String mediaType, String subject, boolean automaticReply) {

    /** Without what its sender wrote: subjects name patients. */
    @Override
    public String toString() {
      return "Head[…]";
    }
  }

  /** Takes the parts of a message in their order. */
  public interface Taker {
    /** The header of the message itself, before any of its parts. */
    void begin(Head head);

    /**
     * @param content decoded; it need not be read to its end
     */
    void take(Part part, InputStream content) throws IOException;
  }

  /**
   * Reads a message.
   *
   * @return whether all its parts are closed; otherwise it may have been cut
   * @throws DeliveryRefused when it can't be read, or goes beyond bounds
   * @throws IOException when the bytes can't be had, or as the taker throws it
   */
  public static boolean read(InputStream message, Taker taker) throws IOException {
    Ends ends = new Ends();
    MimeTokenStream tokens = new MimeTokenStream(BOUNDS, ends, null, null);
    tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
    tokens.parse(message);
    try {
      new MessageReader(tokens, taker).walk();
    } catch (MimeException | MimeIOException e) {
      throw broken();
    }
    return !ends.early;
  }

  /** Hears where a part ends because nothing more comes; overlooks whatever else is not so. */
  private static final class Ends extends DecodeMonitor {
    private boolean early;

    @Override
    public boolean warn(String error, String dropped) {
      early |= error.equals(Event.MIME_BODY_PREMATURE_END.toString());
      return false;
    }

    @Override
    public boolean isListening() {
      return true;
    }
  }

  private void walk() throws IOException, MimeException {
    for (EntityState state = tokens.getState();
        state != EntityState.T_END_OF_STREAM;
        state = next()) {
      switch (state) {
        case T_START_HEADER -> fields = new HashMap<>();
        case T_FIELD -> note(tokens.getField());
        case T_START_MULTIPART -> descend();
        case T_END_MULTIPART -> levels--;
        case T_BODY -> body();
        default -> {
          // What lies between the parts is for software that knows no parts.
        }
      }
    }
  }

  /** The library meets some broken messages with exceptions that nobody declares. */
  private EntityState next() throws IOException, MimeException {
    try {
      return tokens.next();
    } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new MimeException(e);
    }
  }

  private static DeliveryRefused broken() {
    return new DeliveryRefused(Finding.of(MailFinding.BROKEN));
  }

  /** The bytes of a part. Whoever reads them is not told of a broken message by its disk. */
  private static final class Content extends FilterInputStream {
    Content(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return in.read(bytes, offset, length);
      } catch (MimeIOException
          | IllegalStateException
          | IllegalArgumentException
          | IndexOutOfBoundsException e) {
        throw broken();
      }
    }
  }

  private void note(Field field) {
    fields.putIfAbsent(field.getName().toLowerCase(Locale.ROOT), field.getBody());
  }

  private void begin() {
    if (parts == 0 && levels == 0) {
      taker.begin(
          new Head(
              tokens.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT),
              decoded(fields.getOrDefault("subject", "")),
              isAutomaticReply()));
    }
  }

  private boolean isAutomaticReply() {
    String submitted = fields.getOrDefault("auto-submitted", "").strip().toLowerCase(Locale.ROOT);
    return submitted.startsWith("auto-replied")
        || fields.getOrDefault("return-path", "x").strip().equals("<>");
  }

  private void descend() {
    begin();
    levels++;
    if (levels > MOST_LEVELS) {
      throw tooMuch();
    }
  }

  private void body() throws IOException {
    begin();
    parts++;
    if (parts > MOST_PARTS) {
      throw tooMuch();
    }
    taker.take(part(), new Content(tokens.getDecodedInputStream()));
  }

  private static DeliveryRefused tooMuch() {
    return new DeliveryRefused(
        Finding.of(
            MailFinding.TOO_MUCH, Integer.toString(MOST_PARTS), Integer.toString(MOST_LEVELS)));
  }

  private Part part() {
    Map<String, String> parameters = new HashMap<>();
    body("content-type").ifPresent(body -> parameters(body, parameters));
    Optional<RawBody> disposition = body("content-disposition");
    disposition.ifPresent(body -> parameters(body, parameters));
    joined(parameters, "filename");
    joined(parameters, "name");
    return new Part(
        tokens.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT),
        Map.copyOf(parameters),
        disposition.filter(d -> d.getValue().equalsIgnoreCase("attachment")).isPresent());
  }

  private Optional<RawBody> body(String field) {
    return Optional.ofNullable(fields.get(field))
        .map(text -> RawFieldParser.DEFAULT.parseRawBody(new RawField(field, text)));
  }

  private static void parameters(RawBody body, Map<String, String> into) {
    for (NameValuePair pair : body.getParams()) {
      String name = pair.getName().toLowerCase(Locale.ROOT);
      String value = String.valueOf(pair.getValue());
      if (NUMBERED.matcher(name).matches()) {
        into.putIfAbsent(name, value);
      } else if (name.endsWith("*")) {
        into.putIfAbsent(name.substring(0, name.length() - 1), extended(value));
      } else {
        into.putIfAbsent(name, decoded(value));
      }
    }
  }

  /** A long name comes in numbered pieces (RFC 2231 section 3), in any order. */
  private static void joined(Map<String, String> parameters, String name) {
    StringBuilder whole = new StringBuilder();
    for (int i = 0; i < MOST_PIECES; i++) {
      String piece = name + "*" + i;
      @Nullable String escaped = parameters.get(piece + "*");
      @Nullable String plain = parameters.get(piece);
      if (escaped == null && plain == null) {
        break;
      }
      whole.append(escaped == null ? plain : escaped);
    }
    if (whole.length() > 0 && !parameters.containsKey(name)) {
      boolean extended = parameters.containsKey(name + "*0*");
      parameters.put(name, extended ? extended(whole.toString()) : whole.toString());
    }
  }

  /** Charset, language and escaped bytes (RFC 2231); what is none of these stays as it is. */
  private static String extended(String value) {
    String[] parts = value.split("'", 3);
    if (parts.length < 3) {
      return value;
    }
    try {
      String charset = parts[0].isEmpty() ? StandardCharsets.UTF_8.name() : parts[0];
      return java.net.URLDecoder.decode(parts[2].replace("+", "%2B"), charset);
    } catch (IOException | IllegalArgumentException notSo) {
      return value;
    }
  }

  private static String decoded(String text) {
    return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
  }
}
