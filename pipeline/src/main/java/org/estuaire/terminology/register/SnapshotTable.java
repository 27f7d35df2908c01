package org.estuaire.terminology.register;

/**
 * The statements that bring a snapshot into the tables of a register. {@code staged} is the table
 * of the distinct keys of what was staged, and {@code :day} the day of the snapshot.
 *
 * @param createStage creates {@code stage_register}
 * @param copy fills it
 * @param compare answers in one row: entries of the snapshot, those that are new, those in use that
 *     it no longer has, rows whose address is kept
 * @param key columns of an entry
 * @param merge brings the stage into the tables, in order
 */
record SnapshotTable(String createStage, String copy, String compare, String key, String... merge) {

  String keys() {
    return "CREATE TEMPORARY TABLE staged ON COMMIT DROP AS SELECT DISTINCT "
        + key
        + " FROM stage_register";
  }

  String keyIndex() {
    return "CREATE INDEX ON staged (" + key + ")";
  }
}
