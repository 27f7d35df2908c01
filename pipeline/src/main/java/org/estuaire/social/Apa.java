package org.estuaire.social;

import static org.estuaire.delimited.RecordSchema.Field.optional;
import static org.estuaire.delimited.RecordSchema.Field.required;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.estuaire.delimited.CellType;
import org.estuaire.delimited.RecordSchema;

/**
 * The fields of an APA row: one right in one version of its plan. Bounded by what CASF R232-41 and
 * D232-39 let a council hold. What is mandatory only under a condition is left to the rules.
 */
public final class Apa {

  static final String CODE_DEPT = "CODE_DEPT";
  static final String DATE_EXTRACTION = "DATE_EXTRACTION";
  static final String NUM_DOSSIER = "NUM_DOSSIER";
  static final String NIR = "NIR";
  static final String CLE_NIR = "CLE_NIR";
  static final String NIA = "NIA";
  static final String NOM_NAISSANCE = "NOM_NAISSANCE";
  static final String NOM_USAGE = "NOM_USAGE";
  static final String PRENOMS = "PRENOMS";
  static final String SEXE = "SEXE";
  static final String DATE_NAISSANCE = "DATE_NAISSANCE";
  static final String COMMUNE_NAISSANCE_INSEE = "COMMUNE_NAISSANCE_INSEE";
  static final String DATE_DECES = "DATE_DECES";
  static final String ADRESSE_LIGNE = "ADRESSE_LIGNE";
  static final String CODE_POSTAL = "CODE_POSTAL";
  static final String COMMUNE_INSEE = "COMMUNE_INSEE";
  static final String DEPT_DOMICILE_SECOURS = "DEPT_DOMICILE_SECOURS";
  static final String SITUATION_FAMILIALE = "SITUATION_FAMILIALE";
  static final String REGIME_RETRAITE = "REGIME_RETRAITE";
  static final String PROTECTION_JURIDIQUE = "PROTECTION_JURIDIQUE";
  static final String TYPE_APA = "TYPE_APA";
  static final String FINESS_ET = "FINESS_ET";
  static final String DATE_DEPOT_DEMANDE = "DATE_DEPOT_DEMANDE";
  static final String DATE_DOSSIER_COMPLET = "DATE_DOSSIER_COMPLET";
  static final String TYPE_DEMANDE = "TYPE_DEMANDE";
  static final String DATE_DECISION = "DATE_DECISION";
  static final String DATE_NOTIFICATION = "DATE_NOTIFICATION";
  static final String DECISION = "DECISION";
  static final String MOTIF_REJET = "MOTIF_REJET";
  static final String NUM_DROIT = "NUM_DROIT";
  static final String DATE_DEBUT_DROIT = "DATE_DEBUT_DROIT";
  static final String DATE_FIN_DROIT = "DATE_FIN_DROIT";
  static final String MOTIF_FIN = "MOTIF_FIN";
  static final String GIR = "GIR";
  static final String DATE_EVALUATION = "DATE_EVALUATION";
  static final String NUM_EVALUATION = "NUM_EVALUATION";
  static final String VERSION_PLAN = "VERSION_PLAN";
  static final String DATE_DEBUT_PLAN = "DATE_DEBUT_PLAN";
  static final String DATE_FIN_PLAN = "DATE_FIN_PLAN";
  static final String MONTANT_PLAN_PROPOSE = "MONTANT_PLAN_PROPOSE";
  static final String MONTANT_PLAN_ACCEPTE = "MONTANT_PLAN_ACCEPTE";
  static final String RESSOURCES_MENSUELLES = "RESSOURCES_MENSUELLES";
  static final String TAUX_PARTICIPATION = "TAUX_PARTICIPATION";
  static final String MONTANT_PARTICIPATION = "MONTANT_PARTICIPATION";
  static final String MONTANT_APA_VERSE = "MONTANT_APA_VERSE";
  static final String HEURES_PRESTATAIRE = "HEURES_PRESTATAIRE";
  static final String HEURES_MANDATAIRE = "HEURES_MANDATAIRE";
  static final String HEURES_EMPLOI_DIRECT = "HEURES_EMPLOI_DIRECT";
  static final String MONTANT_AIDE_HUMAINE = "MONTANT_AIDE_HUMAINE";
  static final String MONTANT_AIDE_TECH = "MONTANT_AIDE_TECH";
  static final String MONTANT_REPAS = "MONTANT_REPAS";
  static final String MONTANT_TELEALARME = "MONTANT_TELEALARME";
  static final String MONTANT_ACCUEIL_JOUR = "MONTANT_ACCUEIL_JOUR";
  static final String MONTANT_REPIT = "MONTANT_REPIT";
  static final String MONTANT_HYGIENE = "MONTANT_HYGIENE";
  static final String MONTANT_HOSPIT_AIDANT = "MONTANT_HOSPIT_AIDANT";
  static final String SIRET_SAAD = "SIRET_SAAD";
  static final String MODE_PAIEMENT = "MODE_PAIEMENT";
  static final String REFERENT_EMS = "REFERENT_EMS";
  static final String DATE_REVISION_PREVUE = "DATE_REVISION_PREVUE";

