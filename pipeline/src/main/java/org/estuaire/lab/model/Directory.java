package org.estuaire.lab.model;

import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.Letterhead;
import org.estuaire.exchange.Letterhead.Address;
import org.estuaire.exchange.Professional;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.terminology.register.RegisteredParty;

/**
 * Who is behind the numbers of a report, as the registers in use said when it was decided to send
 * it. What a partner's file says goes before it. It may know nobody.
 *
 * @param parties by RPPS or FINESS number
 */
public record Directory(Map<String, RegisteredParty> parties) {

  /** It knows nobody. */
  public static final Directory NONE = new Directory(Map.of());

  public Directory {
    parties = Map.copyOf(parties);
  }

  /** A professional, by eleven digits. */
  public Optional<Professional> professional(String rpps) {
    return party(rpps).flatMap(RegisteredParty::professional);
  }

  /** Where a professional practises, or an establishment is. */
  public Address address(String number) {
    return party(number).map(RegisteredParty::address).orElse(Address.UNKNOWN);
  }

  private Optional<RegisteredParty> party(String number) {
    return Optional.ofNullable(parties.get(number));
  }

  /** A party with what its partner's file leaves blank: where it is, and who answers for it. */
  Party completed(Party told) {
    Letterhead head = told.letterhead();
    return new Party(
        told.identifier(),
        told.name(),
        new Letterhead(
            completed(head.address(), address(told.identifier())),
            head.director().map(this::completed),
            head.biologist().map(this::completed),
            head.inHospital()));
  }

  /** An address is one thing: half of one beside half of another would be nowhere. */
  private static Address completed(Address told, Address registered) {
    Address place = told.isKnown() ? told : registered;
    String phone = told.phone().isEmpty() ? registered.phone() : told.phone();
    return new Address(place.street(), place.postcode(), place.town(), phone);
  }

  private Professional completed(Professional told) {
    return new Professional(
        told.rpps(),
        told.family(),
        told.given(),
        told.profession().or(() -> professional(told.rpps()).flatMap(Professional::profession)));
  }

  /** Without the content: it names persons. */
  @Override
  public String toString() {
    return "Directory[" + parties.size() + "]";
  }
}
