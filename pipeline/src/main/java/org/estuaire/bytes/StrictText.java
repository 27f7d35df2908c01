package org.estuaire.bytes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/** From bytes to text without guessing: a name with a replaced letter is another name. */
public final class StrictText {

  private StrictText() {}

  /** Empty when the bytes aren't text in the charset. */
  public static Optional<String> decode(byte[] bytes, Charset charset) {
    try {
      // A new decoder reports what it can't read; new String replaces it.
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
