package org.estuaire.repository;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schemas of the repository to the version of this program. Forward only. */
public final class Migrations {

  private Migrations() {}

  /** Applies what is missing; does nothing on an up-to-date repository. */
  public static void apply(DataSource database) {
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration", "classpath:org/estuaire/identity/migration")
        .schemas("flyway")
        .createSchemas(true)
        .load()
        .migrate();
  }
}
