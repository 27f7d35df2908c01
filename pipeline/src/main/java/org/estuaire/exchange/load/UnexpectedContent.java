package org.estuaire.exchange.load;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.estuaire.bytes.Utf16;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.OfficePackage;

/** What a file is that no format of its partner knows, so that its sender sees what went wrong. */
final class UnexpectedContent {

  /** By the first bytes, which these kinds all have. */
  private static final Map<String, String> SIGNATURES =
      Map.of(
          "%PDF-", "PDF",
          "{\\rtf", "RTF",
          "\u00D0\u00CF\u0011\u00E0", "XLS/DOC (Microsoft Office 97-2003)",
          "\u0089PNG", "PNG",
          "\u00FF\u00D8\u00FF", "JPEG",
          "-----BEGIN PGP", "PGP",
          "MZ", "EXE",
          "Rar!", "RAR",
          "7z\u00BC\u00AF", "7-Zip");

  private UnexpectedContent() {}

  /**
   * Why a file is refused.
   *
   * @param head its first bytes
   * @param expected names of the formats that its partner may send
   */
  static Finding of(byte[] head, String expected) {
    String text =
        new String(Utf16.asUtf8(head), StandardCharsets.ISO_8859_1)
            .replaceFirst("^\u00EF\u00BB\u00BF", "");
    if (text.isBlank()) {
      return Finding.of(DeliveryFinding.EMPTY);
    }
    return kind(head, text)
        .map(kind -> Finding.of(DeliveryFinding.OTHER_KIND, kind, expected))
        .orElseGet(() -> Finding.of(DeliveryFinding.UNKNOWN_FORMAT, expected));
  }

  private static Optional<String> kind(byte[] head, String text) {
    OfficePackage office = OfficePackage.of(head);
    if (office != OfficePackage.NONE) {
      return Optional.of(office == OfficePackage.OPEN_XML ? "XLSX/DOCX" : "ODS/ODT");
    }
    String begin = text.stripLeading().toLowerCase(Locale.ROOT);
    if (begin.startsWith("<!doctype html")
        || begin.startsWith("<html")
        || begin.startsWith("<head")) {
      return Optional.of("HTML");
    }
    return SIGNATURES.entrySet().stream()
        .filter(signature -> text.startsWith(signature.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
