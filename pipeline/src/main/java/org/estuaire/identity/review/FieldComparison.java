package org.estuaire.identity.review;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estuaire.exchange.Worded;
import org.estuaire.person.Claim;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.NameRules;
import org.estuaire.person.Sex;

/**
 * One field of several identities, side by side. Differences of accent, case, hyphen and apostrophe
 * are none (RNIV 1).
 *
 * @param values as stated, one for each identity; empty where it is not stated
 */
public record FieldComparison(Field field, List<String> values, Agreement agreement) {

  /** How far the values agree. */
  public enum Agreement {
    SAME,
    DIFFERENT,
    /** Nothing contradicts, and at least one does not state it. */
    PARTLY_STATED,
    NOT_STATED
  }

  /** What is compared. The first seven are strict traits (RNIV 1). */
  public enum Field implements Worded {
    BIRTH_NAME(claim -> claim.traits().birthName()),
    FIRST_GIVEN_NAME(claim -> claim.traits().firstGivenName()),
    GIVEN_NAMES(claim -> claim.traits().givenNames()),
    BIRTH_DATE(Field::birthDate),
    SEX(claim -> sex(claim.traits().sex())),
    BIRTH_PLACE(claim -> claim.traits().birthPlace()),
    INS(claim -> claim.ins().map(Field::matricule).orElse("")),
    STATUS(claim -> claim.status().name()),
    ATTRIBUTES(claim -> claim.attributes().stream().sorted().collect(Collectors.joining(" "))),
    USED_NAME(claim -> claim.traits().usedName()),
    USED_GIVEN_NAME(claim -> claim.traits().usedGivenName()),
    NIR(claim -> claim.traits().nir()),
    ADDRESS(claim -> claim.traits().address()),
    POSTCODE(claim -> claim.traits().postcode()),
    RESIDENCE(claim -> claim.traits().residence()),
    PHONE(claim -> claim.traits().phone()),
    DEATH_DATE(claim -> date(claim.traits().deathDate()));

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Function<Claim, String> value;

    Field(Function<Claim, String> value) {
      this.value = value;
    }

    /** Whether RNIV 1 counts it among the strict traits. */
    public boolean strict() {
      return ordinal() <= INS.ordinal();
    }

    private static String birthDate(Claim claim) {
      String day = date(claim.traits().birthDate());
      return claim.traits().uncertainBirthDate() && !day.isEmpty() ? day + " (?)" : day;
    }

    private static String date(Optional<LocalDate> day) {
      return day.map(DAY::format).orElse("");
    }

    private static String sex(Sex sex) {
      return sex == Sex.UNKNOWN ? "" : sex.code();
    }

    private static String matricule(InsMatricule ins) {
      return ins.number() + " (" + ins.authority().name() + ")";
    }
  }

  /** All fields that at least one states, in their order. */
  static List<FieldComparison> of(List<Claim> claims) {
    return Arrays.stream(Field.values())
        .map(field -> of(field, claims))
        .filter(comparison -> comparison.agreement() != Agreement.NOT_STATED)
        .toList();
  }

  private static FieldComparison of(Field field, List<Claim> claims) {
    List<String> values = claims.stream().map(field.value).toList();
    return new FieldComparison(field, values, agreement(values));
  }

  private static Agreement agreement(List<String> values) {
    List<String> stated =
        values.stream().map(NameRules::comparison).filter(value -> !value.isEmpty()).toList();
    if (stated.isEmpty()) {
      return Agreement.NOT_STATED;
    }
    if (stated.stream().distinct().count() > 1) {
      return Agreement.DIFFERENT;
    }
    return stated.size() == values.size() ? Agreement.SAME : Agreement.PARTLY_STATED;
  }

  /** Without the values: they identify persons. */
  @Override
  public String toString() {
    return "FieldComparison[" + field + ", " + agreement + "]";
  }
}
