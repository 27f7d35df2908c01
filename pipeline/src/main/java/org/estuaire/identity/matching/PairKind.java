package org.estuaire.identity.matching;

import static org.estuaire.identity.matching.Field.BIRTH;
import static org.estuaire.identity.matching.Field.COMPLEMENT;
import static org.estuaire.identity.matching.Field.GIVEN;
import static org.estuaire.identity.matching.Field.HOUSE;
import static org.estuaire.identity.matching.Field.LOCALITY;
import static org.estuaire.identity.matching.Field.NAME;
import static org.estuaire.identity.matching.Field.NUMBER;
import static org.estuaire.identity.matching.Field.PHONE;
import static org.estuaire.identity.matching.Field.PLACE;
import static org.estuaire.identity.matching.Field.SEX;
import static org.estuaire.identity.matching.Field.STREET;

import java.util.EnumSet;
import java.util.Set;

/**
 * What two identities can be to each other. Fellegi and Sunter know two kinds, one person or
 * strangers; but most pairs that look alike and are not one person are relatives. A field that
 * relatives share agrees among them as it does within one person, so it tells them not apart: that
 * is all that a kind says, and it needs no parameter beyond its frequency.
 */
enum PairKind {
  /** One person, as far as possible under one address. */
  SAME_PERSON(true, EnumSet.allOf(Field.class), 0.8),
  /** One person who has moved between the two statements. */
  SAME_PERSON_MOVED(true, EnumSet.of(NAME, GIVEN, BIRTH, SEX, PLACE, NUMBER, PHONE), 0.2),
  STRANGERS(false, EnumSet.noneOf(Field.class), 1),
  HOUSEHOLD(false, EnumSet.of(NAME, PHONE, STREET, HOUSE, COMPLEMENT, LOCALITY), 2),
  /** Brothers and sisters of one birth. */
  TWINS(false, EnumSet.of(NAME, BIRTH, PLACE, PHONE, STREET, HOUSE, COMPLEMENT, LOCALITY), 0.01),
  /** Parent and child of the same names. */
  NAMESAKES(
      false, EnumSet.of(NAME, GIVEN, SEX, PLACE, PHONE, STREET, HOUSE, COMPLEMENT, LOCALITY), 0.01),
  /** Of one household, of which one domain has another address. */
  RELATIVES_APART(false, EnumSet.of(NAME, PHONE), 1),
  /** Twins, of whom one domain has another address. */
  TWINS_APART(false, EnumSet.of(NAME, BIRTH, PLACE, PHONE), 0.01);

  static final int COUNT = values().length;

  private final boolean onePerson;
  private final Set<Field> shared;
  private final double perPerson;

  PairKind(boolean onePerson, Set<Field> shared, double perPerson) {
    this.onePerson = onePerson;
    this.shared = shared;
    this.perPerson = perPerson;
  }

  boolean onePerson() {
    return onePerson;
  }

  /** Whether the field agrees as it does within one person. */
  boolean shares(Field field) {
    return shared.contains(field);
  }

  /**
   * Such pairs for each person. For relatives an upper bound: a person lives with some two others,
   * one in sixty has a twin and few of these are neighbours still, and to bear the names of one's
   * father has become rare. Where two statements differ in one trait and the domains alone would
   * decide what that means, they can't: an error and a twin look the same.
   */
  double perPerson() {
    return perPerson;
  }

  /**
   * Relatives and the number: children and spouses are known under the number of the insured
   * person, and the numbers of twins differ in their last digits. Rates: our assumption.
   *
   * @return the probability of that level, or -1 where the kind has no view
   */
  double number(Level level) {
    if (onePerson || this == STRANGERS) {
      return -1;
    }
    double same = 0.2;
    double near = this == TWINS || this == TWINS_APART ? 0.6 : 0.01;
    return level == Level.SAME ? same : level == Level.NEAR ? near : 1 - same - near;
  }
}
