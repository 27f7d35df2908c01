package org.estuaire.terminology;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.estuaire.exchange.Finding;

/** The file of a reference table, as bytes. */
public final class ReferenceFile {

  private ReferenceFile() {}

  /**
   * Its hash, in hexadecimal.
   *
   * @throws TableRefused when it can't be read
   */
  public static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new TableRefused(
          Finding.of(TerminologyFinding.UNREADABLE_FILE, file.getFileName().toString()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
