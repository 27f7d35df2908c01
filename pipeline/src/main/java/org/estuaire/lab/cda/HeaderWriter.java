package org.estuaire.lab.cda;

import java.time.Instant;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.estuaire.exchange.Letterhead.Address;
import org.estuaire.exchange.Professional;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;

/** Writes the header of a CR-BIO (CI-SIS, structuration minimale and volet CR-BIO). */
final class HeaderWriter {

  /** By which documents of our own are known. */
  static final String SOFTWARE = "Estuaire";

  private static final String PERFORMER = "1.3.6.1.4.1.19376.1.3.3.1.7";
  private static final String PRESCRIBER = "1.3.6.1.4.1.19376.1.3.3.1.6";

  private final XmlOut xml;
  private final OutgoingReport outgoing;
  private final LabReport report;
  private final LabOrder order;
  private final String ownRoot;
  private final Party laboratory;
  private final PartyWriter parties;

  HeaderWriter(XmlOut xml, OutgoingReport outgoing) {
    this.xml = xml;
    this.outgoing = outgoing;
    this.report = outgoing.report();
    this.order = report.orders().get(0);
    this.ownRoot = Oids.root(report.claim().domain());
    this.laboratory = outgoing.laboratory();
    this.parties = new PartyWriter(xml, ownRoot);
  }

  void write() throws XMLStreamException {
    identification();
    new PatientWriter(xml).write(report.claim());
    author();
    custodian();
    recipient();
    authenticator();
    prescriber();
    request();
    service();
    replacement();
    encounter();
  }

  private void identification() throws XMLStreamException {
    xml.leaf("realmCode", "code", "FR");
    xml.leaf("typeId", "root", "2.16.840.1.113883.1.3", "extension", "POCD_HD000040");
    xml.templates("2.16.840.1.113883.2.8.2.1", "1.2.250.1.213.1.1.1.1", "1.3.6.1.4.1.19376.1.3.3");
    xml.leaf("templateId", "root", "1.2.250.1.213.1.1.1.55", "extension", "2024.01");
    xml.leaf("id", "root", ownRoot, "extension", outgoing.number());
    xml.loinc("code", BodyReader.REPORT, "CR d'examens biologiques");
    xml.text("title", "Compte rendu d'examens biologiques");
    xml.time("effectiveTime", newest());
    xml.leaf(
        "confidentialityCode",
        "code",
        report.confidentiality().code(),
        "displayName",
        confidentiality(report.confidentiality()),
        "codeSystem",
        Oids.CONFIDENTIALITY);
    xml.leaf("languageCode", "code", "fr-FR");
    identifier("setId", order.number());
    xml.leaf("versionNumber", "value", Integer.toString(outgoing.version()));
  }

  /** As the value set words it. */
  private static String confidentiality(Confidentiality confidentiality) {
    return switch (confidentiality) {
      case NORMAL -> "Normal";
      case RESTRICTED -> "Restreint";
      case VERY_RESTRICTED -> "Très restreint";
    };
  }

  private Instant newest() {
    return report.orders().stream()
        .map(LabOrder::versionAt)
        .max(Instant::compareTo)
        .orElse(report.issuedAt());
  }

  /** A number that came as root and extension goes back as such; others are under our domain. */
  private void identifier(String element, String number) throws XMLStreamException {
    int caret = number.indexOf('^');
    String root = caret < 0 ? number : number.substring(0, caret);
    if (Oids.isRoot(root)) {
      xml.leaf(element, "root", root, "extension", caret < 0 ? "" : number.substring(caret + 1));
    } else {
      xml.leaf(element, "root", ownRoot, "extension", number);
    }
  }

  /** The document is made by us, of what the laboratory has said. */
  private void author() throws XMLStreamException {
    xml.open("author").time("time", report.issuedAt());
    xml.open("assignedAuthor");
    parties.id(laboratory.identifier());
    Address address = laboratory.letterhead().address();
    parties.address(address);
    parties.telecom(address, "WP");
    xml.open("assignedAuthoringDevice");
    xml.text("manufacturerModelName", SOFTWARE).text("softwareName", SOFTWARE).close();
    parties.organisation("representedOrganization", laboratory);
    xml.close(2);
  }

