package org.estuaire.lab.cda;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Remarks;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.person.Claim;
import org.estuaire.person.LocalId;
import org.estuaire.person.Sex;
import org.estuaire.person.StatedDay;
import org.estuaire.person.Traits;
import org.estuaire.person.trust.StatedCode;
import org.estuaire.person.trust.StatedIns;
import org.estuaire.person.trust.StatedTrust;
import org.estuaire.person.trust.Trust;
import org.estuaire.person.trust.TrustRemark;
import org.estuaire.person.trust.TrustRules;
import org.estuaire.terminology.PlaceCode;

/** Reads {@code recordTarget/patientRole} (CI-SIS, structuration minimale) as a claim. */
final class PatientReader {

  private static final String ROLE = "recordTarget/patientRole/";
  private static final String PATIENT = ROLE + "patient/";
  private static final String UNDIFFERENTIATED = "UN";

  private final PatientIdentifiers identifiers;
  private final TrustRules trust;
  private final String domain;

  /**
   * @param domain the identification domain of the partner
   */
  PatientReader(Environment environment, String domain) {
    this.identifiers = new PatientIdentifiers(domain);
    this.trust = new TrustRules(environment.insAuthorities());
    this.domain = domain;
  }

  /**
   * What a document says about its person. An INS goes with a qualified identity only (CI-SIS), so
   * one that comes with all its traits says that the identity is.
   *
   * @param report number that stands for the person when the sender gives no identifier
   */
  Claim read(Element role, String report, Instant statedAt, Remarks remarks) {
    Traits traits = traits(role, statedAt, remarks);
    List<StatedIns> ins = identifiers.ins(role);
    boolean saysQualified = !ins.isEmpty() && hasAllTraits(traits);
    Trust trusted =
        trust.judge(
            new StatedTrust(
                saysQualified ? List.of(StatedCode.QUALIFIED_BY_ITS_INS) : List.of(),
                ins,
                traits.sex()),
            (remark, value) -> tell(remark, value, role, remarks));
    String local = identifiers.localId(role, remarks);
    LocalId who = new LocalId(domain, local.isEmpty() ? Claim.ofReport(report) : local);
    return trusted.in(Claim.of(who, traits, statedAt));
  }

  /** The schematron of CI-SIS demands them beside an INS. */
  private static boolean hasAllTraits(Traits traits) {
    return !traits.birthName().isEmpty()
        && !traits.firstGivenName().isEmpty()
        && traits.birthDate().isPresent()
        && traits.sex() != Sex.UNKNOWN
        && !traits.birthPlace().isEmpty();
  }

  /** A document has no codes of status, so that nothing can be said of them. */
  private static void tell(TrustRemark remark, String value, Element role, Remarks remarks) {
    CdaFinding finding =
        switch (remark) {
          case INS_NOT_QUALIFIED, INS_WITHOUT_SEX -> CdaFinding.INS_TRAITS_MISSING;
          case INS_OF_TEST -> CdaFinding.INS_OF_TEST;
          case INS_KEY_WRONG -> CdaFinding.INS_KEY_WRONG;
          case INS_SEVERAL -> CdaFinding.INS_SEVERAL;
          case INS_AUTHORITY_UNKNOWN,
              QUALIFIED_WITHOUT_INS,
              STATUS_CONTRADICTION,
              FICTIVE_AND_DOUBTFUL,
              CODE_UNKNOWN,
              VALI_OF_NO_TABLE ->
              throw new IllegalStateException("a document states nothing that gives " + remark);
        };
    Element id =
        role.all("id").stream()
            .filter(each -> Oids.isOfIns(each.attribute("root")))
            .findFirst()
            .orElse(role);
    remarks.add(finding, id, ROLE + "id", value);
  }

