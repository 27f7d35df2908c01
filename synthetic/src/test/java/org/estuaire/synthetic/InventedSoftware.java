package org.estuaire.synthetic;

import static org.estuaire.synthetic.ApaColumn.*;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** What the software of a council would export of the same rights: its own names, codes, forms. */
final class InventedSoftware {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private final String name;
  private final Form form;
  private final String datePattern;
  private final boolean comma;
  private final Map<String, Optional<ApaColumn>> columns = new LinkedHashMap<>();
  private final Map<String, ApaColumn> decoys = new LinkedHashMap<>();
  private final Map<ApaColumn, Map<String, String>> codes = new LinkedHashMap<>();

  enum Form {
    WINDOWS_SEMICOLON,
    UTF_8_TAB,
    WORKBOOK
  }

  InventedSoftware(String name, Form form, String datePattern, boolean comma) {
    this.name = name;
    this.form = form;
    this.datePattern = datePattern;
    this.comma = comma;
  }

  /**
   * Lines of {@code heading = COLUMN}, or {@code heading = -} for what no field holds, or {@code
   * heading = -COLUMN} for what no field holds though it looks like one: the spouse's birth date.
   */
  InventedSoftware with(String headings) {
    for (String line : headings.strip().lines().toList()) {
      String[] both = line.strip().split(" = ", 2);
      boolean none = both[1].startsWith("-");
      columns.put(both[0], none ? Optional.empty() : Optional.of(valueOf(both[1])));
      if (none && both[1].length() > 1) {
        decoys.put(both[0], valueOf(both[1].substring(1)));
      }
    }
    return this;
  }

  InventedSoftware writing(ApaColumn column, String... ourAndTheirs) {
    Map<String, String> words = new LinkedHashMap<>();
    for (int i = 0; i < ourAndTheirs.length; i += 2) {
      words.put(ourAndTheirs[i], ourAndTheirs[i + 1]);
    }
    codes.put(column, words);
    return this;
  }

  String name() {
    return name;
  }

  /** The same software, of a council that does not export one of its columns. */
  InventedSoftware without(String heading) {
    InventedSoftware rest = new InventedSoftware(name, form, datePattern, comma);
    rest.columns.putAll(columns);
    rest.columns.remove(heading);
    rest.decoys.putAll(decoys);
    rest.codes.putAll(codes);
    return rest;
  }

  /** Which column of the truth stands under each heading. */
  Map<String, Optional<ApaColumn>> columns() {
    return columns;
  }

  /** The field that a column holds. */
  Optional<String> holds(String heading) {
    return columns.get(heading).map(Enum::name);
  }

  /** What its codes of a list mean, those that are the common ones included. */
  Map<String, String> meanings(String list) {
    Map<String, String> meanings = new LinkedHashMap<>();
    codes
        .getOrDefault(valueOf(list.toUpperCase(Locale.ROOT).replace('-', '_')), Map.of())
        .forEach((ours, theirs) -> meanings.put(theirs, ours));
    return meanings;
  }

  @Override
  public String toString() {
    return name;
  }

  static List<InventedSoftware> three() {
    return List.of(abbreviating(), ofADatabase(), ofASpreadsheet());
  }

  /** Vocabularies first tried once the word lists stood; some of their words were entered since. */
  static List<InventedSoftware> heldOut() {
    List<InventedSoftware> all = new ArrayList<>(List.of(joined(), english(), inSentences()));
    all.addAll(ofMuchElse());
    return all;
  }

  /** Those whose exports hold much that is like a right to APA and is none. */
  static List<InventedSoftware> ofMuchElse() {
    return List.of(ofRelatives(), ofSeveralBenefits(), ofClerks(), ofTenLetters(), ofAnInquiry());
  }

