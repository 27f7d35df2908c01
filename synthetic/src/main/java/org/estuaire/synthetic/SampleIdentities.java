package org.estuaire.synthetic;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.synthetic.Person.Birth;
import org.estuaire.synthetic.Person.Standing;
import org.estuaire.synthetic.SampleShelf.Tally;

/** The feeds of two identity domains: the day's identities, then an hour of anomalies. */
final class SampleIdentities {

  private final SampleCast cast;
  private final SampleShelf shelf;
  private final LocalDateTime day;

  SampleIdentities(SampleCast cast, SampleShelf shelf) {
    this.cast = cast;
    this.shelf = shelf;
    this.day = cast.spec().night().atTime(8, 0);
  }

  void write() {
    List<IdentityEvent> hospital =
        events(IdentityCsv.GHT_ESTRAN, cast.with(person -> person.number() % 10 < 7));
    put(IdentityCsv.GHT_ESTRAN, "IDENTITES_GHT_20261120_200000.csv", hospital, hospital.size());
    anomalies(hospital);
    List<IdentityEvent> territory =
        events(IdentityCsv.TERRITOIRE, cast.with(person -> person.number() % 10 >= 2));
    put(
        IdentityCsv.TERRITOIRE,
        "IDENTITES_TERRITOIRE_20261120_203000.csv",
        territory,
        territory.size());
  }

  /** Nobody has checked the provisional ones: every other is spelt wrongly. */
  private List<IdentityEvent> events(IdentityCsv feed, List<Person> persons) {
    List<IdentityEvent> events = new ArrayList<>();
    for (Person person : persons) {
      Chance chance = Chance.of(cast.spec().seed(), feed.partner(), person.number());
      boolean unchecked = person.standing() == Standing.PROVISIONAL && chance.perThousand(500);
      Person stated = unchecked ? Typos.spoilt(person, chance) : person;
      LocalDateTime at = day.plusSeconds(chance.below(36_000));
      events.add(IdentityEvent.create(feed.localId(person), stated, at));
    }
    return events;
  }

  private void anomalies(List<IdentityEvent> sent) {
    List<IdentityEvent> qualified =
        sent.stream().filter(event -> !event.ins().isEmpty()).skip(5).limit(12).toList();
    List<IdentityEvent> provisional =
        sent.stream()
            .filter(event -> event.status().equals("PROV"))
            .filter(event -> event.person().ageOn(cast.spec().night()) >= 30)
            .limit(4)
            .toList();
    List<byte[]> pieces = new ArrayList<>();
    pieces.add(IdentityCsv.GHT_ESTRAN.header());
    acceptable(qualified, provisional).forEach(e -> pieces.add(IdentityCsv.GHT_ESTRAN.row(e)));
    unacceptable().forEach(e -> pieces.add(IdentityCsv.GHT_ESTRAN.row(e)));
    pieces.add(impossibleDate(stranger(6)));
    Tally tally = Tally.known(1).plus(Tally.loaded(5)).plus(Tally.held(1)).plus(Tally.rejected(4));
    shelf.put(
        IdentityCsv.GHT_ESTRAN.partner(),
        "IDENTITES_GHT_20261120_213000_anomalies.csv",
        SampleShelf.joined(pieces),
        tally);
  }

  /**
   * A row sent before; an update; a second local identifier for a known person; a proven homonym;
   * an INS without proof, which is dropped; one INS under two identifiers with other traits.
   */
  private List<IdentityEvent> acceptable(
      List<IdentityEvent> qualified, List<IdentityEvent> provisional) {
    LocalDateTime evening = day.withHour(21);
    IdentityEvent moved = qualified.get(1);
    IdentityEvent twice = provisional.get(0);
    IdentityEvent unproved = stranger(3);
    IdentityEvent collision = qualified.get(4);
    return List.of(
        qualified.get(0),
        moved.updated(evening, relocated(moved.person())),
        IdentityEvent.create("IPP99000001", twice.person(), evening),
        IdentityEvent.create("IPP99000002", namesake(qualified.get(2).person()), evening)
            .withAttributes("HOMA"),
        unproved.withIns("1600199341998", Nir.key("1600199341998"), "PROV"),
        late(moved),
        stranger(4).withIns(collision.ins(), collision.insKey(), "QUAL"));
  }

  /** An INS with a wrong key, an identity without a name, a status that does not exist. */
  private List<IdentityEvent> unacceptable() {
    String number = "2510338901997";
    IdentityEvent wrongKey = stranger(5).withIns(number, Nir.wrongKey(number), "QUAL");
    IdentityEvent nameless = stranger(7);
    return List.of(
        wrongKey,
        nameless.updated(nameless.at(), nameless.person().withTraits("", List.of(""), birth(7))),
        stranger(8).withIns("", "", "SUR"));
  }

  /** What was true in the morning arrives after the update of the evening. */
  private static IdentityEvent late(IdentityEvent event) {
    return event.updated(event.at().minusDays(2), event.person());
  }

  /** Somebody whom no other source knows; each rank was born on a day of its own. */
  private IdentityEvent stranger(int rank) {
    Person person =
        SampleCast.leontine()
            .withTraits("Inconnu-Delestran", List.of("Sylvie", "Aimée"), birth(rank))
            .withoutUsedName()
            .withStanding(Standing.PROVISIONAL)
            .withNir("");
    return IdentityEvent.create("IPP9900000" + rank, person, day.withHour(20));
  }

  private static Birth birth(int rank) {
    return new Birth(
        LocalDate.of(1971, 9, 10 + rank), false, Gazetteer.COMMUNES.get(2).asBirthPlace());
  }

  private static Person relocated(Person person) {
    return person.livingAt(
        new Gazetteer.Address("2 quai des Embruns", Gazetteer.COMMUNES.get(3)), "0465719999");
  }

  /** Equal in all traits but the birth place and the number: another person all the same. */
  private static Person namesake(Person person) {
    Birth elsewhere =
        new Birth(person.birth().date(), false, Gazetteer.COMMUNES.get(5).asBirthPlace());
    return person
        .withTraits(person.birthName(), person.givenNames(), elsewhere)
        .withStanding(Standing.VALIDATED)
        .withNir("");
  }

  private static byte[] impossibleDate(IdentityEvent event) {
    String row = new String(IdentityCsv.GHT_ESTRAN.row(event), StandardCharsets.UTF_8);
    return row.replace("1971-09-16", "1971-02-30").getBytes(StandardCharsets.UTF_8);
  }

  private void put(IdentityCsv feed, String name, List<IdentityEvent> events, int records) {
    List<byte[]> pieces = new ArrayList<>();
    pieces.add(feed.header());
    events.forEach(event -> pieces.add(feed.row(event)));
    shelf.put(feed.partner(), name, SampleShelf.joined(pieces), Tally.loaded(records));
  }
}
