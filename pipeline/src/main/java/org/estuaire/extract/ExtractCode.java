package org.estuaire.extract;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** Why a dataset request is not complete, or its extraction can't start. */
public enum ExtractCode implements FindingCode {
  FILE_NAME_DIFFERS(
      "EXT-001",
      "L''identifiant « {1} » n''est pas le nom de ce fichier.",
      "The identifier ‘{1}’ is not the name of this file.",
      "Renommez le fichier en {1}.yaml, ou corrigez l''identifiant.",
      "Rename the file to {1}.yaml, or correct the identifier."),
  APPROVALS(
      "EXT-002",
      "Une demande doit être approuvée par deux personnes différentes.",
      "A request must be approved by two different people.",
      "Ajoutez dans « approvals » le nom, la fonction et la date de chacune.",
      "Add the name, the office and the date of each of them to ‘approvals’."),
  PERIOD(
      "EXT-003",
      "La période doit commencer le premier jour d''un trimestre et finir le dernier jour d''un"
          + " trimestre, et durer dix ans au plus.",
      "The period must begin on the first day of a quarter, end on the last day of one, and last"
          + " ten years at most.",
      "Par exemple from: 2026-01-01 et to: 2026-12-31.",
      "For example from: 2026-01-01 and to: 2026-12-31."),
  RETENTION(
      "EXT-004",
      "La date limite de conservation précède la fin de la période étudiée.",
      "The data would have to be destroyed before the end of the period studied.",
      "Donnez dans « retained-until » la date de destruction prévue par la méthodologie de"
          + " référence.",
      "Give in ‘retained-until’ the day of destruction that the reference method foresees."),
  ZONE_TOO_SMALL(
      "EXT-005",
      "La zone « {1} » ne réunit pas au moins deux communes.",
      "The zone ‘{1}’ does not bring together at least two communes.",
      "Regroupez des communes : une commune seule ne figure jamais dans un jeu de données.",
      "Group communes: no dataset ever shows a single one."),
  BAD_COMMUNE(
      "EXT-006",
      "« {1} » n''est pas un code de commune.",
      "‘{1}’ is not the code of a commune.",
      "Donnez le code officiel géographique (cinq caractères), entre guillemets.",
      "Give the official geographic code (five characters), between quotes."),
  COMMUNE_TWICE(
      "EXT-007",
      "La commune « {1} » figure dans deux zones.",
      "The commune ‘{1}’ stands in two zones.",
      "Ne la laissez que dans une.",
      "Leave it in one of them."),
  UNKNOWN_ANALYTE(
      "EXT-008",
      "L''analyte « {1} » n''est pas défini par cette demande.",
      "The analyte ‘{1}’ is not defined by this request.",
      "Ajoutez-le à « analytes », ou corrigez le nom.",
      "Add it to ‘analytes’, or correct the name."),
  ANALYTE_TWICE(
      "EXT-009",
      "« {1} » figure deux fois parmi les analytes.",
      "‘{1}’ appears twice among the analytes.",
      "Chaque analyte a son nom, chaque code LOINC n''appartient qu''à un analyte.",
      "Each analyte has a name of its own, each LOINC code belongs to one analyte."),
  BAD_LOINC(
      "EXT-010",
      "« {1} » n''est pas un code LOINC.",
      "‘{1}’ is not a LOINC code.",
      "Donnez le code avec sa clé, par exemple \"4548-4\".",
      "Give the code with its check digit, for example \"4548-4\"."),
  BAD_DECIMAL(
      "EXT-011",
      "« {1} » n''est pas un nombre décimal positif.",
      "‘{1}’ is not a positive decimal number.",
      "Écrivez-le avec un point, par exemple 7.5.",
      "Write it with a point, for example 7.5."),
  BANDS_NOT_ASCENDING(
      "EXT-012",
      "Les bornes de classes de « {1} » ne sont pas en ordre croissant.",
      "The class limits of ‘{1}’ do not ascend.",
      "Écrivez-les de la plus petite à la plus grande, sans répétition.",
      "Write them from the smallest to the largest, without repetition."),
  ESSENTIAL_VARIABLES(
      "EXT-013",
      "Les variables {1} sont indispensables : elles identifient chaque ligne.",
      "The variables {1} are needed: they identify each row.",
      "Ajoutez-les à « variables », avec leur justification.",
      "Add them to ‘variables’, with their justification."),
  KEY_LOCATION(
      "EXT-014",
      "« key » doit dire où se trouve la clé de l''étude : une variable d''environnement ou un"
          + " fichier, pas les deux.",
      "‘key’ must say where the study''s key lies: an environment variable or a file, not both.",
      "Écrivez, entre accolades, environment: NOM_DE_VARIABLE ou file: keys/etude.key.",
      "Write, between braces, environment: NAME_OF_VARIABLE or file: keys/study.key."),
  BAD_VARIABLE_NAME(
      "EXT-015",
      "« {1} » n''est pas un nom de variable d''environnement.",
      "‘{1}’ is not the name of an environment variable.",
      "Lettres majuscules, chiffres et traits de soulignement.",
      "Use capitals, digits and underscores."),
  LEGAL_BASIS_REGISTER(
      "EXT-016",
      "Cette base légale demande un numéro d''enregistrement du projet.",
      "This legal basis needs the number under which the project is registered.",
      "Ajoutez « register-number » (répertoire public des projets).",
      "Add ‘register-number’ (public register of projects)."),
  VARIABLE_TWICE(
      "EXT-017",
      "La variable « {1} » est demandée deux fois.",
      "The variable ‘{1}’ is requested twice.",
      "Ne gardez qu''une des deux demandes.",
      "Keep one of the two requests."),
  KEY_ABSENT(
      "EXT-020",
      "La clé de l''étude est absente.",
      "The study''s key is absent.",
      "Faites créer par son responsable un fichier de clé (32 octets aléatoires en base64, lisible"
          + " de son seul propriétaire) à l''endroit que « key » désigne.",
      "Have its keeper make a key file (32 random bytes in base64, readable by its owner only)"
          + " where ‘key’ says."),
  KEY_UNREADABLE(
      "EXT-021",
      "La clé de l''étude ne peut pas être lue, ou n''a pas la forme voulue.",
      "The study''s key can''t be read, or has not the right form.",
      "Le fichier doit contenir exactement 32 octets aléatoires, écrits en base64.",
      "The file must hold exactly 32 random bytes, written in base64."),
  KEY_EXPOSED(
      "EXT-022",
      "Le fichier de clé est lisible par d''autres que son propriétaire.",
      "The key file can be read by others than its owner.",
      "Retirez ces droits (chmod 600) et, si d''autres ont pu la lire, changez de clé.",
      "Take these rights away (chmod 600) and, if others may have read it, use another key."),
  KEY_OF_ANOTHER_STUDY(
      "EXT-180",
      "La clé de cette étude est celle de l''étude « {1} » : une personne aurait le même pseudonyme"
          + " dans les deux.",
      "The key of this study is that of the study ‘{1}’: a person would have the same pseudonym in"
          + " both.",
      "Donnez à cette étude une clé à elle (32 octets aléatoires en base64) ; celle de « {1} » ne"
          + " sert qu''à « {1} ».",
      "Give this study a key of its own (32 random bytes in base64); that of ‘{1}’ serves ‘{1}’"
          + " alone."),
  OUTPUT_UNWRITABLE(
      "EXT-181",
      "Le jeu de données ne peut pas être écrit dans « {1} ».",
      "The dataset can''t be written to ‘{1}’.",
      "Donnez avec « --output » un dossier où ce compte peut écrire, et vérifiez la place libre."
          + " Rien n''a été livré.",
      "Give with ‘--output’ a folder where this account may write, and check the free space. Nothing"
          + " was delivered.");

  private final FindingText text;

  /** Nothing is extracted on a request that is not complete. */
  ExtractCode(
      String code, String french, String english, String frenchRemedy, String englishRemedy) {
    text = new FindingText(code, Severity.ERROR, french, english, frenchRemedy, englishRemedy);
  }

  @Override
  public FindingText text() {
    return text;
  }
}
