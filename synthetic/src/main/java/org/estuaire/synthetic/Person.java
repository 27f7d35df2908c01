package org.estuaire.synthetic;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.estuaire.person.Sex;

/**
 * An invented inhabitant.
 *
 * @param number rank in the territory, counted from 1
 * @param household rank of the household
 * @param birthName as the birth certificate writes it, with capitals and accents
 * @param givenNames all of them, the first one first
 * @param used the name borne when it is not the birth name
 * @param nir 13 characters without key, empty for the few who have no reliable one
 * @param standing how far the identity domains trust this identity
 * @param opposes refuses that the data serve studies
 */
public record Person(
    int number,
    int household,
    Sex sex,
    String birthName,
    List<String> givenNames,
    UsedName used,
    Birth birth,
    String nir,
    Standing standing,
    Gazetteer.Address home,
    String phone,
    Optional<LocalDate> died,
    boolean opposes,
    Health health) {

  /** Names borne in daily life, empty when they are those of birth. */
  public record UsedName(String name, String given) {
    static final UsedName NONE = new UsedName("", "");
  }

  /**
   * @param uncertain the day was completed by a rule, as happens with incomplete civil records
   */
  public record Birth(LocalDate date, boolean uncertain, BirthPlace place) {}

  /** Confidence statuses of RNIV 1, in the words of the identity feed. */
  public enum Standing {
    QUALIFIED("QUAL"),
    RETRIEVED("RECUP"),
    VALIDATED("VALI"),
    PROVISIONAL("PROV");

    private final String code;

    Standing(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /** What a laboratory sees in somebody's results. */
  public record Health(
      boolean diabetic,
      boolean renalFailure,
      boolean anticoagulated,
      boolean anaemic,
      boolean hypothyroid) {}

  public Person {
    givenNames = List.copyOf(givenNames);
  }

  public String firstGivenName() {
    return givenNames.get(0);
  }

  /** The matricule INS with its key, 15 characters; only a qualified identity has one to give. */
  public Optional<String> ins() {
    return standing == Standing.QUALIFIED && !nir.isEmpty()
        ? Optional.of(nir + Nir.key(nir))
        : Optional.empty();
  }

  public int ageOn(LocalDate day) {
    return birth.date().until(day).getYears();
  }

  public boolean isWoman() {
    return sex == Sex.FEMALE;
  }

  /** The same person under other traits, for deliveries that contradict each other. */
  Person withTraits(String name, List<String> names, Birth other) {
    return new Person(
        number, household, sex, name, names, used, other, nir, standing, home, phone, died, opposes,
        health);
  }

  /** The same person under another number; empty when nothing is known of it. */
  Person withNir(String other) {
    return new Person(
        number,
        household,
        sex,
        birthName,
        givenNames,
        used,
        birth,
        other,
        standing,
        home,
        phone,
        died,
        opposes,
        health);
  }

  Person withoutUsedName() {
    return new Person(
        number,
        household,
        sex,
        birthName,
        givenNames,
        UsedName.NONE,
        birth,
        nir,
        standing,
        home,
        phone,
        died,
        opposes,
        health);
  }

  Person livingAt(Gazetteer.Address other, String otherPhone) {
    return new Person(
        number,
        household,
        sex,
        birthName,
        givenNames,
        used,
        birth,
        nir,
        standing,
        other,
        otherPhone,
        died,
        opposes,
        health);
  }

  Person withStanding(Standing other) {
    return new Person(
        number,
        household,
        sex,
        birthName,
        givenNames,
        used,
        birth,
        nir,
        other,
        home,
        phone,
        died,
        opposes,
        health);
  }

  /** Says nothing, although invented: a habit is a habit. */
  @Override
  public String toString() {
    return "Person[" + number + "]";
  }
}