  private static Traits traits(Element role, Instant statedAt, Remarks remarks) {
    Element patient = role.first("patient");
    Names names = new Names(patient, remarks);
    Optional<StatedDay> born = born(patient, statedAt, remarks);
    return Traits.UNKNOWN
        .withStrict(
            names.family("BR", true),
            names.firstGiven(),
            born.map(StatedDay::date),
            sex(patient, remarks),
            birthPlace(patient, remarks))
        .withGivenNames(names.givenNames())
        .withUsed(names.family("CL", false), names.given("CL"))
        .withUncertainBirthDate(born.map(StatedDay::uncertain).orElse(false))
        .withContact(
            street(role.first("addr")),
            bounded(remarks, role, "addr", role.first("addr", "postalCode").text()),
            "",
            phone(role, remarks));
  }

  /** Family and given names by their qualifiers. */
  private record Names(Element patient, Remarks remarks) {

    /** The name so qualified; the birth name may also come without any qualifier. */
    String family(String qualifier, boolean orPlain) {
      String qualified = joined("family", qualifier);
      return qualified.isEmpty() && orPlain ? joined("family", "") : qualified;
    }

    String given(String qualifier) {
      return joined("given", qualifier);
    }

    String givenNames() {
      return joined("given", "");
    }

    /** The one marked as of birth, else the first of the list. */
    String firstGiven() {
      String marked = given("BR");
      return marked.isEmpty() ? named("given", "").findFirst().orElse("") : marked;
    }

    private String joined(String part, String qualifier) {
      String all = named(part, qualifier).collect(Collectors.joining(" "));
      return remarks.bounded(patient, PATIENT + "name/" + part, all);
    }

    private Stream<String> named(String part, String qualifier) {
      return patient.all("name").stream()
          .flatMap(name -> name.all(part).stream())
          .filter(name -> name.attribute("qualifier").equals(qualifier))
          .map(Element::text)
          .filter(text -> !text.isEmpty());
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Names[…]";
    }
  }

  private static Optional<StatedDay> born(Element patient, Instant statedAt, Remarks remarks) {
    Element birth = patient.first("birthTime");
    String text = birth.attribute("value");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<StatedDay> day = CdaTime.day(text);
    if (day.isEmpty()) {
      remarks.add(CdaFinding.DATE_UNREADABLE, birth, PATIENT + "birthTime", text);
    } else if (day.get().liesAhead(statedAt)) {
      remarks.add(IdentityFinding.PERSON_DATE_AHEAD, birth, PATIENT + "birthTime", text);
      return Optional.empty();
    }
    return day;
  }

  private static Sex sex(Element patient, Remarks remarks) {
    Element gender = patient.first("administrativeGenderCode");
    String code = gender.attribute("code").toUpperCase(Locale.ROOT);
    Optional<Sex> sex = Sex.ofCode(code);
    if (sex.isEmpty() && !code.isEmpty() && !code.equals(UNDIFFERENTIATED)) {
      remarks.add(CdaFinding.SEX_CODE_UNKNOWN, gender, PATIENT + "administrativeGenderCode", code);
    }
    return sex.orElse(Sex.UNKNOWN);
  }

  /** The code of the commune stands in the element of the county; a name is none. */
  private static String birthPlace(Element patient, Remarks remarks) {
    Element county = patient.first("birthplace", "place", "addr", "county");
    String code = remarks.bounded(county, PATIENT + "birthplace/place/addr/county", county.text());
    return PlaceCode.looksLikeCommune(code) ? code : "";
  }

  private static String street(Element address) {
    List<Element> lines = address.all("streetAddressLine");
    Stream<String> parts =
        lines.isEmpty()
            ? Stream.of("houseNumber", "streetNameType", "streetName")
                .map(part -> address.first(part).text())
            : lines.stream().map(Element::text);
    String street = parts.filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    return street.length() > Remarks.LONGEST_KEY
        ? street.substring(0, Remarks.LONGEST_KEY)
        : street;
  }

  private static String phone(Element role, Remarks remarks) {
    String number =
        role.all("telecom").stream()
            .map(telecom -> telecom.attribute("value"))
            .filter(value -> value.startsWith("tel:"))
            .map(value -> value.substring("tel:".length()))
            .findFirst()
            .orElse("");
    return bounded(remarks, role, "telecom", number);
  }

  private static String bounded(Remarks remarks, Element role, String part, String text) {
    return remarks.bounded(role, ROLE + part, text);
  }
}
