package org.estuaire.exchange.trouble;

import org.estuaire.exchange.Language;
import org.estuaire.exchange.Worded;

/**
 * What a step works on, one by one.
 *
 * @param number of the delivery, of the record in quarantine, of the dossier or of the sending; 0
 *     for a partner
 * @param partner code of whose it is
 */
public record Subject(Kind kind, long number, String partner) {

  /** Stands for a partner where something is nobody's alone. */
  public static final String EVERYBODY = "*";

  /** What can fail by itself. */
  public enum Kind implements Worded {
    DELIVERY(true),
    RECORD(true),
    DOSSIER(false),
    SENDING(false),
    PARTNER(false);

    private final boolean givenUp;

    Kind(boolean givenUp) {
      this.givenUp = givenUp;
    }

    /**
     * Whether it is tried no more after so many nights: an operator has a command to try it again.
     */
    boolean isGivenUp() {
      return givenUp;
    }
  }

  /** For the log, in English. */
  String words() {
    String kindOf = kind.words(Language.EN);
    return kind == Kind.PARTNER ? kindOf + " " + partner : kindOf + " " + number + " of " + partner;
  }

  /** What is nobody's alone. */
  public static Subject everybody() {
    return partner(EVERYBODY);
  }

  public static Subject delivery(long id, String partner) {
    return new Subject(Kind.DELIVERY, id, partner);
  }

  public static Subject record(long rejectId, String partner) {
    return new Subject(Kind.RECORD, rejectId, partner);
  }

  public static Subject dossier(long id, String laboratory) {
    return new Subject(Kind.DOSSIER, id, laboratory);
  }

  public static Subject sending(long id, String practice) {
    return new Subject(Kind.SENDING, id, practice);
  }

  public static Subject partner(String code) {
    return new Subject(Kind.PARTNER, 0, code);
  }
}
