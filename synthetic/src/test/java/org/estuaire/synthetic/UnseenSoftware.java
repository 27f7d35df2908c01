package org.estuaire.synthetic;

import static org.estuaire.synthetic.ApaColumn.*;

import java.util.List;
import org.estuaire.synthetic.InventedSoftware.Form;

/**
 * Software that the word lists were not written for. Of the first six some words were entered after
 * they had been measured. For the last three none was: what they begin all their headings with was
 * what they taught.
 */
final class UnseenSoftware {

  private UnseenSoftware() {}

  static List<InventedSoftware> firstSix() {
    return List.of(prefixed(), ofAForm(), camel(), ofASmallOffice(), ofAWarehouse(), capitals());
  }

  static List<InventedSoftware> untouched() {
    return List.of(ofAService(), ofTables(), ofALetter());
  }

  private static InventedSoftware prefixed() {
    return new InventedSoftware("préfixes", Form.WINDOWS_SEMICOLON, "dd/MM/yyyy", true)
        .with(
            """
            IND_NUMDOS = NUM_DOSSIER
            IND_NOMNAI = NOM_NAISSANCE
            IND_NOMMAR = NOM_USAGE
            IND_PRENOM = PRENOMS
            IND_SEXE = SEXE
            IND_DATNAI = DATE_NAISSANCE
            IND_INSEENAI = COMMUNE_NAISSANCE_INSEE
            IND_NIR = NIR
            IND_CLENIR = CLE_NIR
            IND_DATDCD = DATE_DECES
            IND_SITFAM = SITUATION_FAMILIALE
            IND_REGIME = REGIME_RETRAITE
            ADR_LIGNE = ADRESSE_LIGNE
            ADR_CODPOS = CODE_POSTAL
            ADR_INSEE = COMMUNE_INSEE
            ADR_DEPSEC = DEPT_DOMICILE_SECOURS
            DEM_TYPE = TYPE_DEMANDE
            DEM_DATDEP = DATE_DEPOT_DEMANDE
            DEM_DATCPL = DATE_DOSSIER_COMPLET
            DEM_TYPAPA = TYPE_APA
            DCS_DATE = DATE_DECISION
            DCS_CODE = DECISION
            DCS_MOTREJ = MOTIF_REJET
            DRT_NUM = NUM_DROIT
            DRT_DATDEB = DATE_DEBUT_DROIT
            DRT_DATFIN = DATE_FIN_DROIT
            DRT_MOTFIN = MOTIF_FIN
            EVA_GIR = GIR
            EVA_DATVIS = DATE_EVALUATION
            EVA_NUM = NUM_EVALUATION
            PLA_VERS = VERSION_PLAN
            PLA_DATDEB = DATE_DEBUT_PLAN
            PLA_DATFIN = DATE_FIN_PLAN
            PLA_MNTPRO = MONTANT_PLAN_PROPOSE
            PLA_MNTACC = MONTANT_PLAN_ACCEPTE
            PLA_TXPART = TAUX_PARTICIPATION
            PLA_MNTPART = MONTANT_PARTICIPATION
            PLA_MNTVER = MONTANT_APA_VERSE
            PLA_HPREST = HEURES_PRESTATAIRE
            PLA_HMAND = HEURES_MANDATAIRE
            PLA_SIRET = SIRET_SAAD
            CJT_DATNAI = -DATE_NAISSANCE
            CJT_NIR = -NIR
            SYS_DATMAJ = -DATE_DECISION
            SYS_UTIL = -REFERENT_EMS
            SYS_DATEXT = DATE_EXTRACTION
            """)
        .writing(TYPE_APA, "D", "DOM", "E", "ETAB")
        .writing(SEXE, "M", "1", "F", "2");
  }

