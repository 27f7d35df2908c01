package org.estuaire.lab.hprim.medecins;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.estuaire.bytes.CodeUnits;

/** Tells HPRIM Médecins from everything else by its first bytes, never by a file's extension. */
final class Recognition {

  /** HPRIM Santé (pipe records) begins with its delimiters. */
  private static final Pattern HPRIM_SANTE = Pattern.compile("H[^A-Za-z0-9\\s]{5}.*");

  private static final int POSTCODE_LINE = 6;

  private Recognition() {}

  static boolean recognises(byte[] head) {
    String text = text(head).stripLeading();
    boolean other =
        text.startsWith("MSH")
            || text.startsWith("<")
            || text.startsWith("{")
            || text.startsWith("[");
    if (text.isEmpty() || other) {
      return false;
    }
    List<String> lines = text.lines().toList();
    if (HPRIM_SANTE.matcher(lines.get(0)).matches()) {
      return false;
    }
    return lines.stream().anyMatch(Recognition::isMarker)
        || isFragment(lines.get(0))
        || looksLikeHeader(lines);
  }

  /** What can be seen of a text whatever its charset: Latin-1 leaves all that matters in place. */
  private static String text(byte[] head) {
    CodeUnits units = CodeUnits.of(head);
    Charset charset = units.width() == 1 ? StandardCharsets.ISO_8859_1 : units.marked().get();
    return new String(head, units.markLength(), head.length - units.markLength(), charset);
  }

  private static boolean isMarker(String line) {
    return Markers.isResults(line) || Markers.isEndOfDossier(line) || Markers.isEndOfFile(line);
  }

  private static boolean isFragment(String line) {
    return Markers.isResult(line) || line.regionMatches(true, 0, "TEX|", 0, 4);
  }

  private static boolean looksLikeHeader(List<String> lines) {
    for (int shift : HeaderReader.SHIFTS) {
      boolean born = HeaderReader.isDate(lines, HeaderReader.BIRTH + shift);
      boolean examined = HeaderReader.isDate(lines, HeaderReader.EXAM + shift);
      if (born && (examined || HeaderReader.isPostcode(lines, POSTCODE_LINE + shift))) {
        return true;
      }
    }
    return false;
  }
}
