package org.estuaire.lab.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/** Invented persons. */
final class Persons {

  private Persons() {}

  static Claim qualified(Instant statedAt) {
    Traits traits =
        Traits.UNKNOWN
            .withStrict(
                "ESSAI", "CAMILLE", Optional.of(LocalDate.of(1985, 8, 12)), Sex.MALE, "38999")
            .withGivenNames("CAMILLE MARIE")
            .withUsed("EXEMPLE", "CAM")
            .withContact("12 rue du Test", "38999", "38999", "0400000000");
    return new Claim(
        Fhir.DOMAIN,
        "IPP-77",
        traits,
        Optional.of(new InsMatricule("1850838999001", InsMatricule.Authority.NIR_DEMO)),
        IdentityStatus.QUALIFIED,
        Set.of("HOMA"),
        statedAt);
  }
}