  private static InventedSoftware ofAForm() {
    return new InventedSoftware("formulaire", Form.WORKBOOK, "dd/MM/yyyy", true)
        .with(
            """
            Département payeur = CODE_DEPT
            Numéro de dossier APA = NUM_DOSSIER
            Nom de famille (de naissance) = NOM_NAISSANCE
            Nom marital ou d'usage = NOM_USAGE
            Prénom(s) de la personne = PRENOMS
            Sexe (M/F) = SEXE
            Né(e) le (jj/mm/aaaa) = DATE_NAISSANCE
            N° de Sécurité sociale (13 chiffres) = NIR
            Clé (2 chiffres) = CLE_NIR
            Adresse postale = ADRESSE_LIGNE
            Code postal = CODE_POSTAL
            Commune (libellé) = -
            Commune (code INSEE) = COMMUNE_INSEE
            Département du domicile de secours = DEPT_DOMICILE_SECOURS
            Situation matrimoniale = SITUATION_FAMILIALE
            Régime de retraite principal = REGIME_RETRAITE
            Mesure de protection = PROTECTION_JURIDIQUE
            APA à domicile ou en établissement = TYPE_APA
            N° FINESS = FINESS_ET
            Date de dépôt du dossier = DATE_DEPOT_DEMANDE
            Date de dossier complet = DATE_DOSSIER_COMPLET
            Première demande / renouvellement / révision = TYPE_DEMANDE
            Date de la décision d'attribution = DATE_DECISION
            Décision (accord, rejet) = DECISION
            Raison du rejet = MOTIF_REJET
            N° de décision = NUM_DROIT
            Date d'effet des droits = DATE_DEBUT_DROIT
            Date d'échéance des droits = DATE_FIN_DROIT
            GIR attribué = GIR
            Date de l'évaluation à domicile = DATE_EVALUATION
            N° de version du plan d'aide = VERSION_PLAN
            Plan d'aide : date d'effet = DATE_DEBUT_PLAN
            Plan d'aide : montant proposé = MONTANT_PLAN_PROPOSE
            Plan d'aide : montant accepté = MONTANT_PLAN_ACCEPTE
            Ressources mensuelles retenues = RESSOURCES_MENSUELLES
            Participation du bénéficiaire : taux = TAUX_PARTICIPATION
            Participation du bénéficiaire : montant = MONTANT_PARTICIPATION
            Montant versé par le Département = MONTANT_APA_VERSE
            Heures d'aide à domicile (prestataire) = HEURES_PRESTATAIRE
            Heures d'aide à domicile (gré à gré) = HEURES_EMPLOI_DIRECT
            Téléassistance : montant = MONTANT_TELEALARME
            Portage de repas : montant = MONTANT_REPAS
            Nom du médecin traitant = -NOM_USAGE
            Téléphone = -
            Date de naissance du conjoint = -DATE_NAISSANCE
            Date d'édition = DATE_EXTRACTION
            """)
        .writing(SEXE, "M", "M", "F", "F")
        .writing(TYPE_APA, "D", "À domicile", "E", "En établissement")
        .writing(DECISION, "A", "Accord", "R", "Rejet", "I", "En cours")
        .writing(TYPE_DEMANDE, "1", "Première demande", "2", "Renouvellement");
  }

  private static InventedSoftware camel() {
    return new InventedSoftware("chameau", Form.UTF_8_TAB, "yyyy-MM-dd", false)
        .with(
            """
            idDossier = NUM_DOSSIER
            nomNaissance = NOM_NAISSANCE
            nomUsage = NOM_USAGE
            prenoms = PRENOMS
            codeSexe = SEXE
            dateNaissance = DATE_NAISSANCE
            codeCommuneNaissance = COMMUNE_NAISSANCE_INSEE
            nir = NIR
            cleNir = CLE_NIR
            nia = NIA
            dateDeces = DATE_DECES
            adresseDomicile = ADRESSE_LIGNE
            codePostalDomicile = CODE_POSTAL
            codeInseeDomicile = COMMUNE_INSEE
            deptDomicileSecours = DEPT_DOMICILE_SECOURS
            situationFamiliale = SITUATION_FAMILIALE
            protectionJuridique = PROTECTION_JURIDIQUE
            natureApa = TYPE_APA
            finessEtablissement = FINESS_ET
            dateReceptionDemande = DATE_DEPOT_DEMANDE
            dateCompletude = DATE_DOSSIER_COMPLET
            typeDemande = TYPE_DEMANDE
            dateCommission = DATE_DECISION
            sensDecision = DECISION
            codeMotifRejet = MOTIF_REJET
            idDroit = NUM_DROIT
            dateOuvertureDroit = DATE_DEBUT_DROIT
            dateFermetureDroit = DATE_FIN_DROIT
            motifFermeture = MOTIF_FIN
            girRetenu = GIR
            dateEvaluation = DATE_EVALUATION
            idEvaluation = NUM_EVALUATION
            versionPlan = VERSION_PLAN
            dateDebutPlan = DATE_DEBUT_PLAN
            dateFinPlan = DATE_FIN_PLAN
            montantPlanPropose = MONTANT_PLAN_PROPOSE
            montantPlanAccepte = MONTANT_PLAN_ACCEPTE
            ressourcesMensuelles = RESSOURCES_MENSUELLES
            tauxParticipation = TAUX_PARTICIPATION
            montantParticipation = MONTANT_PARTICIPATION
            montantVerse = MONTANT_APA_VERSE
            heuresPrestataire = HEURES_PRESTATAIRE
            heuresMandataire = HEURES_MANDATAIRE
            heuresGreAGre = HEURES_EMPLOI_DIRECT
            montantAideHumaine = MONTANT_AIDE_HUMAINE
            montantAideTechnique = MONTANT_AIDE_TECH
            siretService = SIRET_SAAD
            modePaiement = MODE_PAIEMENT
            dateRevision = DATE_REVISION_PREVUE
            idInstructeur = -REFERENT_EMS
            dateCreation = -DATE_DEPOT_DEMANDE
            dateModification = -DATE_DECISION
            dateExtraction = DATE_EXTRACTION
            """)
        .writing(SEXE, "M", "M", "F", "F")
        .writing(TYPE_APA, "D", "DOMICILE", "E", "ETABLISSEMENT")
        .writing(DECISION, "A", "ACCORD", "R", "REJET", "I", "EN_COURS");
  }