  private static InventedSoftware abbreviating() {
    return new InventedSoftware("abréviations", Form.WINDOWS_SEMICOLON, "dd/MM/yyyy", true)
        .with(
            """
            COD_DEPT = CODE_DEPT
            DT_EXTRACT = DATE_EXTRACTION
            NUM_DOS = NUM_DOSSIER
            NIR = NIR
            CLE_NIR = CLE_NIR
            NOM_NAIS = NOM_NAISSANCE
            NOM_USU = NOM_USAGE
            PREN = PRENOMS
            SX = SEXE
            DT_NAIS = DATE_NAISSANCE
            COM_NAIS = COMMUNE_NAISSANCE_INSEE
            DT_DCD = DATE_DECES
            ADR1 = ADRESSE_LIGNE
            CP = CODE_POSTAL
            LIB_COM = -
            COM_INSEE = COMMUNE_INSEE
            CANTON = -
            DPT_DOM_SEC = DEPT_DOMICILE_SECOURS
            SIT_FAM = SITUATION_FAMILIALE
            REG_RET = REGIME_RETRAITE
            PROT_JUR = PROTECTION_JURIDIQUE
            TYP_APA = TYPE_APA
            NO_FINESS = FINESS_ET
            DT_DEP_DEM = DATE_DEPOT_DEMANDE
            DT_DOS_CPL = DATE_DOSSIER_COMPLET
            TYP_DEM = TYPE_DEMANDE
            DT_DEC = DATE_DECISION
            COD_DECIS = DECISION
            MOT_REJ = MOTIF_REJET
            NUM_DRT = NUM_DROIT
            DT_DEB_DRT = DATE_DEBUT_DROIT
            DT_FIN_DRT = DATE_FIN_DROIT
            MOT_FIN = MOTIF_FIN
            GIR = GIR
            DT_VIS = DATE_EVALUATION
            NUM_EVAL = NUM_EVALUATION
            VERS_PLAN = VERSION_PLAN
            DT_DEB_PLAN = DATE_DEBUT_PLAN
            DT_FIN_PLAN = DATE_FIN_PLAN
            MT_PLAN_PROP = MONTANT_PLAN_PROPOSE
            MT_PLAN_ACC = MONTANT_PLAN_ACCEPTE
            RESS_MENS = RESSOURCES_MENSUELLES
            TX_PART = TAUX_PARTICIPATION
            MT_PART = MONTANT_PARTICIPATION
            MT_APA_VERS = MONTANT_APA_VERSE
            NB_H_PREST = HEURES_PRESTATAIRE
            NB_H_MAND = HEURES_MANDATAIRE
            NB_H_GRE = HEURES_EMPLOI_DIRECT
            MT_AIDE_HUM = MONTANT_AIDE_HUMAINE
            MT_AIDE_TECH = MONTANT_AIDE_TECH
            MT_REPAS = MONTANT_REPAS
            MT_TELEAL = MONTANT_TELEALARME
            MT_ACC_JOUR = MONTANT_ACCUEIL_JOUR
            MT_REPIT = MONTANT_REPIT
            MT_HYG = MONTANT_HYGIENE
            SIRET_SAAD = SIRET_SAAD
            MOD_PAIE = MODE_PAIEMENT
            REF_EMS = REFERENT_EMS
            TEL = -
            DT_REV_PREV = DATE_REVISION_PREVUE
            """)
        .writing(SEXE, "M", "H", "F", "F")
        .writing(TYPE_APA, "D", "DOM", "E", "ETAB");
  }

  private static InventedSoftware ofADatabase() {
    return new InventedSoftware("base de données", Form.UTF_8_TAB, "yyyyMMdd", false)
        .with(
            """
            code_departement = CODE_DEPT
            horodatage_export = DATE_EXTRACTION
            benef_id_dossier = NUM_DOSSIER
            benef_nir13 = NIR
            benef_cle_nir = CLE_NIR
            benef_nom_patronymique = NOM_NAISSANCE
            benef_nom_marital = NOM_USAGE
            benef_prenom = PRENOMS
            benef_sexe = SEXE
            benef_date_naissance = DATE_NAISSANCE
            benef_insee_naissance = COMMUNE_NAISSANCE_INSEE
            benef_date_deces = DATE_DECES
            adresse_voie = ADRESSE_LIGNE
            adresse_codepostal = CODE_POSTAL
            adresse_commune_insee = COMMUNE_INSEE
            domicile_secours_dept = DEPT_DOMICILE_SECOURS
            situation_familiale = SITUATION_FAMILIALE
            caisse_retraite = REGIME_RETRAITE
            mesure_protection_juridique = PROTECTION_JURIDIQUE
            type_allocation = TYPE_APA
            etablissement_finess = FINESS_ET
            demande_date_depot = DATE_DEPOT_DEMANDE
            demande_date_completude = DATE_DOSSIER_COMPLET
            demande_type = TYPE_DEMANDE
            decision_date = DATE_DECISION
            decision_code = DECISION
            decision_motif_rejet = MOTIF_REJET
            droit_id = NUM_DROIT
            droit_date_debut = DATE_DEBUT_DROIT
            droit_date_fin = DATE_FIN_DROIT
            droit_motif_fin = MOTIF_FIN
            evaluation_gir = GIR
            evaluation_date_visite = DATE_EVALUATION
            evaluation_id = NUM_EVALUATION
            plan_version = VERSION_PLAN
            plan_date_effet = DATE_DEBUT_PLAN
            plan_date_fin = DATE_FIN_PLAN
            plan_mnt_propose = MONTANT_PLAN_PROPOSE
            plan_mnt_accepte = MONTANT_PLAN_ACCEPTE
            revenus_mensuels = RESSOURCES_MENSUELLES
            participation_taux = TAUX_PARTICIPATION
            participation_mnt = MONTANT_PARTICIPATION
            apa_mnt_verse = MONTANT_APA_VERSE
            heures_prestataire = HEURES_PRESTATAIRE
            heures_mandataire = HEURES_MANDATAIRE
            heures_gre_a_gre = HEURES_EMPLOI_DIRECT
            mnt_aide_humaine = MONTANT_AIDE_HUMAINE
            mnt_aide_technique = MONTANT_AIDE_TECH
            mnt_portage_repas = MONTANT_REPAS
            mnt_teleassistance = MONTANT_TELEALARME
            mnt_accueil_jour = MONTANT_ACCUEIL_JOUR
            mnt_repit = MONTANT_REPIT
            mnt_hygiene = MONTANT_HYGIENE
            saad_siret = SIRET_SAAD
            mode_reglement = MODE_PAIEMENT
            referent_ems = REFERENT_EMS
            date_prochaine_revision = DATE_REVISION_PREVUE
            created_by = -REFERENT_EMS
            """)
        .writing(SEXE, "M", "1", "F", "2");
  }

