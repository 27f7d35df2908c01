package org.estuaire.identity.feed.fhir;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/** The traits of a Patient (FR Core patient with INS). */
final class PatientTraits {

  private static final String GIVEN_LIST = "birth-list-given-name";
  private static final String BIRTH_PLACE = "patient-birthPlace";
  private static final String INSEE = "insee-code";

  private final Element patient;

  PatientTraits(Element patient) {
    this.patient = patient;
  }

  Traits read() {
    Optional<Element> official = name("official").or(() -> patient.first("name"));
    Optional<Element> usual = name("usual");
    String born = patient.text("birthDate");
    return Traits.UNKNOWN
        .withStrict(
            official.map(name -> name.text("family")).orElse(""),
            official.map(name -> name.text("given")).orElse(""),
            date(born),
            sex(),
            place())
        .withGivenNames(official.map(PatientTraits::givenNames).orElse(""))
        .withUsed(
            usual.map(name -> name.text("family")).orElse(""),
            usual.map(name -> name.text("given")).orElse(""))
        .withUncertainBirthDate(!born.isEmpty() && born.length() < 10)
        .withContact(street(), home("postalCode"), commune(), phone())
        .withDeathDate(death());
  }

  private Optional<Element> name(String use) {
    return patient.all("name").filter(name -> name.text("use").equals(use)).findFirst();
  }

  /** The list of the birth certificate where it is given, else the names that are. */
  private static String givenNames(Element name) {
    return name.extensions(GIVEN_LIST)
        .map(extension -> extension.text("valueString"))
        .findFirst()
        .orElseGet(() -> name.all("given").map(Element::value).collect(Collectors.joining(" ")));
  }

  private Sex sex() {
    return switch (patient.text("gender")) {
      case "male" -> Sex.MALE;
      case "female" -> Sex.FEMALE;
      default -> Sex.UNKNOWN;
    };
  }

  private String place() {
    return patient
        .extensions(BIRTH_PLACE)
        .flatMap(extension -> extension.all("valueAddress"))
        .map(PatientTraits::insee)
        .findFirst()
        .orElse("");
  }

  /** The code on the address or, from some senders, on its city or district. */
  private static String insee(Element address) {
    return Stream.concat(
            Stream.of(address),
            List.of("_city", "city", "_district", "district").stream().flatMap(address::all))
        .flatMap(part -> part.extensions(INSEE))
        .map(extension -> extension.text("valueCoding", "code"))
        .findFirst()
        .orElse("");
  }

  private Optional<Element> homeAddress() {
    return patient
        .all("address")
        .filter(address -> address.text("use").equals("home") || address.text("use").isEmpty())
        .findFirst();
  }

  private String home(String part) {
    return homeAddress().map(address -> address.text(part)).orElse("");
  }

  private String street() {
    return homeAddress().stream()
        .flatMap(address -> address.all("line"))
        .map(Element::value)
        .collect(Collectors.joining(" "));
  }

  private String commune() {
    return homeAddress().map(PatientTraits::insee).orElse("");
  }

  private String phone() {
    return patient
        .all("telecom")
        .filter(telecom -> telecom.text("system").equals("phone"))
        .map(telecom -> telecom.text("value"))
        .findFirst()
        .orElse("");
  }

  private Optional<LocalDate> death() {
    String died = patient.text("deceasedDateTime");
    return date(died.length() > 10 ? died.substring(0, 10) : died);
  }

  /** What is not said is completed as RNIV 1 has it: the first day, 31 December. */
  private static Optional<LocalDate> date(String text) {
    try {
      return switch (text.length()) {
        case 4 -> Optional.of(LocalDate.parse(text + "-12-31"));
        case 7 -> Optional.of(LocalDate.parse(text + "-01"));
        case 10 -> Optional.of(LocalDate.parse(text));
        default -> Optional.empty();
      };
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }
}
