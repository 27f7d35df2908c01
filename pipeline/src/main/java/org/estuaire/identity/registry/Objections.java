package org.estuaire.identity.registry;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.identity.InsMatricule;
import org.estuaire.identity.StrictTraits;
import org.estuaire.identity.StrictTraits.Trait;
import org.estuaire.identity.registry.Domains.Standing;

/**
 * Why a claim can't be filed where its identifiers point: the traits that it states contradict what
 * is known there. A wrong attachment is worse than a duplicate (RNIV 1), so the record waits for
 * the identity cell.
 */
final class Objections {

  /**
   * @param identities the source identities that the claim contradicts
   */
  record Objection(IdentityFinding why, ReviewKind kind, List<SourceIdentity> identities) {}

  private final Neighbourhood registry;
  private final Domains domains;

  Objections(Neighbourhood registry, Domains domains) {
    this.registry = registry;
    this.domains = domains;
  }

  /**
   * What speaks against a statement about a local identifier that is known.
   *
   * @param former the INS that the statement says it has replaced
   */
  Optional<Objection> against(
      SourceIdentity known, Profile stated, Standing standing, Optional<String> former) {
    return anotherIns(known, stated, standing, former)
        .or(() -> anotherPerson(known, stated, standing))
        .or(() -> bearsNewly(known, stated) ? againstBearers(known, stated) : Optional.empty());
  }

  /**
   * What speaks against taking a claim of an unknown local identifier for the bearer of its INS.
   */
  Optional<Objection> against(Profile stated, List<SourceIdentity> bearers) {
    List<SourceIdentity> contradicted =
        telling(bearers).stream()
            .filter(bearer -> contradicts(stated.strict(), bearer.profile().strict()))
            .toList();
    return contradicted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Objection(
                IdentityFinding.INS_WITH_OTHER_TRAITS, ReviewKind.TRAITS_DISAGREE, contradicted));
  }

  /** The same number on another person's traits, when this identity comes to bear it. */
  private Optional<Objection> againstBearers(SourceIdentity known, Profile stated) {
    return stated
        .insNumber()
        .flatMap(
            ins ->
                against(
                    stated,
                    registry.bearers(ins).stream().filter(b -> b.id() != known.id()).toList()));
  }

  /** Another INS than the identity bears, or than any other of its person does. */
  private Optional<Objection> anotherIns(
      SourceIdentity known, Profile stated, Standing standing, Optional<String> former) {
    Optional<String> outgrown =
        standing == Standing.SERVER && becomesFinal(known.profile(), stated)
            ? known.profile().insNumber()
            : former.filter(number -> standing == Standing.SERVER);
    List<SourceIdentity> others =
        Stream.concat(Stream.of(known), registry.members(registry.personOf(known)).stream())
            .distinct()
            .filter(member -> member.profile().otherIns(stated))
            .filter(member -> !member.profile().insNumber().equals(outgrown))
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Objection(
                IdentityFinding.ANOTHER_INS_UNDER_LOCAL_ID, ReviewKind.COLLISION, others));
  }

  private Optional<Objection> anotherPerson(
      SourceIdentity known, Profile stated, Standing standing) {
    Set<Trait> contradictions = known.profile().strict().contradictions(stated.strict());
    boolean tolerable =
        contradictions.isEmpty()
            || (standing == Standing.SERVER
                ? !replacesThePerson(contradictions) && !renames(known, stated)
                : serverAgrees(known, stated));
    return tolerable
        ? Optional.empty()
        : Optional.of(
            new Objection(
                IdentityFinding.OTHER_TRAITS_UNDER_LOCAL_ID, ReviewKind.COLLISION, List.of(known)));
  }

  /**
   * An identity server corrects a name, a sex or a date. Where the date changes together with
   * anything else, or everything but the date does, its identifier was more likely given to
   * somebody else.
   */
  private static boolean replacesThePerson(Set<Trait> contradictions) {
    return contradictions.contains(Trait.BIRTH_DATE)
        ? contradictions.size() > 1
        : contradictions.size() == 3;
  }

  /**
   * Another birth name and another given name together are more likely somebody else's. A person
   * who had none yet is given both, and both may have stood in each other's place.
   */
  private static boolean renames(SourceIdentity known, Profile stated) {
    StrictTraits before = known.profile().strict();
    StrictTraits now = stated.strict();
    boolean swapped = before.name().same(now.given()) && before.given().same(now.name());
    return !before.namesSayTooLittle()
        && !swapped
        && before.contradictions(now).containsAll(Set.of(Trait.NAME, Trait.GIVEN_NAME));
  }

  /** A sender may follow a correction that an identity server made of the same person. */
  private boolean serverAgrees(SourceIdentity known, Profile stated) {
    StrictTraits strict = stated.strict();
    boolean telling =
        strict.name().telling() && strict.given().telling() && strict.birthDate().isPresent();
    return telling
        && registry.members(registry.personOf(known)).stream()
            .filter(member -> member.id() != known.id() && fromServer(member))
            .anyMatch(member -> !contradicts(member.profile().strict(), strict));
  }

  /** A waiting number (NIA) gives way to the final one; the traits stay the same. */
  private static boolean becomesFinal(Profile known, Profile stated) {
    return known.ins().map(InsMatricule::authority).equals(Optional.of(InsMatricule.Authority.NIA))
        && stated.ins().isPresent()
        && !contradicts(known.strict(), stated.strict());
  }

  private static boolean bearsNewly(SourceIdentity known, Profile stated) {
    return stated.ins().isPresent()
        && (known.statedAt().isEmpty() || !known.profile().insNumber().equals(stated.insNumber()));
  }

  /** The bearers whose traits an identity server vouches for, else all. */
  private List<SourceIdentity> telling(List<SourceIdentity> bearers) {
    List<SourceIdentity> vouched = bearers.stream().filter(this::fromServer).toList();
    return vouched.isEmpty() ? bearers : vouched;
  }

  private boolean fromServer(SourceIdentity identity) {
    return domains.hasServer(identity.key().domain()) && identity.statedAt().isPresent();
  }

  private static boolean contradicts(StrictTraits one, StrictTraits other) {
    return !one.contradictions(other).isEmpty();
  }
}
