package org.estuaire.person;

/**
 * A name as it is compared, and how much it tells.
 *
 * @param key the {@linkplain NameRules#comparison form of comparison}; empty where the name states
 *     none, or says nothing
 * @param stated whether the source wrote anything, even if no name can be read out of it
 */
public record PersonName(String key, boolean stated) {

  /** One letter is an initial, or stands for somebody whose name is not known. */
  private static final int FEWEST_LETTERS = 2;

  public static PersonName of(String name) {
    return new PersonName(NameRules.comparison(name), !name.isBlank());
  }

  /** Whether it can support a conclusion: it names somebody, in more than one letter. */
  public boolean telling() {
    return NameLetters.count(key) >= FEWEST_LETTERS;
  }

  /** Whether it is stated, and too little to conclude anything: SANSNOM, signs, an initial. */
  public boolean saysTooLittle() {
    return stated && !telling();
  }

  /** Whether both are one name, letter by letter, and one that tells something. */
  public boolean same(PersonName other) {
    return telling() && key.equals(other.key);
  }

  /**
   * Whether both are stated and can't be the same. Names that differ only in how letters unknown to
   * French are spelled do not contradict each other, though they are not the same either; a name
   * and none, or nothing that could be read as one, do.
   */
  public boolean contradicts(PersonName other) {
    boolean comparable = stated && other.stated && !key.equals(other.key);
    return comparable
        && (key.isEmpty() || other.key.isEmpty() || !spelled().equals(other.spelled()));
  }

  /** Whether this first given name begins that list. */
  boolean begins(PersonName list) {
    return NameRules.begins(key, list.key) || NameRules.begins(spelled(), list.spelled());
  }

  /** What was kept of the name when letters unknown to French were cut. */
  PersonName cut() {
    return new PersonName(NameRules.comparison(NameLetters.cut(key)), stated);
  }

  private String spelled() {
    return NameLetters.spelled(key);
  }

  /** Says nothing: a name identifies a person. */
  @Override
  public String toString() {
    return "PersonName[…]";
  }
}