  private static InventedSoftware ofASpreadsheet() {
    return new InventedSoftware("tableur", Form.WORKBOOK, "dd/MM/yyyy", true)
        .with(
            """
            Département = CODE_DEPT
            Date d'édition = DATE_EXTRACTION
            N° de dossier = NUM_DOSSIER
            N° de sécurité sociale = NIR
            Clé = CLE_NIR
            Nom de naissance = NOM_NAISSANCE
            Nom = NOM_USAGE
            Prénom(s) = PRENOMS
            Civilité = SEXE
            Né(e) le = DATE_NAISSANCE
            Commune de naissance (code INSEE) = COMMUNE_NAISSANCE_INSEE
            Décédé(e) le = DATE_DECES
            Adresse = ADRESSE_LIGNE
            Code postal = CODE_POSTAL
            Code INSEE de la commune = COMMUNE_INSEE
            Ville = -
            Domicile de secours = DEPT_DOMICILE_SECOURS
            Situation de famille = SITUATION_FAMILIALE
            Caisse de retraite = REGIME_RETRAITE
            Protection juridique = PROTECTION_JURIDIQUE
            Nature de l'APA = TYPE_APA
            N° FINESS de l'établissement = FINESS_ET
            Demande déposée le = DATE_DEPOT_DEMANDE
            Dossier complet le = DATE_DOSSIER_COMPLET
            Type de demande = TYPE_DEMANDE
            Date de décision = DATE_DECISION
            Décision = DECISION
            Motif du rejet = MOTIF_REJET
            N° du droit = NUM_DROIT
            Début du droit = DATE_DEBUT_DROIT
            Fin du droit = DATE_FIN_DROIT
            Motif de fin de droit = MOTIF_FIN
            GIR = GIR
            Visite à domicile le = DATE_EVALUATION
            N° d'évaluation = NUM_EVALUATION
            Version du plan d'aide = VERSION_PLAN
            Début du plan d'aide = DATE_DEBUT_PLAN
            Fin du plan d'aide = DATE_FIN_PLAN
            Plan d'aide proposé (€) = MONTANT_PLAN_PROPOSE
            Plan d'aide accepté (€) = MONTANT_PLAN_ACCEPTE
            Ressources mensuelles (€) = RESSOURCES_MENSUELLES
            Taux de participation (%) = TAUX_PARTICIPATION
            Participation du bénéficiaire (€) = MONTANT_PARTICIPATION
            APA versée (€) = MONTANT_APA_VERSE
            Heures en prestataire = HEURES_PRESTATAIRE
            Heures en mandataire = HEURES_MANDATAIRE
            Heures en emploi direct = HEURES_EMPLOI_DIRECT
            Aide humaine (€) = MONTANT_AIDE_HUMAINE
            Aides techniques (€) = MONTANT_AIDE_TECH
            Portage de repas (€) = MONTANT_REPAS
            Téléassistance (€) = MONTANT_TELEALARME
            Accueil de jour (€) = MONTANT_ACCUEIL_JOUR
            Répit de l'aidant (€) = MONTANT_REPIT
            Protections / hygiène (€) = MONTANT_HYGIENE
            SIRET du service = SIRET_SAAD
            Mode de versement = MODE_PAIEMENT
            Référent = REFERENT_EMS
            Observations = -
            Prochaine révision = DATE_REVISION_PREVUE
            """)
        .writing(SEXE, "M", "Monsieur", "F", "Madame")
        .writing(TYPE_APA, "D", "À domicile", "E", "En établissement")
        .writing(DECISION, "A", "Accordée", "R", "Rejetée", "I", "En instruction")
        .writing(TYPE_DEMANDE, "1", "Première demande", "2", "Renouvellement")
        .writing(
            SITUATION_FAMILIALE,
            "MAR",
            "Marié(e)",
            "VEU",
            "Veuf(ve)",
            "CEL",
            "Célibataire",
            "DIV",
            "Divorcé(e)")
        .writing(PROTECTION_JURIDIQUE, "0", "Aucune", "3", "Tutelle")
        .writing(MOTIF_REJET, "01", "GIR 5 ou 6")
        .writing(
            MODE_PAIEMENT, "1", "Bénéficiaire", "2", "Service prestataire", "4", "Établissement")
        .writing(
            GIR, "1", "GIR 1", "2", "GIR 2", "3", "GIR 3", "4", "GIR 4", "5", "GIR 5", "6",
            "GIR 6");
  }

