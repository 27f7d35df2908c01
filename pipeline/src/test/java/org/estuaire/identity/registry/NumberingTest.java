package org.estuaire.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.estuaire.identity.registry.Said.AMELIE;
import static org.estuaire.identity.registry.Said.AMELIE_INS;
import static org.estuaire.identity.registry.Said.lab;
import static org.estuaire.identity.registry.Said.otherLab;
import static org.estuaire.identity.registry.Said.server;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.estuaire.identity.EventKind;
import org.estuaire.person.LocalId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NumberingTest {

  private static final Decision DECISION = new Decision("m.cellule", "document seen");
  private static final PersonNumbers OTHER_KEY = new PersonNumbers(new byte[32]);
  private static final String LINKS =
      "SELECT id || ' ' || source_identity_id || ' ' || person_id || ' '"
          + " || coalesce(base_person_id::text, '-') FROM identity.link ORDER BY id";
  private static final String IN_THE_OLD_WAY =
      "SELECT count(*) FROM identity.person WHERE substr(id::text, 15, 1) = '3'";

  private final Registry registry = new Registry();
  private final Links links = new Links(TestPersons.NUMBERS);
  private List<String> keyed;

  /** Founded at once, linked by INS, parted by the cell and founded anew, joined by a relation. */
  @BeforeEach
  void aRegistryOfTheVersionBefore() throws Exception {
    registry.known(server("1", AMELIE).ins(AMELIE_INS));
    long linked = registry.known(lab("P1", AMELIE).ins(AMELIE_INS));
    registry.known(otherLab("7", AMELIE));
    registry.known(otherLab("8", AMELIE));
    registry.decide(tx -> links.unlink(tx, linked, DECISION));
    LocalId seven = key("7");
    LocalId eight = key("8");
    registry.decide(
        tx ->
            new PairDecisions(TestPersons.NUMBERS)
                .take(tx, EventKind.LINK, seven, eight, DECISION));
    keyed = registry.all(LINKS);
    numberAsTheVersionBefore();
  }

  @Test
  void aRepositoryOfTheVersionBeforeGetsTheNumbersThatTheSameNightGivesUnderTheKey()
      throws Exception {
    assertThat(registry.one(IN_THE_OLD_WAY)).isNotEqualTo("0");

    long moved = Numbering.open(registry.database, TestPersons.NUMBERS);

    assertThat(moved).isEqualTo(registry.count("identity.person"));
    assertThat(registry.all(LINKS)).isEqualTo(keyed);
    assertThat(registry.one(IN_THE_OLD_WAY)).isEqualTo("0");
    assertThat(registry.all("SELECT subject FROM audit.event WHERE action = 'identity numbering'"))
        .containsExactly("persons numbered anew: " + moved);
  }

  @Test
  void aMoveThatIsInterruptedChangesNothingAndBeginsAgain() throws Exception {
    List<String> before = registry.all(LINKS);
    execute(
        "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN RAISE EXCEPTION ''power cut''; END'",
        "CREATE TRIGGER stop BEFORE INSERT ON identity.numbering FOR EACH ROW"
            + " EXECUTE FUNCTION stop()");
    assertThatThrownBy(() -> Numbering.open(registry.database, TestPersons.NUMBERS))
        .hasMessageContaining("power cut");
    assertThat(registry.all(LINKS)).isEqualTo(before);

    execute("DROP TRIGGER stop ON identity.numbering");
    Numbering.open(registry.database, TestPersons.NUMBERS);
    assertThat(registry.all(LINKS)).isEqualTo(keyed);
  }

  @Test
  void ofTwoThatOpenARepositoryAtOnceOneMovesIt() throws Exception {
    Callable<Long> open = () -> Numbering.open(registry.database, TestPersons.NUMBERS);
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      Future<Long> one = both.submit(open);
      Future<Long> other = both.submit(open);
      assertThat(Stream.of(one.get(), other.get()).sorted().toList())
          .containsExactly(0L, registry.count("identity.person"));
    } finally {
      both.shutdown();
    }
    assertThat(registry.all(LINKS)).isEqualTo(keyed);
  }

  @Test
  void aRepositoryUnderAnotherKeyIsRefusedAndStaysAsItIs() throws Exception {
    Numbering.open(registry.database, TestPersons.NUMBERS);
    assertThatThrownBy(() -> Numbering.open(registry.database, OTHER_KEY))
        .isInstanceOf(OtherPersonKey.class);
    assertThat(registry.all(LINKS)).isEqualTo(keyed);
    assertThat(Numbering.open(registry.database, TestPersons.NUMBERS)).isZero();
  }

  /** The person of a cluster is the first in an order, and keyed numbers have another order. */
  @Test
  void whoBelongsTogetherByARelationKeepsItsPersonUnderEveryKey() throws Exception {
    for (int key = 0; key < 8; key++) {
      NumberingTest fresh = new NumberingTest();
      fresh.aRegistryOfTheVersionBefore();
      byte[] bytes = new byte[PersonNumbers.KEY_BYTES];
      bytes[0] = (byte) key;
      fresh.settledAgainAfterTheMove(new PersonNumbers(bytes));
    }
  }

  private void settledAgainAfterTheMove(PersonNumbers numbers) throws Exception {
    LocalId seven = key("7");
    registry.decide(tx -> Relations.settle(tx, numbers, List.of(seven)));
    Numbering.open(registry.database, numbers);
    List<String> moved = registry.all(LINKS);
    registry.decide(tx -> Relations.settle(tx, numbers, List.of(seven)));
    assertThat(registry.all(LINKS)).isEqualTo(moved);
  }

  @Test
  void anotherKeyGivesOtherNumbersAndTheSameKeyTheSame() throws Exception {
    SourceIdentity.LocalKey founder = new SourceIdentity.LocalKey("hospital", "00000001");
    UUID number = TestPersons.NUMBERS.foundedBy(founder, 0);
    assertThat(TestPersons.NUMBERS.foundedBy(founder, 0)).isEqualTo(number);
    assertThat(number.version()).isEqualTo(8);
    assertThat(number.variant()).isEqualTo(2);
    assertThat(OTHER_KEY.foundedBy(founder, 0)).isNotEqualTo(number);
    assertThat(TestPersons.NUMBERS.foundedBy(founder, 1)).isNotEqualTo(number);
  }

  private LocalId key(String localId) throws SQLException {
    return new LocalId(
        registry.one(
            "SELECT domain FROM identity.source_identity WHERE local_id = '" + localId + "'"),
        localId);
  }

  /** Up to version 0.1.0 a number was the MD5 of domain, local identifier and earlier links. */
  private void numberAsTheVersionBefore() throws SQLException {
    for (String row :
        registry.all(
            "SELECT p.id || ' ' || s.domain || ' ' || s.local_id || ' ' || (SELECT count(*)"
                + " FROM identity.link l WHERE l.source_identity_id = s.id AND l.id <"
                + " (SELECT min(f.id) FROM identity.link f WHERE f.source_identity_id = s.id"
                + " AND p.id IN (f.person_id, f.base_person_id)))"
                + " FROM identity.person p JOIN identity.source_identity s ON s.id = p.founder")) {
      String[] person = row.split(" ");
      String name = String.join("\u001F", person[1], person[2], person[3]);
      UUID former = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
      execute("UPDATE identity.person SET id = '" + former + "' WHERE id = '" + person[0] + "'");
    }
  }

  private void execute(String... statements) throws SQLException {
    registry.decide(
        tx -> {
          try (var statement = tx.createStatement()) {
            for (String sql : statements) {
              statement.execute(sql);
            }
          }
        });
  }
}
