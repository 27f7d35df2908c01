package org.estuaire.repository;

import java.util.Locale;

/**
 * The roles of a repository in PostgreSQL, which nobody logs in with. What each may do is in {@code
 * docs/database-roles.md}.
 */
public enum DatabaseRole {
  /** The running program. */
  SERVICE,

  /** A tool that loads. */
  LOADER,

  /** Whoever watches deliveries and nights. */
  OPERATOR,

  /** Whoever decides about identities. */
  IDENTITY_CELL,

  /** A tool that sends results to practices. */
  DISTRIBUTOR,

  /** Works out datasets: sees the material of a study and nothing else. */
  EXTRACTOR,

  /** Registers approved requests and keys of studies, and gives persons' numbers for pseudonyms. */
  STUDY_KEEPER,

  /** Whoever handles rights at a council: nothing of care, and the council's own rows. */
  COUNCIL_AGENT,

  /** A council's medico-social team: all of the council's own rows. */
  EMS;

  /** What stands behind the name of the installation. */
  String suffix() {
    return "_" + name().toLowerCase(Locale.ROOT);
  }
}
