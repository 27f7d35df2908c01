package org.estuaire.identity.registry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.estuaire.exchange.Finding;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.identity.IdentityResolver.Resolution;
import org.estuaire.identity.IdentityResolver.Statement;
import org.estuaire.identity.registry.Changes.Doubt;
import org.estuaire.identity.registry.Changes.NewLink;
import org.estuaire.identity.registry.Changes.NewPerson;
import org.estuaire.identity.registry.Domains.Standing;
import org.estuaire.identity.registry.Objections.Objection;
import org.estuaire.identity.registry.SourceIdentity.LocalKey;
import org.estuaire.identity.registry.SourceIdentity.Origin;
import org.estuaire.person.Claim;
import org.estuaire.person.StrictTraits;

/**
 * The rules of RNIV for one claim after the other: (1) a known local identifier; (2) the same
 * qualified INS with consistent traits; (3) five equal strict traits and a complementary one; (4)
 * else a person of its own.
 *
 * <p>A held claim leaves nothing in the registry but a review item: no source identity is made for
 * it. Its record waits in quarantine with the claim inside, and a replay resolves it again: as the
 * same person where the identity cell accepted it, as somebody else where it refused.
 */
final class ClaimRules {

  /** Members of a person that one item names: more of them say nothing new. */
  private static final int MOST_NAMED = 10;

  private final Neighbourhood registry;
  private final Domains domains;
  private final Objections objections;
  private final Changes changes;
  private final PersonNumbers numbers;
  private final LongSupplier ids;

  /**
   * @param ids identifiers for new source identities, rising
   */
  ClaimRules(
      Neighbourhood registry,
      Domains domains,
      Changes changes,
      PersonNumbers numbers,
      LongSupplier ids) {
    this.numbers = numbers;
    this.registry = registry;
    this.domains = domains;
    this.objections = new Objections(registry, domains);
    this.changes = changes;
    this.ids = ids;
  }

  Resolution resolve(Statement statement, Profile profile) {
    LocalKey stated = new LocalKey(statement.claim().domain(), statement.claim().localId());
    if (!stated.usable()) {
      return new Resolution.Held(Finding.of(IdentityFinding.LOCAL_ID_UNUSABLE));
    }
    Origin origin = Origin.of(statement);
    Resolution resolution =
        registry
            .refusedBy(origin)
            .map(
                item -> apart(statement, profile, new LocalKey(stated.domain(), Claim.apart(item))))
            .orElseGet(() -> file(statement, profile, stated));
    if (resolution instanceof Resolution.Known && registry.waiting(origin)) {
      changes.released.add(origin);
    }
    return resolution;
  }

  private Resolution file(Statement statement, Profile stated, LocalKey key) {
    return registry
        .find(key)
        .map(known -> restate(statement, stated, known))
        .orElseGet(() -> introduce(statement, stated, key));
  }

  /**
   * Files a record whose identifiers name somebody else under an identity of its own. An INS that
   * its traits contradict is not theirs.
   */
  private Resolution apart(Statement statement, Profile stated, LocalKey own) {
    Peers bearers = stated.insNumber().map(registry::bearers).orElse(Peers.NOBODY);
    boolean contradicted = objections.against(stated, bearers).isPresent();
    return file(statement, contradicted ? stated.withoutIns() : stated, own);
  }

  private Resolution restate(Statement statement, Profile stated, SourceIdentity known) {
    Standing standing = domains.standing(statement);
    Instant at = statedAt(statement);
    boolean late = isLate(known, at, standing);
    if (late && standing == Standing.SERVER) {
      place(known, stated, statement);
      return new Resolution.Known(known.id());
    }
    Optional<Objection> objection =
        registry.accepted(Origin.of(statement))
            ? Optional.empty()
            : objections.against(known, stated, standing, statement.claim().formerIns());
    if (objection.isPresent()) {
      return hold(statement, known.key(), objection.get());
    }
    if (!late) {
      Optional<Instant> now = standing == Standing.GUEST ? known.statedAt() : Optional.of(at);
      if (update(known, next(known, stated, standing), now, stated, statement)
          && standing == Standing.SERVER) {
        note(known.id(), statement, stated, known.key());
      }
    }
    return new Resolution.Known(known.id());
  }

