package org.estuaire.identity;

/**
 * What an identity domain can say of its identifiers (IHE PAM.FR 2.11.1; the words of the exchange
 * between identity servers).
 */
public enum EventKind {
  CREATE,
  UPDATE,
  /** The first identifier is absorbed by the other one of its domain (PAM: A40). */
  MERGE,
  /** The merge was wrong: the first identifier is its own again. */
  UNMERGE,
  /** Both are one person; both identifiers live on (PAM: A24). */
  LINK,
  /** Both are not one person (PAM: A37). */
  UNLINK,
  /** An INS was replaced or taken away, or an identifier by another one (PAM: A47). */
  ID_CHANGE,
  /** The identifier is no longer in use. */
  DEACTIVATE,
  /** The whole identity, with another confidence status or other attributes. */
  STATUS;

  /** Whether such an event always speaks of two identities. */
  public boolean namesTwo() {
    return this == MERGE || this == UNMERGE || this == LINK || this == UNLINK;
  }
}
