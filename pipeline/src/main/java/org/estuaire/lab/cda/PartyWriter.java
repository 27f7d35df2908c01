package org.estuaire.lab.cda;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.estuaire.exchange.Letterhead;
import org.estuaire.exchange.Letterhead.Address;
import org.estuaire.exchange.Professional;
import org.estuaire.lab.model.OutgoingReport.Party;

/** Writes organisations and professionals in a header, or that it is not known who they are. */
final class PartyWriter {

  private static final int RPPS = 11;
  private static final int FINESS = 9;
  private static final String PROFESSIONS = "1.2.250.1.213.1.1.4.5";
  private static final String SETTINGS = "1.2.250.1.213.1.1.4.9";

  private final XmlOut xml;
  private final String ownRoot;

  /**
   * @param ownRoot for numbers that are neither RPPS nor FINESS
   */
  PartyWriter(XmlOut xml, String ownRoot) {
    this.xml = xml;
    this.ownRoot = ownRoot;
  }

  /** An empty identifier is said to be unknown. */
  void id(String identifier) throws XMLStreamException {
    if (identifier.isEmpty()) {
      xml.leaf("id", "nullFlavor", "UNK");
    } else if (isRpps(identifier)) {
      xml.leaf("id", "root", Oids.PROFESSIONAL, "extension", "8" + identifier);
    } else if (identifier.length() == FINESS) {
      xml.leaf("id", "root", Oids.STRUCTURE, "extension", "1" + identifier);
    } else {
      xml.leaf("id", "root", ownRoot, "extension", identifier);
    }
  }

  private static boolean isRpps(String identifier) {
    return identifier.length() == RPPS && identifier.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  void address(Address address) throws XMLStreamException {
    if (!address.isKnown()) {
      xml.leaf("addr", "nullFlavor", "UNK");
      return;
    }
    xml.open("addr");
    optional("streetName", address.street());
    optional("postalCode", address.postcode());
    optional("city", address.town());
    xml.close();
  }

  void telecom(Address address, String use) throws XMLStreamException {
    if (address.phone().isEmpty()) {
      xml.leaf("telecom", "nullFlavor", "UNK");
    } else {
      String number = address.phone().replaceAll("[ .]", "");
      xml.leaf("telecom", "value", "tel:" + number, "use", use);
    }
  }

  private void optional(String element, String text) throws XMLStreamException {
    if (!text.isEmpty()) {
      xml.text(element, text);
    }
  }

  void profession(Optional<Professional> professional) throws XMLStreamException {
    Optional<Professional.Profession> profession = professional.flatMap(Professional::profession);
    if (profession.isPresent()) {
      xml.leaf(
          "code",
          "code",
          profession.get().code(),
          "displayName",
          profession.get().label(),
          "codeSystem",
          PROFESSIONS);
    } else {
      xml.leaf("code", "nullFlavor", "UNK");
    }
  }

  /** A person by name, or that the name is not known. */
  void person(String element, Optional<Professional> professional) throws XMLStreamException {
    xml.open(element).open("name");
    if (professional.isPresent()) {
      optional("given", professional.get().given());
      xml.text("family", professional.get().family());
    } else {
      xml.leaf("family", "nullFlavor", "UNK");
    }
    xml.close(2);
  }

  /** Somebody of a laboratory, whether or not it is known who. */
  void member(Optional<Professional> professional, Party laboratory) throws XMLStreamException {
    id(professional.map(Professional::rpps).orElse(""));
    described(professional, laboratory);
  }

  /** Who answers for the document: the laboratory as such where nobody is named. */
  void authenticator(Optional<Professional> professional, Party laboratory)
      throws XMLStreamException {
    id(professional.map(Professional::rpps).orElse(laboratory.identifier()));
    described(professional, laboratory);
  }

  private void described(Optional<Professional> professional, Party laboratory)
      throws XMLStreamException {
    profession(professional);
    Address address = laboratory.letterhead().address();
    address(address);
    telecom(address, "WP");
    person("assignedPerson", professional);
    organisation("representedOrganization", laboratory);
  }

  void organisation(String element, Party party) throws XMLStreamException {
    xml.open(element);
    id(party.identifier());
    xml.text("name", party.name());
    Address address = party.letterhead().address();
    telecom(address, "WP");
    address(address);
    if (!element.equals("representedCustodianOrganization")) {
      setting(party.letterhead());
    }
    xml.close();
  }

  /** The frame of practice: in a hospital or in the town. */
  private void setting(Letterhead letterhead) throws XMLStreamException {
    xml.leaf(
        "standardIndustryClassCode",
        "code",
        letterhead.inHospital() ? "ETABLISSEMENT" : "AMBULATOIRE",
        "displayName",
        letterhead.inHospital() ? "Etablissement de santé" : "Ambulatoire",
        "codeSystem",
        SETTINGS);
  }
}
