package org.estuaire.lab.hprim.sante;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.StrictText;

/**
 * The norm says ISO-8859-1, and a file can't say otherwise; but files in UTF-8 or windows-1252
 * come. A text of other letters than ASCII is hardly ever UTF-8 by chance, and ISO-8859-1 has no
 * visible character where windows-1252 has its quotes and dashes.
 */
final class CharsetGuess {

  static final Charset WINDOWS = Charset.forName("windows-1252");

  private boolean foreign;
  private boolean controls;
  private boolean utf8 = true;

  void take(byte[] line) {
    boolean any = false;
    for (byte b : line) {
      any |= b < 0;
      controls |= b < (byte) 0xA0;
    }
    foreign |= any;
    utf8 = utf8 && (!any || StrictText.decode(line, StandardCharsets.UTF_8).isPresent());
  }

  /** The charset, and the warning that it deserves. */
  record Guess(Charset charset, Optional<Finding> warning) {}

  /**
   * @param marked the file begins with the mark of UTF-8
   */
  Guess guess(boolean marked) {
    if (marked || foreign && utf8) {
      return new Guess(StandardCharsets.UTF_8, Optional.of(Finding.of(HprimSanteFinding.UTF_8)));
    }
    return controls
        ? new Guess(WINDOWS, Optional.of(Finding.of(HprimSanteFinding.WINDOWS_CHARACTERS)))
        : new Guess(StandardCharsets.ISO_8859_1, Optional.empty());
  }
}
