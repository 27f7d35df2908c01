package org.estuaire.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.estuaire.identity.registry.Said.AMELIE;
import static org.estuaire.identity.registry.Said.AMELIE_INS;
import static org.estuaire.identity.registry.Said.lab;
import static org.estuaire.identity.registry.Said.otherLab;
import static org.estuaire.identity.registry.Said.strict;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.estuaire.identity.IdentityResolver.Resolution;
import org.estuaire.person.Sex;
import org.junit.jupiter.api.Test;

class RegistryResolverTest {

  private final Registry registry = new Registry();

  @Test
  void theSameNightOnAnEmptyRepositoryGivesTheSamePersons() throws Exception {
    Registry again = new Registry();
    for (Registry one : List.of(registry, again)) {
      one.say(lab("P1", AMELIE), otherLab("7", strict("MARNON", "LUC", "1950-02-11", Sex.MALE)));
    }
    String persons = "SELECT id FROM identity.person ORDER BY id";
    assertThat(again.all(persons)).isEqualTo(registry.all(persons)).hasSize(2);
  }

  @Test
  void twoChunksAtOnceDoNotMakeOnePersonTwice() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    CountDownLatch together = new CountDownLatch(4);
    try {
      List<Future<List<Resolution>>> chunks =
          List.of(1, 2, 3, 4).stream()
              .map(
                  node ->
                      nodes.submit(
                          () -> {
                            together.countDown();
                            together.await();
                            return registry.resolve(
                                List.of(
                                    lab("P1", AMELIE).ins(AMELIE_INS).in(node, 1),
                                    otherLab("X" + node, AMELIE).ins(AMELIE_INS).in(node, 2)));
                          }))
              .toList();
      for (Future<List<Resolution>> chunk : chunks) {
        assertThat(chunk.get()).hasOnlyElementsOfType(Resolution.Known.class);
      }
    } finally {
      nodes.shutdown();
    }
    assertThat(registry.count("identity.source_identity")).isEqualTo(5);
    assertThat(registry.count("identity.person")).isOne();
  }

  @Test
  void anEmptyChunkResolvesToNothing() throws Exception {
    assertThat(registry.resolve(List.of())).isEmpty();
  }

  @Test
  void everySourceIdentityHasExactlyOneActiveLink() throws Exception {
    registry.say(lab("P1", AMELIE).ins(AMELIE_INS), otherLab("7", AMELIE).ins(AMELIE_INS));
    assertThatThrownBy(
            () ->
                registry.all(
                    "INSERT INTO identity.link (source_identity_id, person_id, rule, reason, score,"
                        + " made_by) SELECT source_identity_id, person_id, rule, reason, score,"
                        + " made_by FROM identity.link RETURNING id"))
        .isInstanceOf(SQLException.class);
    assertThat(registry.count("identity.person_of_source")).isEqualTo(2);
  }

  @Test
  void theLoaderRoleResolvesAndTheIdentityCellDecides() throws Exception {
    Decision decision = new Decision("m.cellule", "document seen");
    registry.decide(
        tx -> {
          as(tx, "estuaire_loader");
          RegistryResolver resolver = new RegistryResolver(List.of(), TestPersons.NUMBERS);
          resolver.resolve(tx, List.of(lab("P1", AMELIE).in(1, 1)));
          resolver.resolve(tx, List.of(lab("P1", AMELIE.withNir("1590138999077")).in(2, 1)));
          resolver.resolve(
              tx,
              List.of(
                  lab("P1", strict("MARNON", "LUC", "1950-02-11", Sex.MALE)).in(3, 1),
                  otherLab("7", AMELIE).in(3, 2)));
        });
    List<String> ids = registry.all("SELECT id FROM identity.source_identity ORDER BY id");
    UUID person = registry.personOf(Long.parseLong(ids.get(0)));
    registry.decide(
        tx -> {
          as(tx, "estuaire_identity_cell");
          ReviewItems items = new ReviewItems();
          items.accept(tx, items.open(tx).get(0).id(), decision);
          new Links(TestPersons.NUMBERS).link(tx, Long.parseLong(ids.get(1)), person, decision);
          new Links(TestPersons.NUMBERS).unlink(tx, Long.parseLong(ids.get(1)), decision);
        });
    assertThat(registry.count("identity.link")).isEqualTo(4);
  }

  @Test
  void withoutATransactionNothingIsResolved() throws Exception {
    try (Connection autoCommit = registry.database.getConnection()) {
      assertThatThrownBy(
              () ->
                  new RegistryResolver(List.of(), TestPersons.NUMBERS)
                      .resolve(autoCommit, List.of(lab("P1", AMELIE).in(1, 1))))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void anOperatorSeesNoTraitAndNoPersonalIdentifier() throws Exception {
    registry.known(lab("P1", AMELIE));
    for (String column : List.of("birth_name", "ins", "local_id", "nir")) {
      assertDenied("estuaire_operator", "SELECT " + column + " FROM identity.source_identity");
    }
    assertDenied("estuaire_operator", "SELECT local_id FROM identity.review_item");
    assertDenied("estuaire_operator", "SELECT sealed_fragment FROM exchange.reject");
    assertDenied("estuaire_operator", "SELECT sealed_value FROM exchange.finding");
    assertDenied("estuaire_distributor", "SELECT nir FROM identity.source_identity");
    assertDenied("estuaire_distributor", "SELECT birth_name FROM identity.source_identity_history");
  }

  @Test
  void nobodyDeletesOrRewritesWhatASourceSaid() {
    assertDenied("estuaire_loader", "DELETE FROM identity.link");
    assertDenied("estuaire_loader", "DELETE FROM identity.source_identity_history");
    assertDenied("estuaire_identity_cell", "UPDATE identity.source_identity SET nir = ''");
    assertDenied("estuaire_identity_cell", "UPDATE identity.link SET made_by = ''");
  }

  private void assertDenied(String role, String sql) {
    assertThatThrownBy(
            () -> {
              try (Connection connection = registry.database.getConnection();
                  var statement = connection.createStatement()) {
                as(connection, role);
                statement.execute(sql);
              }
            })
        .hasMessageContaining("permission denied");
  }

  private static void as(Connection connection, String role) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("SET ROLE " + role);
    }
  }
}