  /** The first word of a keeper is never late, whatever others have said before. */
  private boolean isLate(SourceIdentity known, Instant at, Standing standing) {
    boolean heard = standing == Standing.SERVER && registry.kept(known);
    return (heard || standing == Standing.SENDER)
        && known.statedAt().filter(at::isBefore).isPresent();
  }

  private static Profile next(SourceIdentity known, Profile stated, Standing standing) {
    return switch (standing) {
      case SERVER -> known.profile().replacedBy(stated);
      case SENDER -> known.profile().updatedBy(stated);
      case GUEST -> known.profile().completedBy(stated, known.statedAt().isEmpty());
    };
  }

  /** A late statement takes its place among the others: it counts where no newer one speaks. */
  private void place(SourceIdentity known, Profile stated, Statement statement) {
    note(known.id(), statement, stated, known.key());
    Profile folded = Profile.fold(registry.statements(known.id()), known.profile());
    update(known, folded, known.statedAt(), stated, statement);
  }

  private void note(long id, Statement statement, Profile stated, LocalKey key) {
    Instant at = statedAt(statement);
    Origin origin = Origin.of(statement);
    registry.state(id, at, stated);
    changes.state(
        new SourceIdentity(
            id, statement.partner(), key, stated, Optional.of(at), 0, origin, origin),
        at);
  }

  /** Whether anything is different now. */
  private boolean update(
      SourceIdentity known,
      Profile next,
      Optional<Instant> at,
      Profile stated,
      Statement statement) {
    SourceIdentity updated = known.stating(next, at, Origin.of(statement));
    if (updated.equals(known)) {
      return false;
    }
    changes.update(known, updated, Origin.of(statement));
    registry.put(updated);
    if (domains.standing(statement) == Standing.SERVER) {
      joinOthers(known, updated, stated, statement);
    }
    if (!next.insNumber().equals(known.profile().insNumber())) {
      reportOtherBearers(updated, statement);
    }
    if (!next.strict().equals(known.profile().strict())) {
      reportContradictedMembers(updated, statement);
    }
    return true;
  }

  /**
   * Whom its keeper has just completed may be somebody whom others know: a patient of whom reports
   * spoke before, an identity that was provisional. Who is still alone in the person that it
   * founded joins that one, by the rules for newcomers. A link that exists stays as it is.
   *
   * <p>Only what the statement itself says can join: by that the others were looked for.
   */
  private void joinOthers(
      SourceIdentity before, SourceIdentity now, Profile stated, Statement statement) {
    UUID own = registry.personOf(now);
    if (!registry.alone(now) || !own.equals(numbers.foundedBy(now.key(), 0))) {
      return;
    }
    Peers bearers =
        stated
            .insNumber()
            .filter(ins -> now.profile().insNumber().equals(Optional.of(ins)))
            .map(registry::bearers)
            .orElse(Peers.NOBODY);
    Set<UUID> persons = new HashSet<>(bearers.persons());
    persons.remove(own);
    if (!persons.isEmpty()) {
      joinByIns(now, bearers, persons, statement);
    } else if (stated.strict().sameFive(now.profile().strict())
        && registry.refusedBy(Origin.of(statement)).isEmpty()) {
      joinByTraits(before, now, statement);
    }
  }

  private void joinByIns(
      SourceIdentity now, Peers bearers, Set<UUID> persons, Statement statement) {
    boolean accepted = registry.accepted(Origin.of(statement));
    if (accepted || objections.against(now.profile(), bearers).isEmpty()) {
      personByIns(now, persons, accepted).ifPresent(place -> join(now, place));
    }
  }

