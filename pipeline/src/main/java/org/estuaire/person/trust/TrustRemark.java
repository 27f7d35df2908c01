package org.estuaire.person.trust;

/** What is wrong with the trust that a source states. Each format has its own words for it. */
public enum TrustRemark {
  /** The OID is that of no authority that assigns the INS. */
  INS_AUTHORITY_UNKNOWN,
  /** An INS beside a status that lets none be sent. */
  INS_NOT_QUALIFIED,
  /** Of a test or demonstration authority, in production. */
  INS_OF_TEST,
  /** Not 15 characters, or its key does not match. */
  INS_KEY_WRONG,
  /** Several that contradict each other. */
  INS_SEVERAL,
  /** The INS knows only the sexes M and F. */
  INS_WITHOUT_SEX,
  /** Said to be qualified, and no INS beside. */
  QUALIFIED_WITHOUT_INS,
  /** Two statuses, or a higher one beside an attribute that allows only provisional. */
  STATUS_CONTRADICTION,
  /** RNIV 1: never both. */
  FICTIVE_AND_DOUBTFUL,
  /** VALI with an INS, and nothing tells whether it means validated or qualified. */
  VALI_OF_NO_TABLE,
  /** A code of no table. */
  CODE_UNKNOWN
}
