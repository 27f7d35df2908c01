package org.estuaire.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.estuaire.identity.migration.RenewedNameKeys;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesInEveryScriptTest {

  private Registry registry;

  @BeforeEach
  void emptyRegistry() {
    registry = new Registry();
  }

  @ParameterizedTest
  @CsvSource({
    "بن سعيد, مريم, الحداد, مريم",
    "Đỗ, Đức, Đô, Úc",
    "Đặng, Mai, Ang, Mai",
    "Þórsdóttir, Ása, Orsdottir, Asa",
    "Иванов, Пётр, Петров, Пётр",
    "राम, गीता, रोम, गीता"
  })
  void twoPersonsWhoseNamesDifferInLettersThatFrenchLacksAreNeverLinked(
      String name, String given, String otherName, String otherGiven) throws SQLException {
    long one = registry.known(neighbour("AR-1", name, given));
    long other = registry.known(neighbour("AR-2", otherName, otherGiven));
    assertThat(registry.personOf(one)).isNotEqualTo(registry.personOf(other));
  }

  @ParameterizedTest
  @CsvSource({"بن سعيد, الحداد", "Đỗ, Trần", "Ιωάννου, Παππά", "김, 박민"})
  void anotherNameUnderOneLocalIdentifierIsACollisionInEveryScript(String name, String other)
      throws SQLException {
    registry.known(Said.lab("L-1", traits(name, "Mai")));
    assertThat(registry.held(Said.lab("L-1", traits(other, "Mai")))).isEqualTo("IDE-001");
  }

  @Test
  void theSameNameInEveryScriptIsLinkedAsInFrench() throws SQLException {
    long one = registry.known(neighbour("AR-1", "بن سعيد", "مريم"));
    long other =
        registry.known(
            Said.otherLab("X-1", neighbour("", "بن سعيد", "مريم").traits())
                .status(IdentityStatus.VALIDATED));
    assertThat(registry.personOf(one)).isEqualTo(registry.personOf(other));
  }

  @ParameterizedTest
  @CsvSource({"SANSNOM, Mai", "T, Mai", "'\uD83D\uDC4D', Mai", "Torval, '-'"})
  void anInsWithANameThatSaysTooLittleIsProposedAndNotLinked(String name, String given)
      throws SQLException {
    long one = registry.known(Said.lab("L-1", traits(name, given)).ins(Said.AMELIE_INS));
    long other = registry.known(Said.otherLab("X-1", traits(name, given)).ins(Said.AMELIE_INS));
    assertThat(registry.personOf(one)).isNotEqualTo(registry.personOf(other));
    assertThat(registry.reviews()).containsExactly("POTENTIAL_DUPLICATE");
  }

  @Test
  void equalNamesThatSayTooLittleLinkNobody() throws SQLException {
    long one = registry.known(neighbour("AR-1", "SANSNOM", "SANSPRENOM"));
    long other = registry.known(neighbour("AR-2", "SANSNOM", "SANSPRENOM"));
    assertThat(registry.personOf(one)).isNotEqualTo(registry.personOf(other));
  }

  @Test
  void aServersNameThatAnEarlierVersionCutIsNoCollisionWithTheWholeName() throws SQLException {
    registry.known(Said.server("S-1", traits("ANG", "UC")));
    execute("UPDATE identity.source_identity SET names_cut = true");
    long known = registry.known(Said.hospital("S-1", traits("Đặng", "Đức")));
    registry.known(Said.server("S-1", traits("ĐANG", "ĐUC")).at("2026-04-01T08:00:00Z"));
    assertThat(registry.one("SELECT names_cut FROM identity.source_identity WHERE id = " + known))
        .isEqualTo("f");
    assertThat(registry.held(Said.hospital("S-1", traits("Ang", "Uc")))).isEqualTo("IDE-001");
  }

  @Test
  void whatMayBeTheRestOfANameLinksNobodyByTraits() throws SQLException {
    long one = registry.known(neighbour("AR-1", "ANG", "UC"));
    execute("UPDATE identity.source_identity SET names_cut = true");
    long other = registry.known(neighbour("AR-2", "ANG", "UC"));
    assertThat(registry.personOf(one)).isNotEqualTo(registry.personOf(other));
    assertThat(registry.reviews()).containsExactly("POTENTIAL_DUPLICATE");
  }

  @Test
  void keysOfNamesThatAnEarlierVersionCutAreRenewedFromTheNamesAsStored() throws Exception {
    long known = registry.known(Said.lab("L-1", traits("بن سعيد", "Łucja")));
    execute("UPDATE identity.source_identity SET name_key = '', given_key = 'LUCJA'");
    try (Connection tx = registry.database.getConnection()) {
      tx.setAutoCommit(false);
      new RenewedNameKeys().migrate(on(tx));
      tx.commit();
    }
    assertThat(
            registry.one(
                "SELECT name_key || '/' || given_key FROM identity.source_identity WHERE id = "
                    + known))
        .isEqualTo("بن سعيد/ŁUCJA");
  }

  private static Context on(Connection tx) {
    return new Context() {
      @Override
      public Configuration getConfiguration() {
        throw new UnsupportedOperationException();
      }

      @Override
      public Connection getConnection() {
        return tx;
      }
    };
  }

  /** Everybody in one house, with one telephone, born on one day. */
  private static Said neighbour(String localId, String name, String given) {
    Traits traits = traits(name, given).withContact("3 rue du Gué", "38999", "38999", "0465000011");
    return Said.lab(localId, traits).status(IdentityStatus.VALIDATED);
  }

  private static Traits traits(String name, String given) {
    Traits traits = Said.strict(name, given, "1961-04-17", Sex.FEMALE);
    return traits.withStrict(name, given, traits.birthDate(), Sex.FEMALE, "99352");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = registry.database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
