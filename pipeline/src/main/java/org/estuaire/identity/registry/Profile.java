package org.estuaire.identity.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsKey;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.NameRules;
import org.estuaire.person.StrictTraits;
import org.estuaire.person.Traits;
import org.estuaire.person.trust.Trust;

/**
 * All that a source says of one of its identities.
 *
 * @param ins only on a qualified identity that nothing makes doubtful (RNIV 1: an identity douteuse
 *     or fictive carries no INS)
 * @param strict the strict traits in comparison form
 */
record Profile(
    Traits traits,
    StrictTraits strict,
    Optional<InsMatricule> ins,
    IdentityStatus status,
    Set<String> attributes) {

  private static final int LONGEST_TEXT = 250;
  private static final LocalDate EARLIEST = LocalDate.of(1850, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  static Profile of(Claim claim) {
    return of(claim.traits(), claim.ins(), claim.status(), claim.attributes(), false);
  }

  /**
   * @param namesCut whether the names are what an earlier version kept of them
   */
  static Profile of(
      Traits stated,
      Optional<InsMatricule> ins,
      IdentityStatus status,
      Set<String> attributes,
      boolean namesCut) {
    Traits traits = plausible(stated);
    Optional<InsMatricule> usable =
        ins.filter(
            matricule -> InsKey.hasShape(matricule.number()) && !Trust.distrusted(attributes));
    return new Profile(
        traits,
        StrictTraits.of(traits, namesCut),
        usable,
        status(usable, status, attributes),
        attributes);
  }

  boolean distrusted() {
    return Trust.distrusted(attributes);
  }

  boolean provenHomonym() {
    return Trust.provenHomonym(attributes);
  }

  /** Whether a civil document was checked (RNIV 1: validée or qualifiée). */
  boolean proofChecked() {
    return status == IdentityStatus.VALIDATED || status == IdentityStatus.QUALIFIED;
  }

  Optional<String> insNumber() {
    return ins.map(InsMatricule::number);
  }

  /** Whether both carry an INS and not the same. */
  boolean otherIns(Profile other) {
    return ins.isPresent() && other.ins.isPresent() && !insNumber().equals(other.insNumber());
  }

  /**
   * This profile with what only the other one states: nothing that is stated changes.
   *
   * @param withIns take the other's INS too where there is none
   */
  Profile completedBy(Profile other, boolean withIns) {
    return of(
        Merge.of(traits, other.traits, true),
        withIns ? ins.or(() -> other.ins) : ins,
        status,
        attributes,
        strict.perhapsCut());
  }

  /** A newer statement: what it does not state is kept, the INS too unless it became doubtful. */
  Profile updatedBy(Profile newer) {
    return of(
        Merge.of(newer.traits, traits, false),
        newer.ins.or(() -> ins),
        newer.status,
        newer.attributes,
        namesCutBeside(newer));
  }

  /** The newer statement of an identity server: its word on status, INS and death is final. */
  Profile replacedBy(Profile newer) {
    return of(
        Merge.of(newer.traits, traits, true).withDeathDate(newer.traits.deathDate()),
        newer.ins,
        newer.status,
        newer.attributes,
        namesCutBeside(newer));
  }

  /** Names stated again take the place of those that were cut. */
  private boolean namesCutBeside(Profile newer) {
    boolean named = newer.strict.name().telling() && newer.strict.given().telling();
    return newer.strict.perhapsCut() || strict.perhapsCut() && !named;
  }

  /** Whether both say the same, however their names were kept. */
  boolean saysTheSame(Profile other) {
    return traits.equals(other.traits)
        && ins.equals(other.ins)
        && status == other.status
        && attributes.equals(other.attributes);
  }

  /**
   * What the keeper of a domain has said of an identity, in the order of its statements, completed
   * by what others said.
   *
   * @param known all that is known so far
   */
  static Profile fold(List<Profile> statements, Profile known) {
    Profile folded =
        Counting.of(statements).stream()
            .reduce(Profile::replacedBy)
            .orElseThrow(IllegalArgumentException::new);
    return folded.completedBy(known, false).diedOn(folded.traits.deathDate());
  }

  private Profile diedOn(Optional<LocalDate> date) {
    return of(traits.withDeathDate(date), ins, status, attributes, strict.perhapsCut());
  }

  /** These traits without the INS, which they contradict: provisional (RNIV 1, discordance). */
  Profile withoutIns() {
    return of(
        traits, Optional.empty(), IdentityStatus.PROVISIONAL, attributes, strict.perhapsCut());
  }

  /** First 13 characters of the NIR, empty when not stated. */
  String nirKey() {
    String compact = traits.nir().replace(" ", "");
    return compact.length() < 13 ? "" : compact.substring(0, 13);
  }

  /** National digits of the telephone, empty when not a telephone number. */
  String phoneKey() {
    String digits = traits.phone().replaceAll("[^0-9+]", "").replaceFirst("^(\\+|00)33", "0");
    return digits.length() < 9 ? "" : digits;
  }

  /** Street and postcode, empty when one is missing. */
  String addressKey() {
    String street = NameRules.comparison(traits.address());
    boolean stated = !street.isEmpty() && !traits.postcode().isEmpty();
    return stated ? street + " / " + traits.postcode() : "";
  }

  private static IdentityStatus status(
      Optional<InsMatricule> ins, IdentityStatus stated, Set<String> attributes) {
    if (Trust.distrusted(attributes)) {
      return IdentityStatus.PROVISIONAL;
    }
    if (ins.isPresent()) {
      return IdentityStatus.QUALIFIED;
    }
    return stated == IdentityStatus.QUALIFIED ? IdentityStatus.VALIDATED : stated;
  }

  /**
   * Dates beyond any life are not stated, and texts end where no name or address goes on: the
   * repository and its indexes could not hold the worst of them.
   */
  private static Traits plausible(Traits traits) {
    return Traits.UNKNOWN
        .withStrict(
            cut(traits.birthName()),
            cut(traits.firstGivenName()),
            traits.birthDate().filter(Profile::plausible),
            traits.sex(),
            cut(traits.birthPlace()))
        .withGivenNames(cut(traits.givenNames()))
        .withUsed(cut(traits.usedName()), cut(traits.usedGivenName()))
        .withUncertainBirthDate(traits.uncertainBirthDate())
        .withNir(cut(traits.nir()))
        .withContact(
            cut(traits.address()),
            cut(traits.postcode()),
            cut(traits.residence()),
            cut(traits.phone()))
        .withDeathDate(traits.deathDate().filter(Profile::plausible));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }

  private static boolean plausible(LocalDate date) {
    return !date.isBefore(EARLIEST) && !date.isAfter(LATEST);
  }

  @Override
  public String toString() {
    return "Profile[…]";
  }
}
