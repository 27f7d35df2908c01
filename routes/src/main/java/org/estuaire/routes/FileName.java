package org.estuaire.routes;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names that a partner may give to a file: one plain segment of letters, digits and a few signs. An
 * allow-list, so that no separator, control character, change of text direction or shell character
 * can come in.
 */
public final class FileName {

  private static final int MOST_BYTES = 200;

  /** A leading dot marks an unfinished upload (rsync, some gateways); a leading dash an option. */
  private static final Pattern ALLOWED =
      Pattern.compile("\\.?[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N} ._+=,@()#-]*");

  private FileName() {}

  /** The name in Unicode's composed form, as it is stored; empty when it is refused. */
  public static Optional<String> accepted(String given) {
    String composed = Normalizer.normalize(given, Normalizer.Form.NFC);
    boolean fits = composed.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    return fits && ALLOWED.matcher(composed).matches() ? Optional.of(composed) : Optional.empty();
  }
}
