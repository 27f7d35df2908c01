package org.estuaire.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.StrictText;

/**
 * Turns the bytes of a message into text, strictly, in the charset that MSH-18 declares; without
 * one, as UTF-8 where the bytes are, else in the charset of the delivery.
 */
public final class MessageCharset {

  public static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final Charset LATIN_9 = Charset.forName("ISO-8859-15");
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
   * @throws MessageRefused when its bytes aren't text in the declared charset
   */
  public String decode(byte[] bytes, Remarks remarks) {
    Optional<String> declared = declared(bytes);
    Optional<Charset> charset = declared.map(name -> NAMES.get(name.toUpperCase(Locale.ROOT)));
    if (declared.isPresent() && charset.isEmpty()) {
      remarks.add(at(Finding.of(Hl7Finding.CHARSET_UNKNOWN), remarks).quoting(declared.get()));
    }
    Optional<String> decoded =
        charset.isPresent() ? declaredText(bytes, charset.get(), remarks) : found(bytes);
    String name = charset.orElse(otherwise).name();
    String text =
        decoded.orElseThrow(
            () -> new MessageRefused(at(Finding.of(Hl7Finding.NOT_IN_CHARSET, name), remarks)));
    if (text.indexOf('\0') >= 0) {
      throw new MessageRefused(Finding.of(Hl7Finding.NUL_CHARACTER).atLine(remarks.firstLine()));
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Finding at(Finding finding, Remarks remarks) {
    return finding.atLine(remarks.firstLine()).inField("MSH-" + DECLARATION);
  }

  private static Optional<String> declaredText(byte[] bytes, Charset charset, Remarks remarks) {
    if (charset.name().startsWith("ISO-8859") && hasWindowsCharacters(bytes)) {
      // Control characters in the declared charset, but letters, quotes and dashes in Windows.
      remarks.add(at(Finding.of(Hl7Finding.WINDOWS_CHARACTERS), remarks));
      return StrictText.decode(bytes, WINDOWS);
    }
    return StrictText.decode(bytes, charset);
  }

  private Optional<String> found(byte[] bytes) {
    return StrictText.decode(bytes, StandardCharsets.UTF_8)
        .or(() -> StrictText.decode(bytes, otherwise));
  }

  private static boolean hasWindowsCharacters(byte[] bytes) {
    for (byte b : bytes) {
      if ((b & 0xE0) == 0x80) {
        return true;
      }
    }
    return false;
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
