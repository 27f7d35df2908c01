package org.estuaire.pdf;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/**
 * Compressed bytes, as a stream of a file holds them.
 *
 * @param length of what they were made of
 */
record Packed(byte[] bytes, int length) {

  static Packed of(byte[] plain) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(plain);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 2 + 64);
      byte[] some = new byte[8192];
      while (!deflater.finished()) {
        packed.write(some, 0, deflater.deflate(some));
      }
      return new Packed(packed.toByteArray(), plain.length);
    } finally {
      deflater.end();
    }
  }

  /** Without the content: it may concern a patient. */
  @Override
  public String toString() {
    return "Packed[" + length + "]";
  }
}
