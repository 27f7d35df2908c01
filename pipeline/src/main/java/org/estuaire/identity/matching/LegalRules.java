package org.estuaire.identity.matching;

import java.time.LocalDate;

/**
 * What RNIV 1 allows to be linked without a human decision. The model cannot overrule it; it can
 * only refuse what is allowed.
 *
 * <p>Linked: the same INS, qualified on both sides, and traits that don't contradict each other; or
 * all five strict traits equal with a complementary one, when both are adult and have no homonym in
 * either domain. Telephone and address count where the birth date is not one that stands for an
 * unknown one and one side has checked a civil document. Never: a fictive, doubtful, anonymous or
 * homonymous identity, two qualified INS that differ, two sexes, the number alone, a likeness.
 */
final class LegalRules {

  private static final int ADULT = 18;

  private final Domain left;
  private final Domain right;
  private final StrictKeys leftKeys;
  private final StrictKeys rightKeys;
  private final int majority;

  LegalRules(Domain left, Domain right, LocalDate today) {
    this.left = left;
    this.right = right;
    this.leftKeys = StrictKeys.of(left);
    this.rightKeys = left == right ? leftKeys : StrictKeys.of(right);
    LocalDate born = today.minusYears(ADULT);
    this.majority = born.getYear() * 10_000 + born.getMonthValue() * 100 + born.getDayOfMonth();
  }

  /** Two persons by law: both bear a qualified INS, and not the same. */
  boolean excluded(int a, int b) {
    long one = left.longAt(a, Domain.INS);
    long other = right.longAt(b, Domain.INS);
    return one != 0 && other != 0 && one != other;
  }

  /** The ground on which a pair may be linked; {@link Ground#LIKENESS} when it may not. */
  Ground ground(int a, int b, long pattern) {
    if (doubtful(left, a) || doubtful(right, b) || Field.SEX.in(pattern) == Level.DIFFERENT) {
      return Ground.LIKENESS;
    }
    long ins = left.longAt(a, Domain.INS);
    if (ins != 0 && ins == right.longAt(b, Domain.INS)) {
      return consistent(a, b, pattern) ? Ground.INS : Ground.LIKENESS;
    }
    return equalTraits(a, b) && adult(a) ? complementary(a, b, pattern) : Ground.LIKENESS;
  }

  private static boolean doubtful(Domain domain, int row) {
    return domain.is(row, Domain.DISTRUSTED) || domain.is(row, Domain.HOMONYM);
  }

  /** The INS is qualified on both sides, so birth name, given name and date must be the same. */
  private boolean consistent(int a, int b, long pattern) {
    Level given = Field.GIVEN.in(pattern);
    boolean name = left.at(a, Domain.NAME) == right.at(b, Domain.NAME);
    return name
        && left.lexicon().telling(left.at(a, Domain.NAME))
        && left.lexicon().telling(left.at(a, Domain.GIVEN))
        && left.at(a, Domain.BIRTH) == right.at(b, Domain.BIRTH)
        && (given == Level.SAME || given == Level.OTHER);
  }

  /** Five strict traits, equal on both sides, and nobody else in either domain has them. */
  private boolean equalTraits(int a, int b) {
    long key = leftKeys.key(a);
    return key != 0
        && key == rightKeys.key(b)
        && sameLists(a, b)
        && leftKeys.bearers(key) <= (left == right ? 2 : 1)
        && rightKeys.bearers(key) <= (left == right ? 2 : 1);
  }

  /** Stated lists of given names where neither goes on as the other does are of two persons. */
  private boolean sameLists(int a, int b) {
    int one = left.at(a, Domain.GIVEN_LIST);
    int other = right.at(b, Domain.GIVEN_LIST);
    return one == 0
        || other == 0
        || left.lexicon().holdsWords(one, other)
        || left.lexicon().holdsWords(other, one);
  }

  private boolean adult(int row) {
    return left.at(row, Domain.BIRTH) <= majority;
  }

  private Ground complementary(int a, int b, long pattern) {
    if (Field.NUMBER.in(pattern) == Level.SAME) {
      return Ground.TRAITS_AND_NUMBER;
    }
    boolean checked = left.is(a, Domain.PROOF) || right.is(b, Domain.PROOF);
    boolean contact = Field.PHONE.in(pattern) == Level.SAME || sameAddress(a, b);
    boolean preciseDate = Field.BIRTH.in(pattern) == Level.SAME;
    boolean numbersDiffer = Field.NUMBER.in(pattern) == Level.DIFFERENT;
    return checked && contact && preciseDate && !numbersDiffer
        ? Ground.TRAITS_AND_CONTACT
        : Ground.LIKENESS;
  }

  private boolean sameAddress(int a, int b) {
    return stated(a, b, Domain.STREET)
        && stated(a, b, Domain.POSTCODE)
        && left.at(a, Domain.HOUSE) == right.at(b, Domain.HOUSE);
  }

  private boolean stated(int a, int b, int column) {
    return left.at(a, column) != 0 && left.at(a, column) == right.at(b, column);
  }
}
