package org.estuaire.identity.feed.pam;

import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingText;
import org.estuaire.exchange.Severity;

/** What can be wrong with an ADT message besides its form (PAM.FR 2.11.1). */
public enum PamFinding implements FindingCode {
  NOT_AN_IDENTITY_EVENT(
      "PAM-001",
      Severity.ERROR,
      "L''évènement {0} ne concerne pas l''identité d''un patient (dossiers, séjours, ou fusion sous une forme abandonnée) : il n''est pas pris par ce flux.",
      "The event {0} does not concern the identity of a patient (accounts, visits, or a merge in a form given up): this feed does not take it.",
      "N''envoyez à ce flux que des évènements d''identité ; une fusion se transmet par A40.",
      "Send this feed identity events only; a merge is sent as A40."),
  MOVEMENT(
      "PAM-002",
      Severity.WARNING,
      "L''évènement {0} est un mouvement : seule l''identité du patient en a été reprise.",
      "The event {0} is a movement: only the identity of the patient was taken from it.",
      "Rien à faire ; pour ce flux, les évènements A28 et A31 suffisent.",
      "Nothing to do; for this feed, the events A28 and A31 are enough."),
  EXCLUDED(
      "PAM-003",
      Severity.WARNING,
      "L''évènement A08 est exclu du profil français ; il a été pris comme une mise à jour.",
      "The event A08 is excluded from the French profile; it was taken as an update.",
      "Transmettez les mises à jour d''identité par A31.",
      "Send updates of identities as A31."),
  NO_EVENT(
      "PAM-004",
      Severity.ERROR,
      "Ni MSH-9 ni EVN-1 ne donne l''évènement.",
      "Neither MSH-9 nor EVN-1 tells the event.",
      "Renseignez MSH-9, par exemple ADT^A28^ADT_A05.",
      "Fill in MSH-9, for example ADT^A28^ADT_A05."),
  EVENT_FROM_ELSEWHERE(
      "PAM-005",
      Severity.WARNING,
      "MSH-9.2 n''est pas un évènement ; il a été lu dans MSH-9.3 ou EVN-1.",
      "MSH-9.2 is no event; it was read from MSH-9.3 or EVN-1.",
      "Écrivez l''évènement dans MSH-9.2, par exemple ADT^A28^ADT_A05.",
      "Write the event into MSH-9.2, for example ADT^A28^ADT_A05."),
  NO_TIME(
      "PAM-006",
      Severity.ERROR,
      "Ni EVN-2 ni MSH-7 ne dit quand l''évènement a eu lieu.",
      "Neither EVN-2 nor MSH-7 says when the event took place.",
      "Renseignez EVN-2.",
      "Fill in EVN-2."),
  NO_MRG(
      "PAM-007",
      Severity.ERROR,
      "Le segment MRG manque ou ne nomme aucun ancien identifiant.",
      "The segment MRG is missing or names no former identifier.",
      "Renseignez MRG-1 avec l''ancien identifiant et son autorité.",
      "Fill in MRG-1 with the former identifier and its authority."),
  SEVERAL_MERGES(
      "PAM-008",
      Severity.ERROR,
      "Le message porte plusieurs fusions.",
      "The message holds several merges.",
      "Envoyez un message par fusion.",
      "Send one message per merge."),
  TWO_PATIENTS_NEEDED(
      "PAM-009",
      Severity.ERROR,
      "Un rapprochement ou son annulation concerne deux patients : le message doit porter deux segments PID.",
      "A link or its end concerns two patients: the message needs two segments PID.",
      "Renseignez les deux segments PID.",
      "Send both segments PID."),
  NO_IDENTIFIER(
      "PAM-010",
      Severity.ERROR,
      "PID-3 ne porte aucun identifiant du patient dans votre domaine.",
      "PID-3 holds no identifier of the patient in your domain.",
      "Renseignez PID-3 avec l''IPP, son autorité et le type PI.",
      "Fill in PID-3 with the permanent identifier, its authority and the type PI."),
  IPP_CHANGED(
      "PAM-011",
      Severity.WARNING,
      "Un évènement A47 ne change pas l''IPP ; il a été pris comme une fusion de l''ancien identifiant dans le nouveau.",
      "An event A47 does not change the permanent identifier; it was taken as a merge of the former identifier into the new one.",
      "Transmettez le changement d''IPP par A40.",
      "Send the change of the permanent identifier as A40."),
  LUNAR_DATE(
      "PAM-012",
      Severity.WARNING,
      "La date de naissance est lunaire (ZFD-1) : elle est retenue comme incertaine.",
      "The birth date is lunar (ZFD-1): it is kept as uncertain.",
      "Rien à faire.",
      "Nothing to do.");

  private final FindingText text;

  PamFinding(
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
