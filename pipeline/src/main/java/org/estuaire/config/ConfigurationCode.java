package org.estuaire.config;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/**
 * Mistakes in what an operator edits. {@code {0}} is the key; what the other arguments are is said
 * by the sentences.
 */
public enum ConfigurationCode implements FindingCode {
  FILE_MISSING(
      "CFG-001",
      "Le fichier « {0} » n''existe pas.",
      "The file ‘{0}’ does not exist.",
      "Créez ce fichier, ou corrigez son nom.",
      "Create this file, or correct its name."),
  FILE_UNREADABLE(
      "CFG-002",
      "Le fichier ne peut pas être lu.",
      "The file can''t be read.",
      "Vérifiez qu''il s''agit d''un fichier ordinaire, et les droits de lecture du compte qui"
          + " exécute Estuaire.",
      "Check that it is an ordinary file, and that the account that runs Estuaire may read it."),
  NOT_UTF8(
      "CFG-003",
      "Le fichier n''est pas encodé en UTF-8.",
      "The file is not encoded in UTF-8.",
      "Enregistrez-le de nouveau en UTF-8.",
      "Save it again as UTF-8."),
  TOO_LARGE(
      "CFG-004",
      "Le fichier dépasse {0} Kio, ou ses rubriques sont trop imbriquées.",
      "The file exceeds {0} KiB, or its sections are nested too deeply.",
      "Un fichier de configuration tient en quelques lignes : retirez ce qui n''en est pas.",
      "A configuration file holds a few lines: remove what does not belong to it."),
  SYNTAX(
      "CFG-005",
      "La syntaxe YAML est incorrecte à cet endroit.",
      "The YAML syntax is wrong here.",
      "Vérifiez l''indentation (des espaces, jamais de tabulation), l''espace après les"
          + " deux-points, les guillemets et les crochets de cette ligne et de la précédente.",
      "Check the indentation (blanks, never tabs), the blank after colons, the quotes and brackets"
          + " of this line and of the one before."),
  FORBIDDEN_YAML(
      "CFG-006",
      "Les étiquettes (« ! »), les ancres (« & ») et les fusions (« << ») de YAML ne sont pas"
          + " admises.",
      "YAML tags (‘!’), anchors (‘&’) and merges (‘<<’) are not allowed.",
      "Écrivez la valeur en toutes lettres.",
      "Write the value out."),
  NOT_A_SECTION(
      "CFG-007",
      "« {0} » doit contenir des lignes « clé: valeur ».",
      "‘{0}’ must hold lines of the form ‘key: value’.",
      "Écrivez une clé par ligne, suivie de deux-points, d''une espace et de sa valeur.",
      "Write one key a line, followed by a colon, a blank and its value."),
  NOT_A_LIST(
      "CFG-008",
      "« {0} » doit être une liste.",
      "‘{0}’ must be a list.",
      "Mettez les valeurs entre crochets, même s''il n''y en a qu''une : {0}: [valeur].",
      "Put the values in brackets, even a single one: {0}: [value]."),
  NOT_A_TEXT(
      "CFG-009",
      "« {0} » attend une seule valeur.",
      "‘{0}’ takes a single value.",
      "Remplacez la liste ou la rubrique par une valeur.",
      "Replace the list or section by one value."),
  UNKNOWN_KEY(
      "CFG-010",
      "La clé « {0} » n''existe pas ici.",
      "The key ‘{0}’ does not exist here.",
      "Clés admises : {1}.",
      "Keys allowed: {1}."),
  MISSPELT_KEY(
      "CFG-011",
      "La clé « {0} » n''existe pas ici ; vouliez-vous dire « {1} » ?",
      "The key ‘{0}’ does not exist here; did you mean ‘{1}’?",
      "Écrivez « {1} », ou retirez la ligne.",
      "Write ‘{1}’, or remove the line."),
  DUPLICATE_KEY(
      "CFG-012",
      "La clé « {0} » est donnée deux fois.",
      "The key ‘{0}’ is given twice.",
      "Ne gardez qu''une des deux lignes.",
      "Keep only one of the two lines."),
  MISSING_KEY(
      "CFG-013",
      "La clé « {0} » est obligatoire.",
      "The key ‘{0}’ is mandatory.",
      "Ajoutez une ligne « {0}: … ».",
      "Add a line ‘{0}: …’."),
  EMPTY_LIST(
      "CFG-014",
      "La liste « {0} » est vide.",
      "The list ‘{0}’ is empty.",
      "Donnez au moins une valeur.",
      "Give at least one value."),
  NOT_ONE_OF(
      "CFG-015",
      "« {0} » vaut « {1} », ce qui n''est pas une des valeurs prévues.",
      "‘{0}’ is ‘{1}’, which is not one of the values foreseen.",
      "Choisissez parmi : {2}.",
      "Choose among: {2}."),
  BAD_CODE(
      "CFG-016",
      "« {1} » n''est pas un code : lettres minuscules sans accent, chiffres et tirets seulement,"
          + " 40 caractères au plus.",
      "‘{1}’ is not a code: only lower-case letters without accents, digits and dashes, 40"
          + " characters at most.",
      "Par exemple « labo-rive-gauche ».",
      "For example ‘labo-rive-gauche’."),
  BAD_TEXT(
      "CFG-017",
      "« {0} » doit tenir sur une ligne de {2} caractères au plus, sans caractère de contrôle.",
      "‘{0}’ must be one line of at most {2} characters, without control characters.",
      "Raccourcissez ou nettoyez la valeur.",
      "Shorten or clean the value."),
  BAD_NUMBER(
      "CFG-018",
      "« {0} » vaut « {1} » ; il faut un nombre entier entre {2} et {3}.",
      "‘{0}’ is ‘{1}’; it must be a whole number between {2} and {3}.",
      "Corrigez le nombre.",
      "Correct the number."),
  BAD_TIME(
      "CFG-019",
      "« {1} » n''est pas une heure.",
      "‘{1}’ is not an hour of the day.",
      "Écrivez-la sur 24 heures et entre guillemets, par exemple \"06:00\".",
      "Write it on 24 hours and between quotes, for example \"06:00\"."),
  BAD_DURATION(
      "CFG-020",
      "« {1} » n''est pas une durée.",
      "‘{1}’ is not a duration.",
      "Par exemple 30s, 10min, 6h, 1d, ou la forme ISO 8601 P1D.",
      "For example 30s, 10min, 6h, 1d, or the ISO 8601 form P1D."),
  BAD_SIZE(
      "CFG-021",
      "« {1} » n''est pas une taille entre {2} et {3}.",
      "‘{1}’ is not a size between {2} and {3}.",
      "Par exemple 500KB, 10MB ou 2GB.",
      "For example 500KB, 10MB or 2GB."),
  BAD_ZONE(
      "CFG-022",
      "« {1} » n''est pas un fuseau horaire connu.",
      "‘{1}’ is not a known time zone.",
      "Par exemple Europe/Paris ou Indian/Reunion.",
      "For example Europe/Paris or Indian/Reunion."),
  BAD_CHARSET(
      "CFG-023",
      "« {1} » n''est pas un encodage connu.",
      "‘{1}’ is not a known encoding.",
      "Par exemple UTF-8, windows-1252 ou ISO-8859-15.",
      "For example UTF-8, windows-1252 or ISO-8859-15."),
  BAD_ADDRESS(
      "CFG-024",
      "« {1} » n''est ni une adresse IP ni un nom de machine.",
      "‘{1}’ is neither an IP address nor a host name.",
      "Par exemple 127.0.0.1 pour cette machine seulement, 0.0.0.0 pour toutes ses interfaces.",
      "For example 127.0.0.1 for this machine only, 0.0.0.0 for all its interfaces."),
  BAD_DOMAIN(
      "CFG-025",
      "« {1} » n''est ni un OID ni un code de domaine d''identification.",
      "‘{1}’ is neither an OID nor the code of an identification domain.",
      "Donnez l''OID du domaine entre guillemets, par exemple \"2.999.10.1\".",
      "Give the domain''s OID between quotes, for example \"2.999.10.1\"."),
  BAD_DATE(
      "CFG-026",
      "« {1} » n''est pas une date.",
      "‘{1}’ is not a date.",
      "Écrivez année-mois-jour, par exemple 2026-11-21.",
      "Write year-month-day, for example 2026-11-21."),
  PATH_OUTSIDE(
      "CFG-027",
      "Le chemin « {1} » sort du dossier de configuration.",
      "The path ‘{1}’ leaves the configuration folder.",
      "Placez le fichier dans le dossier de configuration et donnez son chemin à partir de"
          + " celui-ci.",
      "Put the file into the configuration folder and give its path from there."),
  REFERENCE_MISSING(
      "CFG-028",
      "« {0} » désigne le fichier « {1} », qui n''existe pas.",
      "‘{0}’ names the file ‘{1}’, which does not exist.",
      "Créez le fichier, ou corrigez le chemin (à partir du dossier de configuration).",
      "Create the file, or correct the path (from the configuration folder)."),
  BAD_SUFFIX(
      "CFG-029",
      "« {1} » n''est pas un suffixe de fichier.",
      "‘{1}’ is not a file suffix.",
      "Donnez un point suivi de lettres ou de chiffres, par exemple .ok.",
      "Give a dot followed by letters or digits, for example .ok."),
  BAD_COMPLETION(
      "CFG-030",
      "« {0} » ne dit pas quand un fichier déposé est complet.",
      "‘{0}’ does not say when a dropped file is whole.",
      "Écrivez rename, ou, entre accolades, une seule clé : marker: .ok ou stable-size: 30s.",
      "Write rename or, between braces, a single key: marker: .ok or stable-size: 30s."),
  NOT_PUBLIC_KEY(
      "CFG-040",
      "« {0} » ne contient pas de clé publique SSH lisible.",
      "‘{0}’ does not hold a readable SSH public key.",
      "Collez la ligne du fichier .pub de l''expéditeur, par exemple « ssh-ed25519 AAAA… »,"
          + " sans option devant.",
      "Paste the line of the sender''s .pub file, for example ‘ssh-ed25519 AAAA…’, without options"
          + " before it."),
  PRIVATE_KEY(
      "CFG-041",
      "« {0} » contient une clé privée.",
      "‘{0}’ holds a private key.",
      "Retirez-la : une clé privée ne quitte jamais son propriétaire. Demandez la clé publique"
          + " (.pub), et faites remplacer la paire de clés, qui n''est plus sûre.",
      "Remove it: a private key never leaves its owner. Ask for the public key (.pub), and have the"
          + " pair replaced, as it is no longer safe."),
  KEY_ALGORITHM(
      "CFG-042",
      "L''algorithme de la clé SSH de « {0} » n''est pas admis.",
      "The algorithm of the SSH key in ‘{0}’ is not allowed.",
      "Demandez une clé ed25519 (de préférence), ECDSA P-256 ou P-384, ou RSA d''au moins"
          + " 3072 bits.",
      "Ask for a key of type ed25519 (best), ECDSA P-256 or P-384, or RSA of at least 3072 bits."),
  WEAK_KEY(
      "CFG-043",
      "La clé RSA de « {0} » a {1} bits ; il en faut au moins 3072.",
      "The RSA key in ‘{0}’ has {1} bits; at least 3072 are needed.",
      "Demandez une nouvelle clé, de préférence ed25519.",
      "Ask for a new key, best of type ed25519."),
  FILE_NAME_DIFFERS(
      "CFG-050",
      "Le code « {1} » n''est pas le nom de ce fichier.",
      "The code ‘{1}’ is not the name of this file.",
      "Renommez le fichier en {1}.yaml, ou corrigez le code.",
      "Rename the file to {1}.yaml, or correct the code."),
  NOT_A_PARTNER_FILE(
      "CFG-051",
      "Le fichier « {0} » n''est pas pris en compte : seuls les fichiers .yaml le sont.",
      "The file ‘{0}’ is not taken into account: only .yaml files are.",
      "Renommez-le en .yaml, ou retirez-le de ce dossier.",
      "Rename it to .yaml, or remove it from this folder."),
  DUPLICATE_PARTNER(
      "CFG-052",
      "Le code « {1} » est aussi celui du partenaire décrit par {2}.",
      "The code ‘{1}’ is also that of the partner described by {2}.",
      "Donnez un code différent à chaque partenaire.",
      "Give each partner a code of its own."),
  SHARED_FACILITY(
      "CFG-053",
      "L''établissement ou le département « {1} » est aussi celui du partenaire décrit par {2}.",
      "The facility or department ‘{1}’ is also that of the partner described by {2}.",
      "Laissez-le au seul partenaire qui envoie ses données.",
      "Leave it to the one partner that sends its data."),
  SHARED_FOLDER(
      "CFG-054",
      "Le dossier surveillé est aussi celui du partenaire décrit par {1}, ou contient le sien.",
      "The watched folder is also that of the partner described by {1}, or one contains the"
          + " other.",
      "Donnez à chaque partenaire un dossier à lui.",
      "Give each partner a folder of its own."),
  MAPPING_NEEDED(
      "CFG-055",
      "Un département, ou tout partenaire de la filière « social », doit avoir un « mapping ».",
      "A council, or any partner of the lane ‘social’, must have a ‘mapping’.",
      "Ajoutez une ligne « mapping: mappings/… .yaml ».",
      "Add a line ‘mapping: mappings/… .yaml’."),
  FACILITIES_NEEDED(
      "CFG-056",
      "Un hôpital, ou tout partenaire de la filière « billing », doit nommer ses établissements.",
      "A hospital, or any partner of the lane ‘billing’, must name its facilities.",
      "Ajoutez une ligne « facilities: [\"…\"] » avec ses numéros FINESS.",
      "Add a line ‘facilities: [\"…\"]’ with its FINESS numbers."),
  BAD_FACILITY(
      "CFG-057",
      "« {1} » n''est pas un numéro FINESS : neuf caractères, dont une clé.",
      "‘{1}’ is not a FINESS number: nine characters, one of them a check digit.",
      "Vérifiez chaque chiffre, et mettez le numéro entre guillemets.",
      "Check each digit, and put the number between quotes."),
  BAD_DEPARTMENT(
      "CFG-058",
      "« {1} » n''est pas un numéro de département.",
      "‘{1}’ is not the number of a département.",
      "Par exemple \"01\", \"2A\", \"38\" ou \"974\", entre guillemets.",
      "For example \"01\", \"2A\", \"38\" or \"974\", between quotes."),
  LIMITS_CONTRADICT(
      "CFG-059",
      "La taille admise d''un enregistrement dépasse celle d''un envoi entier.",
      "The size allowed for a record exceeds that of a whole delivery.",
      "Augmentez « delivery » ou diminuez « record ».",
      "Raise ‘delivery’ or lower ‘record’."),
  SHARE_TOO_SMALL(
      "CFG-190",
      "La part du partenaire (« share ») est plus petite qu''un seul de ses envois (« delivery »).",
      "The partner''s share (‘share’) is smaller than a single one of its deliveries (‘delivery’).",
      "Augmentez « share » ou diminuez « delivery ».",
      "Raise ‘share’ or lower ‘delivery’."),
  FOLDER_IS_OURS(
      "CFG-191",
      "Le dossier surveillé {0} est dans un dossier d''Estuaire, ou en contient un ({1}) : ce qui s''y"
          + " trouve serait pris et supprimé.",
      "The watched folder {0} lies in a folder of Estuaire''s, or contains one ({1}): what lies there"
          + " would be taken and removed.",
      "Donnez à ce partenaire un dossier à part, où lui seul dépose.",
      "Give this partner a folder apart, into which it alone puts files."),
  FOLDER_IS_THE_SYSTEMS(
      "CFG-192",
      "Le dossier surveillé {0} appartient au système : ce qui s''y trouve serait pris et supprimé.",
      "The watched folder {0} belongs to the system: what lies there would be taken and removed.",
      "Donnez à ce partenaire un dossier à part, où lui seul dépose.",
      "Give this partner a folder apart, into which it alone puts files."),
  DEPOT_APART(
      "CFG-193",
      "Le dépôt de ce partenaire ({0}) est sur un autre disque que ses envois en cours ({1}) : aucun"
          + " envoi ne pourrait y être mis d''un seul coup.",
      "This partner''s depot ({0}) is on another disk than its uploads under way ({1}): no upload"
          + " could be put there at once.",
      "Montez le disque sur le dossier du partenaire, pas sur son dépôt.",
      "Mount the disk on the partner''s folder, not on its depot."),
  SAME_PORT(
      "CFG-060",
      "SFTP et métriques écoutent au même endroit.",
      "SFTP and metrics listen at the same place.",
      "Donnez un autre port à l''un des deux.",
      "Give one of them another port."),
  PARTNER_EXISTS(
      "CFG-061",
      "Le partenaire « {0} » a déjà un fichier.",
      "The partner ‘{0}’ already has a file.",
      "Modifiez ce fichier, ou choisissez un autre code.",
      "Edit this file, or choose another code."),
  UNWRITABLE(
      "CFG-062",
      "Le fichier ne peut pas être écrit.",
      "The file can''t be written.",
      "Vérifiez les droits d''écriture sur le dossier et la place qui reste sur le disque.",
      "Check the right to write into the folder and the space left on the disk."),
  RESULTS_NEEDED(
      "CFG-063",
      "Un cabinet doit avoir une rubrique « results ».",
      "A practice must have a section ‘results’.",
      "Ajoutez « results: » avec « format: hprim-medecins » et « prescribers: [\"…\"] ».",
      "Add ‘results:’ with ‘format: hprim-medecins’ and ‘prescribers: [\"…\"]’."),
  NOTHING_WANTED(
      "CFG-064",
      "La rubrique « results » ne désigne ni prescripteur ni patients suivis.",
      "The section ‘results’ names neither prescribers nor followed patients.",
      "Ajoutez « prescribers » (numéros RPPS) ou « followed-patients: true ».",
      "Add ‘prescribers’ (RPPS numbers) or ‘followed-patients: true’."),
  BAD_PRESCRIBER(
      "CFG-065",
      "« {1} » n''est pas un numéro de prescripteur.",
      "‘{1}’ is not the number of a prescriber.",
      "Donnez le numéro RPPS entre guillemets, tel que les laboratoires l''envoient.",
      "Give the RPPS number in quotation marks, as laboratories send it."),
  BAD_YES_OR_NO(
      "CFG-067",
      "« {1} » n''est ni true ni false.",
      "‘{1}’ is neither true nor false.",
      "Écrivez true ou false.",
      "Write true or false."),
  UNKNOWN_RESULT_FORMAT(
      "CFG-066",
      "« {0} » n''est pas un format dans lequel les résultats peuvent être envoyés.",
      "‘{0}’ is not a format in which results can be sent.",
      "Choisissez parmi : {1}.",
      "Choose one of: {1}.");

  private final FindingText text;

  /** Nothing starts on a configuration that is not wholly understood. */
  ConfigurationCode(
      String code, String french, String english, String frenchRemedy, String englishRemedy) {
    text = new FindingText(code, Severity.ERROR, french, english, frenchRemedy, englishRemedy);
  }

  @Override
  public FindingText text() {
    return text;
  }
}