  private static InventedSoftware ofASmallOffice() {
    return new InventedSoftware("petit bureau", Form.WORKBOOK, "dd/MM/yy", true)
        .with(
            """
            N° = -NUM_DOSSIER
            Dossier n° = NUM_DOSSIER
            Nom = NOM_USAGE
            Nom de JF = NOM_NAISSANCE
            Prénom = PRENOMS
            Civ = SEXE
            DDN = DATE_NAISSANCE
            N° SS = NIR
            Rue / lieu-dit = ADRESSE_LIGNE
            C.P. = CODE_POSTAL
            Commune = -
            INSEE = COMMUNE_INSEE
            Sit fam = SITUATION_FAMILIALE
            Dom/Etab = TYPE_APA
            Reçu = DATE_DEPOT_DEMANDE
            Complet = DATE_DOSSIER_COMPLET
            1ère/renouv = TYPE_DEMANDE
            Commission = DATE_DECISION
            Décision = DECISION
            N° décision = NUM_DROIT
            Droit du = DATE_DEBUT_DROIT
            Droit au = DATE_FIN_DROIT
            GIR = GIR
            Visite = DATE_EVALUATION
            Plan (€/mois) = MONTANT_PLAN_ACCEPTE
            Revenus (€/mois) = RESSOURCES_MENSUELLES
            Part. (%) = TAUX_PARTICIPATION
            Part. (€) = MONTANT_PARTICIPATION
            Versé (€) = MONTANT_APA_VERSE
            H. prestataire = HEURES_PRESTATAIRE
            H. mandataire = HEURES_MANDATAIRE
            H. gré à gré = HEURES_EMPLOI_DIRECT
            Téléalarme (€) = MONTANT_TELEALARME
            Repas (€) = MONTANT_REPAS
            Référent = REFERENT_EMS
            Tél. = -
            Remarques = -
            Export du = DATE_EXTRACTION
            """)
        .writing(SEXE, "M", "M.", "F", "Mme")
        .writing(TYPE_APA, "D", "Domicile", "E", "Etablissement")
        .writing(DECISION, "A", "Oui", "R", "Non", "I", "En attente")
        .writing(TYPE_DEMANDE, "1", "Première", "2", "Renouvellement");
  }

