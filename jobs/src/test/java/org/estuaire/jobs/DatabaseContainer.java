package org.estuaire.jobs;

import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Puts the repositories of a test class into a PostgreSQL container, one for all classes. */
final class DatabaseContainer implements ExecutionCondition, BeforeAllCallback {

  private static PostgreSQLContainer server;

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return DockerClientFactory.instance().isDockerAvailable()
        ? ConditionEvaluationResult.enabled("a Docker daemon answers")
        : ConditionEvaluationResult.disabled(
            "no Docker daemon answers; the same tests run on the embedded PostgreSQL");
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  private static synchronized void start() {
    if (server == null) {
      server =
          new PostgreSQLContainer(
              DockerImageName.parse(System.getProperty("estuaire.it.postgres.image"))
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
