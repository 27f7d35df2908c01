package org.estuaire.lab.model;

/** What a newer version of an order does to results that it no longer names. */
public enum Renewal {
  /** Nothing: each result lives on its own (HL7 v2, HPRIM). */
  BY_RESULT,
  /** They are withdrawn: the version replaces the whole document (CDA RPLC, FHIR document). */
  WHOLE,
  /** Nothing, and its own results are not taken: it only says who may see a known order. */
  VISIBILITY
}