  private static InventedSoftware ofAWarehouse() {
    return new InventedSoftware("entrepôt", Form.UTF_8_TAB, "yyyyMMdd", false)
        .with(
            """
            dim_departement_code = CODE_DEPT
            dim_date_extraction = DATE_EXTRACTION
            benef_num_dossier = NUM_DOSSIER
            benef_num_securite_sociale = NIR
            benef_nom_de_naissance = NOM_NAISSANCE
            benef_nom_d_usage = NOM_USAGE
            benef_prenom_1 = PRENOMS
            benef_code_sexe = SEXE
            benef_dt_naissance = DATE_NAISSANCE
            benef_dt_deces = DATE_DECES
            benef_adresse_1 = ADRESSE_LIGNE
            benef_code_postal = CODE_POSTAL
            benef_code_commune_insee = COMMUNE_INSEE
            benef_dept_dom_secours = DEPT_DOMICILE_SECOURS
            benef_etat_matrimonial = SITUATION_FAMILIALE
            benef_regime_pension = REGIME_RETRAITE
            dmd_type_prestation_apa = TYPE_APA
            dmd_dt_depot = DATE_DEPOT_DEMANDE
            dmd_dt_dossier_complet = DATE_DOSSIER_COMPLET
            dmd_nature_demande = TYPE_DEMANDE
            dcs_dt_decision = DATE_DECISION
            dcs_type_decision = DECISION
            dcs_motif_refus = MOTIF_REJET
            drt_identifiant_droit = NUM_DROIT
            drt_dt_debut = DATE_DEBUT_DROIT
            drt_dt_fin = DATE_FIN_DROIT
            drt_motif_sortie = MOTIF_FIN
            evl_gir = GIR
            evl_dt_evaluation = DATE_EVALUATION
            pla_num_version = VERSION_PLAN
            pla_dt_debut = DATE_DEBUT_PLAN
            pla_dt_fin = DATE_FIN_PLAN
            pla_mt_propose = MONTANT_PLAN_PROPOSE
            pla_mt_accepte = MONTANT_PLAN_ACCEPTE
            pla_tx_participation = TAUX_PARTICIPATION
            pla_mt_participation = MONTANT_PARTICIPATION
            pla_nb_heures_prestataire = HEURES_PRESTATAIRE
            pla_nb_heures_mandataire = HEURES_MANDATAIRE
            pla_mt_aide_humaine = MONTANT_AIDE_HUMAINE
            pla_mt_accueil_de_jour = MONTANT_ACCUEIL_JOUR
            ver_mt_verse_mois = MONTANT_APA_VERSE
            etl_dt_chargement = -DATE_EXTRACTION
            etl_id_lot = -NUM_DROIT
            """)
        .writing(TYPE_APA, "D", "APA_DOM", "E", "APA_ETAB")
        .writing(DECISION, "A", "ACCORDE", "R", "REJETE", "I", "INSTRUCTION");
  }

  private static InventedSoftware capitals() {
    return new InventedSoftware("capitales", Form.WINDOWS_SEMICOLON, "dd/MM/yyyy", true)
        .with(
            """
            NO DOSSIER = NUM_DOSSIER
            NOM PATRONYMIQUE = NOM_NAISSANCE
            NOM EPOUSE = NOM_USAGE
            PRENOM USUEL = PRENOMS
            SEXE = SEXE
            DATE NAISS. = DATE_NAISSANCE
            NO SECURITE SOCIALE = NIR
            CLE S.S. = CLE_NIR
            ADRESSE = ADRESSE_LIGNE
            CODE POSTAL = CODE_POSTAL
            LOCALITE = -
            CODE COMMUNE = COMMUNE_INSEE
            DEPT. SECOURS = DEPT_DOMICILE_SECOURS
            ETAT CIVIL = SITUATION_FAMILIALE
            CAISSE = REGIME_RETRAITE
            PREST. = TYPE_APA
            NO FINESS ETAB. = FINESS_ET
            DATE DEMANDE = DATE_DEPOT_DEMANDE
            DATE DOSSIER CPLT = DATE_DOSSIER_COMPLET
            NAT. DEMANDE = TYPE_DEMANDE
            DATE DECISION = DATE_DECISION
            ETAT DOSSIER = DECISION
            MOTIF REFUS = MOTIF_REJET
            NO DROIT = NUM_DROIT
            DEBUT DROIT = DATE_DEBUT_DROIT
            FIN DROIT = DATE_FIN_DROIT
            GIR = GIR
            DATE EVAL. = DATE_EVALUATION
            NO PLAN = VERSION_PLAN
            DEBUT PLAN = DATE_DEBUT_PLAN
            FIN PLAN = DATE_FIN_PLAN
            MT PLAN NOTIFIE = MONTANT_PLAN_PROPOSE
            MT PLAN ACCEPTE = MONTANT_PLAN_ACCEPTE
            RESS. MENS. = RESSOURCES_MENSUELLES
            TX PARTICIP. = TAUX_PARTICIPATION
            MT PARTICIP. = MONTANT_PARTICIPATION
            MT APA = MONTANT_APA_VERSE
            NB H. PREST. = HEURES_PRESTATAIRE
            NB H. MAND. = HEURES_MANDATAIRE
            MT TELEALARME = MONTANT_TELEALARME
            MT REPAS = MONTANT_REPAS
            DATE EDITION = DATE_EXTRACTION
            NOM CONJOINT = -NOM_NAISSANCE
            DATE SAISIE = -DATE_DECISION
            """)
        .writing(SEXE, "M", "M", "F", "F")
        .writing(TYPE_APA, "D", "APAD", "E", "APAE");
  }