  private void joinByTraits(SourceIdentity before, SourceIdentity now, Statement statement) {
    List<SourceIdentity> alike = alike(now);
    Optional<Place> place = personByTraits(now, alike, statement);
    place.ifPresent(found -> join(now, found));
    if (place.isEmpty() && !now.profile().strict().equals(before.profile().strict())) {
      propose(now, alike, statement);
    }
  }

  private void join(SourceIdentity identity, Place place) {
    changes.joins.add(new NewLink(identity.id(), place.person(), place.rule()));
    registry.link(identity.id(), place.person());
  }

  private Resolution introduce(Statement statement, Profile stated, LocalKey key) {
    Peers bearers = stated.insNumber().map(registry::bearers).orElse(Peers.NOBODY);
    boolean accepted = registry.accepted(Origin.of(statement));
    Optional<Objection> objection =
        accepted ? Optional.empty() : objections.against(stated, bearers);
    if (objection.isPresent()) {
      return hold(statement, key, objection.get());
    }
    Set<UUID> persons = bearers.persons();
    SourceIdentity created = create(statement, stated, key);
    if (persons.isEmpty() && registry.refusedBy(Origin.of(statement)).isPresent()) {
      // Equal traits may be what led to the wrong person before.
      found(created);
    } else if (persons.isEmpty()) {
      linkByTraits(created, statement);
    } else {
      personByIns(created, persons, accepted)
          .ifPresentOrElse(place -> link(created, place), () -> found(created));
      reportOtherBearers(created, statement);
    }
    return new Resolution.Known(created.id());
  }

  /** The person of others to whom an identity belongs, and by which rule. */
  private record Place(UUID person, LinkRule rule) {}

  /**
   * Where the bearers are several persons already, only the identity cell can tell which; so where
   * a name is stated that says too little to agree with theirs.
   */
  private static Optional<Place> personByIns(
      SourceIdentity identity, Set<UUID> persons, boolean accepted) {
    boolean unnamed = identity.profile().strict().namesSayTooLittle();
    return persons.size() > 1 || unnamed && !accepted
        ? Optional.empty()
        : Optional.of(
            new Place(persons.iterator().next(), accepted ? LinkRule.ACCEPTED_INS : LinkRule.INS));
  }

  private void linkByTraits(SourceIdentity created, Statement statement) {
    List<SourceIdentity> alike = alike(created);
    Optional<Place> place = personByTraits(created, alike, statement);
    if (place.isPresent()) {
      link(created, place.get());
    } else {
      found(created);
      propose(created, alike, statement);
    }
  }

  /** The others with the same five strict traits. */
  private List<SourceIdentity> alike(SourceIdentity identity) {
    return registry.sameFive(identity.profile().strict()).stream()
        .filter(other -> other.id() != identity.id())
        .toList();
  }

  /**
   * Where a crowd shares a name and a birth date, they prove nothing: test identities, defaults.
   */
  private Optional<Place> personByTraits(
      SourceIdentity identity, List<SourceIdentity> alike, Statement statement) {
    Set<UUID> persons = personsOf(alike);
    if (persons.size() != 1 || registry.crowded(identity.profile().strict())) {
      return Optional.empty();
    }
    UUID only = persons.iterator().next();
    return TraitsRule.links(identity.profile(), statedAt(statement), membersOf(only))
        .map(rule -> new Place(only, rule));
  }

  private SourceIdentity create(Statement statement, Profile stated, LocalKey key) {
    Standing standing = domains.standing(statement);
    Origin origin = Origin.of(statement);
    SourceIdentity created =
        new SourceIdentity(
            ids.getAsLong(),
            statement.partner(),
            key,
            stated,
            standing == Standing.GUEST ? Optional.empty() : Optional.of(statedAt(statement)),
            1,
            origin,
            origin);
    changes.create(created);
    if (standing == Standing.SERVER) {
      note(created.id(), statement, stated, key);
    }
    registry.put(created);
    return created;
  }

