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
      "L''évènement reçu n''est pas de ceux que ce flux connaît.",
      "The event received is none that this feed knows.",
      "Écrivez CREATE, UPDATE, MERGE, UNMERGE, LINK, UNLINK, ID_CHANGE, DEACTIVATE ou STATUS.",
      "Write CREATE, UPDATE, MERGE, UNMERGE, LINK, UNLINK, ID_CHANGE, DEACTIVATE or STATUS."),
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
      "Un attribut de l''identité n''est pas un code de la table 0445 (HOMA, DOUT, FICT …).",
      "An attribute of the identity is no code of table 0445 (HOMA, DOUT, FICT …).",
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
      "Send the patient''s permanent identifier in your domain."),
  OTHER_ID_MISSING(
      "IDE-033",
      Severity.ERROR,
      "L''évènement concerne deux identifiants et n''en donne qu''un.",
      "The event concerns two identifiers and gives only one.",
      "Indiquez le second identifiant.",
      "State the second identifier."),
  SAME_ID_TWICE(
      "IDE-034",
      Severity.ERROR,
      "L''évènement concerne deux fois le même identifiant.",
      "The event names the same identifier twice.",
      "Corrigez l''un des deux identifiants.",
      "Correct one of the two identifiers."),
  MERGE_ACROSS_DOMAINS(
      "IDE-035",
      Severity.ERROR,
      "Une fusion concerne deux identifiants d''un même domaine ; ceux-ci viennent de deux domaines.",
      "A merge concerns two identifiers of one domain; these come from two.",
      "Envoyez un rapprochement (LINK, A24) au lieu d''une fusion.",
      "Send a link (LINK, A24) instead of a merge."),
  ROLE_MISSING(
      "IDE-036",
      Severity.ERROR,
      "La fusion ne dit pas si l''identifiant survit ou disparaît.",
      "The merge does not say whether the identifier survives or is absorbed.",
      "Écrivez SURVIVANT ou SOURCE dans le rôle.",
      "Write SURVIVANT or SOURCE as the role."),
  OTHER_ID_SUPERFLUOUS(
      "IDE-037",
      Severity.ERROR,
      "L''évènement ne concerne qu''un identifiant et en donne deux.",
      "The event concerns one identifier and gives two.",
      "Retirez le second identifiant ou corrigez l''évènement.",
      "Take the second identifier away or correct the event."),
  EVENT_ID_UNUSABLE(
      "IDE-038",
      Severity.ERROR,
      "Un identifiant de l''évènement est vide, dépasse 250 caractères ou contient un caractère invisible.",
      "An identifier of the event is empty, longer than 250 characters or holds an invisible character.",
      "Corrigez l''identifiant et renvoyez l''évènement.",
      "Correct the identifier and send the event again."),
  STRICT_TRAIT_MISSING(
      "IDE-040",
      Severity.ERROR,
      "Un trait strict obligatoire manque : nom de naissance, premier prénom, date de naissance ou sexe.",
      "A mandatory strict trait is missing: birth name, first given name, birth date or sex.",
      "Renseignez le trait ; écrivez SANSNOM ou SANSPRENOM pour une personne qui n''en a pas.",
      "State the trait; write SANSNOM or SANSPRENOM for a person who has none."),
  BIRTH_PLACE_MISSING(
      "IDE-041",
      Severity.WARNING,
      "Le lieu de naissance manque ; l''identité est retenue sans lui.",
      "The birth place is missing; the identity is kept without it.",
      "Renseignez le code officiel géographique du lieu de naissance, 99999 s''il est inconnu.",
      "State the code officiel géographique of the birth place, 99999 when unknown."),
  BIRTH_PLACE_UNKNOWN(
      "IDE-042",
      Severity.WARNING,
      "Le code du lieu de naissance ne figure pas dans le code officiel géographique ; il est retenu.",
      "The code of the birth place is not in the code officiel géographique; it is kept.",
      "Vérifiez le code ; un code d''extension ne vaut que dans le NIR.",
      "Check the code; an extension code is meant for the NIR only."),
  BIRTH_PLACE_OTHER_TIME(
      "IDE-043",
      Severity.WARNING,
      "Le code du lieu de naissance n''était pas en vigueur à la date de naissance ; il est retenu.",
      "The code of the birth place was not in force at the date of birth; it is kept.",
      "Reprenez le code en vigueur à la naissance, ou celui que renvoie le téléservice INSi.",
      "Take the code in force at birth, or the one that the INSi service returns."),
  INS_OF_OTHER_SEX(
      "IDE-044",
      Severity.WARNING,
      "Le premier chiffre du matricule INS ne correspond pas au sexe.",
      "The first digit of the INS does not match the sex.",
      "Vérifiez le sexe et le matricule auprès du téléservice INSi.",
      "Check sex and matricule with the INSi service."),
  INS_OF_OTHER_YEAR(
      "IDE-045",
      Severity.WARNING,
      "L''année de naissance que porte le matricule INS n''est pas celle de l''identité.",
      "The birth year in the INS is not that of the identity.",
      "Vérifiez la date de naissance et le matricule auprès du téléservice INSi.",
      "Check birth date and matricule with the INSi service."),
  INS_OF_OTHER_MONTH(
      "IDE-046",
      Severity.WARNING,
      "Le mois de naissance que porte le matricule INS n''est pas celui de l''identité.",
      "The birth month in the INS is not that of the identity.",
      "Vérifiez la date de naissance et le matricule auprès du téléservice INSi.",
      "Check birth date and matricule with the INSi service."),
  INS_WITHOUT_SEX(
      "IDE-047",
      Severity.WARNING,
      "Une identité de sexe indéterminé ne peut pas porter d''INS : le matricule n''est pas retenu.",
      "An identity of indeterminate sex can bear no INS: the matricule is not kept.",
      "Renseignez le sexe, M ou F, avec le matricule.",
      "State the sex, M or F, with the matricule."),
  NAME_ABBREVIATED(
      "IDE-048",
      Severity.WARNING,
      "Le nom contient l''abréviation ST ou STE ; il est retenu tel quel.",
      "The name holds the abbreviation ST or STE; it is kept as it is.",
      "Écrivez le nom comme la pièce d''identité le porte.",
      "Write the name as the identity document has it."),
  MENTION_IN_USED_NAME(
      "IDE-049",
      Severity.WARNING,
      "Le nom utilisé contient une mention (épouse, veuve, divorcée…) ; elle n''est pas retenue.",
      "The used name holds a mention (épouse, veuve, divorcée …); it is not kept.",
      "Transmettez le nom utilisé sans mention.",
      "Send the used name without mentions."),
  LETTERS_BEYOND_FRENCH(
      "IDE-150",
      Severity.WARNING,
      "Le nom ou le prénom contient des lettres que l''alphabet français n''a pas ; elles sont retenues et comparées telles quelles.",
      "The name or given name holds letters that the French alphabet lacks; they are kept and compared as they are.",
      "Vérifiez l''orthographe ; une identité qualifiée porte celle que renvoie le téléservice INSi.",
      "Check the spelling; a qualified identity has that which the INSi service returns."),
  NAME_WITHOUT_LETTER(
      "IDE-151",
      Severity.ERROR,
      "Le nom ou le prénom ne contient aucune lettre : il ne désigne personne.",
      "The name or given name holds no letter: it names nobody.",
      "Renseignez le nom ; écrivez SANSNOM ou SANSPRENOM pour une personne qui n''en a pas.",
      "State the name; write SANSNOM or SANSPRENOM for a person who has none."),
  NO_NAME_KNOWN(
      "IDE-152",
      Severity.WARNING,
      "La source écrit, au lieu d''un nom ou d''un prénom, qu''il n''y en a pas ou qu''il est inconnu (SANSNOM, INCONNU, NOUVEAU-NE …) : l''identité n''est rapprochée d''aucune autre par règle.",
      "In place of a name or given name the source says that there is none or that it is unknown (SANSNOM, INCONNU, NOUVEAU-NE …): no rule links the identity to another one.",
      "Renseignez le nom dès qu''il est connu.",
      "State the name as soon as it is known."),
  STATUS_CODE_UNKNOWN(
      "IDE-153",
      Severity.WARNING,
      "Un code de statut ou d''attribut de l''identité ne figure ni dans la table 0445 ni parmi les statuts du RNIV : l''identité est tenue pour provisoire et l''INS n''est pas retenu.",
      "A code of status or attribute of the identity is neither in table 0445 nor one of the statuses of RNIV: the identity is held to be provisional, and the INS is not kept.",
      "Écrivez un code de la table 0445 (PROV, VALI, DOUT …) ou un statut du RNIV (PROV, RECUP, VALI, QUAL).",
      "Write a code of table 0445 (PROV, VALI, DOUT …) or a status of RNIV (PROV, RECUP, VALI, QUAL)."),
  VALI_OF_NO_TABLE(
      "IDE-154",
      Severity.WARNING,
      "VALI est donné sans système de codes : rien ne dit s''il signifie validée ou qualifiée. L''identité est retenue comme validée, sans l''INS.",
      "VALI comes without a code system: nothing says whether it means validated or qualified. The identity is kept as validated, without the INS.",
      "Précisez le système : fr-core-cs-v2-0445 (VALI avec INS : qualifiée) ou fr-core-cs-identity-status (QUAL).",
      "State the system: fr-core-cs-v2-0445 (VALI with the INS: qualified) or fr-core-cs-identity-status (QUAL)."),
  INS_NOT_TAKEN(
      "IDE-156",
      Severity.WARNING,
      "Le matricule INS n''est pas retenu : il n''a pas ses 15 caractères, sa clé est fausse, son autorité est inconnue ou de test, ou il y en a plusieurs.",
      "The INS is not kept: it has not its 15 characters, its key is wrong, its authority is unknown or one of test, or there are several.",
      "Reprenez le matricule, sa clé et son autorité au téléservice INSi.",
      "Take the matricule, its key and its authority again from the INSi service."),
  STATUS_LOWERED(
      "IDE-157",
      Severity.WARNING,
      "Les statuts et attributs de l''identité se contredisent : elle est tenue pour provisoire et l''INS n''est pas retenu.",
      "Statuses and attributes of the identity contradict each other: it is held to be provisional, and the INS is not kept.",
      "Une identité douteuse, fictive, anonyme, cachée ou usurpée n''est que provisoire ; n''envoyez qu''un statut.",
      "An identity that is doubtful, fictive, anonymous, hidden or usurped is provisional only; send one status."),
  INS_WITHOUT_TYPE(
      "IDE-159",
      Severity.WARNING,
      "Un identifiant sous l''autorité de l''INS n''a pas de type : rien ne dit s''il s''agit de l''INS ou du NIR de facturation ; il n''est pas retenu.",
      "An identifier under the authority of the INS has no type: nothing says whether it is the INS or the billing NIR; it is not kept.",
      "Donnez le type INS-NIR ou INS-NIA à l''INS, NH au NIR de facturation.",
      "Give the INS the type INS-NIR or INS-NIA, and the billing NIR the type NH."),
  PERSON_DATE_AHEAD(
      "IDE-160",
      Severity.WARNING,
      "La date de naissance ou de décès est postérieure à l''émission ; elle n''a pas été reprise.",
      "The date of birth or death lies after the issue; it was not taken.",
      "Corrigez la date.",
      "Correct the date.");

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