  private static InventedSoftware ofAService() {
    return new InventedSoftware("service autonomie", Form.WORKBOOK, "dd/MM/yyyy", true)
        .with(
            """
            Identifiant du dossier = NUM_DOSSIER
            Nom de naissance = NOM_NAISSANCE
            Nom d'épouse = NOM_USAGE
            Prénom de l'usager = PRENOMS
            Genre = SEXE
            Date de naissance = DATE_NAISSANCE
            NIR (sans clé) = NIR
            Clé NIR = CLE_NIR
            Adresse du bénéficiaire = ADRESSE_LIGNE
            Code postal du bénéficiaire = CODE_POSTAL
            Code commune INSEE = COMMUNE_INSEE
            Lieu de naissance (INSEE) = COMMUNE_NAISSANCE_INSEE
            Statut marital = SITUATION_FAMILIALE
            Type de protection = PROTECTION_JURIDIQUE
            Type APA = TYPE_APA
            FINESS de l'EHPAD = FINESS_ET
            Date de réception = DATE_DEPOT_DEMANDE
            Date de complétude = DATE_DOSSIER_COMPLET
            Motif de la demande = -MOTIF_REJET
            Type de la demande = TYPE_DEMANDE
            Date d'attribution = DATE_DECISION
            Statut de la décision = DECISION
            Motif de refus = MOTIF_REJET
            Référence du droit = NUM_DROIT
            Date d'ouverture = DATE_DEBUT_DROIT
            Date de clôture = DATE_FIN_DROIT
            Motif de clôture = MOTIF_FIN
            GIR = GIR
            Date de visite = DATE_EVALUATION
            N° du plan = VERSION_PLAN
            Date de début du plan = DATE_DEBUT_PLAN
            Montant du plan proposé = MONTANT_PLAN_PROPOSE
            Montant du plan accepté = MONTANT_PLAN_ACCEPTE
            Revenu mensuel = RESSOURCES_MENSUELLES
            Taux de participation = TAUX_PARTICIPATION
            Montant de participation = MONTANT_PARTICIPATION
            Montant mensuel versé = MONTANT_APA_VERSE
            Volume horaire prestataire = HEURES_PRESTATAIRE
            Volume horaire mandataire = HEURES_MANDATAIRE
            SIRET du prestataire = SIRET_SAAD
            Date de prochaine révision = DATE_REVISION_PREVUE
            Travailleur social = -REFERENT_EMS
            Date d'extraction = DATE_EXTRACTION
            """)
        .writing(SEXE, "M", "Masculin", "F", "Féminin")
        .writing(TYPE_APA, "D", "Domicile", "E", "Établissement")
        .writing(DECISION, "A", "Attribuée", "R", "Refusée", "I", "En cours d'instruction");
  }

