package org.estuaire.social;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.TextFinding;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.person.Claim;
import org.estuaire.person.DamagedNames;
import org.estuaire.person.InsKey;
import org.estuaire.person.NameRules;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.estuaire.terminology.Communes;
import org.estuaire.terminology.Councils;
import org.estuaire.terminology.PlaceCode;

/** Rules about the council, the extraction and the person. */
public final class PersonRules {

  private static final int AGE_OF_ENTITLEMENT = 60;
  private static final LocalDate FIRST_APA = LocalDate.of(2002, 1, 1);

  /** Sex, year and month of birth as the INSEE writes them, invented months included. */
  private static final Pattern NIR =
      Pattern.compile(
          "[1-478]\\d{2}(0[1-9]|1[0-2]|[23]\\d|4[0-2]|[5-9]\\d)(\\d{2}|2[AB])\\d{3}\\d{3}");

  private static final Pattern POSTCODE = Pattern.compile("\\d{5}");

  private final Communes communes;
  private final List<String> departments;

  /**
   * @param departments those for which the sender may speak; empty for any
   */
  public PersonRules(List<String> departments, Communes communes) {
    this.departments = departments;
    this.communes = communes;
  }

  public void check(Beneficiary stated, Reasons reasons) {
    checkSender(stated, reasons);
    checkDates(stated, reasons);
    checkNumber(stated, reasons);
    checkName(stated.claim().traits().birthName(), Apa.NOM_NAISSANCE, reasons);
    checkName(stated.claim().traits().firstGivenName(), Apa.PRENOMS, reasons);
    Traits traits = stated.claim().traits();
    DamagedNames.of(traits)
        .forEach(name -> reasons.quote(TextFinding.NAME_DAMAGED, fieldOf(name, traits), name));
    checkPlaces(stated, reasons);
  }

  private static String fieldOf(String name, Traits traits) {
    if (name.equals(traits.birthName())) {
      return Apa.NOM_NAISSANCE;
    }
    return name.equals(traits.usedName()) ? Apa.NOM_USAGE : Apa.PRENOMS;
  }

  private void checkSender(Beneficiary stated, Reasons reasons) {
    String department = stated.department();
    checkDepartment(department, Apa.CODE_DEPT, reasons);
    checkDepartment(stated.situation().department(), Apa.DEPT_DOMICILE_SECOURS, reasons);
    reasons.addIf(
        !department.isEmpty()
            && !departments.isEmpty()
            && !Councils.speakFor(departments, department),
        SocialFinding.OTHER_DEPARTMENT,
        Apa.CODE_DEPT);
    reasons.addIf(
        stated.extractedOn().filter(day -> day.isBefore(FIRST_APA)).isPresent(),
        SocialFinding.EXTRACTION_DATE,
        Apa.DATE_EXTRACTION);
  }

  private static void checkDepartment(String department, String field, Reasons reasons) {
    reasons.addIf(
        !department.isEmpty() && !Councils.isKnown(department),
        SocialFinding.UNKNOWN_DEPARTMENT,
        field);
  }

  private static void checkDates(Beneficiary stated, Reasons reasons) {
    Traits traits = stated.claim().traits();
    Optional<LocalDate> extracted = stated.extractedOn();
    reasons.addIf(
        isAfter(traits.birthDate(), extracted),
        SocialFinding.BORN_AFTER_EXTRACTION,
        Apa.DATE_NAISSANCE);
    checkPast(traits.deathDate(), extracted, Apa.DATE_DECES, reasons);
    reasons.requireOrder(
        traits.birthDate(), Apa.DATE_NAISSANCE, traits.deathDate(), Apa.DATE_DECES);
  }

  /** APA is for those of sixty and more; PCH is not. */
  static void checkAge(Entitlement entitlement, Reasons reasons) {
    Optional<LocalDate> birth = entitlement.claim().traits().birthDate();
    boolean tooYoung =
        birth.isPresent()
            && entitlement
                .right()
                .startsOn()
                .filter(day -> day.isBefore(sixtieth(birth.get())))
                .isPresent();
    reasons.addIf(tooYoung, SocialFinding.YOUNGER_THAN_SIXTY, Apa.DATE_NAISSANCE);
  }

  private static LocalDate sixtieth(LocalDate birth) {
    return birth.plusYears(AGE_OF_ENTITLEMENT);
  }

  public static void checkPast(
      Optional<LocalDate> date, Optional<LocalDate> extracted, String field, Reasons reasons) {
    reasons.addIf(isAfter(date, extracted), SocialFinding.AFTER_EXTRACTION, field);
  }

  private static boolean isAfter(Optional<LocalDate> date, Optional<LocalDate> extracted) {
    return date.isPresent() && extracted.filter(date.get()::isAfter).isPresent();
  }

