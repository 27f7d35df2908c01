package org.estuaire.jobs.report;

import org.estuaire.exchange.Language;

/** Codes of councils in words. */
final class CouncilWords {

  private CouncilWords() {}

  /** Where a person lives for whom APA is granted ({@code TYPE_APA}). */
  static String kind(String kind, Language language) {
    PersonWord word =
        switch (kind) {
          case "D" -> PersonWord.APA_HOME;
          case "E" -> PersonWord.APA_ESTABLISHMENT;
          case "F" -> PersonWord.APA_FOSTER;
          default -> PersonWord.APA_EMERGENCY;
        };
    return word.words(language);
  }

  /** What the council decided ({@code DECISION}). */
  static String decision(String code, Language language) {
    PersonWord word =
        switch (code) {
          case "A" -> PersonWord.GRANTED;
          case "R" -> PersonWord.REJECTED;
          case "S" -> PersonWord.CLOSED;
          default -> PersonWord.PENDING;
        };
    return word.words(language);
  }

  /** Why a right ended ({@code MOTIF_FIN}, or ours). */
  static String endReason(String code, Language language) {
    PersonWord word =
        switch (code) {
          case "01" -> PersonWord.DEATH;
          case "02" -> PersonWord.MOVED;
          case "03" -> PersonWord.ENTERED;
          case "04" -> PersonWord.RENOUNCED;
          case "05" -> PersonWord.GIR_CHANGED;
          case "06" -> PersonWord.HOSPITAL;
          case "07" -> PersonWord.MERGED;
          case "ABSENT" -> PersonWord.ABSENT;
          default -> PersonWord.OTHER_REASON;
        };
    return word.words(language);
  }

  /** What a payment is for ({@code NATURE}). */
  static String aid(String kind, Language language) {
    PersonWord word =
        switch (kind) {
          case "AH" -> PersonWord.HUMAN_AID;
          case "ANR" -> PersonWord.REGULAR_AID;
          case "ANP" -> PersonWord.PUNCTUAL_AID;
          default -> PersonWord.RESPITE;
        };
    return word.words(language);
  }

  /** Why another amount was paid than the plan says ({@code MOTIF_ECART}). */
  static String gap(String code, Language language) {
    PersonWord word =
        switch (code) {
          case "H" -> PersonWord.GAP_HOSPITAL;
          case "E" -> PersonWord.GAP_HOURS;
          case "R" -> PersonWord.GAP_REVISION;
          case "I" -> PersonWord.GAP_RECOVERY;
          case "S" -> PersonWord.GAP_SUSPENDED;
          case "P" -> PersonWord.GAP_FLOOR;
          case "D" -> PersonWord.GAP_ARREARS;
          default -> PersonWord.GAP_OTHER;
        };
    return word.words(language);
  }
}
