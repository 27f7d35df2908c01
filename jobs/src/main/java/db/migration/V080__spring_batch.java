package db.migration;

import org.flywaydb.core.api.migration.Context;

/**
 * Spring Batch's job repository, in a schema of its own, from the script that its release brings.
 */
public final class V080__spring_batch extends LibraryTables {

  @Override
  public void migrate(Context context) throws Exception {
    create(context, "batch", "/org/springframework/batch/core/schema-postgresql.sql");
  }
}