  private void custodian() throws XMLStreamException {
    xml.open("custodian").open("assignedCustodian");
    parties.organisation("representedCustodianOrganization", laboratory);
    xml.close(2);
  }

  private void recipient() throws XMLStreamException {
    xml.open("informationRecipient", "typeCode", "PRCP").open("intendedRecipient");
    parties.id(outgoing.recipient().identifier());
    place(outgoing.recipient().letterhead().address());
    xml.open("informationRecipient").open("name");
    xml.text("family", outgoing.recipient().name());
    xml.close(4);
  }

  /** Nothing where neither is known: unlike elsewhere, neither is asked for. */
  private void place(Address address) throws XMLStreamException {
    if (address.isKnown()) {
      parties.address(address);
    }
    if (!address.phone().isEmpty()) {
      parties.telecom(address, "WP");
    }
  }

  private void authenticator() throws XMLStreamException {
    xml.open("legalAuthenticator").time("time", report.issuedAt());
    xml.leaf("signatureCode", "code", "S").open("assignedEntity");
    parties.authenticator(laboratory.letterhead().responsible(), laboratory);
    xml.close(2);
  }

  private void prescriber() throws XMLStreamException {
    if (order.prescriber().isEmpty()) {
      return;
    }
    Optional<Professional> known = outgoing.directory().professional(order.prescriber());
    xml.open("participant", "typeCode", "REF").templates(PRESCRIBER);
    xml.leaf("time", "nullFlavor", "UNK").open("associatedEntity", "classCode", "PROV");
    parties.id(order.prescriber());
    if (known.flatMap(Professional::profession).isPresent()) {
      parties.profession(known);
    }
    Address address = outgoing.directory().address(order.prescriber());
    parties.address(address);
    parties.telecom(address, "WP");
    if (known.isPresent()) {
      parties.person("associatedPerson", known);
    }
    xml.close(2);
  }

  private void request() throws XMLStreamException {
    if (!order.placerNumber().isEmpty()) {
      xml.open("inFulfillmentOf").open("order");
      xml.leaf("id", "root", ownRoot, "extension", order.placerNumber());
      xml.close(2);
    }
  }

  private void service() throws XMLStreamException {
    xml.open("documentationOf").open("serviceEvent");
    xml.leaf("id", "root", ownRoot, "extension", order.number());
    xml.loinc("code", Chapter.GENERAL.loinc(), Chapter.GENERAL.title());
    boolean partial = order.status().equals("A") || order.status().equals("P");
    xml.leaf("lab:statusCode", "code", partial ? "active" : "completed");
    xml.open("effectiveTime");
    // Required; where the reception is not known the specimens of the body say so.
    xml.time("low", order.receivedAt().orElse(begun()));
    xml.time("high", report.issuedAt()).close();
    xml.open("performer", "typeCode", "PRF").templates(PERFORMER);
    xml.open("time").time("high", report.issuedAt()).close().open("assignedEntity");
    parties.member(laboratory.letterhead().director(), laboratory);
    xml.close(4);
  }

  private void replacement() throws XMLStreamException {
    if (outgoing.replaces().isPresent()) {
      xml.open("relatedDocument", "typeCode", "RPLC").open("parentDocument");
      xml.leaf("id", "root", ownRoot, "extension", outgoing.replaces().get());
      xml.close(2);
    }
  }

  private Instant begun() {
    return order.collectedAt().or(order::receivedAt).orElse(report.issuedAt());
  }

  private void encounter() throws XMLStreamException {
    xml.open("componentOf").open("encompassingEncounter");
    xml.open("effectiveTime");
    xml.time("low", begun()).close();
    xml.open("responsibleParty").open("assignedEntity");
    parties.member(laboratory.letterhead().responsible(), laboratory);
    xml.close(2);
    xml.open("location").open("healthCareFacility");
    xml.leaf(
        "code",
        "code",
        "SA25",
        "displayName",
        "Laboratoire de biologie médicale",
        "codeSystem",
        "1.2.250.1.71.4.2.4");
    xml.open("location").text("name", laboratory.name());
    parties.address(laboratory.letterhead().address());
    xml.close(5);
  }
}
