package org.estuaire.lab.hprim.sante;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.estuaire.bytes.Charsets;
import org.estuaire.bytes.EncodingCensus;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.TextFinding;

/**
 * The norm says ISO-8859-1, and a file can't say otherwise; but files in UTF-8, windows-1252 and
 * older encodings come.
 *
 * @param warning that it deserves
 */
record CharsetGuess(Charset charset, Optional<Finding> warning) {

  static final Charset WINDOWS = Charsets.WINDOWS;
  private static final Charset NORM = StandardCharsets.ISO_8859_1;

  /**
   * @param marked the file begins with the mark of UTF-8
   */
  static CharsetGuess of(EncodingCensus census, boolean marked) {
    Charset found = marked ? StandardCharsets.UTF_8 : census.found();
    if (found.equals(StandardCharsets.UTF_8)) {
      return told(found, Finding.of(HprimSanteFinding.UTF_8));
    }
    if (found.equals(Charsets.MACINTOSH) || found.equals(Charsets.MS_DOS)) {
      return told(found, Finding.of(TextFinding.OTHER_CHARSET, NORM.name(), found.name()));
    }
    return census.hasWindowsCharacters()
        ? told(WINDOWS, Finding.of(HprimSanteFinding.WINDOWS_CHARACTERS))
        : new CharsetGuess(NORM, Optional.empty());
  }

  private static CharsetGuess told(Charset charset, Finding warning) {
    return new CharsetGuess(charset, Optional.of(warning));
  }
}
