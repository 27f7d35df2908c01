package org.estuaire.routes.mllp;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The charsets that MSH-18 names (table 0211) and in which a message can be checked. */
final class DeclaredCharset {

  private static final Map<String, Charset> NAMES =
      Map.of(
          "ASCII", StandardCharsets.US_ASCII,
          "UNICODE UTF-8", StandardCharsets.UTF_8,
          "UTF-8", StandardCharsets.UTF_8,
          "8859/1", StandardCharsets.ISO_8859_1,
          "8859/15", Charset.forName("ISO-8859-15"));

  private DeclaredCharset() {}

  /** Empty when none or another is declared: the lane that reads the message then decides. */
  static Optional<Charset> of(MessageHeader header) {
    return Optional.ofNullable(NAMES.get(header.charset().toUpperCase(Locale.ROOT)));
  }
}
