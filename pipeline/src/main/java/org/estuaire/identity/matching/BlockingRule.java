package org.estuaire.identity.matching;

/**
 * When two identities are worth comparing: when they have a key of one rule in common. Together the
 * rules must miss no pair, each alone must yield few. In order: a pair belongs to the first rule
 * that yields it.
 */
public enum BlockingRule {
  /** The same INS or NIR. */
  NUMBER(2) {
    @Override
    void keys(Domain d, int row, int[] out, int at) {
      out[at] = key(d.longAt(row, Domain.INS), 0);
      out[at + 1] = key(d.longAt(row, Domain.NIR), 0);
    }
  },
  /** The search rule of RNIV 1: birth date and first three letters of either name. */
  BIRTH_AND_LETTERS(3) {
    @Override
    void keys(Domain d, int row, int[] out, int at) {
      int birth = d.at(row, Domain.BIRTH);
      out[at] = key(birth, letters(d, row, Domain.NAME));
      out[at + 1] = key(birth, letters(d, row, Domain.GIVEN));
      out[at + 2] = key(birth, letters(d, row, Domain.USED_NAME));
    }
  },
  /** Day and month in any order, and the sound of either name. */
  TURNED_BIRTH_AND_SOUND(3) {
    @Override
    void keys(Domain d, int row, int[] out, int at) {
      int turned = turned(d.at(row, Domain.BIRTH));
      out[at] = key(turned, sound(d, row, Domain.NAME));
      out[at + 1] = key(turned, sound(d, row, Domain.GIVEN));
      out[at + 2] = key(turned, sound(d, row, Domain.USED_NAME));
    }
  },
  /** Year of birth and the sounds of both names, in any order. */
  YEAR_AND_SOUNDS(2) {
    @Override
    void keys(Domain d, int row, int[] out, int at) {
      int year = Births.year(d.at(row, Domain.BIRTH));
      out[at] = key(year, sounds(d, row, Domain.NAME));
      out[at + 1] = key(year, sounds(d, row, Domain.USED_NAME));
    }
  },
  /** Day and month of birth and the sounds of both names: another year. */
  DAY_AND_SOUNDS(2) {
    @Override
    void keys(Domain d, int row, int[] out, int at) {
      int inYear = d.at(row, Domain.BIRTH) % 10_000;
      out[at] = key(inYear, sounds(d, row, Domain.NAME));
      out[at + 1] = key(inYear, sounds(d, row, Domain.USED_NAME));
    }
  },
  /** Birth date and where one lives. */
  BIRTH_AND_HOME(3) {
    @Override
    void keys(Domain d, int row, int[] out, int at) {
      int birth = d.at(row, Domain.BIRTH);
      out[at] = key(birth, (long) d.at(row, Domain.POSTCODE));
      out[at + 1] = key(birth, d.at(row, Domain.STREET));
      out[at + 2] = key(birth, d.at(row, Domain.HOUSE) + HOUSES);
    }
  },
  /** The sounds of both names, and the commune of home or of birth. */
  SOUNDS_AND_PLACE(5) {
    @Override
    void keys(Domain d, int row, int[] out, int at) {
      long sounds = sounds(d, row, Domain.NAME);
      out[at] = key(sounds, d.at(row, Domain.POSTCODE));
      out[at + 1] = key(sounds, d.at(row, Domain.TOWN) + TOWNS);
      out[at + 2] = key(sounds, d.at(row, Domain.PLACE) + PLACES);
      out[at + 3] = key(sounds, d.at(row, Domain.STREET) + STREETS);
      out[at + 4] = key(sounds, d.at(row, Domain.HOUSE) + HOUSES);
    }
  },
  /** The same telephone, and first letters or year of birth. */
  PHONE(2) {
    @Override
    void keys(Domain d, int row, int[] out, int at) {
      long phone = d.longAt(row, Domain.PHONE);
      out[at] = key(phone, letters(d, row, Domain.GIVEN));
      out[at + 1] = key(phone, Births.year(d.at(row, Domain.BIRTH)) + YEARS);
    }
  },
  /** The same house, and first letters or year of birth. */
  HOUSE(7) {
    @Override
    void keys(Domain d, int row, int[] out, int at) {
      int house = d.at(row, Domain.HOUSE);
      long street = here(house, d.at(row, Domain.STREET));
      int given = letters(d, row, Domain.GIVEN);
      int name = letters(d, row, Domain.NAME);
      out[at] = key(street, given);
      out[at + 1] = key(street, name);
      out[at + 2] = key(street, Births.year(d.at(row, Domain.BIRTH)) + YEARS);
      long postcode = here(house, d.at(row, Domain.POSTCODE));
      long town = here(house, d.at(row, Domain.TOWN));
      out[at + 3] = key(postcode, and(given, name));
      out[at + 4] = key(postcode, and(name, given));
      out[at + 5] = key(town, and(given, name));
      out[at + 6] = key(town, and(name, given));
    }
  },
  /** The same street of a postcode, and first letters; or both lines of an address. */
  STREET(5) {
    @Override
    void keys(Domain d, int row, int[] out, int at) {
      long first = here(d.at(row, Domain.STREET), d.at(row, Domain.POSTCODE));
      long second = here(d.at(row, Domain.COMPLEMENT), d.at(row, Domain.POSTCODE));
      int given = letters(d, row, Domain.GIVEN);
      int name = letters(d, row, Domain.NAME);
      out[at] = key(first, and(given, name));
      out[at + 1] = key(first, and(name, given));
      out[at + 2] = key(second, and(given, name));
      out[at + 3] = key(second, and(name, given));
      int street = d.at(row, Domain.STREET);
      int complement = d.at(row, Domain.COMPLEMENT);
      out[at + 4] = key(Math.min(street, complement), Math.max(street, complement));
    }
  },
  /** The same birth date and birth place: names that have changed, or are of another script. */
  BIRTH_AND_PLACE(1) {
    @Override
    void keys(Domain d, int row, int[] out, int at) {
      out[at] = key(d.at(row, Domain.BIRTH), d.at(row, Domain.PLACE));
    }
  },
  /** Where a birth date is missing: one name, and the postcode of home. */
  NAME_AND_POSTCODE(2) {
    @Override
    void keys(Domain d, int row, int[] out, int at) {
      int postcode = d.at(row, Domain.POSTCODE);
      out[at] = key(d.at(row, Domain.GIVEN), (long) postcode);
      out[at + 1] = key(d.at(row, Domain.NAME) + NAMES, (long) postcode);
    }

    @Override
    boolean asksWithoutBirthDate() {
      return true;
    }
  },
  /** Where a birth date is missing: three letters of one name and four of the other. */
  LETTERS_OF_BOTH(2) {
    @Override
    void keys(Domain d, int row, int[] out, int at) {
      Lexicon lexicon = d.lexicon();
      int name = d.at(row, Domain.NAME);
      int given = d.at(row, Domain.GIVEN);
      out[at] = key(lexicon.firstLetters(name, 3), lexicon.firstLetters(given, 4));
      out[at + 1] = key(lexicon.firstLetters(name, 4) + NAMES, lexicon.firstLetters(given, 3));
    }

    @Override
    boolean asksWithoutBirthDate() {
      return true;
    }
  };

