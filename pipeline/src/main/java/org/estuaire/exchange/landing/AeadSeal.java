package org.estuaire.exchange.landing;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import org.estuaire.exchange.Seal;

/** A seal by authenticated encryption. */
final class AeadSeal implements Seal {

  private static final byte[] NOTHING_MORE = new byte[0];

  private final Aead aead;

  AeadSeal(Aead aead) {
    this.aead = aead;
  }

  @Override
  public byte[] seal(byte[] open) {
    try {
      return aead.encrypt(open, NOTHING_MORE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed", e);
    }
  }

  @Override
  public byte[] open(byte[] sealed) {
    try {
      return aead.decrypt(sealed, NOTHING_MORE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("altered, or sealed under another key", e);
    }
  }
}
