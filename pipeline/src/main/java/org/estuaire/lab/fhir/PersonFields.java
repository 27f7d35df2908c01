package org.estuaire.lab.fhir;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estuaire.terminology.PlaceCode;

/** Names, birth place, address and telephone of a Patient (FR Core). */
final class PersonFields {

  private static final String USE = "use";
  private static final String FAMILY = "family";
  private static final String GIVEN = "given";

  private PersonFields() {}

  /** Names as sent; normalising them is the registry's business. */
  record Names(
      String birthName,
      String firstGivenName,
      String givenNames,
      String usedName,
      String usedGivenName) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Names[…]";
    }
  }

  /** Where a person lives. */
  record Contact(String street, String postcode, String commune, String phone) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Contact[…]";
    }
  }

  /** The official name is that of the birth certificate; the usual one is the name used. */
  static Names names(Resource patient, Remarks remarks) {
    List<Element> all = patient.element().all("name");
    Optional<Element> birth =
        ofUse(all, "official")
            .or(() -> ofUse(all, "maiden"))
            .or(() -> ofUse(all, ""))
            .or(() -> all.stream().findFirst());
    Optional<Element> used = ofUse(all, "usual").filter(name -> name != birth.orElse(null));
    Element name = birth.orElse(Element.NONE);
    String path = patient.at("name");
    return new Names(
        remarks.bounded(name.text(FAMILY), path),
        remarks.bounded(name.text(GIVEN), path),
        remarks.bounded(givenNames(name), path),
        remarks.bounded(used.map(n -> n.text(FAMILY)).orElse(""), path),
        remarks.bounded(used.map(n -> n.text(GIVEN)).orElse(""), path));
  }

  private static Optional<Element> ofUse(List<Element> all, String use) {
    return all.stream().filter(name -> name.text(USE).equals(use)).findFirst();
  }

  /** The list of the birth certificate, else all given names where there are several. */
  private static String givenNames(Element name) {
    String list = name.extension("birth-list-given-name").text("valueString");
    List<Element> given = name.all(GIVEN);
    if (!list.isEmpty() || given.size() < 2) {
      return list;
    }
    return given.stream().map(g -> g.value().strip()).collect(Collectors.joining(" "));
  }

  /** The COG code of the birth place (extension patient-birthPlace). */
  static String birthPlace(Element patient) {
    return inseeCode(patient.extension("birthPlace").first("valueAddress"));
  }

  private static String inseeCode(Element address) {
    String code =
        address.extension("insee-code").text("valueCoding", "code").toUpperCase(Locale.ROOT);
    return PlaceCode.looksLikeCommune(code) ? code : "";
  }

  static Contact contact(Resource patient, Remarks remarks) {
    List<Element> all = patient.element().all("address");
    Element home = ofUse(all, "home").or(() -> ofUse(all, "")).orElse(Element.NONE);
    String street =
        home.all("line").stream()
            .map(line -> line.value().strip())
            .collect(Collectors.joining(" "));
    return new Contact(
        remarks.bounded(street, patient.at("address.line")),
        remarks.bounded(home.text("postalCode"), patient.at("address.postalCode")),
        inseeCode(home),
        remarks.bounded(phone(patient.element()), patient.at("telecom")));
  }

  private static String phone(Element patient) {
    return patient.all("telecom").stream()
        .filter(t -> t.text("system").equals("phone") || t.text("system").isEmpty())
        .map(t -> t.text("value"))
        .filter(number -> !number.isEmpty())
        .findFirst()
        .orElse("");
  }
}
