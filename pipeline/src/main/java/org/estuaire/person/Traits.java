package org.estuaire.person;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Identity traits as a source states them; a missing text is empty. The first five components and
 * the list of given names are the strict traits of RNIV 1; the rest are complementary.
 *
 * @param firstGivenName first given name of the birth certificate
 * @param givenNames the whole list of given names, in order
 * @param birthPlace COG commune code valid at birth, or 99xxx abroad, 99999 unknown
 * @param uncertainBirthDate the source says that the date was completed or estimated
 * @param nir social-security number (13 digits, without key): of the person or of the insured one,
 *     so never an INS
 */
public record Traits(
    String birthName,
    String firstGivenName,
    Optional<LocalDate> birthDate,
    Sex sex,
    String birthPlace,
    String givenNames,
    String usedName,
    String usedGivenName,
    boolean uncertainBirthDate,
    String nir,
    String address,
    String postcode,
    String residence,
    String phone,
    Optional<LocalDate> deathDate) {

  /** Nothing known; start from here and say what is. */
  public static final Traits UNKNOWN =
      new Traits(
          "",
          "",
          Optional.empty(),
          Sex.UNKNOWN,
          "",
          "",
          "",
          "",
          false,
          "",
          "",
          "",
          "",
          "",
          Optional.empty());

  public Traits withStrict(
      String name, String given, Optional<LocalDate> born, Sex s, String place) {
    return new Traits(
        name,
        given,
        born,
        s,
        place,
        givenNames,
        usedName,
        usedGivenName,
        uncertainBirthDate,
        nir,
        address,
        postcode,
        residence,
        phone,
        deathDate);
  }

  public Traits withGivenNames(String list) {
    return new Traits(
        birthName,
        firstGivenName,
        birthDate,
        sex,
        birthPlace,
        list,
        usedName,
        usedGivenName,
        uncertainBirthDate,
        nir,
        address,
        postcode,
        residence,
        phone,
        deathDate);
  }

  public Traits withUsed(String name, String given) {
    return new Traits(
        birthName,
        firstGivenName,
        birthDate,
        sex,
        birthPlace,
        givenNames,
        name,
        given,
        uncertainBirthDate,
        nir,
        address,
        postcode,
        residence,
        phone,
        deathDate);
  }

  public Traits withUncertainBirthDate(boolean uncertain) {
    return new Traits(
        birthName,
        firstGivenName,
        birthDate,
        sex,
        birthPlace,
        givenNames,
        usedName,
        usedGivenName,
        uncertain,
        nir,
        address,
        postcode,
        residence,
        phone,
        deathDate);
  }

  public Traits withNir(String number) {
    return new Traits(
        birthName,
        firstGivenName,
        birthDate,
        sex,
        birthPlace,
        givenNames,
        usedName,
        usedGivenName,
        uncertainBirthDate,
        number,
        address,
        postcode,
        residence,
        phone,
        deathDate);
  }

  /**
   * @param commune COG code of the commune of residence, empty when unknown
   */
  public Traits withContact(String street, String code, String commune, String telephone) {
    return new Traits(
        birthName,
        firstGivenName,
        birthDate,
        sex,
        birthPlace,
        givenNames,
        usedName,
        usedGivenName,
        uncertainBirthDate,
        nir,
        street,
        code,
        commune,
        telephone,
        deathDate);
  }

  public Traits withDeathDate(Optional<LocalDate> died) {
    return new Traits(
        birthName,
        firstGivenName,
        birthDate,
        sex,
        birthPlace,
        givenNames,
        usedName,
        usedGivenName,
        uncertainBirthDate,
        nir,
        address,
        postcode,
        residence,
        phone,
        died);
  }

  /** Says nothing: traits identify a person. */
  @Override
  public String toString() {
    return "Traits[…]";
  }
}
