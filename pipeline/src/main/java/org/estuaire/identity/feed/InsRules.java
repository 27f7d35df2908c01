package org.estuaire.identity.feed;

import java.time.LocalDate;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/**
 * What the digits of a matricule INS say, beside the traits that come with it (RNIV 1, structure of
 * the matricule). Only ever a warning: a matricule is kept as it was first given, also after a
 * correction of sex or date. The place inside is not compared: it is that of its time, and may be
 * an extension code.
 */
final class InsRules {

  private static final int HIGHEST_MONTH = 12;

  private InsRules() {}

  static void check(InsMatricule ins, Traits traits, Verdict verdict) {
    String number = ins.number();
    Sex digit = sex(number.charAt(0));
    if (digit != Sex.UNKNOWN && traits.sex() != Sex.UNKNOWN && digit != traits.sex()) {
      verdict.add(IdentityFinding.INS_OF_OTHER_SEX, IdentityField.INS, "");
    }
    traits.birthDate().ifPresent(born -> checkDate(number, born, traits, verdict));
  }

  private static void checkDate(String number, LocalDate born, Traits traits, Verdict verdict) {
    int year = Integer.parseInt(number.substring(1, 3));
    int month = Integer.parseInt(number.substring(3, 5));
    if (born.getYear() % 100 != year) {
      verdict.add(IdentityFinding.INS_OF_OTHER_YEAR, IdentityField.INS, "");
    }
    // 20 to 42 and 50 to 99 stand for months that the civil record does not say.
    boolean known = month >= 1 && month <= HIGHEST_MONTH && !traits.uncertainBirthDate();
    if (known && born.getMonthValue() != month) {
      verdict.add(IdentityFinding.INS_OF_OTHER_MONTH, IdentityField.INS, "");
    }
  }

  /** 1 and 2; 7 and 8 begin temporary numbers. */
  private static Sex sex(char digit) {
    return switch (digit) {
      case '1', '7' -> Sex.MALE;
      case '2', '8' -> Sex.FEMALE;
      default -> Sex.UNKNOWN;
    };
  }
}
