package org.estuaire.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What transfers, editors and attackers do to the bytes of a good delivery. */
public final class Mutation {

  private static final List<String> NOISE =
      List.of(
          "\0",
          "\u000B",
          "\u001C",
          "\r",
          "\n",
          "\r\n",
          "\"",
          "'",
          "<",
          "&",
          "\\",
          "|",
          "~",
          "^",
          ";",
          "{",
          "[",
          "]",
          "}",
          ">",
          "1e999999999",
          "99999999999999999999",
          "-1",
          "null",
          "\uFEFF",
          "é",
          "\u2028");

  private Mutation() {}

  /** Between one change and eight; often such that the form still holds. */
  public static byte[] of(byte[] delivery, Random random) {
    if (random.nextInt(50) == 0) {
      byte[] noise = new byte[random.nextInt(2000)];
      random.nextBytes(noise);
      return noise;
    }
    byte[] bytes = delivery;
    for (int i = 1 + random.nextInt(8); i > 0 && bytes.length > 0; i--) {
      bytes = once(bytes, random);
    }
    return bytes;
  }

  private static byte[] once(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    int end = Math.min(bytes.length, at + 1 + random.nextInt(random.nextBoolean() ? 8 : 200));
    byte[] piece = Arrays.copyOfRange(bytes, at, end);
    int elsewhere = random.nextInt(bytes.length);
    return switch (random.nextInt(9)) {
      case 0 -> spliced(bytes, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
      case 1, 2 -> spliced(bytes, at, new byte[] {(byte) ('0' + random.nextInt(10))}, at + 1);
      case 3 -> spliced(bytes, at, new byte[0], end);
      case 4 -> spliced(bytes, end, piece, end);
      case 5 -> spliced(bytes, elsewhere, piece, elsewhere);
      case 6 -> spliced(bytes, elsewhere, piece, Math.min(bytes.length, elsewhere + piece.length));
      case 7 -> spliced(bytes, at, noise(random), random.nextBoolean() ? at : end);
      default -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
    };
  }

  private static byte[] noise(Random random) {
    return NOISE.get(random.nextInt(NOISE.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] spliced(byte[] bytes, int stop, byte[] middle, int resume) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + middle.length);
    out.write(bytes, 0, stop);
    out.writeBytes(middle);
    out.write(bytes, resume, bytes.length - resume);
    return out.toByteArray();
  }
}