  private static InventedSoftware joined() {
    return new InventedSoftware("noms collés", Form.WINDOWS_SEMICOLON, "dd/MM/yyyy", true)
        .with(
            """
            NUMDOSS = NUM_DOSSIER
            NUMSS = NIR
            CLESS = CLE_NIR
            NOMPATRO = NOM_NAISSANCE
            NOMUSAGE = NOM_USAGE
            PRENOM = PRENOMS
            CODSEXE = SEXE
            DATNAIS = DATE_NAISSANCE
            DATDECES = DATE_DECES
            LIBVOIE = ADRESSE_LIGNE
            CODPOST = CODE_POSTAL
            CODINSEE = COMMUNE_INSEE
            TYPPREST = TYPE_APA
            DATDEPOT = DATE_DEPOT_DEMANDE
            DATCOMPLET = DATE_DOSSIER_COMPLET
            TYPDEM = TYPE_DEMANDE
            DATDECIS = DATE_DECISION
            CODETAT = DECISION
            MOTREJET = MOTIF_REJET
            NUMDROIT = NUM_DROIT
            DATDEBDROIT = DATE_DEBUT_DROIT
            DATFINDROIT = DATE_FIN_DROIT
            GIRRETENU = GIR
            DATVISITE = DATE_EVALUATION
            NUMPLAN = VERSION_PLAN
            DATDEBPLAN = DATE_DEBUT_PLAN
            MTPLANACC = MONTANT_PLAN_ACCEPTE
            TXPARTIC = TAUX_PARTICIPATION
            MTPARTIC = MONTANT_PARTICIPATION
            MTVERSE = MONTANT_APA_VERSE
            MTRESS = RESSOURCES_MENSUELLES
            NBHPREST = HEURES_PRESTATAIRE
            NOMTUTEUR = -NOM_USAGE
            CODTRAVSOC = -REFERENT_EMS
            CODCANTON = -
            DATEXTRAC = DATE_EXTRACTION
            """)
        .writing(SEXE, "M", "1", "F", "2")
        .writing(TYPE_APA, "D", "APAD", "E", "APAE");
  }

  private static InventedSoftware english() {
    return new InventedSoftware("anglais", Form.UTF_8_TAB, "yyyy-MM-dd", false)
        .with(
            """
            departmentCode = CODE_DEPT
            exportDate = DATE_EXTRACTION
            fileNumber = NUM_DOSSIER
            socialSecurityNumber = NIR
            birthName = NOM_NAISSANCE
            usedName = NOM_USAGE
            firstNames = PRENOMS
            gender = SEXE
            birthDate = DATE_NAISSANCE
            deathDate = DATE_DECES
            addressLine = ADRESSE_LIGNE
            zipCode = CODE_POSTAL
            inseeCode = COMMUNE_INSEE
            maritalStatus = SITUATION_FAMILIALE
            legalProtection = PROTECTION_JURIDIQUE
            benefitType = TYPE_APA
            facilityFiness = FINESS_ET
            requestDate = DATE_DEPOT_DEMANDE
            completionDate = DATE_DOSSIER_COMPLET
            requestType = TYPE_DEMANDE
            decisionDate = DATE_DECISION
            decision = DECISION
            rejectionReason = MOTIF_REJET
            entitlementNumber = NUM_DROIT
            entitlementStart = DATE_DEBUT_DROIT
            entitlementEnd = DATE_FIN_DROIT
            endReason = MOTIF_FIN
            gir = GIR
            assessmentDate = DATE_EVALUATION
            planVersion = VERSION_PLAN
            planStart = DATE_DEBUT_PLAN
            planEnd = DATE_FIN_PLAN
            acceptedPlanAmount = MONTANT_PLAN_ACCEPTE
            proposedPlanAmount = MONTANT_PLAN_PROPOSE
            monthlyIncome = RESSOURCES_MENSUELLES
            participationRate = TAUX_PARTICIPATION
            participationAmount = MONTANT_PARTICIPATION
            paidAmount = MONTANT_APA_VERSE
            providerHours = HEURES_PRESTATAIRE
            providerSiret = SIRET_SAAD
            spouseFirstName = -PRENOMS
            guardianName = -NOM_USAGE
            updatedAt = -DATE_DECISION
            """)
        .writing(SEXE, "M", "MALE", "F", "FEMALE");
  }

