package org.estuaire.identity.feed;

/** In what form a statement came. */
public enum Form {
  /** Columns, which the partner's mapping file names. */
  CSV,
  /** HL7 v2, PAM.FR. */
  PAM,
  /** FHIR R4 Patient, FR Core. */
  FHIR
}
