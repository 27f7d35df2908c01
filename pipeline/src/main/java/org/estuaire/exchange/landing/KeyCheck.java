package org.estuaire.exchange.landing;

import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.estuaire.installation.FolderFailure.Role;
import org.estuaire.installation.InstallationCode;
import org.estuaire.installation.InstallationMistake;
import org.estuaire.installation.SecretFile;

/**
 * Tells at the start, rather than in the middle of a night, that a landing zone was filled under
 * another key: a known text lies in it, sealed.
 */
final class KeyCheck {

  private static final byte[] KNOWN = "estuaire landing zone".getBytes(StandardCharsets.UTF_8);

  private static final byte[] NOTHING_MORE = new byte[0];

  private KeyCheck() {}

  private static byte[] encrypted(Aead key) {
    try {
      return key.encrypt(KNOWN, NOTHING_MORE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static void check(Path file, Aead key) throws IOException {
    byte[] sealed =
        Role.LANDING.in(
            requireNonNull(file.getParent()),
            () -> new SecretFile(file).readOrCreate(() -> encrypted(key)));
    try {
      key.decrypt(sealed, NOTHING_MORE);
    } catch (GeneralSecurityException e) {
      throw new InstallationMistake(
          requireNonNull(file.getParent()), InstallationCode.OTHER_LANDING_KEY);
    }
  }
}
