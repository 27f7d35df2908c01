package org.estuaire.extract;

/** What became of each person with a result in the study's period: exactly one of these. */
public enum Fate {
  FICTITIOUS("identité fictive", false),
  AGE_UNKNOWN("date de naissance inconnue", false),
  TOO_YOUNG("âge inférieur au minimum", false),
  NOT_CONCERNED("aucune condition de la cohorte", false),
  OPPOSED("opposition à la finalité", true),
  /** All rows belong to classes of too few persons. */
  TOO_RARE("effectif trop petit", true),
  DELIVERED("livrées", true);

  private final String label;
  private final boolean eligible;

  Fate(String label, boolean eligible) {
    this.label = label;
    this.eligible = eligible;
  }

  public String label() {
    return label;
  }

  /** Whether the person belongs to the cohort. */
  public boolean isEligible() {
    return eligible;
  }
}
