package org.estuaire.identity.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Place;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.IdentityResolver;
import org.estuaire.identity.IdentityResolver.Resolution;
import org.estuaire.identity.registry.RegistryResolver;
import org.estuaire.identity.registry.TestPersons;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.LocalId;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;

/**
 * Whatever the order in which events arrive, and however they fall into deliveries: the state is
 * the one that their times prescribe.
 */
class EventOrderTest {

  private static final List<LocalId> IDS =
      List.of(id("1", "A"), id("1", "B"), id("1", "C"), id("1", "D"), id("2", "X"), id("2", "Y"));

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final List<EventKind> KINDS =
      List.of(
          EventKind.CREATE,
          EventKind.UPDATE,
          EventKind.UPDATE,
          EventKind.MERGE,
          EventKind.MERGE,
          EventKind.UNMERGE,
          EventKind.LINK,
          EventKind.UNLINK);

  private static LocalId id(String domain, String value) {
    return new LocalId("2.999.20." + domain, value);
  }

  /** An event at its own time; a statement says a telephone number or none. */
  record Event(EventKind kind, LocalId subject, LocalId other, String phone, Instant at) {}

  /** What an event is about; its rank in the list is its time. */
  private record News(EventKind kind, int one, int two, int phone) {}

  @Provide
  Arbitrary<List<Event>> lives() {
    Arbitrary<Integer> who = Arbitraries.integers().between(0, IDS.size() - 1);
    return Combinators.combine(
            Arbitraries.of(KINDS), who, who, Arbitraries.integers().between(0, 3))
        .as(News::new)
        .filter(EventOrderTest::possible)
        .list()
        .ofMinSize(2)
        .ofMaxSize(24)
        .map(EventOrderTest::events);
  }

  private static boolean possible(News news) {
    LocalId one = IDS.get(news.one());
    LocalId two = IDS.get(news.two());
    boolean merge = news.kind() == EventKind.MERGE || news.kind() == EventKind.UNMERGE;
    return !one.equals(two) && (!merge || one.domain().equals(two.domain()));
  }

  private static List<Event> events(List<News> all) {
    List<Event> events = new ArrayList<>();
    for (News news : all) {
      String phone = news.phone() == 0 ? "" : "040000000" + news.phone();
      Instant at = START.plusSeconds(60L * events.size());
      events.add(new Event(news.kind(), IDS.get(news.one()), IDS.get(news.two()), phone, at));
    }
    return events;
  }

  @Property(tries = 50, shrinking = ShrinkingMode.OFF)
  void anyOrderOfArrivalEndsInTheStateThatTheTimesPrescribe(
      @ForAll("lives") List<Event> life, @ForAll Random random) throws SQLException {
    DataSource database = TestDatabase.create();
    List<Event> arriving = new ArrayList<>(life);
    Collections.shuffle(arriving, random);
    int delivery = 0;
    while (!arriving.isEmpty()) {
      int size = 1 + random.nextInt(arriving.size());
      load(database, ++delivery, arriving.subList(0, size));
      arriving = new ArrayList<>(arriving.subList(size, arriving.size()));
    }
    Oracle oracle = new Oracle(life);
    assertThat(phones(database)).isEqualTo(oracle.phones());
    assertThat(persons(database)).isEqualTo(oracle.persons());
    assertThat(whoIsAlone(database)).isEqualTo(founders(database, oracle));
  }

