package org.estuaire.identity.matching;

import java.util.Arrays;
import java.util.Set;
import org.estuaire.person.PersonName;

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
  private static final int LETTER_BITS = 8;

  private int[] slots = new int[FIRST_SIZE * 2];
  private int[] starts = new int[FIRST_SIZE];
  private int[] sounds = new int[FIRST_SIZE];
  private int[] alphabets = new int[FIRST_SIZE];
  private long[] bare = new long[FIRST_SIZE];
  private boolean[] told = new boolean[FIRST_SIZE];
  private char[] letters = new char[FIRST_SIZE * 16];
  private int size = 1;

  /** The number of a text in comparison form. */
  int number(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    char[] spelled = text.toCharArray();
    int slot = slot(spelled);
    if (slots[slot] == 0) {
      slots[slot] = add(text, spelled);
      if (size * 2 > slots.length) {
        rehash();
      }
      return size - 1;
    }
    return slots[slot];
  }

  /** The number of a text, 0 when nobody has stated it. */
  int known(String text) {
    return text.isEmpty() ? 0 : slots[slot(text.toCharArray())];
  }

  int size() {
    return size;
  }

  String text(int number) {
    return number == 0 ? "" : new String(letters, starts[number], length(number));
  }

  int length(int number) {
    return starts[number + 1] - starts[number];
  }

  /** The phonetic code, 0 without letter. */
  int sound(int number) {
    return sounds[number];
  }

  /** Which letters and digits occur, a bit for each; digits and letters beyond Z share bits. */
  int alphabet(int number) {
    return alphabets[number];
  }

  private static int alphabetOf(char[] spelled) {
    int alphabet = 0;
    for (char letter : spelled) {
      if (letter > 'Z') {
        alphabet |= 1 << letter % 32;
      } else if (letter >= 'A') {
        alphabet |= 1 << letter - 'A';
      } else if (letter != ' ') {
        alphabet |= 1 << 26 + letter % 6;
      }
    }
    return alphabet;
  }

  /**
   * The first letters as one number, fewer when the text is shorter. Letters beyond Z share numbers
   * with others: for keys only.
   */
  int firstLetters(int number, int count) {
    int packed = 0;
    int taken = 0;
    for (int i = starts[number]; i < starts[number + 1] && taken < count; i++) {
      if (letters[i] != ' ') {
        packed = packed << LETTER_BITS ^ letters[i];
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
  int copyJoined(int number, char[] into) {
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

  /** Whether a text tells who somebody is: an initial, or what has no letter, does not. */
  boolean telling(int number) {
    return number != 0 && told[number];
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

  private int add(String text, char[] spelled) {
    int number = size++;
    if (size + 1 > starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
      sounds = Arrays.copyOf(sounds, sounds.length * 2);
      alphabets = Arrays.copyOf(alphabets, alphabets.length * 2);
      bare = Arrays.copyOf(bare, bare.length * 2);
      told = Arrays.copyOf(told, told.length * 2);
    }
    int start = starts[number];
    if (start + spelled.length > letters.length) {
      letters = Arrays.copyOf(letters, letters.length * 2 + spelled.length);
    }
    System.arraycopy(spelled, 0, letters, start, spelled.length);
    starts[number + 1] = start + spelled.length;
    sounds[number] = SoundexFr.code(spelled, 0, spelled.length);
    alphabets[number] = alphabetOf(spelled);
    bare[number] = bareOf(text);
    told[number] = new PersonName(text, true).telling();
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

  private int slot(char[] spelled) {
    int mask = slots.length - 1;
    int slot = Mix.ints(Arrays.hashCode(spelled)) & mask;
    while (slots[slot] != 0 && !is(slots[slot], spelled)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private boolean is(int number, char[] spelled) {
    return length(number) == spelled.length
        && Arrays.equals(letters, starts[number], starts[number + 1], spelled, 0, spelled.length);
  }

  private void rehash() {
    slots = new int[slots.length * 2];
    int mask = slots.length - 1;
    for (int number = 1; number < size; number++) {
      char[] spelled = Arrays.copyOfRange(letters, starts[number], starts[number + 1]);
      int slot = Mix.ints(Arrays.hashCode(spelled)) & mask;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = number;
    }
  }
}
