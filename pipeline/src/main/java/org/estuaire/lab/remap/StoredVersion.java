package org.estuaire.lab.remap;

import java.util.Optional;
import org.estuaire.lab.store.ResultContent;
import org.estuaire.lab.store.ResultTable;
import org.estuaire.lab.store.ResultVersion;

/**
 * A version of a result with where it is stored.
 *
 * @param place its row among superseded versions, which have no key; empty for a current result
 */
record StoredVersion(ResultTable.Key key, ResultVersion version, Optional<String> place) {

  boolean isCurrent() {
    return place.isEmpty();
  }

  StoredVersion with(ResultContent content) {
    return new StoredVersion(
        key,
        new ResultVersion(
            version.status(), version.confirmed(), version.stamp(), content, version.specimen()),
        place);
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "StoredVersion[…]";
  }
}