  /** Loads a chunk as the pipeline does: claims first, then events, in one transaction. */
  private static void load(DataSource database, int delivery, List<Event> chunk)
      throws SQLException {
    IdentityResolver resolver =
        new RegistryResolver(List.of(Feed.GHT, Feed.TERRITORY), TestPersons.NUMBERS);
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      List<IdentityStatement> statements = chunk.stream().map(EventOrderTest::statement).toList();
      List<IdentityResolver.Statement> claims = new ArrayList<>();
      for (int i = 0; i < chunk.size(); i++) {
        if (statements.get(i).statesAPerson()) {
          claims.add(
              new IdentityResolver.Statement(
                  partner(chunk.get(i)),
                  LaneName.IDENTITY,
                  delivery,
                  i + 1,
                  statements.get(i).claim()));
        }
      }
      var resolved = resolver.resolve(tx, claims).iterator();
      List<Filed<IdentityStatement>> filed = new ArrayList<>();
      for (int i = 0; i < chunk.size(); i++) {
        long under =
            statements.get(i).statesAPerson()
                ? ((Resolution.Known) resolved.next()).sourceIdentityId()
                : Filed.NOBODY;
        filed.add(
            new Filed<>(
                delivery,
                new Place(i + 1, i + 1, 0, 0),
                partner(chunk.get(i)),
                under,
                statements.get(i)));
      }
      new EventLoader(TestPersons.NUMBERS).load(tx, filed);
      tx.commit();
    }
  }

  private static String partner(Event event) {
    return event.subject().domain().endsWith("1") ? Feed.GHT.code() : Feed.TERRITORY.code();
  }

  private static IdentityStatement statement(Event event) {
    Traits traits =
        Traits.UNKNOWN
            .withStrict(
                "NOM" + event.subject().value(),
                "ALIX",
                Optional.of(LocalDate.of(1961, 4, 17)),
                Sex.FEMALE,
                "38999")
            .withContact("", "", "", event.phone());
    return new IdentityStatement(
        event.kind(),
        new Claim(
            event.subject().domain(),
            event.subject().value(),
            event.kind().namesTwo() ? Traits.UNKNOWN : traits,
            Optional.empty(),
            IdentityStatus.PROVISIONAL,
            Set.of(),
            event.at()),
        event.kind().namesTwo() ? Optional.of(event.other()) : Optional.empty(),
        Optional.empty(),
        Form.CSV);
  }

  private static Map<String, String> phones(DataSource database) throws SQLException {
    Map<String, String> phones = new TreeMap<>();
    for (String row :
        TestQuery.rows(database, "SELECT local_id, phone || '.' FROM identity.source_identity")) {
      phones.put(row.split("\\|")[0], row.split("\\|")[1]);
    }
    return phones;
  }

  /** Who is one person with whom. */
  private static Set<Set<String>> persons(DataSource database) throws SQLException {
    Map<String, Set<String>> persons = new HashMap<>();
    for (String row :
        TestQuery.rows(
            database,
            "SELECT person_id, local_id FROM identity.source_identity s"
                + " JOIN identity.person_of_source p ON p.source_identity_id = s.id")) {
      String[] cells = row.split("\\|");
      persons.computeIfAbsent(cells[0], person -> new TreeSet<>()).add(cells[1]);
    }
    return new HashSet<>(persons.values());
  }

  /** The person of everybody who is alone in it. */
  private static Set<String> whoIsAlone(DataSource database) throws SQLException {
    return new TreeSet<>(
        TestQuery.rows(
            database,
            "SELECT min(local_id), person_id FROM identity.source_identity s"
                + " JOIN identity.person_of_source p ON p.source_identity_id = s.id"
                + " GROUP BY person_id HAVING count(*) = 1"));
  }

  /** They are the persons that they founded when they became known: what was moved is back. */
  private static Set<String> founders(DataSource database, Oracle oracle) throws SQLException {
    Set<String> alone =
        oracle.persons().stream()
            .filter(person -> person.size() == 1)
            .map(person -> person.iterator().next())
            .collect(Collectors.toSet());
    return TestQuery.rows(
            database,
            "SELECT s.local_id, l.person_id FROM identity.link l"
                + " JOIN identity.source_identity s ON s.id = l.source_identity_id"
                + " WHERE l.rule = 'OWN'")
        .stream()
        .filter(row -> alone.contains(row.split("\\|")[0]))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The same rules, said as simply as can be: one event after the other, in their own order. */
  private static final class Oracle {
    private final Map<LocalId, String> phones = new LinkedHashMap<>();
    private final Map<LocalId, LocalId> survivor = new HashMap<>();
    private final Set<Set<LocalId>> links = new HashSet<>();

    private Oracle(List<Event> life) {
      life.stream().sorted(Comparator.comparing(Event::at)).forEach(this::happen);
    }

    private void happen(Event event) {
      Set<LocalId> pair = Set.of(event.subject(), event.other());
      switch (event.kind()) {
        case CREATE, UPDATE ->
            phones.merge(event.subject(), event.phone(), (old, now) -> now.isEmpty() ? old : now);
        case MERGE -> {
          if (!last(event.other()).equals(event.subject())
              && !onTheWay(event.other(), event.subject())) {
            survivor.put(event.subject(), event.other());
          }
        }
        case UNMERGE -> survivor.remove(event.subject(), event.other());
        case LINK -> links.add(pair);
        case UNLINK -> links.remove(pair);
        default -> throw new IllegalArgumentException();
      }
    }

    private LocalId last(LocalId from) {
      return survivor.containsKey(from) ? last(survivor.get(from)) : from;
    }

    private boolean onTheWay(LocalId from, LocalId sought) {
      return from.equals(sought)
          || survivor.containsKey(from) && onTheWay(survivor.get(from), sought);
    }

    private Map<String, String> phones() {
      Map<String, String> all = new TreeMap<>();
      phones.forEach((id, phone) -> all.put(id.value(), phone + "."));
      return all;
    }

    /** Spreads each identity's mark to whom it is tied to, until nothing changes. */
    private Set<Set<String>> persons() {
      Map<LocalId, String> mark = new HashMap<>();
      phones.keySet().forEach(id -> mark.put(id, id.value()));
      Set<Set<LocalId>> ties = new HashSet<>(links);
      survivor.forEach((from, into) -> ties.add(Set.of(from, into)));
      ties.removeIf(tie -> !phones.keySet().containsAll(tie));
      boolean changed = true;
      while (changed) {
        changed = false;
        for (Set<LocalId> tie : ties) {
          String least = tie.stream().map(mark::get).min(Comparator.naturalOrder()).orElseThrow();
          for (LocalId id : tie) {
            changed |= !mark.put(id, least).equals(least);
          }
        }
      }
      Map<String, Set<String>> persons = new HashMap<>();
      mark.forEach(
          (id, least) -> persons.computeIfAbsent(least, key -> new TreeSet<>()).add(id.value()));
      return new HashSet<>(persons.values());
    }
  }
}
