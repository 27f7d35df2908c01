package org.estuaire.lab.remap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Surrounds each change of how stored results are read, for whoever remembers how they were: the
 * laboratory has said nothing new.
 */
public interface ReadingChange {

  /** Nobody remembers. */
  ReadingChange UNWATCHED = (tx, reports, change) -> change.make();

  /** The change itself. */
  interface Change {
    void make() throws SQLException;
  }

  /**
   * Makes the change, in its transaction.
   *
   * @param reports whose results it may concern; their rows are locked
   */
  void around(Connection tx, Collection<Long> reports, Change change) throws SQLException;
}
