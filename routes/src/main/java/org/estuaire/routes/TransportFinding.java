package org.estuaire.routes;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** Why a message is not taken from a connection, or a file not fetched from a server. */
public enum TransportFinding implements FindingCode {
  NOT_A_MESSAGE(
      "NET-001",
      "Le bloc reçu n''est pas un message HL7 v2 : il ne commence pas par un segment MSH lisible.",
      "The block received is no HL7 v2 message: it does not begin with a readable MSH segment.",
      "Envoyez un seul message par bloc MLLP, en commençant par MSH.",
      "Send a single message in each MLLP block, beginning with MSH."),
  TOO_LONG(
      "NET-002",
      "Le message dépasse la taille autorisée de {0} octets.",
      "The message exceeds the allowed size of {0} bytes.",
      "Envoyez les gros comptes rendus par dépôt SFTP, ou demandez un relèvement de la limite.",
      "Send large reports through the SFTP drop, or ask for a higher limit."),
  NO_CONTROL_ID(
      "NET-003",
      "Le message n''a pas d''identifiant (MSH-10).",
      "The message has no control id (MSH-10).",
      "Donnez à chaque message un identifiant unique en MSH-10.",
      "Give each message a unique identifier in MSH-10."),
  NOT_IN_CHARSET(
      "NET-004",
      "Le message n''est pas écrit dans l''encodage qu''il déclare (MSH-18).",
      "The message is not written in the encoding that it declares (MSH-18).",
      "Déclarez en MSH-18 l''encodage réellement employé, par exemple UNICODE UTF-8 ou 8859/1.",
      "Declare in MSH-18 the encoding that is really used, for example UNICODE UTF-8 or 8859/1."),
  UNKNOWN_SENDER(
      "NET-005",
      "L''expéditeur (MSH-3, MSH-4, adresse, certificat) n''est pas connu.",
      "The sender (MSH-3, MSH-4, address, certificate) is not known.",
      "Vérifiez MSH-3 et MSH-4, puis demandez à l''exploitant régional de vérifier l''adresse ou le"
          + " certificat enregistré.",
      "Check MSH-3 and MSH-4, then ask the regional operator to check the address or certificate on"
          + " record."),
  NOT_STORED(
      "NET-006",
      "Le message n''a pas pu être mis à l''abri ; il n''est pas conservé.",
      "The message could not be made safe; it is not kept.",
      "Renvoyez le même message dans quelques minutes.",
      "Send the same message again in a few minutes."),
  SERVER_AWAY(
      "NET-010",
      "Le serveur du partenaire ne répond pas, ou refuse la connexion.",
      "The partner''s server does not answer, or refuses the connection.",
      "Vérifiez l''hôte, le port, le compte et sa clé, puis demandez au partenaire si son serveur"
          + " fonctionne.",
      "Check host, port, account and key, then ask the partner whether its server works."),
  HOST_KEY_UNKNOWN(
      "NET-011",
      "La clé du serveur du partenaire n''est pas celle qui est enregistrée.",
      "The key of the partner''s server is not the one on record.",
      "Faites confirmer la nouvelle empreinte par téléphone, puis corrigez le fichier"
          + " « known-hosts ». Ne l''acceptez jamais sans cela.",
      "Have the new fingerprint confirmed by telephone, then correct the file ‘known-hosts’. Never"
          + " accept it otherwise."),
  NAME_REFUSED(
      "NET-012",
      "Le nom d''un fichier du serveur contient des caractères qui ne sont pas admis.",
      "The name of a file on the server holds characters that are not allowed.",
      "Demandez au partenaire un nom fait de lettres, de chiffres, de points et de tirets.",
      "Ask the partner for a name of letters, digits, dots and dashes."),
  CUT(
      "NET-013",
      "La lecture d''un fichier du serveur a été coupée ; il sera repris en entier.",
      "Reading a file from the server was cut; it will be fetched again, whole.",
      "Rien à faire si le passage suivant réussit ; sinon, vérifiez la liaison.",
      "Nothing to do if the next pass succeeds; else check the line."),
  NOT_PUT_AWAY(
      "NET-014",
      "Un fichier a été reçu mais n''a pas pu être déplacé ou supprimé sur le serveur.",
      "A file was received but could not be moved or deleted on the server.",
      "Demandez au partenaire le droit d''écriture dans ce dossier, ou choisissez « after: keep ».",
      "Ask the partner for the right to write in this folder, or choose ‘after: keep’."),
  NOT_PUT(
      "NET-015",
      "Le serveur du cabinet n''a pas accepté le fichier de résultats ; un nouvel essai suivra.",
      "The practice''s server did not take the file of results; it will be tried again.",
      "Si cela dure, demandez au cabinet le droit d''écriture et la place disponible dans ce dossier.",
      "If it lasts, ask the practice for the right to write and for space in this folder."),
  HOME_NOT_WRITTEN(
      "NET-170",
      "Le dossier « resultats » du cabinet n''a pas pu recevoir le fichier ; un nouvel essai suivra.",
      "The practice''s folder ‘resultats’ could not take the file; it will be tried again.",
      "Vérifiez la place disponible, le quota et les droits d''écriture du dossier du partenaire, puis"
          + " lancez « estuaire deliveries retry » ou attendez la nuit suivante.",
      "Check free space, quota and the right to write in the partner''s folder, then run"
          + " \"estuaire deliveries retry\" or wait for the next night."),
  TOO_SLOW(
      "NET-180",
      "Le serveur du partenaire est trop lent : la connexion a été coupée à l''échéance. Ce qui reste"
          + " attend le passage suivant.",
      "The partner''s server is too slow: the connection was cut at the deadline. What is left waits"
          + " for the next pass.",
      "Vérifiez la liaison, puis demandez au partenaire si son serveur est surchargé. Les autres"
          + " partenaires ne l''attendent pas.",
      "Check the line, then ask the partner whether its server is overloaded. Other partners do not"
          + " wait for it."),
  TIME_USED_UP(
      "NET-181",
      "Le temps accordé au partenaire pour ce passage est épuisé ; ce qui reste attend le suivant.",
      "The time that the partner has for this pass is used up; what is left waits for the next one.",
      "Rien à faire si le passage suivant suffit ; sinon, demandez au partenaire pourquoi son serveur"
          + " est lent, ou des fichiers moins nombreux.",
      "Nothing to do if the next pass is enough; else ask the partner why its server is slow, or for"
          + " fewer files."),
  SEVERAL_MESSAGES(
      "NET-110",
      "Le bloc MLLP contient plusieurs messages (plusieurs segments MSH) : aucun n''est pris, car un"
          + " seul pourrait être acquitté.",
      "The MLLP block holds several messages (several segments MSH): none is taken, since only one"
          + " could be acknowledged.",
      "Envoyez un message par bloc, puis attendez son acquittement.",
      "Send one message in a block, then wait for its acknowledgement."),
  TOO_MANY_CONNECTIONS(
      "NET-190",
      "Cet expéditeur a déjà {0} connexions ouvertes, sa part ; celle-ci est fermée.",
      "This sender has {0} connections open already, its share; this one is closed.",
      "Gardez une connexion ouverte et réutilisez-la, ou demandez une part plus grande"
          + " (mllp.connections-each).",
      "Keep one connection open and use it again, or ask for a larger share"
          + " (mllp.connections-each)."),
  HELD_BACK(
      "NET-191",
      "Cet expéditeur envoie plus vite que {0} messages ou {1}o par seconde ; il est ralenti, rien"
          + " n''est perdu.",
      "This sender sends faster than {0} messages or {1}B a second; it is held back, nothing is"
          + " lost.",
      "Si cela dure, demandez-lui pourquoi : un renvoi en boucle, ou une reprise d''historique qui va"
          + " mieux par SFTP ; s''il faut ce débit, augmentez mllp.messages-per-second ou"
          + " mllp.bytes-per-second.",
      "If it lasts, ask it why: a loop that sends again, or a history that is better sent by SFTP; if"
          + " it needs this pace, raise mllp.messages-per-second or mllp.bytes-per-second."),
  MORE_REFUSED(
      "NET-192",
      "{0} autres messages de cet expéditeur ont été refusés depuis le dernier signalement.",
      "{0} more messages of this sender were refused since the last one was told.",
      "Les premiers disent pourquoi ; corrigez, puis renvoyez.",
      "The first ones say why; correct, then send again."),
  NO_START(
      "NET-193",
      "Des octets sont arrivés hors d''un bloc MLLP (sans 0x0B au début) ; ils sont ignorés.",
      "Bytes came outside of an MLLP block (without 0x0B at its beginning); they are ignored.",
      "Faites précéder chaque message de l''octet 0x0B.",
      "Send the byte 0x0B before each message."),
  NO_END(
      "NET-194",
      "Un message commencé n''a pas été terminé à temps (0x1C 0x0D à la fin) ; la connexion est"
          + " fermée et rien n''en est gardé.",
      "A message that was begun was not ended in time (0x1C 0x0D at its end); the connection is"
          + " closed and nothing of it is kept.",
      "Terminez chaque message par les octets 0x1C et 0x0D.",
      "End each message with the bytes 0x1C and 0x0D.");

  private final FindingText text;

  TransportFinding(
      String code, String french, String english, String frenchRemedy, String englishRemedy) {
    text = new FindingText(code, Severity.ERROR, french, english, frenchRemedy, englishRemedy);
  }

  @Override
  public FindingText text() {
    return text;
  }
}
