package org.estuaire.identity.matching;

/** Why a pair is linked or proposed. */
public enum Ground {
  /** The same qualified INS on both sides, traits without contradiction (RNIV 1). */
  INS,
  /** All five strict traits and the NIR equal, adult, no homonym. */
  TRAITS_AND_NUMBER,
  /** All five strict traits and telephone or address equal, adult, no homonym. */
  TRAITS_AND_CONTACT,
  /** The model finds it likely; no rule allows to link it without a decision. */
  LIKENESS
}
