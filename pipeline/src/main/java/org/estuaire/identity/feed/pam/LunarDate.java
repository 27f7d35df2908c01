package org.estuaire.identity.feed.pam;

import java.time.LocalDate;
import java.util.Optional;
import org.estuaire.hl7v2.Hl7Message;
import org.estuaire.hl7v2.Repetition;
import org.estuaire.person.StatedDay;
import org.estuaire.person.Traits;

/**
 * A birth date that has no day in our calendar (PAM.FR 2.11.1, ZFD-1: {@code day^month^year}, where
 * 31 to 35 count weeks and a month may exceed 12). PID-7 is what the sender made of it; without it
 * only the year is known, and stands as RNIV 1 has it, on 31 December.
 */
final class LunarDate {

  private LunarDate() {}

  static Traits in(Hl7Message message, Traits traits) {
    Optional<LocalDate> born =
        traits.birthDate().or(() -> message.first("ZFD").flatMap(zfd -> year(zfd.first(1))));
    return traits
        .withStrict(
            traits.birthName(), traits.firstGivenName(), born, traits.sex(), traits.birthPlace())
        .withUncertainBirthDate(true);
  }

  private static Optional<LocalDate> year(Repetition lunar) {
    String year = lunar.component(3);
    return year.matches("1[89]\\d\\d|20\\d\\d")
        ? StatedDay.of(Integer.parseInt(year), 0, 0).map(StatedDay::date)
        : Optional.empty();
  }
}