  private void found(SourceIdentity founder) {
    UUID person = numbers.foundedBy(founder.key(), 0);
    changes.persons.add(new NewPerson(person, founder.id()));
    link(founder, new Place(person, LinkRule.OWN));
  }

  private void link(SourceIdentity identity, Place place) {
    changes.links.add(new NewLink(identity.id(), place.person(), place.rule()));
    registry.link(identity.id(), place.person());
  }

  /**
   * Equal traits that do not link are shown to the identity cell, which may: one item for all who
   * have them, under the first, and not one for each.
   */
  private void propose(SourceIdentity created, List<SourceIdentity> alike, Statement statement) {
    List<SourceIdentity> possible =
        alike.stream()
            .filter(other -> !other.profile().otherIns(created.profile()))
            .filter(other -> !other.profile().distrusted())
            .toList();
    if (!possible.isEmpty() && !created.profile().distrusted()) {
      report(ReviewKind.POTENTIAL_DUPLICATE, possible.get(0), List.of(created.id()), statement);
    }
  }

  /** The INS under another identifier of the same domain, or in another person. */
  private void reportOtherBearers(SourceIdentity identity, Statement statement) {
    Peers bearers = identity.profile().insNumber().map(registry::bearers).orElse(Peers.NOBODY);
    UUID person = registry.personOf(identity);
    bearers
        .first(kind -> duplicates(identity.key(), kind), identity.id())
        .ifPresent(first -> report(ReviewKind.DUPLICATE_INS, first, identity, statement));
    bearers
        .first(kind -> !kind.person().equals(person), identity.id())
        .ifPresent(first -> report(ReviewKind.POTENTIAL_DUPLICATE, first, identity, statement));
  }

  private static boolean duplicates(LocalKey key, Peers.Kind other) {
    return key.domain().equals(other.domain()) && !key.namesARecord() && !other.namesARecord();
  }

  /**
   * A correction leaves links as they are; the identity cell hears of those that it contradicts.
   */
  private void reportContradictedMembers(SourceIdentity identity, Statement statement) {
    StrictTraits strict = identity.profile().strict();
    List<Long> contradicted =
        registry
            .members(registry.personOf(identity))
            .first(
                kind -> !kind.strict().contradictions(strict).isEmpty(), identity.id(), MOST_NAMED);
    if (!contradicted.isEmpty()) {
      report(ReviewKind.TRAITS_DISAGREE, identity, contradicted, statement);
    }
  }

  private Resolution hold(Statement statement, LocalKey subject, Objection objection) {
    changes.doubts.add(
        new Doubt(
            objection.kind(),
            subject,
            Origin.of(statement),
            true,
            Set.copyOf(objection.identities())));
    return new Resolution.Held(Finding.of(objection.why()));
  }

  private void report(ReviewKind kind, long subject, SourceIdentity other, Statement statement) {
    report(kind, registry.get(subject), List.of(other.id()), statement);
  }

  private void report(
      ReviewKind kind, SourceIdentity subject, List<Long> others, Statement statement) {
    Set<Long> concerned = new HashSet<>(others);
    concerned.add(subject.id());
    changes.doubts.add(new Doubt(kind, subject.key(), Origin.of(statement), false, concerned));
  }

  private List<SourceIdentity> membersOf(UUID person) {
    return registry.members(person).all().map(registry::get).toList();
  }

  private Set<UUID> personsOf(List<SourceIdentity> identities) {
    return identities.stream().map(registry::personOf).collect(Collectors.toSet());
  }

  /** As precise as the repository, so that a statement reads the same before and after storage. */
  static Instant statedAt(Statement statement) {
    return statement.claim().statedAt().truncatedTo(ChronoUnit.MICROS);
  }
}
