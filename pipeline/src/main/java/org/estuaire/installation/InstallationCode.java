package org.estuaire.installation;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/**
 * Mistakes in what stands around the configuration: the database, keys and secrets, the rights on
 * files. What the arguments are is said by the sentences.
 */
public enum InstallationCode implements FindingCode {
  EMBEDDED_IN_PRODUCTION(
      "CFG-100",
      "En production, le dépôt est sur votre propre serveur PostgreSQL : la variable"
          + " ESTUAIRE_DATABASE_URL n''est pas définie, et la base embarquée est refusée.",
      "In production the repository is on your own PostgreSQL server: the variable"
          + " ESTUAIRE_DATABASE_URL is not set, and the embedded database is refused.",
      "Donnez les variables du guide à chaque commande, aussi sous cron et systemd"
          + " (EnvironmentFile).",
      "Give each command the variables of the guide, under cron and systemd too"
          + " (EnvironmentFile)."),
  DATABASE_WITHOUT_TLS(
      "CFG-101",
      "L''adresse de la base (ESTUAIRE_DATABASE_URL) désigne une autre machine ({0}) sans exiger"
          + " de chiffrement.",
      "The database address (ESTUAIRE_DATABASE_URL) names another machine ({0}) without asking for"
          + " encryption.",
      "Ajoutez sslmode=verify-full (et sslrootcert) à l''adresse. Si le réseau est chiffré"
          + " autrement, dites-le : sslmode=disable.",
      "Add sslmode=verify-full (and sslrootcert) to the address. If the network is encrypted in"
          + " another way, say so: sslmode=disable."),
  SAMPLES_IN_PRODUCTION(
      "CFG-102",
      "En production, les exemples livrés avec le programme (--samples) sont refusés.",
      "In production the samples that come with the program (--samples) are refused.",
      "Essayez-les avec une configuration « environment: demo » et un autre dossier de données.",
      "Try them with a configuration of ‘environment: demo’ and another data folder."),
  COPIED_FOLDER(
      "CFG-103",
      "Le dossier de la base embarquée est une copie prise pendant que le serveur de {0} tournait.",
      "The folder of the embedded database is a copy that was taken while the server of {0} ran.",
      "Une telle copie n''est pas sûre : arrêtez Estuaire sur l''original, puis refaites-la.",
      "Such a copy is not sound: stop Estuaire on the original, then copy again."),
  OTHER_REPOSITORY(
      "CFG-104",
      "Ce dossier de données appartient à un autre dépôt ({0}) que celui de la base ouverte ({1}).",
      "This data folder belongs to another repository ({0}) than that of the database ({1}).",
      "Corrigez --data ou ESTUAIRE_DATABASE_URL ; pour un nouveau dépôt, donnez un dossier de"
          + " données vide. Rien n''a été changé.",
      "Correct --data or ESTUAIRE_DATABASE_URL; give a new repository an empty data folder."
          + " Nothing was changed."),
  OTHER_LANDING_KEY(
      "CFG-105",
      "La zone d''arrivée a été remplie sous une autre clé que celle qui est donnée.",
      "The landing zone was filled under another key than the one that is given.",
      "Remettez la clé d''origine (ESTUAIRE_LANDING_KEY_FILE ou keys/landing-key.json), ou donnez"
          + " un autre dossier de données.",
      "Put the original key back (ESTUAIRE_LANDING_KEY_FILE or keys/landing-key.json), or give"
          + " another data folder."),
  SHARED_SSH_KEY(
      "CFG-106",
      "Une clé SSH de ce partenaire ouvre aussi le dépôt du partenaire décrit par {0}.",
      "An SSH key of this partner also opens the drop of the partner described by {0}.",
      "Demandez à chaque partenaire une clé à lui.",
      "Ask each partner for a key of its own."),
  NOT_TOLD_APART(
      "CFG-107",
      "Le partenaire décrit par {0} peut envoyer en MLLP au nom de celui-ci : il se connecte depuis"
          + " les mêmes adresses, et aucun certificat ne les distingue.",
      "The partner described by {0} can send by MLLP in the name of this one: it connects from the"
          + " same addresses, and no certificate tells them apart.",
      "Donnez à celui-ci, sous « certificates », l''empreinte d''un certificat qu''il est seul à"
          + " avoir, ou séparez leurs réseaux.",
      "Give this one, under ‘certificates’, the fingerprint of a certificate that it alone has, or"
          + " set their networks apart."),
  SHARED_STUDY_KEY(
      "CFG-108",
      "La clé de cette étude est aussi celle de l''étude décrite par {0} : une personne aurait le"
          + " même pseudonyme dans les deux.",
      "The key of this study is also that of the study described by {0}: a person would have the"
          + " same pseudonym in both.",
      "Donnez à chaque étude une clé à elle.",
      "Give each study a key of its own."),
  OPEN_TO_OTHERS(
      "CFG-110",
      "Le fichier de clé ou de mot de passe est ouvert à d''autres comptes (droits {0}).",
      "The key or password file is open to other accounts (mode {0}).",
      "Retirez ces droits (chmod 600) et, si d''autres ont pu le lire, changez de clé ou de mot de"
          + " passe.",
      "Take these rights away (chmod 600) and, if others may have read it, use another key or"
          + " password."),
  KEY_FILE_MISSING(
      "CFG-111",
      "Le fichier de clé ou de mot de passe n''existe pas.",
      "The key or password file does not exist.",
      "Mettez-le en place, ou corrigez la configuration ou la variable qui le désigne.",
      "Put it there, or correct the configuration or the variable that names it."),
  KEY_FILE_UNREADABLE(
      "CFG-112",
      "Le fichier de clé ou de mot de passe ne peut pas être lu par le compte qui exécute Estuaire.",
      "The key or password file can''t be read by the account that runs Estuaire.",
      "Donnez le fichier à ce compte (chown), et les droits 600.",
      "Give the file to this account (chown), with mode 600."),
  NO_LANDING_KEY(
      "CFG-113",
      "Ce n''est pas une clé de zone d''arrivée.",
      "This is no landing key.",
      "Remettez la clé d''origine, depuis votre copie.",
      "Put the original key back, from your copy."),
  KEY_WITH_PASSPHRASE(
      "CFG-114",
      "La clé SSH est protégée par une phrase secrète, que personne n''est là pour donner la nuit.",
      "The SSH key has a passphrase, which nobody is there to give at night.",
      "Retirez-la d''une copie réservée à Estuaire (ssh-keygen -p).",
      "Take it off a copy that is for Estuaire alone (ssh-keygen -p)."),
  NO_PRIVATE_KEY(
      "CFG-115",
      "Ce n''est pas une clé privée SSH lisible.",
      "This is no readable SSH private key.",
      "Donnez le fichier que ssh-keygen a écrit, sans « .pub ».",
      "Give the file that ssh-keygen wrote, without ‘.pub’."),
  VARIABLE_UNSET(
      "CFG-116",
      "La variable « {0} », qui doit contenir un mot de passe, n''est pas définie.",
      "The variable ‘{0}’, which should hold a password, is not set.",
      "Ajoutez-la à l''environnement du service, de cron et de cette commande.",
      "Add it to the environment of the service, of cron and of this command."),
  HOST_NOT_ON_RECORD(
      "CFG-117",
      "Le fichier « known-hosts » ne contient pas de clé utilisable du serveur {0}.",
      "The file ‘known-hosts’ holds no usable key of the server {0}.",
      "Enregistrez sa clé (ssh-keyscan, empreinte confirmée par téléphone) : ed25519, ECDSA P-256"
          + " ou P-384, RSA d''au moins 3072 bits ; un autre port que 22 s''écrit [hôte]:port.",
      "Record its key (ssh-keyscan, fingerprint confirmed by telephone): ed25519, ECDSA P-256 or"
          + " P-384, RSA of at least 3072 bits; a port other than 22 is written [host]:port."),
  TLS_UNREADABLE(
      "CFG-118",
      "Le certificat de l''écoute MLLP, sa clé privée ou ses autorités ne peuvent pas être lus.",
      "The certificate of the MLLP listener, its private key or its authorities can''t be read.",
      "Donnez des fichiers PEM que ce compte peut lire, la clé en PKCS #8 et sans mot de passe.",
      "Give PEM files that this account may read, the key in PKCS #8 and without a password."),
  WRITABLE_BY_ALL(
      "CFG-119",
      "Tous les comptes de la machine peuvent modifier ce fichier ou ce dossier de configuration"
          + " (droits {0}).",
      "Every account of the machine may change this file or folder of the configuration (mode"
          + " {0}).",
      "Retirez ce droit : chmod o-w.",
      "Take this right away: chmod o-w."),
  OTHER_LANDING_ZONE(
      "CFG-125",
      "Ce n''est pas la zone d''arrivée du dépôt ({0}) : les livraisons reçues n''y sont pas.",
      "This is not the landing zone of the repository ({0}): the deliveries received are not in"
          + " it.",
      "Montez son disque, ou donnez avec --data le dossier de données d''origine, celui que les"
          + " autres processus utilisent. Si elle est perdue, remettez une sauvegarde, fichiers"
          + " cachés compris ; sans sauvegarde, écrivez ce numéro dans son fichier .zone (chmod"
          + " 600). Rien n''a été changé.",
      "Mount its disk, or give with --data the original data folder, the one that the other"
          + " processes use. If it is lost, put a backup back, with hidden files; without a backup,"
          + " write this number into its file .zone (chmod 600). Nothing was changed.");

  private final FindingText text;

  InstallationCode(
      String code, String french, String english, String frenchRemedy, String englishRemedy) {
    text = new FindingText(code, Severity.ERROR, french, english, frenchRemedy, englishRemedy);
  }

  @Override
  public FindingText text() {
    return text;
  }
}
