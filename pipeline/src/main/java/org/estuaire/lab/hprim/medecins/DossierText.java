package org.estuaire.lab.hprim.medecins;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.StrictText;

/**
 * Turns the bytes of a dossier into lines of text, strictly. Text that was encoded twice on its way
 * (é that became Ã©) is mended line by line where that is certain.
 */
final class DossierText {

  private final Charset charset;

  /**
   * @param charset of the delivery; a dossier that is strict UTF-8 all the same is read as that
   */
  DossierText(Charset charset) {
    this.charset = charset;
  }

  /**
   * @throws DossierRefused when the bytes aren't text in the charset
   */
  List<String> lines(byte[] bytes, Remarks remarks) {
    String text =
        decoded(bytes)
            .orElseThrow(
                () ->
                    new DossierRefused(
                        Finding.of(MedecinsFinding.NOT_IN_CHARSET, charset.name())
                            .atLine(remarks.line(0))));
    if (text.indexOf('\0') >= 0) {
      throw new DossierRefused(Finding.of(MedecinsFinding.NUL_CHARACTER).atLine(remarks.line(0)));
    }
    String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (bare.indexOf('\uFFFD') >= 0) {
      remarks.add(Finding.of(MedecinsFinding.LETTERS_LOST).atLine(remarks.line(0)));
    }
    List<String> lines = new ArrayList<>();
    bare.lines().forEach(lines::add);
    return mayBeBroken(bare) ? mended(lines, remarks) : lines;
  }

  private Optional<String> decoded(byte[] bytes) {
    if (charset.name().startsWith("UTF-16")) {
      return StrictText.decode(bytes, charset);
    }
    return StrictText.decode(bytes, StandardCharsets.UTF_8)
        .or(() -> StrictText.decode(bytes, charset));
  }

  private static List<String> mended(List<String> lines, Remarks remarks) {
    int first = -1;
    for (int i = 0; i < lines.size(); i++) {
      Optional<String> mended = mended(lines.get(i));
      if (mended.isPresent()) {
        lines.set(i, mended.get());
        first = first < 0 ? i : first;
      } else if (looksBroken(lines.get(i))) {
        remarks.add(Finding.of(MedecinsFinding.LETTERS_LOST).atLine(remarks.line(i)));
      }
    }
    if (first >= 0) {
      remarks.add(Finding.of(MedecinsFinding.ENCODED_TWICE).atLine(remarks.line(first)));
    }
    return lines;
  }

  /** The line as it was before UTF-8 was taken for windows-1252 or Latin-1, if it ever was. */
  private static Optional<String> mended(String line) {
    if (!mayBeBroken(line)) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.allocate(line.length());
    boolean accents = false;
    for (int i = 0; i < line.length(); i++) {
      int single = singleByte(line.charAt(i));
      if (single < 0) {
        return Optional.empty();
      }
      accents |= single >= 0x80;
      bytes.put((byte) single);
    }
    return accents ? StrictText.decode(bytes.array(), StandardCharsets.UTF_8) : Optional.empty();
  }

  private static boolean mayBeBroken(String text) {
    return text.indexOf('Ã') >= 0 || text.indexOf('Â') >= 0 || text.indexOf('â') >= 0;
  }

  private static int singleByte(char c) {
    if (c <= 0xFF) {
      return c;
    }
    byte[] encoded = String.valueOf(c).getBytes(CharsetCensus.WINDOWS);
    return encoded[0] == '?' ? -1 : encoded[0] & 0xFF;
  }

  /** A letter that begins a pair, and what can only be the rest of one. */
  private static boolean looksBroken(String line) {
    for (int i = 0; i + 1 < line.length(); i++) {
      char next = line.charAt(i + 1);
      if (line.charAt(i) == 'Ã' && next >= 0x80 && next <= 0xBF) {
        return true;
      }
    }
    return false;
  }
}
