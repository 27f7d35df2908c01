package org.estuaire.identity.matching;

import java.util.Arrays;

/**
 * The identities of one domain, a row each, in numbers: 76 bytes an identity beside the texts that
 * all share. Two domains that are compared share one {@link Lexicon}.
 */
final class Domain {

  static final int NAME = 0;
  static final int USED_NAME = 1;
  static final int GIVEN = 2;
  static final int GIVEN_LIST = 3;
  static final int USED_GIVEN = 4;
  static final int BIRTH = 5;
  static final int FLAGS = 6;
  static final int PLACE = 7;
  static final int NIR = 8;
  static final int INS = 10;
  static final int PHONE = 12;
  static final int STREET = 14;
  static final int HOUSE = 15;
  static final int COMPLEMENT = 16;
  static final int TOWN = 17;
  static final int POSTCODE = 18;
  static final int STRIDE = 19;

  static final int SEX = 3;
  static final int UNCERTAIN = 4;
  static final int PROOF = 8;
  static final int DISTRUSTED = 16;
  static final int HOMONYM = 32;

  private final Lexicon lexicon;
  private int[] cells = new int[STRIDE * 1024];
  private long[] keys = new long[1024];
  private int size;

  Domain(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  Lexicon lexicon() {
    return lexicon;
  }

  int size() {
    return size;
  }

  int add(long key, int[] row) {
    if (size == keys.length) {
      cells = Arrays.copyOf(cells, cells.length + cells.length / 2 / STRIDE * STRIDE);
      keys = Arrays.copyOf(keys, cells.length / STRIDE);
    }
    System.arraycopy(row, 0, cells, size * STRIDE, STRIDE);
    keys[size] = key;
    return size++;
  }

  /** Another statement in the place of a row. */
  void replace(int row, int[] with) {
    System.arraycopy(with, 0, cells, row * STRIDE, STRIDE);
  }

  long key(int row) {
    return keys[row];
  }

  int at(int row, int column) {
    return cells[row * STRIDE + column];
  }

  long longAt(int row, int column) {
    int at = row * STRIDE + column;
    return (long) cells[at] << 32 | cells[at + 1] & 0xFFFF_FFFFL;
  }

  int sex(int row) {
    return at(row, FLAGS) & SEX;
  }

  boolean is(int row, int flag) {
    return (at(row, FLAGS) & flag) != 0;
  }

  /** The digits that number the person nationally: the INS, else the NIR. */
  long number(int row) {
    long ins = longAt(row, INS);
    return ins != 0 ? ins : longAt(row, NIR);
  }
}
