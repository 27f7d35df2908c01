package org.estuaire.identity.feed;

import java.util.Map;
import java.util.function.UnaryOperator;

/** How the formats of this lane call the fields of an identity, for the findings. */
public enum Form {
  /** Columns, which the partner's mapping file names. */
  CSV(Map.of()),
  /** HL7 v2, PAM.FR. */
  PAM(
      Map.ofEntries(
          Map.entry(IdentityCsv.EVENEMENT, "MSH-9"),
          Map.entry(IdentityCsv.DATE_EVENEMENT, "EVN-2"),
          Map.entry(IdentityCsv.ID_LOCAL, "PID-3"),
          Map.entry(IdentityCsv.AUTRE_ID, "MRG-1"),
          Map.entry(IdentityCsv.NOM_NAISSANCE, "PID-5"),
          Map.entry(IdentityCsv.PRENOM, "PID-5"),
          Map.entry(IdentityCsv.PRENOMS, "PID-5"),
          Map.entry(IdentityCsv.NOM_UTILISE, "PID-5"),
          Map.entry(IdentityCsv.PRENOM_UTILISE, "PID-5"),
          Map.entry(IdentityCsv.DATE_NAISSANCE, "PID-7"),
          Map.entry(IdentityCsv.SEXE, "PID-8"),
          Map.entry(IdentityCsv.LIEU_NAISSANCE, "PID-11"),
          Map.entry(IdentityCsv.INS, "PID-3"),
          Map.entry(IdentityCsv.OID_INS, "PID-3"),
          Map.entry(IdentityCsv.NIR, "PID-3"),
          Map.entry(IdentityCsv.STATUT, "PID-32"),
          Map.entry(IdentityCsv.ATTRIBUTS, "PID-32"),
          Map.entry(IdentityCsv.DATE_DECES, "PID-29"))),
  /** FHIR R4 Patient, FR Core. */
  FHIR(
      Map.ofEntries(
          Map.entry(IdentityCsv.EVENEMENT, "Bundle.entry.request"),
          Map.entry(IdentityCsv.DATE_EVENEMENT, "Patient.meta.lastUpdated"),
          Map.entry(IdentityCsv.ID_LOCAL, "Patient.identifier"),
          Map.entry(IdentityCsv.AUTRE_ID, "Patient.link.other"),
          Map.entry(IdentityCsv.NOM_NAISSANCE, "Patient.name.family"),
          Map.entry(IdentityCsv.PRENOM, "Patient.name.given"),
          Map.entry(IdentityCsv.PRENOMS, "Patient.name.given"),
          Map.entry(IdentityCsv.NOM_UTILISE, "Patient.name.family"),
          Map.entry(IdentityCsv.PRENOM_UTILISE, "Patient.name.given"),
          Map.entry(IdentityCsv.DATE_NAISSANCE, "Patient.birthDate"),
          Map.entry(IdentityCsv.SEXE, "Patient.gender"),
          Map.entry(IdentityCsv.LIEU_NAISSANCE, "Patient.extension:birthPlace"),
          Map.entry(IdentityCsv.INS, "Patient.identifier"),
          Map.entry(IdentityCsv.OID_INS, "Patient.identifier"),
          Map.entry(IdentityCsv.NIR, "Patient.identifier"),
          Map.entry(IdentityCsv.STATUT, "Patient.extension:identityReliability"),
          Map.entry(IdentityCsv.ATTRIBUTS, "Patient.extension:identityReliability"),
          Map.entry(IdentityCsv.DATE_DECES, "Patient.deceased")));

  private final Map<String, String> places;

  Form(Map<String, String> places) {
    this.places = places;
  }

  /**
   * The sender's name for a field.
   *
   * @param columnOf names of columns, for CSV
   */
  String place(String field, UnaryOperator<String> columnOf) {
    return this == CSV ? columnOf.apply(field) : places.getOrDefault(field, field);
  }
}
