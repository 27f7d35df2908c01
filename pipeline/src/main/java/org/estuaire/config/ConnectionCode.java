package org.estuaire.config;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/**
 * Mistakes in what an operator writes about connections: MLLP and servers to fetch from. {@code
 * {0}} is the key; what the other arguments are is said by the sentences.
 */
public enum ConnectionCode implements FindingCode {
  MLLP_PORT_TAKEN(
      "CFG-080",
      "MLLP écoute sur le même port que SFTP ou les métriques.",
      "MLLP listens on the same port as SFTP or the metrics.",
      "Donnez-lui un autre port, par exemple 2575.",
      "Give it another port, for example 2575."),
  BAD_SENDER(
      "CFG-081",
      "« {1} » ne désigne pas un expéditeur HL7.",
      "‘{1}’ does not name an HL7 sender.",
      "Donnez MSH-3 et MSH-4 tels qu''ils sont dans les messages, par exemple \"SIL|LABO-RIVE\".",
      "Give MSH-3 and MSH-4 as they stand in the messages, for example \"SIL|LABO-RIVE\"."),
  BAD_NETWORK(
      "CFG-082",
      "« {1} » n''est ni une adresse IP ni un réseau.",
      "‘{1}’ is neither an IP address nor a network.",
      "Par exemple 10.4.1.20, 10.4.0.0/16 ou \"fd00::/64\".",
      "For example 10.4.1.20, 10.4.0.0/16 or \"fd00::/64\"."),
  BAD_FINGERPRINT(
      "CFG-083",
      "« {1} » n''est pas l''empreinte SHA-256 d''un certificat.",
      "‘{1}’ is not the SHA-256 fingerprint of a certificate.",
      "Donnez les 64 chiffres que montre : openssl x509 -noout -fingerprint -sha256 -in …",
      "Give the 64 digits that this shows: openssl x509 -noout -fingerprint -sha256 -in …"),
  NO_PROOF(
      "CFG-084",
      "Rien ne prouve que les messages viennent de ce partenaire : MSH peut être recopié.",
      "Nothing proves that the messages come from this partner: MSH can be copied.",
      "Ajoutez « networks » (ses adresses) ou « certificates » (ses certificats).",
      "Add ‘networks’ (its addresses) or ‘certificates’ (its certificates)."),
  NO_LISTENER(
      "CFG-085",
      "Ce partenaire envoie en MLLP, mais estuaire.yaml n''a pas de rubrique « mllp ».",
      "This partner sends by MLLP, but estuaire.yaml has no section ‘mllp’.",
      "Ajoutez à estuaire.yaml une rubrique « mllp » avec « address » et « port ».",
      "Add a section ‘mllp’ with ‘address’ and ‘port’ to estuaire.yaml."),
  NO_CLIENT_AUTHORITIES(
      "CFG-086",
      "Des certificats sont attendus de ce partenaire, mais l''écoute MLLP n''en demande pas.",
      "Certificates are expected of this partner, but the MLLP listener asks for none.",
      "Ajoutez « client-authorities » à la rubrique « mllp: tls » de estuaire.yaml.",
      "Add ‘client-authorities’ to the section ‘mllp: tls’ of estuaire.yaml."),
  SHARED_SENDER(
      "CFG-087",
      "L''expéditeur « {0} » est aussi celui du partenaire décrit par {1}.",
      "The sender ‘{0}’ is also that of the partner described by {1}.",
      "Laissez-le à un seul partenaire.",
      "Leave it to one partner."),
  BAD_VARIABLE(
      "CFG-088",
      "« {1} » n''est pas un nom de variable d''environnement.",
      "‘{1}’ is not the name of an environment variable.",
      "Donnez le nom de la variable qui contient le mot de passe, jamais le mot de passe :"
          + " majuscules, chiffres et _ seulement.",
      "Give the name of the variable that holds the password, never the password: capitals, digits"
          + " and _ only."),
  BAD_PATTERN(
      "CFG-089",
      "« {1} » n''est pas un modèle de noms de fichiers.",
      "‘{1}’ is not a pattern of file names.",
      "Par exemple *.hl7 ; le dossier va sous « directory ».",
      "For example *.hl7; the folder goes under ‘directory’."),
  ONE_CREDENTIAL(
      "CFG-090",
      "Il faut soit « key-file », soit « password-env », pour se connecter au serveur.",
      "Either ‘key-file’ or ‘password-env’ is needed to log in to the server.",
      "Gardez-en une seule, de préférence « key-file ».",
      "Keep one of them, best ‘key-file’.");

  private final FindingText text;

  ConnectionCode(
      String code, String french, String english, String frenchRemedy, String englishRemedy) {
    text = new FindingText(code, Severity.ERROR, french, english, frenchRemedy, englishRemedy);
  }

  @Override
  public FindingText text() {
    return text;
  }
}
