package org.estuaire.identity;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/**
 * What can be wrong with a statement about a person. The holds are the registry's: their records
 * wait, whatever lane they came by, until the identity cell decides or the source corrects.
 */
public enum IdentityFinding implements FindingCode {
  OTHER_TRAITS_UNDER_LOCAL_ID(
      "IDE-001",
      Severity.HOLD,
      "L''identifiant local est déjà connu pour une personne dont le nom, le prénom, la date de naissance ou le sexe diffèrent.",
      "The local identifier is already known for a person of another name, given name, birth date or sex.",
      "Vérifiez l''identité du patient ; corrigez-la ou confirmez-la auprès de la cellule d''identitovigilance.",
      "Check the patient''s identity; correct it, or confirm it to the identity cell."),
  ANOTHER_INS_UNDER_LOCAL_ID(
      "IDE-002",
      Severity.HOLD,
      "L''identifiant local est déjà connu pour une personne qui porte un autre matricule INS.",
      "The local identifier is already known for a person who bears another INS.",
      "Vérifiez le matricule INS auprès du téléservice INSi et prévenez la cellule d''identitovigilance.",
      "Check the INS with the INSi service and tell the identity cell."),
  INS_WITH_OTHER_TRAITS(
      "IDE-003",
      Severity.HOLD,
      "Le matricule INS est déjà connu avec un nom, un prénom, une date de naissance ou un sexe différents.",
      "The INS is already known with another name, given name, birth date or sex.",
      "Comparez les traits à ceux du téléservice INSi ; corrigez-les ou confirmez-les auprès de la cellule d''identitovigilance.",
      "Compare the traits with those of the INSi service; correct them, or confirm them to the identity cell."),
  LOCAL_ID_UNUSABLE(
      "IDE-004",
      Severity.HOLD,
      "L''identifiant local du patient est vide, dépasse 250 caractères ou contient un caractère invisible.",
      "The patient''s local identifier is empty, longer than 250 characters or holds an invisible character.",
      "Corrigez l''identifiant local et renvoyez l''enregistrement.",
      "Correct the local identifier and send the record again."),
  UNSUPPORTED_EVENT(
      "IDE-010",
      Severity.ERROR,
      "Ce flux prend les évènements CREATE et UPDATE ; l''évènement reçu n''en est pas un.",
      "This feed takes the events CREATE and UPDATE; the event received is neither.",
      "Transmettez les fusions et les rapprochements à la cellule d''identitovigilance, qui les enregistre.",
      "Pass merges and links on to the identity cell, which records them."),
  EVENT_IN_FUTURE(
      "IDE-011",
      Severity.ERROR,
      "L''évènement est daté du futur.",
      "The event is dated in the future.",
      "Corrigez la date de l''évènement ou l''horloge du serveur.",
      "Correct the date of the event or the clock of the server."),
  BIRTH_PLACE_SHAPE(
      "IDE-012",
      Severity.ERROR,
      "Le lieu de naissance n''a pas la forme d''un code commune ou pays de l''INSEE.",
      "The birth place has not the form of an INSEE commune or country code.",
      "Écrivez les cinq caractères du code officiel géographique valable à la naissance, 99999 s''il est inconnu.",
      "Write the five characters of the code officiel géographique valid at birth, 99999 when unknown."),
  BIRTH_AFTER_EVENT(
      "IDE-013",
      Severity.ERROR,
      "La date de naissance est postérieure à l''évènement.",
      "The birth date lies after the event.",
      "Corrigez la date de naissance ou la date de l''évènement.",
      "Correct the birth date or the date of the event."),
  FIRST_NAME_NOT_IN_LIST(
      "IDE-014",
      Severity.WARNING,
      "La liste des prénoms ne commence pas par le premier prénom : elle n''est pas retenue.",
      "The list of given names does not begin with the first given name: it is not kept.",
      "Vérifiez les prénoms sur la pièce d''identité.",
      "Check the given names on the identity document."),
  INS_KEY(
      "IDE-020",
      Severity.ERROR,
      "Le matricule INS n''a pas la bonne forme ou sa clé ne lui correspond pas.",
      "The INS has not the right form or its key does not match it.",
      "Reprenez le matricule et sa clé au téléservice INSi.",
      "Take the matricule and its key again from the INSi service."),
  INS_AUTHORITY(
      "IDE-021",
      Severity.ERROR,
      "L''OID de l''INS n''est pas celui d''une autorité d''affectation de l''INS.",
      "The OID of the INS is not that of an authority that assigns it.",
      "Écrivez 1.2.250.1.213.1.4.8 (NIR) ou 1.2.250.1.213.1.4.9 (NIA).",
      "Write 1.2.250.1.213.1.4.8 (NIR) or 1.2.250.1.213.1.4.9 (NIA)."),
  TEST_INS(
      "IDE-022",
      Severity.ERROR,
      "Le matricule INS vient d''une autorité de test ou de démonstration, que la production n''accepte pas.",
      "The INS comes from a test or demonstration authority, which production does not accept.",
      "Retirez l''identité de test de l''envoi.",
      "Take the test identity out of the delivery."),
  INS_NOT_QUALIFIED(
      "IDE-023",
      Severity.WARNING,
      "Un matricule INS accompagne une identité qui n''est pas qualifiée : il n''est pas retenu.",
      "An INS comes with an identity that is not qualified: it is not kept.",
      "N''envoyez le matricule INS qu''avec le statut QUAL.",
      "Send the INS only with the status QUAL."),
  QUALIFIED_WITHOUT_INS(
      "IDE-024",
      Severity.WARNING,
      "L''identité est dite qualifiée mais ne porte pas de matricule INS : elle est retenue comme validée.",
      "The identity is said to be qualified but bears no INS: it is kept as validated.",
      "Envoyez le matricule, sa clé et son OID avec le statut QUAL.",
      "Send the matricule, its key and its OID with the status QUAL."),
  UNKNOWN_ATTRIBUTE(
      "IDE-025",
      Severity.ERROR,
      "Un attribut de l''identité n''est pas l''un de HOMA, DOUT, FICT.",
      "An attribute of the identity is none of HOMA, DOUT, FICT.",
      "Écrivez ces attributs, séparés par « | ».",
      "Write these attributes, separated by \"|\"."),
  FICTIVE_AND_DOUBTFUL(
      "IDE-026",
      Severity.ERROR,
      "Une identité ne peut pas être fictive et douteuse à la fois.",
      "An identity can''t be both fictive and doubtful.",
      "Gardez un seul des attributs FICT et DOUT.",
      "Keep only one of the attributes FICT and DOUT."),
  STATUS_WITH_ATTRIBUTE(
      "IDE-027",
      Severity.ERROR,
      "Une identité fictive ou douteuse ne peut être que provisoire.",
      "A fictive or doubtful identity can only be provisional.",
      "Écrivez le statut PROV, ou retirez l''attribut.",
      "Write the status PROV, or take the attribute away."),
  NIR_SHAPE(
      "IDE-030",
      Severity.WARNING,
      "Le NIR n''a pas la forme attendue : il n''est pas retenu.",
      "The NIR has not the expected form: it is not kept.",
      "Écrivez les 13 caractères du NIR, sans la clé.",
      "Write the 13 characters of the NIR, without its key."),
  DEATH_BEFORE_BIRTH(
      "IDE-031",
      Severity.ERROR,
      "La date de décès précède la date de naissance.",
      "The date of death lies before the birth date.",
      "Corrigez l''une des deux dates.",
      "Correct one of the two dates."),
  LOCAL_ID_OF_A_RECORD(
      "IDE-032",
      Severity.ERROR,
      "L''identifiant local commence par un mot réservé (« report: » ou « entree: »).",
      "The local identifier begins with a reserved word (\"report:\" or \"entree:\").",
      "Envoyez l''identifiant permanent du patient dans votre domaine.",
      "Send the patient''s permanent identifier in your domain.");

  private final FindingText text;

  IdentityFinding(
      String code,
      Severity severity,
      String french,
      String english,
      String frenchRemedy,
      String englishRemedy) {
    text = new FindingText(code, severity, french, english, frenchRemedy, englishRemedy);
  }

  @Override
  public FindingText text() {
    return text;
  }
}
