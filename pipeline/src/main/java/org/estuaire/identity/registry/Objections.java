package org.estuaire.identity.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.identity.registry.Domains.Standing;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.StrictTraits;
import org.estuaire.person.StrictTraits.Trait;

/**
 * Why a claim can't be filed where its identifiers point: the traits that it states contradict what
 * is known there. A wrong attachment is worse than a duplicate (RNIV 1), so the record waits for
 * the identity cell.
 */
final class Objections {

  /** Identities that one objection names: more of them say nothing new. */
  private static final int MOST_NAMED = 20;

  private static final long NOBODY = -1;

  /**
   * @param identities the source identities that the claim contradicts; of very many the first
   */
  record Objection(IdentityFinding why, ReviewKind kind, List<Long> identities) {}

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
  Optional<Objection> against(Profile stated, Peers bearers) {
    return against(stated, bearers, NOBODY);
  }

  /** The same number on another person's traits, when this identity comes to bear it. */
  private Optional<Objection> againstBearers(SourceIdentity known, Profile stated) {
    return stated.insNumber().flatMap(ins -> against(stated, registry.bearers(ins), known.id()));
  }

  /** Where an identity server vouches for the traits of a bearer, only such bearers count. */
  private Optional<Objection> against(Profile stated, Peers bearers, long butFor) {
    boolean vouched = bearers.first(this::fromServer, butFor).isPresent();
    List<Long> contradicted =
        bearers.first(
            kind -> (!vouched || fromServer(kind)) && contradicts(stated.strict(), kind.strict()),
            butFor,
            MOST_NAMED);
    return contradicted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Objection(
                IdentityFinding.INS_WITH_OTHER_TRAITS, ReviewKind.TRAITS_DISAGREE, contradicted));
  }

  /** Another INS than the identity bears, or than any other of its person does. */
  private Optional<Objection> anotherIns(
      SourceIdentity known, Profile stated, Standing standing, Optional<String> former) {
    Optional<String> outgrown =
        standing == Standing.SERVER && becomesFinal(known.profile(), stated)
            ? known.profile().insNumber()
            : former.filter(number -> standing == Standing.SERVER);
    if (stated.ins().isEmpty()) {
      return Optional.empty();
    }
    Predicate<Optional<String>> another =
        ins -> ins.isPresent() && !ins.equals(stated.insNumber()) && !ins.equals(outgrown);
    List<Long> others =
        new ArrayList<>(
            registry
                .members(registry.personOf(known))
                .first(kind -> another.test(kind.ins()), known.id(), MOST_NAMED));
    if (another.test(known.profile().insNumber())) {
      others.add(known.id());
    }
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Objection(
                IdentityFinding.ANOTHER_INS_UNDER_LOCAL_ID, ReviewKind.COLLISION, others));
  }

  private Optional<Objection> anotherPerson(
      SourceIdentity known, Profile stated, Standing standing) {
    boolean corrects = standing == Standing.SERVER && registry.kept(known);
    Set<Trait> contradictions =
        corrects || standing == Standing.SENDER
            ? known.profile().strict().contradictions(stated.strict())
            : UsedNames.contradictions(known.profile(), stated);
    boolean tolerable =
        contradictions.isEmpty()
            || (corrects
                ? !replacesThePerson(contradictions) && !renames(known, stated)
                : serverAgrees(known, stated));
    return tolerable
        ? Optional.empty()
        : Optional.of(
            new Objection(
                IdentityFinding.OTHER_TRAITS_UNDER_LOCAL_ID,
                ReviewKind.COLLISION,
                List.of(known.id())));
  }

  /**
   * An identity server corrects a name, a sex or a date, of which it has spoken itself. What others
   * have said under its identifiers was of somebody else, or is for them to correct. Where the date
   * changes together with anything else, or everything but the date does, its identifier was more
   * likely given to somebody else.
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
        && registry
            .members(registry.personOf(known))
            .first(kind -> fromServer(kind) && !contradicts(kind.strict(), strict), known.id())
            .isPresent();
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

  private boolean fromServer(Peers.Kind kind) {
    return kind.stated() && domains.hasServer(kind.domain());
  }

  private static boolean contradicts(StrictTraits one, StrictTraits other) {
    return !one.contradictions(other).isEmpty();
  }
}
