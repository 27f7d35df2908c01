package org.estuaire.lab.hprim.sante;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Remarks;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.person.Claim;
import org.estuaire.person.InsKey;
import org.estuaire.person.LocalId;
import org.estuaire.person.Sex;
import org.estuaire.person.StatedDay;
import org.estuaire.person.Traits;

/**
 * Reads P as a claim. The format says nothing of how an identity was checked, so the claim is
 * provisional and never carries an INS: a social security number in it is one for billing, perhaps
 * of a parent or spouse.
 */
final class PatientReader {

  private static final int REQUESTERS_ID = 3;
  private static final int LABORATORYS_ID = 4;
  private static final int OTHER_ID = 5;
  static final int NAME = 6;
  private static final int BIRTH_NAME = 7;
  private static final int BIRTH_DATE = 8;
  private static final int SEX = 9;
  private static final int ADDRESS = 11;
  private static final int PHONE = 13;
  private static final int CONFIDENTIALITY = 32;
  private static final int DEATH = 34;
  private static final int NIR_WITH_KEY = 15;

  private final Segment patient;
  private final Remarks remarks;

  PatientReader(Segment patient, Remarks remarks) {
    this.patient = patient;
    this.remarks = remarks;
  }

  /**
   * What the report says about its person.
   *
   * @param domain the identification domain of the partner
   * @param report number that stands for the person when the laboratory gives none of its own
   */
  Claim read(String domain, String report, Instant statedAt) {
    return Claim.of(new LocalId(domain, localId(report)), traits(statedAt), statedAt);
  }

  /**
   * The number at the laboratory. That of the requester (P-3) will not do: two requesters may give
   * the same to two persons.
   */
  private String localId(String report) {
    String id = remarks.bounded(patient, LABORATORYS_ID, patient.value(LABORATORYS_ID));
    if (id.isEmpty()) {
      remarks.add(HprimSanteFinding.NO_LOCAL_IDENTIFIER, patient, LABORATORYS_ID, "");
      return Claim.ofReport(report);
    }
    return id;
  }

  private Traits traits(Instant statedAt) {
    String name = bounded(NAME, patient.component(NAME, 1));
    String given = bounded(NAME, patient.component(NAME, 2));
    String second = bounded(NAME, patient.component(NAME, 3));
    String birthName = bounded(BIRTH_NAME, patient.value(BIRTH_NAME));
    boolean named = !birthName.isEmpty();
    Optional<StatedDay> born = day(BIRTH_DATE, statedAt);
    return Traits.UNKNOWN
        .withStrict(named ? birthName : name, given, born.map(StatedDay::date), sex(), "")
        .withGivenNames(second.isEmpty() ? "" : given + " " + second)
        .withUsed(named && !name.equals(birthName) ? name : "", "")
        .withUncertainBirthDate(born.map(StatedDay::uncertain).orElse(false))
        .withNir(nir())
        .withContact(street(), bounded(ADDRESS, patient.component(ADDRESS, 5)), "", phone())
        .withDeathDate(death(statedAt));
  }

  private String bounded(int field, String text) {
    return remarks.bounded(patient, field, text);
  }

  private String street() {
    String lines =
        Stream.of(patient.component(ADDRESS, 1), patient.component(ADDRESS, 2))
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining(" "));
    return bounded(ADDRESS, lines);
  }

  private String phone() {
    return patient.repetitions(PHONE).stream()
        .flatMap(List::stream)
        .filter(number -> !number.isEmpty())
        .findFirst()
        .map(number -> bounded(PHONE, number))
        .orElse("");
  }

  /** A number of fifteen characters beside the identifiers, without its key. */
  private String nir() {
    for (int field : new int[] {OTHER_ID, REQUESTERS_ID}) {
      for (List<String> components : patient.repetitions(field)) {
        for (String component : components) {
          String number = InsKey.compact(component);
          Optional<String> right = InsKey.numberOf(number);
          if (right.isPresent()) {
            return right.get();
          }
          boolean nearly =
              number.length() == NIR_WITH_KEY
                  && InsKey.hasShape(number.substring(0, NIR_WITH_KEY - 2));
          if (nearly && field == OTHER_ID) {
            remarks.add(HprimSanteFinding.NIR_KEY_WRONG, patient, field, number);
          }
        }
      }
    }
    return "";
  }

  private Sex sex() {
    String code = patient.value(SEX).toUpperCase(Locale.ROOT);
    Optional<Sex> sex = Sex.ofCode(code);
    if (sex.isEmpty() && !code.isEmpty()) {
      remarks.add(HprimSanteFinding.SEX_UNKNOWN, patient, SEX, code);
    }
    return sex.orElse(Sex.UNKNOWN);
  }

  private Optional<LocalDate> death(Instant statedAt) {
    // Some write only that the person is dead.
    boolean answer = Set.of("O", "N", "Y").contains(patient.value(DEATH).toUpperCase(Locale.ROOT));
    return answer ? Optional.empty() : day(DEATH, statedAt).map(StatedDay::date);
  }

  private Optional<StatedDay> day(int field, Instant statedAt) {
    String text = patient.value(field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<StatedDay> day = HprimTime.day(text);
    if (day.isEmpty()) {
      remarks.add(HprimSanteFinding.DATE_UNREADABLE, patient, field, text);
    } else if (day.get().liesAhead(statedAt)) {
      remarks.add(IdentityFinding.PERSON_DATE_AHEAD, patient, field, text);
      return Optional.empty();
    }
    return day;
  }

  /** What P-32 says; a code that nobody knows is taken on the safe side. */
  VisibilityStatement visibility() {
    String code = patient.value(CONFIDENTIALITY);
    if (code.isEmpty()) {
      return VisibilityStatement.SILENT;
    }
    Optional<VisibilityStatement> known = VisibilityStatement.ofCode(code);
    if (known.isEmpty()) {
      remarks.add(HprimSanteFinding.CONFIDENTIALITY_UNKNOWN, patient, CONFIDENTIALITY, code);
    }
    return known.orElse(VisibilityStatement.of(Confidentiality.RESTRICTED));
  }
}