  private static final int LETTERS = 3;
  private static final long HOUSES = 1L << 40;
  private static final long TOWNS = 1L << 43;
  private static final long STREETS = 1L << 44;
  private static final long PLACES = 1L << 41;
  private static final long YEARS = 1L << 42;
  private static final long NAMES = 1L << 45;

  private final int width;

  BlockingRule(int width) {
    this.width = width;
  }

  /** How many keys an identity has of this rule, at most. */
  int width() {
    return width;
  }

  /**
   * Whether it brings only pairs together of which one states no birth date. Of all others, rules
   * with a birth date find more and yield less.
   */
  boolean asksWithoutBirthDate() {
    return false;
  }

  /** Writes the keys of a row, 0 where a part of one is not stated. */
  abstract void keys(Domain domain, int row, int[] out, int at);

  int key(long one, long other) {
    return needsBoth(one, other) ? 0 : Mix.key(ordinal(), one, other);
  }

  private boolean needsBoth(long one, long other) {
    boolean none = one == 0 || one == NAMES;
    return none || this != NUMBER && (other & 0xFF_FFFF_FFFFL) == 0;
  }

  private static int letters(Domain domain, int row, int column) {
    return domain.lexicon().firstLetters(domain.at(row, column), LETTERS);
  }

  /** The first letters of one name and two of the other; 0 without the first. */
  private static long and(int letters, int others) {
    int two = others > 0xFFFF ? others >>> 8 : others;
    return letters == 0 ? 0 : (long) letters << 16 | two;
  }

  private static int sound(Domain domain, int row, int column) {
    return domain.lexicon().sound(domain.at(row, column));
  }

  /** Both sounds without order; 0 when one is missing. */
  private static long sounds(Domain domain, int row, int column) {
    long name = sound(domain, row, column);
    long given = sound(domain, row, Domain.GIVEN);
    return name == 0 || given == 0 ? 0 : Math.min(name, given) << 32 | Math.max(name, given);
  }

  private static int turned(int birth) {
    int day = Births.day(birth);
    int month = Births.month(birth);
    return Births.year(birth) * 10_000 + Math.min(day, month) * 100 + Math.max(day, month);
  }

  private static long here(int one, int other) {
    return one == 0 || other == 0 ? 0 : (long) one << 32 | other & 0xFFFF_FFFFL;
  }
}
