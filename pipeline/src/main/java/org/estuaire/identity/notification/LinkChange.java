package org.estuaire.identity.notification;

import org.estuaire.person.LocalId;

/**
 * A link that began or ended.
 *
 * @param own identity of the domain that is told
 * @param other identity of another domain
 * @param linked whether they are one person now, or no longer
 */
record LinkChange(long ownId, LocalId own, long otherId, LocalId other, boolean linked) {

  /** Says nothing of the persons. */
  @Override
  public String toString() {
    return "LinkChange[" + linked + "]";
  }
}
