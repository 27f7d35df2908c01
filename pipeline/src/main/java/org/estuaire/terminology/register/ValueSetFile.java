package org.estuaire.terminology.register;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.estuaire.xml.BoundedXml;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One value set or code system of the NOS: XML of IHE's SVS, or FHIR R4 JSON.
 *
 * @param oid without {@code urn:oid:}
 * @param version as it calls itself; may be empty
 */
record ValueSetFile(
    String oid,
    String name,
    String version,
    OffsetDateTime from,
    OffsetDateTime to,
    List<Concept> concepts) {

  /** For ever, as PostgreSQL writes it through its driver. */
  static final OffsetDateTime EVER = OffsetDateTime.MAX;

  static final OffsetDateTime ALWAYS = OffsetDateTime.MIN;

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final WstxInputFactory XML = BoundedXml.readers(20, 5_000_000, 40);

  ValueSetFile {
    concepts = List.copyOf(concepts);
  }

  /**
   * A code that holds from a moment to another, the latter excluded.
   *
   * @param system OID, or address where it has none
   */
  record Concept(
      String system, String code, String label, OffsetDateTime from, OffsetDateTime to) {}

  /** Empty when the bytes are no value set. */
  static Optional<ValueSetFile> read(InputStream bytes) throws IOException {
    byte[] all = bytes.readAllBytes();
    int at = 0;
    while (at < all.length && (all[at] <= ' ')) {
      at++;
    }
    return at < all.length && all[at] == '{' ? json(all) : xml(all);
  }

  private static Optional<ValueSetFile> xml(byte[] bytes) {
    try {
      XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(bytes));
      Optional<ValueSetFile> head = Optional.empty();
      List<Concept> concepts = new ArrayList<>();
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          if (xml.getLocalName().equals("ValueSet")) {
            head = Optional.of(head(xml));
          } else if (xml.getLocalName().equals("Concept")) {
            concepts.add(concept(xml));
          }
        }
      }
      return head.filter(set -> !set.oid.isEmpty()).map(set -> set.with(concepts));
    } catch (XMLStreamException | DateTimeParseException broken) {
      return Optional.empty();
    }
  }

  private ValueSetFile with(List<Concept> held) {
    return new ValueSetFile(oid, name, version, from, to, held);
  }

  private static ValueSetFile head(XMLStreamReader xml) {
    return new ValueSetFile(
        attribute(xml, "id"),
        attribute(xml, "displayName"),
        attribute(xml, "version"),
        moment(attribute(xml, "dateValid"), ALWAYS),
        moment(attribute(xml, "dateFin"), EVER),
        List.of());
  }

  private static Concept concept(XMLStreamReader xml) {
    return new Concept(
        attribute(xml, "codeSystem"),
        attribute(xml, "code"),
        attribute(xml, "displayName"),
        moment(attribute(xml, "dateValid"), ALWAYS),
        moment(attribute(xml, "dateFin"), EVER));
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value.strip();
  }

  private static Optional<ValueSetFile> json(byte[] bytes) {
    try {
      JsonNode resource = JsonMapper.shared().readTree(bytes);
      String type = resource.path("resourceType").asString("");
      String oid = oid(resource);
      if (oid.isEmpty() || !type.equals("ValueSet") && !type.equals("CodeSystem")) {
        return Optional.empty();
      }
      List<Concept> concepts = new ArrayList<>();
      if (type.equals("CodeSystem")) {
        add(resource, oid, concepts);
      } else {
        for (JsonNode part : resource.path("compose").path("include")) {
          add(part, part.path("system").asString("").replaceFirst("^urn:oid:", ""), concepts);
        }
      }
      return Optional.of(
          new ValueSetFile(
              oid,
              resource.path("title").asString(resource.path("name").asString("")),
              resource.path("version").asString(""),
              ALWAYS,
              EVER,
              concepts));
    } catch (JacksonException | DateTimeParseException broken) {
      return Optional.empty();
    }
  }

  private static String oid(JsonNode resource) {
    JsonNode identifiers = resource.path("identifier");
    for (JsonNode identifier : identifiers) {
      String value = identifier.path("value").asString("");
      if (value.startsWith("urn:oid:")) {
        return value.substring("urn:oid:".length());
      }
    }
    return "";
  }

  /** The concepts of a code system or of one part of a value set, and those below them. */
  private static void add(JsonNode parent, String system, List<Concept> concepts) {
    for (JsonNode concept : parent.path("concept")) {
      concepts.add(
          new Concept(
              system,
              concept.path("code").asString(""),
              concept.path("display").asString(""),
              moment(property(concept, "dateValid"), ALWAYS),
              moment(property(concept, "dateFin"), EVER)));
      add(concept, system, concepts);
    }
  }

  private static String property(JsonNode concept, String name) {
    for (JsonNode property : concept.path("property")) {
      if (property.path("code").asString("").equals(name)) {
        return property.path("valueDateTime").asString(property.path("valueString").asString(""));
      }
    }
    return "";
  }

  /** Written 20260131000000, 20260131, or as ISO; blank where there is none. */
  private static OffsetDateTime moment(String text, OffsetDateTime without) {
    String plain = text.strip();
    if (plain.isEmpty()) {
      return without;
    }
    if (plain.matches("\\d{14}")) {
      return LocalDateTime.parse(plain, MOMENT).atZone(PARIS).toOffsetDateTime();
    }
    if (plain.matches("\\d{8}")) {
      return LocalDate.parse(plain, DAY).atStartOfDay(PARIS).toOffsetDateTime();
    }
    return plain.length() == 10
        ? LocalDate.parse(plain).atStartOfDay(PARIS).toOffsetDateTime()
        : plain.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
            ? OffsetDateTime.parse(plain)
            : LocalDateTime.parse(plain).atOffset(ZoneOffset.UTC);
  }

  /** As PostgreSQL takes it. */
  static String text(OffsetDateTime moment) {
    if (moment.equals(ALWAYS)) {
      return "-infinity";
    }
    return moment.equals(EVER) ? "infinity" : moment.toString();
  }
}
