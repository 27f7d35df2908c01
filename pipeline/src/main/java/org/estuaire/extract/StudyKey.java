package org.estuaire.extract;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one study: 256 random bits. Who destroys it makes the pseudonyms irreversible.
 * Without it a pseudonym can't be made from a known person, as could be done with a plain hash.
 */
final class StudyKey {

  static final int BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  /** Crockford's: no I, L, O, U. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LETTERS = 26;
  private static final int BITS_PER_LETTER = 5;

  private final SecretKeySpec secret;

  StudyKey(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a study key has 32 bytes");
    }
    this.secret = new SecretKeySpec(bytes, ALGORITHM);
  }

  /** 26 letters, 130 bits. */
  String ofPerson(String internalId) {
    return pseudonym("v1|P|" + internalId);
  }

  String ofEstablishment(String code) {
    return pseudonym("v1|E|" + code);
  }

  /** Tells which key was used without telling the key: 8 hexadecimal digits. */
  String fingerprint() {
    return HexFormat.of().formatHex(hmac("v1|FP"), 0, 4);
  }

  private String pseudonym(String text) {
    byte[] hash = hmac(text);
    BigInteger bits =
        new BigInteger(1, hash).shiftRight(hash.length * 8 - LETTERS * BITS_PER_LETTER);
    StringBuilder letters = new StringBuilder(LETTERS);
    for (int i = LETTERS - 1; i >= 0; i--) {
      int index = bits.shiftRight(i * BITS_PER_LETTER).intValue() & (ALPHABET.length() - 1);
      letters.append(ALPHABET.charAt(index));
    }
    return letters.toString();
  }

  private byte[] hmac(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "StudyKey[…]";
  }
}
