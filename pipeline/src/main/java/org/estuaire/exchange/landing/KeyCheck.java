package org.estuaire.exchange.landing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.estuaire.exchange.Seal;

/**
 * Tells at the start, rather than in the middle of a night, that a landing zone was filled under
 * another key: a known text lies in it, sealed.
 */
final class KeyCheck {

  private static final byte[] KNOWN = "estuaire landing zone".getBytes(StandardCharsets.UTF_8);

  private KeyCheck() {}

  static void check(Path file, Seal seal) throws IOException {
    byte[] sealed = new SecretFile(file).readOrCreate(() -> seal.seal(KNOWN));
    try {
      seal.open(sealed);
    } catch (IllegalStateException e) {
      throw new IOException(
          "the landing zone "
              + file.getParent()
              + " was filled under another key; restore that key (see "
              + LandingKey.VARIABLE
              + ") or use another data folder",
          e);
    }
  }
}
