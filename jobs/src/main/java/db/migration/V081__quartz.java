package db.migration;

import org.flywaydb.core.api.migration.Context;

/** Quartz's job store, in a schema of its own, from the script that its release brings. */
public final class V081__quartz extends LibraryTables {

  @Override
  public void migrate(Context context) throws Exception {
    create(context, "quartz", "/org/quartz/impl/jdbcjobstore/tables_postgres.sql");
  }
}
