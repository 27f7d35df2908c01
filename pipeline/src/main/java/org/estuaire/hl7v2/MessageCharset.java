package org.estuaire.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.bytes.Charsets;
import org.estuaire.bytes.StrictText;
import org.estuaire.bytes.Text;
import org.estuaire.bytes.TextReader;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Remarks;
import org.estuaire.exchange.TextFinding;

/**
 * Turns the bytes of a message into text in the charset that MSH-18 declares; without one, as UTF-8
 * where the bytes are, else in the charset of the delivery. Bytes that can't be in it are read in
 * the only other one that makes sense of them, or refused ({@link TextReader}).
 */
public final class MessageCharset {

  public static final Charset WINDOWS = Charsets.WINDOWS;

  private static final Charset LATIN_9 = Charsets.LATIN_9;
  private static final Map<String, Charset> NAMES =
      Map.ofEntries(
          Map.entry("ASCII", StandardCharsets.US_ASCII),
          Map.entry("US-ASCII", StandardCharsets.US_ASCII),
          Map.entry("8859/1", StandardCharsets.ISO_8859_1),
          Map.entry("8859-1", StandardCharsets.ISO_8859_1),
          Map.entry("ISO-8859-1", StandardCharsets.ISO_8859_1),
          Map.entry("ISO8859-1", StandardCharsets.ISO_8859_1),
          Map.entry("8859/15", LATIN_9),
          Map.entry("8859-15", LATIN_9),
          Map.entry("ISO-8859-15", LATIN_9),
          Map.entry("ISO8859-15", LATIN_9),
          Map.entry("UNICODE UTF-8", StandardCharsets.UTF_8),
          Map.entry("UNICODE", StandardCharsets.UTF_8),
          Map.entry("UTF-8", StandardCharsets.UTF_8),
          // Two bytes a character are UTF-8 by now.
          Map.entry("UNICODE UTF-16", StandardCharsets.UTF_8),
          Map.entry("UTF-16", StandardCharsets.UTF_8),
          Map.entry("UTF8", StandardCharsets.UTF_8),
          Map.entry("WINDOWS-1252", WINDOWS),
          Map.entry("CP1252", WINDOWS));

  private static final int DECLARATION = 18;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/ _.-]{1,40}");

  /** Where the header is looked for; a longer MSH declares nothing. */
  private static final int HEADER_BYTES = 4096;

  private final Charset otherwise;

  /**
   * @param otherwise for a message that declares nothing and isn't UTF-8
   */
  public MessageCharset(Charset otherwise) {
    this.otherwise = otherwise;
  }

  /**
   * The text of a message.
   *
   * @throws MessageRefused when its bytes are certain text neither in the declared charset nor in
   *     another
   */
  public String decode(byte[] bytes, Remarks remarks) {
    Optional<String> declared = declared(bytes);
    Optional<Charset> charset = declared.map(name -> NAMES.get(name.toUpperCase(Locale.ROOT)));
    if (declared.isPresent() && charset.isEmpty()) {
      remarks.add(at(Finding.of(Hl7Finding.CHARSET_UNKNOWN), remarks).quoting(declared.get()));
    }
    Charset stated = charset.orElse(otherwise);
    Text text =
        new TextReader(stated)
            .read(bytes)
            .orElseThrow(
                () ->
                    new MessageRefused(
                        at(Finding.of(Hl7Finding.NOT_IN_CHARSET, stated.name()), remarks)));
    if (text.content().indexOf('\0') >= 0) {
      throw new MessageRefused(Finding.of(Hl7Finding.NUL_CHARACTER).atLine(remarks.firstLine()));
    }
    about(text, stated, charset.isPresent()).forEach(found -> remarks.add(at(found, remarks)));
    return text.content().startsWith("\uFEFF") ? text.content().substring(1) : text.content();
  }

  private static Finding at(Finding finding, Remarks remarks) {
    return finding.atLine(remarks.firstLine()).inField("MSH-" + DECLARATION);
  }

  /** Whoever declares nothing is free to write UTF-8. */
  private static List<Finding> about(Text text, Charset stated, boolean declared) {
    boolean other = text.is(Text.Mending.OTHER_CHARSET);
    if (other && !declared && text.charset().equals(StandardCharsets.UTF_8)) {
      return List.of();
    }
    boolean windows = text.charset().equals(WINDOWS) && stated.name().startsWith("ISO-8859");
    return other && windows
        ? List.of(Finding.of(Hl7Finding.WINDOWS_CHARACTERS))
        : TextFinding.about(text, stated);
  }

  /** MSH-18, its first repetition: later ones are switched to by escapes that nobody uses. */
  private static Optional<String> declared(byte[] bytes) {
    String header = header(bytes);
    if (header.length() < 4) {
      return Optional.empty();
    }
    // MSH-1 counts as the first field, so MSH-18 follows the 17th separator.
    int at = 3;
    for (int field = 2; field < DECLARATION && at >= 0; field++) {
      at = header.indexOf(header.charAt(3), at + 1);
    }
    Matcher name = NAME.matcher(header);
    return at >= 0 && name.region(at + 1, header.length()).lookingAt()
        ? Optional.of(name.group().strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** The first segment, read well enough to find its separators whatever the charset. */
  private static String header(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && end < HEADER_BYTES && !Lines.isEnd(bytes[end])) {
      end++;
    }
    byte[] line = Arrays.copyOf(bytes, end);
    String text =
        StrictText.decode(line, StandardCharsets.UTF_8)
            .orElseGet(() -> new String(line, StandardCharsets.ISO_8859_1));
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