  private static final CellType DATE = CellType.Date.OF_AN_ACT;

  /** Nobody who is 60 was born in this century; until 2060 the shorter reading is the right one. */
  private static final CellType BIRTH = new CellType.Date(OptionalInt.of(1999));

  private static final CellType EUROS = new CellType.Decimal(8, 2);
  private static final CellType PERCENT = new CellType.Decimal(5, 2);
  private static final CellType HOURS = new CellType.Hours();

  private static final List<RecordSchema.Field> OWN =
      List.of(
          required(TYPE_APA, codes("D", "E", "F", "U")),
          optional(FINESS_ET, text(9)),
          required(DATE_DEPOT_DEMANDE, DATE),
          optional(DATE_DOSSIER_COMPLET, DATE),
          required(TYPE_DEMANDE, codes("1", "2", "3", "4")),
          optional(DATE_DECISION, DATE),
          optional(DATE_NOTIFICATION, DATE),
          required(DECISION, codes("A", "R", "S", "I")),
          optional(MOTIF_REJET, codes("01", "02", "03", "04", "05", "99")),
          optional(NUM_DROIT, text(15)),
          optional(DATE_DEBUT_DROIT, DATE),
          optional(DATE_FIN_DROIT, DATE),
          optional(MOTIF_FIN, codes("01", "02", "03", "04", "05", "06", "07", "99")),
          optional(GIR, new CellType.Whole(1, 6)),
          optional(DATE_EVALUATION, DATE),
          optional(NUM_EVALUATION, text(20)),
          optional(VERSION_PLAN, new CellType.Whole(1, 99)),
          optional(DATE_DEBUT_PLAN, DATE),
          optional(DATE_FIN_PLAN, DATE),
          optional(MONTANT_PLAN_PROPOSE, EUROS),
          optional(MONTANT_PLAN_ACCEPTE, EUROS),
          optional(RESSOURCES_MENSUELLES, EUROS),
          optional(TAUX_PARTICIPATION, PERCENT),
          optional(MONTANT_PARTICIPATION, EUROS),
          optional(MONTANT_APA_VERSE, EUROS),
          optional(HEURES_PRESTATAIRE, HOURS),
          optional(HEURES_MANDATAIRE, HOURS),
          optional(HEURES_EMPLOI_DIRECT, HOURS),
          optional(MONTANT_AIDE_HUMAINE, EUROS),
          optional(MONTANT_AIDE_TECH, EUROS),
          optional(MONTANT_REPAS, EUROS),
          optional(MONTANT_TELEALARME, EUROS),
          optional(MONTANT_ACCUEIL_JOUR, EUROS),
          optional(MONTANT_REPIT, EUROS),
          optional(MONTANT_HYGIENE, EUROS),
          optional(MONTANT_HOSPIT_AIDANT, EUROS),
          optional(SIRET_SAAD, text(14)),
          optional(MODE_PAIEMENT, codes("1", "2", "3", "4")),
          optional(REFERENT_EMS, text(20)),
          optional(DATE_REVISION_PREVUE, DATE));

  /** The record type {@code apa} of mapping files. */
  public static final RecordSchema SCHEMA =
      new RecordSchema(
              "apa", Stream.concat(BeneficiaryRow.fields(BIRTH).stream(), OWN.stream()).toList())
          .describedBeside(Apa.class);

  private Apa() {}

  private static CellType text(int length) {
    return new CellType.Text(length);
  }

  private static CellType codes(String... codes) {
    return CellType.Code.of(codes);
  }
}