  private static InventedSoftware inSentences() {
    return new InventedSoftware("phrases", Form.WORKBOOK, "dd/MM/yyyy", true)
        .with(
            """
            Numéro du dossier du bénéficiaire = NUM_DOSSIER
            Numéro de sécurité sociale du bénéficiaire = NIR
            Nom de naissance du bénéficiaire = NOM_NAISSANCE
            Nom d'usage du bénéficiaire = NOM_USAGE
            Prénoms du bénéficiaire = PRENOMS
            Sexe du bénéficiaire = SEXE
            Date de naissance du bénéficiaire = DATE_NAISSANCE
            Date de naissance du conjoint = -DATE_NAISSANCE
            Adresse du domicile du bénéficiaire = ADRESSE_LIGNE
            Code postal de la commune du domicile = CODE_POSTAL
            Code INSEE de la commune du domicile = COMMUNE_INSEE
            Forme de l'APA demandée = TYPE_APA
            Date à laquelle la demande a été déposée = DATE_DEPOT_DEMANDE
            Date à laquelle le dossier a été déclaré complet = DATE_DOSSIER_COMPLET
            Date de la décision de la commission = DATE_DECISION
            Sens de la décision rendue par la commission = DECISION
            Motif du rejet de la demande = MOTIF_REJET
            Numéro du droit ouvert = NUM_DROIT
            Date d'ouverture du droit à l'allocation = DATE_DEBUT_DROIT
            Date de fin du droit à l'allocation = DATE_FIN_DROIT
            GIR retenu par la commission = GIR
            Date de la visite d'évaluation à domicile = DATE_EVALUATION
            Montant mensuel du plan d'aide proposé = MONTANT_PLAN_PROPOSE
            Montant mensuel du plan d'aide accepté par le bénéficiaire = MONTANT_PLAN_ACCEPTE
            Montant mensuel des ressources du bénéficiaire = RESSOURCES_MENSUELLES
            Taux de participation du bénéficiaire = TAUX_PARTICIPATION
            Montant mensuel de la participation du bénéficiaire = MONTANT_PARTICIPATION
            Montant de l'APA versé par le département = MONTANT_APA_VERSE
            Nombre d'heures par mois en mode prestataire = HEURES_PRESTATAIRE
            Nom et prénom du médecin traitant = -NOM_USAGE
            Date d'édition du présent tableau = DATE_EXTRACTION
            """)
        .writing(SEXE, "M", "Homme", "F", "Femme")
        .writing(TYPE_APA, "D", "Domicile", "E", "Établissement")
        .writing(DECISION, "A", "Accord", "R", "Rejet");
  }

  private static InventedSoftware ofRelatives() {
    return new InventedSoftware("avec les proches", Form.WINDOWS_SEMICOLON, "dd/MM/yy", true)
        .with(
            """
            Réf. usager = NUM_DOSSIER
            Nom naissance usager = NOM_NAISSANCE
            Nom d'époux = NOM_USAGE
            Prénom usager = PRENOMS
            Sexe usager = SEXE
            Né le = DATE_NAISSANCE
            NIR usager = NIR
            Nom conjoint = -NOM_NAISSANCE
            Prénom conjoint = -PRENOMS
            Naissance conjoint = -DATE_NAISSANCE
            NIR conjoint = -NIR
            Nom du tuteur = -NOM_USAGE
            Adresse du tuteur = -ADRESSE_LIGNE
            CP tuteur = -CODE_POSTAL
            Adresse usager = ADRESSE_LIGNE
            CP usager = CODE_POSTAL
            INSEE usager = COMMUNE_INSEE
            Commune de l'établissement = -COMMUNE_INSEE
            Dom. secours = DEPT_DOMICILE_SECOURS
            Sit. familiale = SITUATION_FAMILIALE
            Régime = REGIME_RETRAITE
            Tutelle = PROTECTION_JURIDIQUE
            APA dom./étab. = TYPE_APA
            1re demande le = -DATE_DEPOT_DEMANDE
            Demande du = DATE_DEPOT_DEMANDE
            Dossier réputé complet au = DATE_DOSSIER_COMPLET
            Date CTP = DATE_DECISION
            Accord/refus = DECISION
            Droit n° = NUM_DROIT
            Début = DATE_DEBUT_DROIT
            Plan du = DATE_DEBUT_PLAN
            GIR = GIR
            GIR précédent = -GIR
            GIR conjoint = -GIR
            Évalué le = DATE_EVALUATION
            Saisi le = -DATE_DECISION
            Modifié le = -DATE_NAISSANCE
            Plan d'aide = MONTANT_PLAN_ACCEPTE
            Plan précédent = -MONTANT_PLAN_ACCEPTE
            Ressources usager = RESSOURCES_MENSUELLES
            Ressources conjoint = -RESSOURCES_MENSUELLES
            Ticket modérateur % = TAUX_PARTICIPATION
            Ticket modérateur = MONTANT_PARTICIPATION
            Net à payer = MONTANT_APA_VERSE
            Trop-perçu = -MONTANT_APA_VERSE
            Heures/mois = HEURES_PRESTATAIRE
            Heures PCH = -HEURES_PRESTATAIRE
            Téléalarme = MONTANT_TELEALARME
            Extrait le = DATE_EXTRACTION
            """)
        .writing(SEXE, "M", "M", "F", "Mme")
        .writing(TYPE_APA, "D", "DOMICILE", "E", "ETABLISSEMENT")
        .writing(DECISION, "A", "Accord", "R", "Refus");
  }

