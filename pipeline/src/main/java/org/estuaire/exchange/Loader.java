package org.estuaire.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings a chunk of records into the repository, set-based (COPY into a temporary table, then
 * merge) and idempotent by natural keys. Works in the caller's transaction and never commits.
 */
public interface Loader<R> {

  /**
   * @return for each record of the chunk, in the same order, what became of it
   */
  List<LoadResult> load(Connection tx, List<Filed<R>> chunk) throws SQLException;

  /** What became of a record that reached the repository. */
  enum LoadResult {
    /** New, or a change of what was known. */
    LOADED,
    /** The repository already holds exactly this. */
    ALREADY_KNOWN
  }
}
