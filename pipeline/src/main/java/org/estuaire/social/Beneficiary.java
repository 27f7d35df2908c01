package org.estuaire.social;

import java.time.LocalDate;
import java.util.Optional;
import org.estuaire.person.Claim;

/** What a row of any benefit says of the person, of the council that pays and of its own day. */
public interface Beneficiary {

  /** Council that pays. */
  String department();

  /** Day on which the council's software wrote the file. */
  Optional<LocalDate> extractedOn();

  Claim claim();

  /** As stated, before its rules. */
  Entitlement.StatedNir nir();

  Entitlement.Situation situation();
}
