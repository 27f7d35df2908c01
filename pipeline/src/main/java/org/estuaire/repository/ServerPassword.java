package org.estuaire.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.estuaire.installation.SecretFile;

/**
 * The password of the embedded database, in a file of its folder, so that every command of the same
 * account knows it and nobody else does. Letters and digits only, safe in SQL and in files.
 */
record ServerPassword(String text) {

  private static final int BYTES = 24;

  static ServerPassword generate() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return new ServerPassword(HexFormat.of().formatHex(random));
  }

  /** That of a folder; none before its server has one. */
  static Optional<ServerPassword> of(Path folder) throws IOException {
    Path file = file(folder);
    return Files.exists(file)
        ? Optional.of(
            new ServerPassword(
                new String(new SecretFile(file).read(), StandardCharsets.US_ASCII).strip()))
        : Optional.empty();
  }

  /** Keeps it, once the server knows it. */
  void keepIn(Path folder) throws IOException {
    new SecretFile(file(folder)).readOrCreate(() -> text.getBytes(StandardCharsets.US_ASCII));
  }

  static Path file(Path folder) {
    return folder.resolve("estuaire.password");
  }

  /** Not to be written anywhere by chance. */
  @Override
  public String toString() {
    return "ServerPassword";
  }
}
