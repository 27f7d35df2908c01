package org.estuaire.lab.cda;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.estuaire.exchange.Remarks;
import org.estuaire.exchange.StatedTime;

/** Reads what the header of a document says of the report (CI-SIS, structuration minimale). */
final class HeaderReader {

  private static final int MOST_VERSIONS = 999_999;

  private final Element document;
  private final String ownRoot;
  private final Remarks remarks;

  /**
   * @param domain the identification domain of the partner: its own numbers come without a root
   */
  HeaderReader(Element document, String domain, Remarks remarks) {
    this.document = document;
    this.ownRoot = Oids.root(domain);
    this.remarks = remarks;
  }

  /** The number under which all versions of the document go; empty when it has none. */
  String number() {
    String number = identifier(document.first("setId"), "setId");
    if (!number.isEmpty()) {
      return number;
    }
    String id = documentId();
    if (id.isEmpty()) {
      remarks.add(CdaFinding.NO_NUMBER, document, "setId", "");
    } else {
      remarks.add(CdaFinding.NO_SET_ID, document, "setId", "");
    }
    return id;
  }

  String documentId() {
    return identifier(document.first("id"), "id");
  }

  private String identifier(Element id, String place) {
    String root = id.attribute("root");
    String extension = id.attribute("extension");
    if (extension.isEmpty()) {
      return remarks.bounded(id, place, root);
    }
    boolean own = root.isEmpty() || root.equals(ownRoot);
    return remarks.bounded(id, place, own ? extension : root + "^" + extension);
  }

  Optional<StatedTime> created() {
    Element time = document.first("effectiveTime");
    Optional<StatedTime> created = remarks.stated(CdaTime.text(time));
    if (created.isEmpty()) {
      Element at = time.isPresent() ? time : document;
      remarks.add(CdaFinding.NO_TIME, at, "effectiveTime", CdaTime.text(time));
    }
    return created;
  }

  /** Counted from 1. */
  int version() {
    Element version = document.first("versionNumber");
    String text = version.attribute("value");
    try {
      int number = Integer.parseInt(text);
      if (number > 0) {
        return Math.min(number, MOST_VERSIONS);
      }
    } catch (NumberFormatException notANumber) {
      // Said below.
    }
    Element at = version.isPresent() ? version : document;
    remarks.add(CdaFinding.VERSION_UNREADABLE, at, "versionNumber", text);
    return 1;
  }

  /** Who keeps the document: the laboratory, by its FINESS. */
  String sender() {
    Element organisation =
        document.first("custodian", "assignedCustodian", "representedCustodianOrganization");
    String place = "custodian/assignedCustodian/representedCustodianOrganization/id";
    Element id = organisation.first("id");
    String number = Oids.number(id.attribute("root"), id.attribute("extension"));
    return remarks.bounded(organisation, place, number.isEmpty() ? id.attribute("root") : number);
  }

  /** RPPS or other number of who asked. */
  String prescriber() {
    for (Element participant : document.all("participant")) {
      if (participant.attribute("typeCode").equals("REF")) {
        Element id = participant.first("associatedEntity", "id");
        return remarks.bounded(
            participant,
            "participant[REF]/associatedEntity/id",
            Oids.number(id.attribute("root"), id.attribute("extension")));
      }
    }
    return "";
  }

  /** The numbers of the requests that the report answers, blank-separated. */
  String placerNumbers() {
    List<Element> orders = document.all("inFulfillmentOf");
    Set<String> numbers = new HashSet<>();
    String all =
        orders.stream()
            .map(order -> order.first("order", "id").attribute("extension"))
            .filter(number -> !number.isEmpty() && numbers.add(number))
            .collect(Collectors.joining(" "));
    return remarks.bounded(document, "inFulfillmentOf/order/id", all);
  }

  /** As OBR-25 says it: F for the whole report, A for a part of it. */
  String status() {
    boolean partial =
        document.all("documentationOf").stream()
            .map(of -> of.first("serviceEvent", "statusCode").attribute("code"))
            .anyMatch("active"::equals);
    return partial ? "A" : "F";
  }

  /** The reception of the request and the specimens; documents of our own say it there only. */
  Optional<Instant> receivedAt() {
    if (isOurs()) {
      return Optional.empty();
    }
    for (Element of : document.all("documentationOf")) {
      Element low = of.first("serviceEvent", "effectiveTime", "low");
      if (!low.attribute("value").isEmpty()) {
        return remarks.time(
            low, "documentationOf/serviceEvent/effectiveTime/low", CdaTime.text(low));
      }
    }
    return Optional.empty();
  }

  private boolean isOurs() {
    return document.all("author").stream()
        .map(author -> author.first("assignedAuthor", "assignedAuthoringDevice", "softwareName"))
        .anyMatch(software -> software.text().equals(HeaderWriter.SOFTWARE));
  }

  /** What the collector in the header says, where no specimen of the body does. */
  Optional<Instant> collectedAt() {
    for (Element participant : document.all("participant")) {
      boolean collector = participant.first("functionCode").attribute("code").equals("PRELV");
      if (collector && participant.attribute("typeCode").equals("PRF")) {
        Element time = participant.first("time");
        return remarks.time(time, "participant[PRELV]/time", CdaTime.text(time));
      }
    }
    return Optional.empty();
  }
}