  private static InventedSoftware ofSeveralBenefits() {
    return new InventedSoftware("plusieurs prestations", Form.UTF_8_TAB, "yyyy-MM-dd", false)
        .with(
            """
            PERS_ID = -NUM_DOSSIER
            PERS_NOM_NAISS = NOM_NAISSANCE
            PERS_NOM = NOM_USAGE
            PERS_PRENOM = PRENOMS
            PERS_SEXE = SEXE
            PERS_DT_NAISS = DATE_NAISSANCE
            PERS_NIR = NIR
            CONJ_NOM = -NOM_NAISSANCE
            CONJ_DT_NAISS = -DATE_NAISSANCE
            ADR_VOIE = ADRESSE_LIGNE
            ADR_CP = CODE_POSTAL
            ADR_INSEE = COMMUNE_INSEE
            CORRESP_CP = -CODE_POSTAL
            CORRESP_ADR = -ADRESSE_LIGNE
            APA_NUM_DOSS = NUM_DOSSIER
            PCH_NUM_DOSS = -NUM_DOSSIER
            APA_NATURE = TYPE_APA
            APA_DT_DEPOT = DATE_DEPOT_DEMANDE
            PCH_DT_DEPOT = -DATE_DEPOT_DEMANDE
            APA_DT_CPLT = DATE_DOSSIER_COMPLET
            APA_DT_DECISION = DATE_DECISION
            ASH_DT_DECISION = -DATE_DECISION
            APA_DECISION = DECISION
            ASH_DECISION = -DECISION
            APA_NUM_DROIT = NUM_DROIT
            APA_DT_DEB = DATE_DEBUT_DROIT
            APA_DT_FIN = DATE_FIN_DROIT
            ACTP_DT_DEB = -DATE_DEBUT_DROIT
            APA_GIR = GIR
            APA_GIR_ANCIEN = -GIR
            APA_DT_EVAL = DATE_EVALUATION
            APA_DT_PROCH_EVAL = -DATE_REVISION_PREVUE
            PLAN_NUM = VERSION_PLAN
            PLAN_DT_DEB = DATE_DEBUT_PLAN
            PLAN_MT = MONTANT_PLAN_ACCEPTE
            PLAN_MT_MAX = -MONTANT_PLAN_PROPOSE
            PLAN_PARTICIP = MONTANT_PARTICIPATION
            PLAN_TX_PARTICIP = TAUX_PARTICIPATION
            PLAN_MT_CD = MONTANT_APA_VERSE
            PCH_MT = -MONTANT_APA_VERSE
            RESS_MENS = RESSOURCES_MENSUELLES
            RESS_CONJ_MENS = -RESSOURCES_MENSUELLES
            NBH_PREST = HEURES_PRESTATAIRE
            NBH_REEL = -HEURES_PRESTATAIRE
            SIRET_SAAD = SIRET_SAAD
            SIRET_SAAD2 = -SIRET_SAAD
            DT_MAJ = -DATE_DECISION
            DT_EXTRACTION = DATE_EXTRACTION
            """)
        .writing(TYPE_APA, "D", "DOM", "E", "ETS");
  }

  private static InventedSoftware ofClerks() {
    return new InventedSoftware("tableau d'agents", Form.WORKBOOK, "dd/MM/yyyy", true)
        .with(
            """
            Dossier = NUM_DOSSIER
            Bénéficiaire = NOM_NAISSANCE
            Prénom = PRENOMS
            H/F = SEXE
            Naissance = DATE_NAISSANCE
            Sécurité sociale = NIR
            Rue = ADRESSE_LIGNE
            Code postal = CODE_POSTAL
            Ville = -
            Code INSEE = COMMUNE_INSEE
            Canton = -
            Situation = SITUATION_FAMILIALE
            Type d'aide = TYPE_APA
            Date d'arrivée = DATE_DEPOT_DEMANDE
            Date d'instruction = -DATE_DOSSIER_COMPLET
            Complétude = DATE_DOSSIER_COMPLET
            Passage en commission = DATE_DECISION
            Avis = DECISION
            Motif = MOTIF_REJET
            Décision n° = NUM_DROIT
            Du = DATE_DEBUT_DROIT
            Au = DATE_FIN_DROIT
            GIR évalué = -GIR
            GIR accordé = GIR
            VAD = DATE_EVALUATION
            Évaluateur = REFERENT_EMS
            Coût total du plan = MONTANT_PLAN_ACCEPTE
            Coût du plan avant révision = -MONTANT_PLAN_PROPOSE
            Revenus du foyer = -RESSOURCES_MENSUELLES
            Revenus mensuels = RESSOURCES_MENSUELLES
            Participation % = TAUX_PARTICIPATION
            Participation € = MONTANT_PARTICIPATION
            Participation du conjoint € = -MONTANT_PARTICIPATION
            Part département € = MONTANT_APA_VERSE
            Nb d'heures = HEURES_PRESTATAIRE
            Nb de repas = -GIR
            Prochain rendez-vous = -DATE_REVISION_PREVUE
            À revoir le = DATE_REVISION_PREVUE
            """)
        .writing(SEXE, "M", "H", "F", "F")
        .writing(TYPE_APA, "D", "APA à domicile", "E", "APA en établissement")
        .writing(DECISION, "A", "Favorable", "R", "Défavorable");
  }

