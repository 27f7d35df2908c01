package org.estuaire.exchange.landing;

import com.google.crypto.tink.Aead;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.SealBroken;
import org.estuaire.exchange.SealedPlace;

/**
 * A seal by authenticated encryption, whose associated data is the piece's place. Sealed bytes are
 * {@value #FORMAT} and then what Tink makes, which itself begins with 1: so pieces of before, which
 * were bound to no place, are told apart and refused.
 */
final class AeadSeal implements Seal {

  /** How this class seals; the first byte of every sealed piece. */
  static final byte FORMAT = 2;

  private final Aead aead;
  private final UUID repository;

  AeadSeal(Aead aead, UUID repository) {
    this.aead = aead;
    this.repository = repository;
  }

  @Override
  public byte[] seal(byte[] open, SealedPlace place) {
    try {
      byte[] encrypted = aead.encrypt(open, named(place));
      byte[] sealed = new byte[1 + encrypted.length];
      sealed[0] = FORMAT;
      System.arraycopy(encrypted, 0, sealed, 1, encrypted.length);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed", e);
    }
  }

  @Override
  public byte[] open(byte[] sealed, SealedPlace place) throws SealBroken {
    if (sealed.length == 0 || sealed[0] != FORMAT) {
      throw new SealBroken(place, null);
    }
    try {
      return aead.decrypt(Arrays.copyOfRange(sealed, 1, sealed.length), named(place));
    } catch (GeneralSecurityException e) {
      throw new SealBroken(place, e);
    }
  }

  /** Each part with its length: no two places have the same bytes. */
  private byte[] named(SealedPlace place) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeUTF(repository.toString());
      out.writeUTF(place.table());
      out.writeUTF(place.row());
      out.writeUTF(place.partner());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