  private static InventedSoftware ofTables() {
    return new InventedSoftware("tables", Form.UTF_8_TAB, "dd/MM/yyyy", true)
        .with(
            """
            T_BENEF.NUMERO_DOSSIER = NUM_DOSSIER
            T_BENEF.NOM_NAISSANCE = NOM_NAISSANCE
            T_BENEF.NOM_MARITAL = NOM_USAGE
            T_BENEF.PRENOM = PRENOMS
            T_BENEF.SEXE = SEXE
            T_BENEF.DATE_NAISSANCE = DATE_NAISSANCE
            T_BENEF.NUM_SECU = NIR
            T_BENEF.CLE_SECU = CLE_NIR
            T_BENEF.SIT_FAMILIALE = SITUATION_FAMILIALE
            T_ADRESSE.LIGNE = ADRESSE_LIGNE
            T_ADRESSE.CP = CODE_POSTAL
            T_ADRESSE.INSEE = COMMUNE_INSEE
            T_DEMANDE.DATE_DEPOT = DATE_DEPOT_DEMANDE
            T_DEMANDE.DATE_COMPLET = DATE_DOSSIER_COMPLET
            T_DEMANDE.TYPE_DEMANDE = TYPE_DEMANDE
            T_DEMANDE.TYPE_AIDE = TYPE_APA
            T_DECISION.DATE = DATE_DECISION
            T_DECISION.RESULTAT = DECISION
            T_DECISION.MOTIF_REJET = MOTIF_REJET
            T_DROIT.NUMERO = NUM_DROIT
            T_DROIT.DATE_DEBUT = DATE_DEBUT_DROIT
            T_DROIT.DATE_FIN = DATE_FIN_DROIT
            T_EVAL.GIR = GIR
            T_EVAL.DATE_EVAL = DATE_EVALUATION
            T_PLAN.NUM_VERSION = VERSION_PLAN
            T_PLAN.DATE_EFFET = DATE_DEBUT_PLAN
            T_PLAN.DATE_FIN = DATE_FIN_PLAN
            T_PLAN.MONTANT_PROPOSE = MONTANT_PLAN_PROPOSE
            T_PLAN.MONTANT_ACCEPTE = MONTANT_PLAN_ACCEPTE
            T_PLAN.TAUX_PARTICIPATION = TAUX_PARTICIPATION
            T_PLAN.MONTANT_PARTICIPATION = MONTANT_PARTICIPATION
            T_PLAN.MONTANT_VERSE = MONTANT_APA_VERSE
            T_PLAN.HEURES_PRESTATAIRE = HEURES_PRESTATAIRE
            T_PLAN.HEURES_MANDATAIRE = HEURES_MANDATAIRE
            T_CONJOINT.DATE_NAISSANCE = -DATE_NAISSANCE
            T_CONJOINT.NUM_SECU = -NIR
            T_TECH.DATE_MAJ = -DATE_DECISION
            T_TECH.DATE_EXTRACTION = DATE_EXTRACTION
            """)
        .writing(SEXE, "M", "H", "F", "F")
        .writing(TYPE_APA, "D", "DOM", "E", "ETAB");
  }

  private static InventedSoftware ofALetter() {
    return new InventedSoftware("courrier", Form.WINDOWS_SEMICOLON, "dd/MM/yyyy", true)
        .with(
            """
            Votre référence = -NUM_DROIT
            Notre dossier = NUM_DOSSIER
            Nom patronymique = NOM_NAISSANCE
            Nom usuel = NOM_USAGE
            Prénoms = PRENOMS
            Sexe = SEXE
            Date naiss. = DATE_NAISSANCE
            Immatriculation sécu = NIR
            Adresse complète = ADRESSE_LIGNE
            CP = CODE_POSTAL
            Code INSEE commune = COMMUNE_INSEE
            Dépt dom. secours = DEPT_DOMICILE_SECOURS
            Sit. matrim. = SITUATION_FAMILIALE
            APA dom. ou étab. = TYPE_APA
            Demande reçue le = DATE_DEPOT_DEMANDE
            Dossier complet le = DATE_DOSSIER_COMPLET
            Type dem. = TYPE_DEMANDE
            Décision prise le = DATE_DECISION
            Décision = DECISION
            Motif de rejet = MOTIF_REJET
            Droit n° = NUM_DROIT
            Droit ouvert le = DATE_DEBUT_DROIT
            Droit clos le = DATE_FIN_DROIT
            GIR = GIR
            Évaluation le = DATE_EVALUATION
            Plan version = VERSION_PLAN
            Plan accepté = MONTANT_PLAN_ACCEPTE
            Plan proposé = MONTANT_PLAN_PROPOSE
            Ressources/mois = RESSOURCES_MENSUELLES
            Taux particip. = TAUX_PARTICIPATION
            Particip. usager = MONTANT_PARTICIPATION
            Versé par mois = MONTANT_APA_VERSE
            Hres prestataire = HEURES_PRESTATAIRE
            Hres mandataire = HEURES_MANDATAIRE
            Téléassistance = MONTANT_TELEALARME
            Particip. conjoint = -MONTANT_PARTICIPATION
            Édité le = DATE_EXTRACTION
            """)
        .writing(SEXE, "M", "M", "F", "F")
        .writing(TYPE_APA, "D", "Dom.", "E", "Étab.")
        .writing(DECISION, "A", "Accordée", "R", "Rejetée", "I", "En instruction");
  }
}
