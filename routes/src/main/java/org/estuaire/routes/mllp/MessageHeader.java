package org.estuaire.routes.mllp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The segment MSH, read as far as an acknowledgement needs it. Each character stands for one byte,
 * whatever the charset, so that what is sent back is what was sent.
 *
 * @param separator MSH-1
 * @param values from MSH-2 on
 */
record MessageHeader(char separator, List<String> values) {

  private static final int LONGEST = 4096;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final String UNFIT_SEPARATORS = "\"'. \t";

  /** Empty when the bytes do not begin with a header. */
  static Optional<MessageHeader> of(byte[] message) {
    String text = firstLine(message);
    if (!text.startsWith("MSH") || text.length() < 9 || !separates(text.charAt(3))) {
      return Optional.empty();
    }
    char separator = text.charAt(3);
    List<String> values = List.of(text.substring(4).split(quoted(separator), -1));
    return values.size() >= 8
        ? Optional.of(new MessageHeader(separator, values))
        : Optional.empty();
  }

  /** Whether another message begins inside, after a line end. */
  static boolean areSeveralIn(byte[] message) {
    for (int at = 1; at + 3 < message.length; at++) {
      boolean begins = message[at - 1] == '\r' || message[at - 1] == '\n';
      if (begins
          && message[at] == 'M'
          && message[at + 1] == 'S'
          && message[at + 2] == 'H'
          && separates((char) (message[at + 3] & 0xFF))) {
        return true;
      }
    }
    return false;
  }

  private static String firstLine(byte[] message) {
    boolean marked =
        message.length >= 3 && Arrays.equals(Arrays.copyOf(message, 3), BYTE_ORDER_MARK);
    int from = marked ? 3 : 0;
    int to = from;
    while (to < message.length
        && to - from < LONGEST
        && message[to] != '\r'
        && message[to] != '\n') {
      to++;
    }
    return new String(message, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static boolean separates(char c) {
    return c > ' ' && c < 127 && !Character.isLetterOrDigit(c) && UNFIT_SEPARATORS.indexOf(c) < 0;
  }

  private static String quoted(char separator) {
    return "\\" + separator;
  }

  /** A field, counted as in the standard; empty when it is missing. */
  String field(int number) {
    int index = number - 2;
    return index < values.size() ? values.get(index) : "";
  }

  /** MSH-3 and MSH-4, as configuration names a sender. */
  String sender() {
    return field(3) + "|" + field(4);
  }

  String controlId() {
    return field(10);
  }

  String charset() {
    return field(18).split("[~^]", 2)[0].strip();
  }

  /** Enhanced mode: the sender says when it wants which acknowledgement (HL7 v2.5, 2.9.3). */
  boolean enhanced() {
    return !field(15).isEmpty() || !field(16).isEmpty();
  }

  /** MSH-15, table 0155; what it does not say is always. */
  boolean wantsAnswer(boolean accepted) {
    if (!enhanced()) {
      return true;
    }
    return switch (field(15)) {
      case "NE" -> false;
      case "ER" -> !accepted;
      case "SU" -> accepted;
      default -> true;
    };
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "MessageHeader[" + values.size() + " fields]";
  }
}
