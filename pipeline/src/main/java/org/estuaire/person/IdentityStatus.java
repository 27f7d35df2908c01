package org.estuaire.person;

/**
 * How far a source trusts its identity (RNIV 1, confidence status). Only a qualified one may carry
 * the INS.
 */
public enum IdentityStatus {
  PROVISIONAL,
  RETRIEVED,
  VALIDATED,
  QUALIFIED
}
