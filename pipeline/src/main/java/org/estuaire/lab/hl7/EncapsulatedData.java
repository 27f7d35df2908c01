package org.estuaire.lab.hl7;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.estuaire.hl7v2.Repetition;
import org.estuaire.lab.model.DocumentContent;
import org.estuaire.lab.model.ResultValue;

/**
 * Documents inside a message: data type ED (HL7 v2.5, 2.A.24), source ^ type of data ^ subtype ^
 * encoding ^ data.
 */
final class EncapsulatedData {

  /** Types of data (table 0191) and subtypes (table 0291) as media types. */
  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry("PDF", "application/pdf"),
          Map.entry("XML", "text/xml"),
          Map.entry("X-HL7-CDA-LEVEL-ONE", "text/xml"),
          Map.entry("HTML", "text/html; charset=utf-8"),
          Map.entry("RTF", "application/rtf"),
          Map.entry("PLAIN", "text/plain; charset=utf-8"),
          Map.entry("JPEG", "image/jpeg"),
          Map.entry("JPG", "image/jpeg"),
          Map.entry("PNG", "image/png"),
          Map.entry("GIF", "image/gif"),
          Map.entry("TIFF", "image/tiff"),
          Map.entry("DICOM", "application/dicom"),
          Map.entry("ZIP", "application/zip"));

  private EncapsulatedData() {}

  /**
   * The document, or empty when there is none or its encoding is broken.
   *
   * @param title what to call it
   */
  static Optional<ResultValue.Document> read(Repetition data, String title) {
    String text = data.component(5);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return bytes(data.component(4).toUpperCase(Locale.ROOT), text)
        .map(
            bytes ->
                new ResultValue.Document(
                    mediaType(data.component(2), data.component(3)),
                    title,
                    DocumentContent.of(bytes)));
  }

  private static Optional<byte[]> bytes(String encoding, String text) {
    try {
      return switch (encoding) {
        // Line breaks inside are usual.
        case "BASE64" -> Optional.of(Base64.getMimeDecoder().decode(text));
        case "HEX" -> Optional.of(HexFormat.of().parseHex(text.replaceAll("\\s", "")));
        case "A", "" -> Optional.of(text.getBytes(StandardCharsets.UTF_8));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static String mediaType(String type, String subtype) {
    String known = MEDIA_TYPES.get(subtype.toUpperCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    return type.equalsIgnoreCase("TEXT") || type.equalsIgnoreCase("TX")
        ? "text/plain; charset=utf-8"
        : "application/octet-stream";
  }
}
