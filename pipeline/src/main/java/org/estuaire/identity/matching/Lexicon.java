package org.estuaire.identity.matching;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Every text of a reconciliation once, under a number: rows hold numbers, and what is known of a
 * text is worked out once. Number 0 is the text that is not stated. Filled by one thread, then read
 * by many.
 */
final class Lexicon {

  /** Words that come and go before names. */
  private static final Set<String> PARTICLES =
      Set.of("DE", "DU", "D", "DES", "LA", "LE", "L", "EL", "AL", "BEN", "VAN", "VON");

  private static final int FIRST_SIZE = 1 << 12;

  private int[] slots = new int[FIRST_SIZE * 2];
  private int[] starts = new int[FIRST_SIZE];
  private int[] sounds = new int[FIRST_SIZE];
  private int[] alphabets = new int[FIRST_SIZE];
  private long[] bare = new long[FIRST_SIZE];
  private byte[] letters = new byte[FIRST_SIZE * 16];
  private int size = 1;

  /** The number of a text in comparison form. */
  int number(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int slot = slot(bytes);
    if (slots[slot] == 0) {
      slots[slot] = add(text, bytes);
      if (size * 2 > slots.length) {
        rehash();
      }
      return size - 1;
    }
    return slots[slot];
  }

  /** The number of a text, 0 when nobody has stated it. */
  int known(String text) {
    return text.isEmpty() ? 0 : slots[slot(text.getBytes(StandardCharsets.ISO_8859_1))];
  }

  int size() {
    return size;
  }

  String text(int number) {
    return number == 0
        ? ""
        : new String(letters, starts[number], length(number), StandardCharsets.ISO_8859_1);
  }

  int length(int number) {
    return starts[number + 1] - starts[number];
  }

  /** The phonetic code, 0 without letter. */
  int sound(int number) {
    return sounds[number];
  }

  /** Which letters and digits occur, a bit for each; digits share bits. */
  int alphabet(int number) {
    return alphabets[number];
  }

  private static int alphabetOf(byte[] bytes) {
    int alphabet = 0;
    for (byte letter : bytes) {
      if (letter >= 'A') {
        alphabet |= 1 << letter - 'A';
      } else if (letter != ' ') {
        alphabet |= 1 << 26 + letter % 6;
      }
    }
    return alphabet;
  }

  /** The first letters as one number, fewer when the text is shorter. */
  int firstLetters(int number, int count) {
    int packed = 0;
    int taken = 0;
    for (int i = starts[number]; i < starts[number + 1] && taken < count; i++) {
      if (letters[i] != ' ') {
        packed = packed << 8 | letters[i];
        taken++;
      }
    }
    return packed;
  }

  /**
   * A fingerprint without blanks, particles, and the ways to write SAINT: equal for names that are
   * written together or apart.
   */
  long bare(int number) {
    return bare[number];
  }

  /** Copies the letters without blanks. */
  int copyJoined(int number, byte[] into) {
    int length = 0;
    for (int i = starts[number]; i < starts[number + 1] && length < into.length; i++) {
      if (letters[i] != ' ') {
        into[length++] = letters[i];
      }
    }
    return length;
  }

  /** Whether the words of one text stand, side by side, in the other. */
  boolean holdsWords(int whole, int part) {
    int length = length(part);
    int end = starts[whole + 1];
    for (int i = starts[whole]; i + length <= end; i++) {
      boolean begins = i == starts[whole] || letters[i - 1] == ' ';
      boolean ends = i + length == end || letters[i + length] == ' ';
      if (begins
          && ends
          && Arrays.equals(letters, i, i + length, letters, starts[part], starts[part] + length)) {
        return true;
      }
    }
    return false;
  }

  /** A word of three letters or more that both have. */
  boolean sharesWord(int one, int other) {
    int from = starts[one];
    int end = starts[one + 1];
    while (from < end) {
      int to = from;
      while (to < end && letters[to] != ' ') {
        to++;
      }
      if (to - from >= 3 && holdsWord(other, from, to)) {
        return true;
      }
      from = to + 1;
    }
    return false;
  }

  private boolean holdsWord(int whole, int from, int to) {
    int length = to - from;
    int end = starts[whole + 1];
    for (int i = starts[whole]; i + length <= end; i++) {
      boolean begins = i == starts[whole] || letters[i - 1] == ' ';
      boolean ends = i + length == end || letters[i + length] == ' ';
      if (begins && ends && Arrays.equals(letters, i, i + length, letters, from, to)) {
        return true;
      }
    }
    return false;
  }

  private int add(String text, byte[] bytes) {
    int number = size++;
    if (size + 1 > starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
      sounds = Arrays.copyOf(sounds, sounds.length * 2);
      alphabets = Arrays.copyOf(alphabets, alphabets.length * 2);
      bare = Arrays.copyOf(bare, bare.length * 2);
    }
    int start = starts[number];
    if (start + bytes.length > letters.length) {
      letters = Arrays.copyOf(letters, letters.length * 2 + bytes.length);
    }
    System.arraycopy(bytes, 0, letters, start, bytes.length);
    starts[number + 1] = start + bytes.length;
    sounds[number] = SoundexFr.code(bytes, 0, bytes.length);
    alphabets[number] = alphabetOf(bytes);
    bare[number] = bareOf(text);
    return number;
  }

  private static long bareOf(String text) {
    StringBuilder joined = new StringBuilder(text.length());
    for (String word : text.split(" ")) {
      if (word.equals("ST") || word.equals("STE")) {
        joined.append(word.equals("ST") ? "SAINT" : "SAINTE");
      } else if (!PARTICLES.contains(word)) {
        joined.append(word);
      }
    }
    String rest = joined.length() == 0 ? text : joined.toString();
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < rest.length(); i++) {
      hash = (hash ^ rest.charAt(i)) * 0x100000001B3L;
    }
    return hash;
  }

  private int slot(byte[] bytes) {
    int mask = slots.length - 1;
    int slot = Mix.ints(Arrays.hashCode(bytes)) & mask;
    while (slots[slot] != 0 && !is(slots[slot], bytes)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private boolean is(int number, byte[] bytes) {
    return length(number) == bytes.length
        && Arrays.equals(letters, starts[number], starts[number + 1], bytes, 0, bytes.length);
  }

  private void rehash() {
    slots = new int[slots.length * 2];
    int mask = slots.length - 1;
    for (int number = 1; number < size; number++) {
      byte[] bytes = Arrays.copyOfRange(letters, starts[number], starts[number + 1]);
      int slot = Mix.ints(Arrays.hashCode(bytes)) & mask;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = number;
    }
  }
}