  private static InventedSoftware ofTenLetters() {
    return new InventedSoftware("dix lettres", Form.WINDOWS_SEMICOLON, "dd/MM/yyyy", true)
        .with(
            """
            NODOSSIER = NUM_DOSSIER
            NOFOYER = -NUM_DOSSIER
            NOMBENEF = NOM_NAISSANCE
            NOMMARITAL = NOM_USAGE
            PRENBENEF = PRENOMS
            SEXEBENEF = SEXE
            NAISBENEF = DATE_NAISSANCE
            LIEUNAIS = COMMUNE_NAISSANCE_INSEE
            NOSSBENEF = NIR
            CLESSBENEF = CLE_NIR
            NOMCONJ = -NOM_NAISSANCE
            PRENCONJ = -PRENOMS
            NAISCONJ = -DATE_NAISSANCE
            NOSSCONJ = -NIR
            CLESSCONJ = -CLE_NIR
            ADRBENEF = ADRESSE_LIGNE
            CPBENEF = CODE_POSTAL
            INSEEBENEF = COMMUNE_INSEE
            ADRREPLEG = -ADRESSE_LIGNE
            CPREPLEG = -CODE_POSTAL
            NATURPREST = TYPE_APA
            DATDEMANDE = DATE_DEPOT_DEMANDE
            DATCPLT = DATE_DOSSIER_COMPLET
            DATSAISIE = -DATE_DOSSIER_COMPLET
            DATCOMMIS = DATE_DECISION
            DECISION = DECISION
            NODECISION = -NUM_DROIT
            NODROIT = NUM_DROIT
            DATDEB = DATE_DEBUT_DROIT
            DATFIN = DATE_FIN_DROIT
            GIRDEC = GIR
            GIRDEM = -GIR
            DATEVAL = DATE_EVALUATION
            DATPROEVAL = -DATE_REVISION_PREVUE
            MTPLANDEC = MONTANT_PLAN_ACCEPTE
            MTPLANTH = -MONTANT_PLAN_PROPOSE
            RESSMENS = RESSOURCES_MENSUELLES
            RESSCOUPLE = -RESSOURCES_MENSUELLES
            TXPART = TAUX_PARTICIPATION
            MTPART = MONTANT_PARTICIPATION
            MTAPA = MONTANT_APA_VERSE
            MTRAPPEL = -MONTANT_APA_VERSE
            NBHDEC = HEURES_PRESTATAIRE
            NBHFACT = -HEURES_PRESTATAIRE
            SIRETSAAD = SIRET_SAAD
            DATEDIT = DATE_EXTRACTION
            """)
        .writing(SEXE, "M", "1", "F", "2")
        .writing(TYPE_APA, "D", "APAD", "E", "APAE")
        .writing(DECISION, "A", "ACC", "R", "REJ");
  }

  private static InventedSoftware ofAnInquiry() {
    return new InventedSoftware("requête", Form.WORKBOOK, "dd/MM/yyyy", true)
        .with(
            """
            Individu - Numéro = -NUM_DOSSIER
            Individu - Nom de naissance = NOM_NAISSANCE
            Individu - Nom d'usage = NOM_USAGE
            Individu - Prénom = PRENOMS
            Individu - Sexe = SEXE
            Individu - Date de naissance = DATE_NAISSANCE
            Individu - NIR = NIR
            Individu - Clé = CLE_NIR
            Adresse - Libellé de voie = ADRESSE_LIGNE
            Adresse - Code postal = CODE_POSTAL
            Adresse - Code commune = COMMUNE_INSEE
            Adresse - Date de début = -DATE_DEBUT_DROIT
            Contact - Nom = -NOM_USAGE
            Contact - Prénom = -PRENOMS
            Contact - Code postal = -CODE_POSTAL
            Médecin - Nom = -NOM_NAISSANCE
            Dossier - Numéro = NUM_DOSSIER
            Dossier - Date de création = -DATE_DECISION
            Dossier - État = -
            Demande - Date de dépôt = DATE_DEPOT_DEMANDE
            Demande - Date de complétude = DATE_DOSSIER_COMPLET
            Demande - Type = TYPE_DEMANDE
            Décision - Date = DATE_DECISION
            Décision - Sens = DECISION
            Décision - Motif = MOTIF_REJET
            Décision - GIR = GIR
            Droit - Numéro = NUM_DROIT
            Droit - Nature = TYPE_APA
            Droit - Date de début = DATE_DEBUT_DROIT
            Droit - Date de fin = DATE_FIN_DROIT
            Évaluation - Date de visite = DATE_EVALUATION
            Évaluation - GIR = -GIR
            Évaluation - Numéro = NUM_EVALUATION
            Plan - Version = VERSION_PLAN
            Plan - Date de début = DATE_DEBUT_PLAN
            Plan - Montant proposé = MONTANT_PLAN_PROPOSE
            Plan - Montant accepté = MONTANT_PLAN_ACCEPTE
            Plan - Participation (montant) = MONTANT_PARTICIPATION
            Plan - Participation (taux) = TAUX_PARTICIPATION
            Ressources - Montant mensuel = RESSOURCES_MENSUELLES
            Ressources - Montant annuel = -MONTANT_PLAN_ACCEPTE
            Paiement - Montant versé = MONTANT_APA_VERSE
            Paiement - Montant récupéré = -MONTANT_APA_VERSE
            Paiement - Date = -DATE_DECISION
            Service - SIRET = SIRET_SAAD
            Service - Heures par mois = HEURES_PRESTATAIRE
            Requête exécutée le = DATE_EXTRACTION
            """)
        .writing(SEXE, "M", "Masculin", "F", "Féminin")
        .writing(TYPE_APA, "D", "APA domicile", "E", "APA établissement")
        .writing(DECISION, "A", "Accord", "R", "Rejet");
  }

