package org.estuaire.extract;

import java.util.List;

/** The variables that {@code suivi_biologique.csv} can hold, in the order of its columns. */
public enum FollowUpVariable {
  PSEUDONYM(
      "pseudonyme",
      Type.STRING,
      "Pseudonyme",
      "Pseudonyme de la personne, propre à cette étude (HMAC-SHA-256, 26 caractères).",
      "",
      true),
  QUARTER("trimestre", Type.STRING, "Trimestre", "Trimestre du prélèvement.", "", true),
  AGE_BAND(
      "classe_age",
      Type.STRING,
      "Classe d'âge",
      "Âge au dernier jour du trimestre, par classes de cinq ans, 90+ au-delà.",
      "an",
      false),
  SEX("sexe", Type.STRING, "Sexe", "M masculin, F féminin, U inconnu.", "", false),
  ZONE(
      "zone",
      Type.STRING,
      "Zone de résidence",
      "Groupe de communes ; vide hors des zones de l'étude, * si la zone serait trop précise.",
      "",
      false),
  ANALYTE("analyte", Type.STRING, "Analyte", "Analyte, défini par sa liste LOINC.", "", true),
  RESULTS(
      "nombre_resultats",
      Type.INTEGER,
      "Nombre de résultats",
      "Résultats définitifs du trimestre ; deux unités d'un même prélèvement comptent une fois.",
      "",
      false),
  LAST_BAND(
      "classe_derniere_valeur",
      Type.STRING,
      "Classe de la dernière valeur",
      "Classe de la dernière valeur du trimestre ; vide si elle n'est pas classable.",
      "unité de l'analyte",
      false),
  IN_RANGE(
      "dans_intervalle",
      Type.STRING,
      "Dans l'intervalle",
      "O si la dernière valeur est dans l'intervalle de l'étude (à défaut, du laboratoire), N"
          + " sinon ; vide si on ne peut le dire.",
      "",
      false),
  HOURS_TO_RESULT(
      "delai_prelevement_resultat_h",
      Type.NUMBER,
      "Délai prélèvement-résultat",
      "Médiane, en heures, entre le prélèvement et le compte rendu.",
      "h",
      false),
  HOURS_TO_REPOSITORY(
      "delai_resultat_entrepot_h",
      Type.NUMBER,
      "Délai résultat-entrepôt",
      "Médiane, en heures, entre le compte rendu et son chargement.",
      "h",
      false),
  LABORATORY(
      "laboratoire",
      Type.STRING,
      "Laboratoire",
      "Pseudonyme du laboratoire de la dernière valeur, propre à cette étude.",
      "",
      false);

  /** Types of the Table Schema specification. */
  public enum Type {
    STRING,
    INTEGER,
    NUMBER
  }

  private final String column;
  private final Type type;
  private final String title;
  private final String description;
  private final String unit;
  private final boolean key;

  FollowUpVariable(
      String column, Type type, String title, String description, String unit, boolean key) {
    this.column = column;
    this.type = type;
    this.title = title;
    this.description = description;
    this.unit = unit;
    this.key = key;
  }

  /** Name in requests and files. */
  public String column() {
    return column;
  }

  /** Whether it is part of the key of a row, so that no dataset can do without it. */
  public boolean isKey() {
    return key;
  }

  public Type type() {
    return type;
  }

  public String title() {
    return title;
  }

  public String description() {
    return description;
  }

  public String unit() {
    return unit;
  }

  static List<FollowUpVariable> keys() {
    return List.of(PSEUDONYM, QUARTER, ANALYTE);
  }
}
