package org.estuaire.identity.matching;

/** Compares two rows field by field; the answer is a pattern. Not for several threads. */
final class PairComparison {

  private final Lexicon lexicon;
  private final Domain left;
  private final Domain right;
  private final Words words;

  PairComparison(Domain left, Domain right) {
    this.lexicon = left.lexicon();
    this.left = left;
    this.right = right;
    this.words = new Words(lexicon);
  }

  long pattern(int a, int b) {
    long pattern = names(a, b);
    pattern |= Field.BIRTH.at(birth(a, b));
    pattern |= Field.SEX.at(equality(left.sex(a), right.sex(b)));
    pattern |= Field.PLACE.at(place(left.at(a, Domain.PLACE), right.at(b, Domain.PLACE)));
    pattern |= Field.NUMBER.at(number(a, b));
    pattern |= Field.PHONE.at(digits(left.longAt(a, Domain.PHONE), right.longAt(b, Domain.PHONE)));
    return pattern | home(a, b);
  }

  private long names(int a, int b) {
    Level name = name(a, b);
    Level given = given(a, b);
    if (weak(name) && weak(given) && exchanged(a, b)) {
      return Field.NAME.at(Level.SWAPPED);
    }
    return Field.NAME.at(name) | Field.GIVEN.at(given);
  }

  private static boolean weak(Level level) {
    return level == Level.DIFFERENT || level == Level.MISSING || level == Level.LIKE;
  }

  /** At least one crosses, and the other does not speak against it. */
  private boolean exchanged(int a, int b) {
    Level one = words.compare(left.at(a, Domain.NAME), right.at(b, Domain.GIVEN));
    Level other = words.compare(left.at(a, Domain.GIVEN), right.at(b, Domain.NAME));
    return close(one) && (close(other) || other == Level.MISSING || other == Level.LIKE)
        || close(other) && (one == Level.MISSING || one == Level.LIKE);
  }

  private static boolean close(Level level) {
    return level == Level.SAME || level == Level.NEAR;
  }

  private Level name(int a, int b) {
    Level born = words.compare(left.at(a, Domain.NAME), right.at(b, Domain.NAME));
    if (born == Level.SAME) {
      return born;
    }
    int usedLeft = left.at(a, Domain.USED_NAME);
    int usedRight = right.at(b, Domain.USED_NAME);
    if ((usedLeft | usedRight) == 0) {
      return born;
    }
    boolean used =
        words.compare(usedLeft, right.at(b, Domain.NAME)) == Level.SAME
            || words.compare(left.at(a, Domain.NAME), usedRight) == Level.SAME
            || words.compare(usedLeft, usedRight) == Level.SAME;
    return used && born != Level.NEAR ? Level.OTHER : born;
  }

  private Level given(int a, int b) {
    int one = left.at(a, Domain.GIVEN);
    int other = right.at(b, Domain.GIVEN);
    Level first = words.compare(one, other);
    if (first == Level.SAME || first == Level.NEAR || one == 0 || other == 0) {
      return first;
    }
    return further(left, a, other) || further(right, b, one) ? Level.OTHER : first;
  }

  private boolean further(Domain domain, int row, int given) {
    int list = domain.at(row, Domain.GIVEN_LIST);
    return domain.at(row, Domain.USED_GIVEN) == given
        || list != 0 && lexicon.holdsWords(list, given);
  }

  private Level birth(int a, int b) {
    return Births.compare(
        left.at(a, Domain.BIRTH),
        left.is(a, Domain.UNCERTAIN),
        right.at(b, Domain.BIRTH),
        right.is(b, Domain.UNCERTAIN));
  }

  private static Level equality(int one, int other) {
    return one == 0 || other == 0 ? Level.MISSING : one == other ? Level.SAME : Level.DIFFERENT;
  }

  private Level place(int one, int other) {
    Level equality = equality(one, other);
    boolean department =
        equality == Level.DIFFERENT
            && lexicon.firstLetters(one, 2) == lexicon.firstLetters(other, 2);
    return department ? Level.PART : equality;
  }

  /** Both numbers of both sides count: an INS is compared with the NIR of an invoice. */
  private Level number(int a, int b) {
    Level best = digitsOfNumber(left.number(a), right.number(b));
    if (best == Level.DIFFERENT
        && (same(left.longAt(a, Domain.NIR), right.number(b))
            || same(left.number(a), right.longAt(b, Domain.NIR)))) {
      return Level.SAME;
    }
    return best;
  }

  private static boolean same(long one, long other) {
    return one != 0 && one == other;
  }

  private static Level digitsOfNumber(long one, long other) {
    if (one == 0 || other == 0) {
      return Level.MISSING;
    }
    int differing = Digits.differing(one, other);
    return differing == 0 ? Level.SAME : differing <= 2 ? Level.NEAR : Level.DIFFERENT;
  }

  private static Level digits(long one, long other) {
    if (one == 0 || other == 0) {
      return Level.MISSING;
    }
    return one == other ? Level.SAME : Digits.slip(one, other) ? Level.NEAR : Level.DIFFERENT;
  }

  private long home(int a, int b) {
    Level street = words.compare(left.at(a, Domain.STREET), right.at(b, Domain.STREET));
    Level complement = words.compare(left.at(a, Domain.COMPLEMENT), right.at(b, Domain.COMPLEMENT));
    if (weak(street) && weak(complement) && linesExchanged(a, b)) {
      street = Level.SWAPPED;
      complement = Level.MISSING;
    }
    return Field.STREET.at(street)
        | Field.COMPLEMENT.at(complement)
        | Field.HOUSE.at(house(left.at(a, Domain.HOUSE), right.at(b, Domain.HOUSE)))
        | Field.LOCALITY.at(locality(a, b));
  }

  private boolean linesExchanged(int a, int b) {
    Level one = words.compare(left.at(a, Domain.STREET), right.at(b, Domain.COMPLEMENT));
    Level other = words.compare(left.at(a, Domain.COMPLEMENT), right.at(b, Domain.STREET));
    return close(one) && !contradicts(other) || close(other) && !contradicts(one);
  }

  private static boolean contradicts(Level level) {
    return level == Level.DIFFERENT || level == Level.PART;
  }

  private static Level house(int one, int other) {
    if (one == 0 || other == 0) {
      return Level.MISSING;
    }
    boolean near = Math.min(one, other) > 9 && Digits.slip(Digits.of(one), Digits.of(other));
    return one == other ? Level.SAME : near ? Level.NEAR : Level.DIFFERENT;
  }

  private Level locality(int a, int b) {
    int here = left.at(a, Domain.POSTCODE);
    int there = right.at(b, Domain.POSTCODE);
    Level postcode = digits(here, there);
    Level town = words.compare(left.at(a, Domain.TOWN), right.at(b, Domain.TOWN));
    if (postcode == Level.SAME || town == Level.SAME) {
      Level second = postcode == Level.SAME ? town : postcode;
      return switch (second) {
        case SAME -> Level.SAME;
        case MISSING -> Level.OTHER;
        case NEAR, LIKE -> Level.NEAR;
        default -> Level.PART;
      };
    }
    boolean near = postcode == Level.NEAR || town == Level.NEAR || town == Level.LIKE;
    return near
        ? Level.LIKE
        : postcode == Level.MISSING && town == Level.MISSING ? Level.MISSING : Level.DIFFERENT;
  }
}