  /** The file with these rights. */
  byte[] file(List<ApaRow> rows) {
    return switch (form) {
      case WINDOWS_SEMICOLON -> text(rows, ";").getBytes(WINDOWS);
      case UTF_8_TAB -> text(rows, "\t").getBytes(StandardCharsets.UTF_8);
      case WORKBOOK -> workbook(rows);
    };
  }

  private String text(List<ApaRow> rows, String separator) {
    StringBuilder text = new StringBuilder();
    text.append(String.join(separator, columns.keySet())).append("\r\n");
    for (int r = 0; r < rows.size(); r++) {
      List<String> cells = new ArrayList<>();
      for (String heading : columns.keySet()) {
        String cell = cell(heading, source(heading, rows, r));
        boolean bare = !cell.contains(separator) && !cell.contains("\"");
        cells.add(bare ? cell : "\"" + cell.replace("\"", "\"\"") + "\"");
      }
      text.append(String.join(separator, cells)).append("\r\n");
    }
    return text.toString();
  }

  /** The row whose value stands in row {@code r}: of a decoy that of somebody else. */
  private ApaRow source(String heading, List<ApaRow> rows, int r) {
    return decoys.containsKey(heading) ? rows.get((r + 7) % rows.size()) : rows.get(r);
  }

  private Optional<ApaColumn> shown(String heading) {
    return columns.get(heading).or(() -> Optional.ofNullable(decoys.get(heading)));
  }

  private String cell(String heading, ApaRow row) {
    Optional<ApaColumn> column = shown(heading);
    if (column.isEmpty()) {
      return "Autre " + row.get(CODE_POSTAL).hashCode() % 7;
    }
    String value = row.get(column.get());
    if (value.isEmpty()) {
      return "";
    }
    return switch (column.get().kind()) {
      case DATE ->
          DateTimeFormatter.ofPattern(datePattern, Locale.ROOT).format(LocalDate.parse(value));
      case AMOUNT -> comma ? value.replace('.', ',') : value;
      case TEXT -> codes.getOrDefault(column.get(), Map.of()).getOrDefault(value, value);
    };
  }

  /** Title rows, merged cells, dates and amounts by type, a row of totals. */
  private byte[] workbook(List<ApaRow> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "tableur", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Droits");
      sheet.value(0, 0, "Département - Direction de l'autonomie");
      sheet.range(0, 0, 0, 8).merge();
      sheet.value(1, 0, "Droits APA au jour de l'édition");
      sheet.range(1, 0, 1, 8).merge();
      List<String> headings = new ArrayList<>(columns.keySet());
      for (int c = 0; c < headings.size(); c++) {
        sheet.value(3, c, headings.get(c));
      }
      for (int r = 0; r < rows.size(); r++) {
        for (int c = 0; c < headings.size(); c++) {
          String heading = headings.get(c);
          put(sheet, r + 4, c, heading, source(heading, rows, r));
        }
      }
      sheet.value(rows.size() + 4, 0, "TOTAL");
      sheet.value(rows.size() + 4, 6, rows.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void put(Worksheet sheet, int r, int c, String heading, ApaRow row) {
    Optional<ApaColumn> column = shown(heading);
    String value = column.map(row::get).orElse("");
    if (value.isEmpty() && column.isPresent()) {
      return;
    }
    if (column.isPresent() && column.get().kind() == ApaColumn.Kind.DATE) {
      sheet.value(r, c, LocalDate.parse(value));
      sheet.style(r, c).format("dd/mm/yyyy").set();
    } else if (column.isPresent() && column.get().kind() == ApaColumn.Kind.AMOUNT) {
      sheet.value(r, c, new BigDecimal(value));
    } else {
      sheet.value(r, c, cell(heading, row));
    }
  }
}
