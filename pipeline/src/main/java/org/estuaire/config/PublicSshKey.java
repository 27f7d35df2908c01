package org.estuaire.config;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.estuaire.yaml.Form;

/**
 * The form of a partner's SSH key: one line as in a {@code .pub} file (RFC 4253, 6.6; RFC 5656; RFC
 * 8709). Allowed: ed25519, ECDSA P-256 and P-384, RSA from 3072 bits on (ANSSI, DAT-NT-007).
 */
final class PublicSshKey {

  static final Form<String> FORM = PublicSshKey::read;

  private static final String ED25519 = "ssh-ed25519";
  private static final String RSA = "ssh-rsa";

  /** Bytes of an uncompressed point on each curve. */
  private static final Map<String, Integer> ECDSA_POINTS =
      Map.of("ecdsa-sha2-nistp256", 65, "ecdsa-sha2-nistp384", 97);

  private static final int LEAST_RSA_BITS = 3072;
  private static final int LONGEST = 8192;

  private PublicSshKey() {}

  /** The armour of OpenSSH, PKCS#1 and PKCS#8 private keys. */
  static boolean isPrivate(String text) {
    return text.contains("PRIVATE KEY");
  }

  /** The refusals never quote the text: it may be a private key. */
  private static Optional<String> read(String text, Form.Refusal refusal) {
    if (isPrivate(text)) {
      refusal.because(ConfigurationCode.PRIVATE_KEY);
      return Optional.empty();
    }
    String[] parts = text.split("\\s+", 3);
    if (text.length() > LONGEST || parts.length < 2 || text.chars().anyMatch(c -> c < ' ')) {
      refusal.because(ConfigurationCode.NOT_PUBLIC_KEY);
      return Optional.empty();
    }
    try {
      ByteBuffer blob = ByteBuffer.wrap(Base64.getDecoder().decode(parts[1]));
      if (!new String(field(blob), StandardCharsets.US_ASCII).equals(parts[0])) {
        refusal.because(ConfigurationCode.NOT_PUBLIC_KEY);
        return Optional.empty();
      }
      return isAcceptable(parts[0], blob, refusal) ? Optional.of(text) : Optional.empty();
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      refusal.because(ConfigurationCode.NOT_PUBLIC_KEY);
      return Optional.empty();
    }
  }

  private static boolean isAcceptable(String type, ByteBuffer blob, Form.Refusal refusal) {
    if (type.equals(RSA)) {
      return isStrongRsa(blob, refusal);
    }
    if (!type.equals(ED25519) && !ECDSA_POINTS.containsKey(type)) {
      refusal.because(ConfigurationCode.KEY_ALGORITHM);
      return false;
    }
    boolean whole = type.equals(ED25519) ? isEd25519(blob) : isEcdsa(type, blob);
    if (!whole) {
      refusal.because(ConfigurationCode.NOT_PUBLIC_KEY);
    }
    return whole;
  }

  private static boolean isStrongRsa(ByteBuffer blob, Form.Refusal refusal) {
    BigInteger exponent = new BigInteger(field(blob));
    BigInteger modulus = new BigInteger(field(blob));
    if (blob.hasRemaining() || exponent.signum() <= 0 || modulus.signum() <= 0) {
      refusal.because(ConfigurationCode.NOT_PUBLIC_KEY);
      return false;
    }
    if (modulus.bitLength() < LEAST_RSA_BITS) {
      refusal.because(ConfigurationCode.WEAK_KEY, String.valueOf(modulus.bitLength()));
      return false;
    }
    return true;
  }

  private static boolean isEd25519(ByteBuffer blob) {
    return field(blob).length == 32 && !blob.hasRemaining();
  }

  private static boolean isEcdsa(String type, ByteBuffer blob) {
    String curve = new String(field(blob), StandardCharsets.US_ASCII);
    byte[] point = field(blob);
    return type.endsWith(curve)
        && point.length == requireNonNull(ECDSA_POINTS.get(type))
        && point[0] == 4
        && !blob.hasRemaining();
  }

  /** A field of the blob: four bytes of length, then the bytes. */
  private static byte[] field(ByteBuffer blob) {
    int length = blob.getInt();
    if (length < 0 || length > blob.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    blob.get(bytes);
    return bytes;
  }
}
