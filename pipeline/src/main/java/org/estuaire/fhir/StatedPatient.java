package org.estuaire.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.person.Sex;
import org.estuaire.person.StatedDay;
import org.estuaire.person.Traits;
import org.estuaire.person.trust.StatedCode;
import org.estuaire.person.trust.StatedTrust;

/**
 * What a Patient states of its person (FR Core patient and patient INS, 2.1 to 3.0). Nothing is
 * judged here but which element says what.
 */
public final class StatedPatient {

  private static final String USE = "use";
  private static final String FAMILY = "family";
  private static final String GIVEN = "given";

  private final Element patient;
  private final PatientIdentifiers identifiers;

  public StatedPatient(Element patient) {
    this.patient = patient;
    this.identifiers = new PatientIdentifiers(patient);
  }

  public PatientIdentifiers identifiers() {
    return identifiers;
  }

  public StatedTrust trust() {
    return new StatedTrust(codes(), identifiers.ins(), sex());
  }

  /** Of the status and its comments; not of the way in which the identity was checked. */
  private List<StatedCode> codes() {
    List<StatedCode> codes = new ArrayList<>();
    for (Element said : patient.extensions("identity-reliability")) {
      for (Element part : said.all("extension")) {
        String url = part.text("url");
        if (url.endsWith("identityStatus") || url.endsWith("comment")) {
          codings(part)
              .filter(coding -> !coding.text("code").isEmpty())
              .map(coding -> StatedCode.ofFrCore(coding.text("system"), coding.text("code")))
              .forEach(codes::add);
        }
      }
    }
    return codes;
  }

  private static Stream<Element> codings(Element part) {
    return Stream.concat(
        part.all("valueCoding").stream(),
        part.all("valueCodeableConcept").stream().flatMap(c -> c.all("coding").stream()));
  }

  /** Empty where no day is stated, or none that can be read. */
  public Optional<StatedDay> born() {
    return FhirTime.day(patient.text("birthDate"));
  }

  public Optional<StatedDay> died() {
    return FhirTime.day(patient.text("deceasedDateTime"));
  }

  /**
   * All but the billing number.
   *
   * @param born as far as it is believed
   */
  public Traits traits(Optional<StatedDay> born, Optional<StatedDay> died) {
    List<Element> names = patient.all("name");
    Optional<Element> ofBirth = birthName(names);
    Element birth = ofBirth.orElse(Element.NONE);
    Element used = ofUse(names, "usual").filter(name -> name != birth).orElse(Element.NONE);
    Element home =
        ofUse(patient.all("address"), "home")
            .or(() -> ofUse(patient.all("address"), ""))
            .orElse(Element.NONE);
    boolean interpreted =
        patient.extension("birthdate-update-indicator").text("valueBoolean").equals("true");
    return Traits.UNKNOWN
        .withStrict(
            birth.text(FAMILY), birth.text(GIVEN), born.map(StatedDay::date), sex(), birthPlace())
        .withGivenNames(givenNames(birth))
        .withUsed(used.text(FAMILY), used.text(GIVEN))
        .withUncertainBirthDate(interpreted || born.map(StatedDay::uncertain).orElse(false))
        .withContact(street(home), home.text("postalCode"), inseeCode(home), phone())
        .withDeathDate(died.map(StatedDay::date));
  }

  /** The official name is that of the birth certificate; the usual one is the name used. */
  private static Optional<Element> birthName(List<Element> names) {
    return ofUse(names, "official")
        .or(() -> ofUse(names, "maiden"))
        .or(() -> ofUse(names, ""))
        .or(() -> names.stream().findFirst());
  }

  private static Optional<Element> ofUse(List<Element> all, String use) {
    return all.stream().filter(each -> each.text(USE).equals(use)).findFirst();
  }

  /** The list of the birth certificate, else all given names where there are several. */
  private static String givenNames(Element name) {
    String list = name.extension("birth-list-given-name").text("valueString");
    List<Element> given = name.all(GIVEN);
    return list.isEmpty() && given.size() > 1 ? joined(given) : list;
  }

  private static String joined(List<Element> texts) {
    return texts.stream().map(text -> text.value().strip()).collect(Collectors.joining(" "));
  }

  private Sex sex() {
    return switch (patient.text("gender")) {
      case "male" -> Sex.MALE;
      case "female" -> Sex.FEMALE;
      default -> Sex.UNKNOWN;
    };
  }

  /** The COG code of the birth place (extension patient-birthPlace). */
  private String birthPlace() {
    return inseeCode(patient.extension("birthPlace").first("valueAddress"));
  }

  /** The code on the address or, from some senders, on its city or district. */
  private static String inseeCode(Element address) {
    return Stream.of(address, address.first("city"), address.first("district"))
        .map(part -> part.extension("insee-code").text("valueCoding", "code"))
        .filter(code -> !code.isEmpty())
        .findFirst()
        .orElse("")
        .toUpperCase(Locale.ROOT);
  }

  private static String street(Element home) {
    return joined(home.all("line"));
  }

  private String phone() {
    return patient.all("telecom").stream()
        .filter(t -> t.text("system").equals("phone") || t.text("system").isEmpty())
        .map(t -> t.text("value"))
        .filter(number -> !number.isEmpty())
        .findFirst()
        .orElse("");
  }
}
