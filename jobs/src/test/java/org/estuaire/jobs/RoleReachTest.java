package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.Test;

class RoleReachTest {

  private static final Path PAGE = Path.of("..", "docs", "database-roles.md");

  @Test
  void whatEachRoleMayDoWithEachObjectIsWhatThePageSays() throws Exception {
    try (Connection connection = TestDatabase.create().getConnection()) {
      String page = RoleReachPage.markdown(connection);
      if (Boolean.getBoolean("estuaire.rewrite")) {
        Files.writeString(PAGE, page);
      }
      assertThat(Files.readString(PAGE))
          .as("look at what changed, then run this test once with -Destuaire.rewrite=true")
          .isEqualTo(page);
    }
  }
}
