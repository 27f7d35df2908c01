package org.estuaire.synthetic;

/** The 58 columns of the councils' APA export, in the order of the reference layout. */
enum ApaColumn {
  CODE_DEPT("Code département"),
  DATE_EXTRACTION("Date extraction", Kind.DATE),
  NUM_DOSSIER("Numéro dossier"),
  NIR("NIR"),
  CLE_NIR("Clé NIR"),
  NIA("NIA"),
  NOM_NAISSANCE("Nom naissance"),
  NOM_USAGE("Nom usage"),
  PRENOMS("Prénoms"),
  SEXE("Sexe"),
  DATE_NAISSANCE("Date naissance", Kind.DATE),
  COMMUNE_NAISSANCE_INSEE("Commune naissance INSEE"),
  DATE_DECES("Date décès", Kind.DATE),
  ADRESSE_LIGNE("Adresse ligne"),
  CODE_POSTAL("Code postal"),
  COMMUNE_INSEE("Commune INSEE"),
  DEPT_DOMICILE_SECOURS("Dépt domicile secours"),
  SITUATION_FAMILIALE("Situation familiale"),
  REGIME_RETRAITE("Régime retraite"),
  PROTECTION_JURIDIQUE("Protection juridique"),
  TYPE_APA("Type APA"),
  FINESS_ET("FINESS ET"),
  DATE_DEPOT_DEMANDE("Date dépôt demande", Kind.DATE),
  DATE_DOSSIER_COMPLET("Date dossier complet", Kind.DATE),
  TYPE_DEMANDE("Type demande"),
  DATE_DECISION("Date décision", Kind.DATE),
  DECISION("Décision"),
  MOTIF_REJET("Motif rejet"),
  NUM_DROIT("Numéro droit"),
  DATE_DEBUT_DROIT("Date début droit", Kind.DATE),
  DATE_FIN_DROIT("Date fin droit", Kind.DATE),
  MOTIF_FIN("Motif fin"),
  GIR("GIR"),
  DATE_EVALUATION("Date évaluation", Kind.DATE),
  NUM_EVALUATION("Numéro évaluation"),
  VERSION_PLAN("Version plan"),
  DATE_DEBUT_PLAN("Date début plan", Kind.DATE),
  DATE_FIN_PLAN("Date fin plan", Kind.DATE),
  MONTANT_PLAN_PROPOSE("Montant plan proposé", Kind.AMOUNT),
  MONTANT_PLAN_ACCEPTE("Montant plan accepté", Kind.AMOUNT),
  RESSOURCES_MENSUELLES("Ressources mensuelles", Kind.AMOUNT),
  TAUX_PARTICIPATION("Taux participation", Kind.AMOUNT),
  MONTANT_PARTICIPATION("Montant participation", Kind.AMOUNT),
  MONTANT_APA_VERSE("Montant APA versé", Kind.AMOUNT),
  HEURES_PRESTATAIRE("Heures prestataire", Kind.AMOUNT),
  HEURES_MANDATAIRE("Heures mandataire", Kind.AMOUNT),
  HEURES_EMPLOI_DIRECT("Heures emploi direct", Kind.AMOUNT),
  MONTANT_AIDE_HUMAINE("Montant aide humaine", Kind.AMOUNT),
  MONTANT_AIDE_TECH("Montant aide tech", Kind.AMOUNT),
  MONTANT_REPAS("Montant repas", Kind.AMOUNT),
  MONTANT_TELEALARME("Montant téléalarme", Kind.AMOUNT),
  MONTANT_ACCUEIL_JOUR("Montant accueil jour", Kind.AMOUNT),
  MONTANT_REPIT("Montant répit", Kind.AMOUNT),
  MONTANT_HYGIENE("Montant hygiène", Kind.AMOUNT),
  SIRET_SAAD("SIRET SAAD"),
  MODE_PAIEMENT("Mode paiement"),
  REFERENT_EMS("Référent EMS"),
  DATE_REVISION_PREVUE("Date révision prévue", Kind.DATE);

  /** How the value is written. */
  enum Kind {
    TEXT,
    /** Kept as ISO date until written. */
    DATE,
    /** Kept with a decimal point until written: euros, hours or per cent. */
    AMOUNT
  }

  private final String accented;
  private final Kind kind;

  ApaColumn(String accented) {
    this(accented, Kind.TEXT);
  }

  ApaColumn(String accented, Kind kind) {
    this.accented = accented;
    this.kind = kind;
  }

  /** The heading in the export of the second council. */
  String accented() {
    return accented;
  }

  Kind kind() {
    return kind;
  }
}
