package org.estuaire.jobs.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What {@code ESTUAIRE_DATABASE_URL} may say. */
class DatabaseAddressTest {

  @Test
  void serversPortsDatabaseAndSettingsAreThoseOfTheAddress() {
    PGSimpleDataSource database =
        Repository.at(
            "jdbc:postgresql://un.test:5433,deux.test/estran?sslmode=verify-full&user=nuit");

    assertThat(database.getServerNames()).containsExactly("un.test", "deux.test");
    assertThat(database.getPortNumbers()).containsExactly(5433, 5432);
    assertThat(database.getDatabaseName()).isEqualTo("estran");
    assertThat(database.getSslMode()).isEqualTo("verify-full");
    assertThat(database.getUser()).isEqualTo("nuit");
  }

  @Test
  void itMayBeWrittenWithoutJdbc() {
    assertThat(Repository.at("postgresql://localhost/estran").getDatabaseName())
        .isEqualTo("estran");
  }

  /** Flyway searches the address of each connection for secrets: long ones cost half a second. */
  @Test
  void connectionsAreNotToldWhatTheAddressDoesNotSay() {
    assertThat(Repository.at("jdbc:postgresql://localhost/estran").getURL())
        .isEqualTo("jdbc:postgresql://localhost:5432/estran");
  }

  @Test
  void aMisspeltSettingIsNoAddress() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Repository.at("jdbc:postgresql://remote.test/estran?sslmod=require"));
  }

  @Test
  void anotherKindOfDatabaseIsNoAddress() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Repository.at("jdbc:mysql://localhost/estran"));
  }
}