  /** Without what was told to be wrong about the person's traits: nobody is found by them. */
  public static Claim withoutDoubt(Claim claim, List<Finding> findings) {
    Set<FindingCode> told = findings.stream().map(Finding::code).collect(Collectors.toSet());
    boolean nirIsWrong =
        told.contains(SocialFinding.NIR_SHAPE)
            || told.contains(SocialFinding.NIR_KEY)
            || told.contains(SocialFinding.NIR_KEY_MISSING);
    boolean placeIsWrong =
        told.contains(SocialFinding.COMMUNE_SHAPE) || told.contains(SocialFinding.POSTCODE_SHAPE);
    Traits traits = claim.traits();
    Traits kept = nirIsWrong ? traits.withNir("") : traits;
    return nirIsWrong || placeIsWrong
        ? claim.withTraits(placeIsWrong ? placesInForm(kept) : kept)
        : claim;
  }

  /** Without a commune or postcode that is none. */
  static Traits placesInForm(Traits traits) {
    return traits
        .withStrict(
            traits.birthName(),
            traits.firstGivenName(),
            traits.birthDate(),
            traits.sex(),
            inForm(traits.birthPlace(), PlaceCode::looksLikeCommune))
        .withContact(
            traits.address(),
            inForm(traits.postcode(), code -> POSTCODE.matcher(code).matches()),
            inForm(traits.residence(), PlaceCode::looksLikeCommune),
            traits.phone());
  }

  private static String inForm(String code, Predicate<String> form) {
    return form.test(code) ? code : "";
  }

  private static void checkNumber(Beneficiary stated, Reasons reasons) {
    Entitlement.StatedNir nir = stated.nir();
    if (nir.number().isEmpty()) {
      reasons.addIf(nir.waitingNumber().isEmpty(), SocialFinding.NO_NATIONAL_NUMBER, Apa.NIR);
      return;
    }
    if (!NIR.matcher(nir.number()).matches()) {
      reasons.add(SocialFinding.NIR_SHAPE, Apa.NIR);
      return;
    }
    reasons.addIf(nir.key().isEmpty(), SocialFinding.NIR_KEY_MISSING, Apa.CLE_NIR);
    reasons.addIf(
        nir.key().isPresent() && nir.key().getAsInt() != Integer.parseInt(InsKey.of(nir.number())),
        SocialFinding.NIR_KEY,
        Apa.CLE_NIR);
    checkSex(nir.number().charAt(0), stated.claim().traits().sex(), reasons);
  }

  /** As identity servers are held to it: a right is filed under no name that names nobody. */
  private static void checkName(String name, String field, Reasons reasons) {
    if (name.isBlank()) {
      return;
    }
    if (!NameRules.hasLetter(name)) {
      reasons.quote(IdentityFinding.NAME_WITHOUT_LETTER, field, name);
    } else if (NameRules.comparison(name).isEmpty()) {
      reasons.quote(IdentityFinding.NO_NAME_KNOWN, field, name);
    }
  }

  private static void checkSex(char first, Sex sex, Reasons reasons) {
    boolean odd = first == '1' || first == '3' || first == '7';
    boolean contradicts = odd ? sex == Sex.FEMALE : sex == Sex.MALE;
    reasons.addIf(contradicts, SocialFinding.NIR_SEX, Apa.SEXE);
  }

  private void checkPlaces(Beneficiary stated, Reasons reasons) {
    Traits traits = stated.claim().traits();
    reasons.addIf(
        !traits.postcode().isEmpty() && !POSTCODE.matcher(traits.postcode()).matches(),
        SocialFinding.POSTCODE_SHAPE,
        Apa.CODE_POSTAL);
    checkCommune(traits.birthPlace(), traits.birthDate(), Apa.COMMUNE_NAISSANCE_INSEE, reasons);
    checkCommune(traits.residence(), stated.extractedOn(), Apa.COMMUNE_INSEE, reasons);
  }

  private void checkCommune(String code, Optional<LocalDate> on, String field, Reasons reasons) {
    if (code.isEmpty()) {
      return;
    }
    if (!PlaceCode.looksLikeCommune(code)) {
      reasons.add(SocialFinding.COMMUNE_SHAPE, field);
      return;
    }
    // Without the official table an unknown code proves nothing.
    if (communes.complete() && on.isPresent() && communes.find(code, on.get()).isEmpty()) {
      boolean former = field.equals(Apa.COMMUNE_INSEE) && communes.knows(code);
      reasons.add(former ? SocialFinding.FORMER_COMMUNE : SocialFinding.UNKNOWN_COMMUNE, field);
    }
  }
}
