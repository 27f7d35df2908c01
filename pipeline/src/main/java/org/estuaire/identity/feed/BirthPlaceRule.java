package org.estuaire.identity.feed;

import java.time.LocalDate;
import java.time.Month;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.person.Traits;
import org.estuaire.terminology.Communes;
import org.estuaire.terminology.PlaceCode;

/**
 * The birth place: a code of the Code officiel géographique that was valid at birth, or 99xxx
 * abroad, 99999 unknown (RNIV 1, birth place). A code that no table knows is flagged and kept: what
 * the INSi service returns prevails, former codes stay valid for who was born under them, and
 * extension codes of the NIR find their way into this field.
 */
final class BirthPlaceRule {

  private static final String UNKNOWN = "99999";

  private final Communes communes;

  BirthPlaceRule(Communes communes) {
    this.communes = communes;
  }

  void check(Traits stated, Verdict verdict) {
    String code = stated.birthPlace();
    if (code.isEmpty()) {
      verdict.add(IdentityFinding.BIRTH_PLACE_MISSING, IdentityField.BIRTH_PLACE, "");
    } else if (!PlaceCode.looksLikeCommune(code)) {
      verdict.add(IdentityFinding.BIRTH_PLACE_SHAPE, IdentityField.BIRTH_PLACE, code);
    } else if (!code.equals(UNKNOWN) && communes.complete()) {
      compare(code, stated, verdict);
    }
  }

  private void compare(String code, Traits stated, Verdict verdict) {
    if (!communes.knows(code)) {
      verdict.add(IdentityFinding.BIRTH_PLACE_UNKNOWN, IdentityField.BIRTH_PLACE, code);
    } else if (stated.birthDate().filter(born -> !inForce(code, born, stated)).isPresent()) {
      verdict.add(IdentityFinding.BIRTH_PLACE_OTHER_TIME, IdentityField.BIRTH_PLACE, code);
    }
  }

  /** Of an uncertain date, any day of its year will do. */
  private boolean inForce(String code, LocalDate born, Traits stated) {
    boolean year =
        stated.uncertainBirthDate()
            && (communes.find(code, born.with(Month.JANUARY).withDayOfMonth(1)).isPresent()
                || communes.find(code, born.with(Month.DECEMBER).withDayOfMonth(31)).isPresent());
    return year || communes.find(code, born).isPresent();
  }
}
