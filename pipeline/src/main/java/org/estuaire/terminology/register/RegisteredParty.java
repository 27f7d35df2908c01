package org.estuaire.terminology.register;

import java.util.Optional;
import org.estuaire.exchange.Letterhead.Address;
import org.estuaire.exchange.Professional;

/**
 * Whoever a number of a register stands for, as the head of a document names them.
 *
 * @param professional empty for an establishment
 * @param address where they practise now, or where it is; unknown outside the region
 */
public record RegisteredParty(Optional<Professional> professional, Address address) {

  /** Without the content: it may name somebody. */
  @Override
  public String toString() {
    return "RegisteredParty[…]";
  }
}
