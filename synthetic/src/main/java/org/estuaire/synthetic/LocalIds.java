package org.estuaire.synthetic;

/**
 * The number under which each domain knows a person. They are shuffled, so that two domains'
 * numbers tell nothing of each other, and never shared by two persons of one domain.
 */
final class LocalIds {

  /** A prime: multiplying below it is a shuffle. */
  private static final long PRIME = 99_999_989L;

  private LocalIds() {}

  static String hospital(Person person) {
    return "IPP" + shuffled(person, 48_271);
  }

  static String territory(Person person) {
    return "T" + shuffled(person, 69_621);
  }

  /** NUM_DOSSIER of a council: its department, then the number. */
  static String dossier(Person person) {
    return person.home().commune().department() + "-" + shuffled(person, 16_807);
  }

  static String laboratory(Laboratory laboratory, Person person) {
    return laboratory.prefix() + shuffled(person, 39_373 + laboratory.ordinal() * 1_000L);
  }

  private static String shuffled(Person person, long factor) {
    return Digits.padded(person.number() * factor % PRIME, 8);
  }
}
