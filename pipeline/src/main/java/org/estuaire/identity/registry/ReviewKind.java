package org.estuaire.identity.registry;

/** Why the identity cell has to look at something. */
public enum ReviewKind {
  /** One local identifier, claims that can't be one person (RNIV 1: collision). */
  COLLISION,
  /** One INS, strict traits that contradict each other. */
  TRAITS_DISAGREE,
  /** Two local identifiers of one domain carry the same INS (RNIV 1: doublon d'INS). */
  DUPLICATE_INS,
  /** Two persons may be one; nothing is merged without the cell. */
  POTENTIAL_DUPLICATE,
  /** Merges that a domain stated would close a ring; the last of them does not hold. */
  MERGE_CYCLE,
  /** Two identities were parted, and links of both to others still hold them together. */
  PARTED_BUT_LINKED,
  /** Two identities of different domains may be one person; a reconciliation proposes to link. */
  CROSS_DOMAIN_LINK
}
