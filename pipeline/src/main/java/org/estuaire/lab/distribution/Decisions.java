package org.estuaire.lab.distribution;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.identity.registry.StatedIdentities;
import org.estuaire.lab.distribution.NextVersion.Scope;
import org.estuaire.lab.distribution.ToldResults.Reader;
import org.estuaire.lab.model.Audience;
import org.estuaire.lab.model.Directory;
import org.estuaire.lab.model.LabResult;
import org.estuaire.person.Claim;
import org.estuaire.terminology.register.RegisteredParties;
import org.jspecify.annotations.Nullable;

/**
 * Decides, for some dossiers, which practice is sent which version. What versions need is read and
 * written for many at a time, as many as there is room for.
 */
final class Decisions {

  /** Bytes of versions that are written together; one alone may be larger. */
  private static final int WRITTEN_TOGETHER = 8 << 20;

  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
  private final Drafts drafts;
  private final Set<Long> moved;
  private final Workers workers;
  private final DossierReader reader;
  private final Entitlements entitlements;
  private final ToldResults told;
  private final Sendings sendings;
  private final EarlierResults earlier;
  private final Connection tx;
  private final StatedIdentities identities;

  /**
   * Decisions of one transaction.
   *
   * @param moved dossiers whose identity belongs to another person than when they were sent
   */
  Decisions(
      Connection tx,
      Collection<Subscription> subscriptions,
      Drafts drafts,
      LocalDate today,
      Set<Long> moved,
      Workers workers) {
    subscriptions.forEach(s -> this.subscriptions.put(s.partner(), s));
    this.tx = tx;
    this.drafts = drafts;
    this.moved = moved;
    this.workers = workers;
    this.reader = new DossierReader(tx);
    this.entitlements = new Entitlements(tx, subscriptions, today);
    this.told = new ToldResults(tx);
    this.sendings = new Sendings(tx);
    this.earlier = new EarlierResults(tx);
    this.identities = new StatedIdentities(tx);
  }

  /** What is known of the dossiers before they are read. */
  private record Known(
      Map<Reader, Map<Long, Reason>> entitled,
      Map<Reader, Map<Told.Key, Told>> told,
      Map<Reader, Sendings.Last> versions) {}

  /** How many versions were decided. */
  int make(List<Long> ids) throws SQLException, IOException {
    Map<Reader, Map<Long, Reason>> entitled = new HashMap<>();
    for (Entitlement one : entitlements.of(ids)) {
      entitled
          .computeIfAbsent(new Reader(one.partner(), one.dossierId()), r -> new HashMap<>())
          .put(one.reportId(), one.reason());
    }
    Known known = new Known(entitled, told.read(ids), sendings.lastVersions(ids));
    int made = 0;
    Optional<Rendering> before = Optional.empty();
    try (DossierReader.Portions portions =
        reader.open(concerned(entitled.keySet(), known.told().keySet()))) {
      for (List<Dossier> some = portions.next(); !some.isEmpty(); some = portions.next()) {
        List<Decided> versions = decide(some, known);
        Rendering begun = render(versions);
        // Meanwhile. Which earlier results the next dossiers show depends on it.
        told.write(versions, known.told().keySet());
        insert(before);
        before = Optional.of(begun);
        made += versions.size();
      }
    }
    insert(before);
    return made;
  }

  private List<Decided> decide(List<Dossier> dossiers, Known known)
      throws SQLException, IOException {
    Map<Long, Claim> claims =
        identities.toPassOn(dossiers.stream().map(Dossier::sourceIdentityId).toList());
    return workers
        .begin(dossiers, dossier -> decide(dossier, claims.get(dossier.sourceIdentityId()), known))
        .results()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<Decided> decide(Dossier dossier, @Nullable Claim patient, Known known) {
    List<Decided> versions = new ArrayList<>();
    for (Subscription practice : subscriptions.values()) {
      Reader one = new Reader(practice.partner(), dossier.id());
      Map<Long, Reason> reasons =
          readable(practice, dossier, known.entitled().getOrDefault(one, Map.of()));
      Map<Told.Key, Told> before = known.told().getOrDefault(one, Map.of());
      if (!reasons.isEmpty() || !before.isEmpty()) {
        NextVersion next =
            NextVersion.of(dossier, before, order -> scope(dossier, order, reasons, practice));
        if (next.changed()) {
          Sendings.Last last = known.versions().getOrDefault(one, Sendings.Last.NONE);
          int version = last.version() + 1;
          versions.add(
              new Decided(
                  dossier,
                  patient,
                  practice,
                  next,
                  version,
                  last.delivered(),
                  reason(dossier, reasons, version),
                  reasons));
        }
      }
    }
    return versions;
  }

  private Rendering render(List<Decided> versions) throws SQLException {
    Iterator<List<LabResult>> besides = earlier.of(versions).iterator();
    Directory named = new Directory(RegisteredParties.of(tx, numbers(versions)));
    return Rendering.begin(
        drafts,
        workers,
        versions.stream()
            .map(version -> new Drafts.Outline(version, besides.next(), named))
            .toList());
  }

  private Set<String> numbers(List<Decided> versions) {
    return versions.stream().flatMap(drafts::numbers).collect(Collectors.toSet());
  }

  private void insert(Optional<Rendering> rendering) throws SQLException, IOException {
    if (rendering.isEmpty()) {
      return;
    }
    List<Sendings.Draft> written = new ArrayList<>();
    long bytes = 0;
    List<Sendings.Draft> some = rendering.get().next();
    while (!some.isEmpty()) {
      written.addAll(some);
      bytes += some.stream().mapToLong(draft -> draft.sealed().length).sum();
      if (bytes >= WRITTEN_TOGETHER) {
        sendings.insert(written);
        written.clear();
        bytes = 0;
      }
      some = rendering.get().next();
    }
    sendings.insert(written);
  }

  /** Most dossiers concern no practice: their results need not be read. */
  private static List<Long> concerned(Set<Reader> entitled, Set<Reader> knowing) {
    return Stream.concat(entitled.stream(), knowing.stream())
        .map(Reader::dossierId)
        .distinct()
        .sorted()
        .toList();
  }

  /** The orders that a practice may have, and that its format has room for. */
  private Map<Long, Reason> readable(
      Subscription practice, Dossier dossier, Map<Long, Reason> entitled) {
    Map<Long, Reason> readable = new HashMap<>(entitled);
    for (StoredOrder order : dossier.orders()) {
      if (!drafts.haveRoomFor(order, practice)) {
        readable.remove(order.reportId());
      }
    }
    return readable;
  }

  private Scope scope(
      Dossier dossier, StoredOrder order, Map<Long, Reason> reasons, Subscription practice) {
    if (reasons.containsKey(order.reportId())) {
      return Scope.ALL;
    }
    if (moved.contains(dossier.id())) {
      return Scope.NOTHING;
    }
    boolean hidden =
        order.visibility().audience() != Audience.FOLLOWERS || !drafts.haveRoomFor(order, practice);
    return hidden ? Scope.HIDDEN : Scope.KNOWN;
  }

  private Reason reason(Dossier dossier, Map<Long, Reason> reasons, int version) {
    if (reasons.isEmpty() && moved.contains(dossier.id())) {
      return Reason.WITHDRAWAL;
    }
    return version > 1
        ? Reason.CORRECTION
        : reasons.values().stream().min(Comparator.naturalOrder()).orElse(Reason.CORRECTION);
  }
}
