package org.estuaire.exchange.landing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;

/**
 * The files of an archive that is only tried: in memory up to a bound, and nowhere else. For one
 * thread.
 */
public final class BytesInMemory implements Archives.Sink {

  private static final int PIECE = 1 << 16;

  private final long most;
  private final Finding tooMuch;
  private final Map<String, byte[]> contents = new HashMap<>();
  private long held;

  /**
   * @param most bytes of all files together
   * @param tooMuch why an archive is refused that holds more
   */
  public BytesInMemory(long most, Finding tooMuch) {
    this.most = most;
    this.tooMuch = tooMuch;
  }

  @Override
  public Landed land(String partner, InputStream bytes, long limit) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    for (int n = bytes.read(piece); n >= 0; n = bytes.read(piece)) {
      held += n;
      if (held > most) {
        throw new DeliveryRefused(tooMuch);
      }
      content.write(piece, 0, n);
    }
    byte[] whole = content.toByteArray();
    MessageDigest digest = Sha256.digest();
    String hash = HexFormat.of().formatHex(digest.digest(whole));
    contents.put(hash, whole);
    return new Landed(partner, hash, whole.length);
  }

  /**
   * The bytes of a file that was taken out of the archive.
   *
   * @param sha256 of the bytes
   */
  public InputStream open(String sha256) {
    byte[] content = contents.get(sha256);
    if (content == null) {
      throw new IllegalArgumentException("no file of this archive");
    }
    return new ByteArrayInputStream(content);
  }

  /**
   * The hash by which the ledger knows bytes.
   *
   * @param bytes read to their end
   */
  public static Landed measured(String partner, InputStream bytes) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] piece = new byte[PIECE];
    long length = 0;
    for (int n = bytes.read(piece); n >= 0; n = bytes.read(piece)) {
      digest.update(piece, 0, n);
      length += n;
    }
    return new Landed(partner, HexFormat.of().formatHex(digest.digest()), length);
  }
}
