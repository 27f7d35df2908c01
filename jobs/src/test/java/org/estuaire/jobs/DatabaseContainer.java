package org.estuaire.jobs;

import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Puts the repositories of a test class into a PostgreSQL container, one for all classes. */
final class DatabaseContainer implements BeforeAllCallback {

  static final String IMAGE = "estuaire.it.postgres.image";

  private static PostgreSQLContainer server;

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  private static synchronized void start() {
    if (server == null) {
      server =
          new PostgreSQLContainer(
              DockerImageName.parse(System.getProperty(IMAGE))
                  .asCompatibleSubstituteFor("postgres"));
      server.withDatabaseName("postgres").withCommand("postgres", "-c", "max_connections=200");
      server.start();
      TestDatabase.use(
          new TestDatabase.Server(
              server.getHost(),
              server.getFirstMappedPort(),
              server.getUsername(),
              server.getPassword()));
    }
  }
}
