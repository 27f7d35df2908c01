package org.estuaire.identity.registry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.estuaire.identity.registry.SourceIdentity.LocalKey;

/**
 * The numbers under which persons are known inside: HMAC-SHA-256 over the local identifier of the
 * founder, under a key of the installation. The same night on an empty repository under the same
 * key gives the same persons. Without the key a number tells nothing: a plain hash of a hospital's
 * eight digits is undone by trying them all.
 *
 * <p>A number has the form of a UUID of version 8 (RFC 9562: made by a rule of one's own).
 */
public final class PersonNumbers {

  /** Length of the key, in bytes. */
  public static final int KEY_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String SEPARATOR = "\u001F";
  private static final int FINGERPRINT_BYTES = 8;

  /**
   * Never used itself: to find and key one costs more than the number of a person, to copy it does
   * not.
   */
  private final Mac keyed;

  /**
   * @param key {@link #KEY_BYTES} bytes that nobody can guess
   */
  public PersonNumbers(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("the key of persons' numbers has 32 bytes");
    }
    this.keyed = keyed(new SecretKeySpec(key, ALGORITHM));
  }

  /**
   * The number of the person that a source identity founds.
   *
   * @param earlier how many links the founder had before: one that is unlinked founds another
   *     person than it did at first
   */
  UUID foundedBy(LocalKey founder, int earlier) {
    return number("founder", name(founder, earlier));
  }

  /**
   * The number for a person that was numbered before numbers were keyed.
   *
   * @param links how many links the founder has had: one of them made the person
   */
  UUID insteadOf(UUID former, LocalKey founder, int links) {
    for (int earlier = 0; earlier <= links; earlier++) {
      if (former.equals(unkeyed(founder, earlier))) {
        return foundedBy(founder, earlier);
      }
    }
    return number("former", former.toString());
  }

  /** Tells which key was used without telling the key: 16 hexadecimal digits. */
  String fingerprint() {
    return HexFormat.of().formatHex(hmac("fingerprint"), 0, FINGERPRINT_BYTES);
  }

  /** As persons were numbered up to version 0.1.0. */
  private static UUID unkeyed(LocalKey founder, int earlier) {
    return UUID.nameUUIDFromBytes(name(founder, earlier).getBytes(StandardCharsets.UTF_8));
  }

  private static String name(LocalKey founder, int earlier) {
    return String.join(SEPARATOR, founder.domain(), founder.localId(), "" + earlier);
  }

  private UUID number(String kind, String name) {
    ByteBuffer bits = ByteBuffer.wrap(hmac(kind + SEPARATOR + name));
    long high = bits.getLong() & 0xFFFFFFFFFFFF0FFFL | 0x8000L;
    long low = bits.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
    return new UUID(high, low);
  }

  private byte[] hmac(String text) {
    try {
      return ((Mac) keyed.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("HmacSHA256 of the Java platform can be copied", e);
    }
  }

  private static Mac keyed(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "PersonNumbers[…]";
  }
}
