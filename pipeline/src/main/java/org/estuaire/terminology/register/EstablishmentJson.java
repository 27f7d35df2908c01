package org.estuaire.terminology.register;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.repository.CopyRows;
import org.estuaire.terminology.Finess;
import org.estuaire.terminology.TableRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * FINESS+ as open data ({@code …structures…json}, schema v1): legal entities ({@code pmej}) with
 * their facilities ({@code ege}) in them. One entity at a time is in memory.
 */
final class EstablishmentJson implements RegisterSource {

  private static final String ENTITIES = "pmej";

  /** Behind an entity comes the next one. */
  private static final JsonMapper ONE_BY_ONE =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final OfficialFile file;
  private final Region region;

  EstablishmentJson(OfficialFile file, Region region) {
    this.file = file;
    this.region = region;
  }

  @Override
  public Read read(CopyRows staged, BadRows bad) throws IOException {
    Optional<LocalDate> day = Optional.empty();
    String version = "";
    long rows = -1;
    try (InputStream in = file.open(name -> name.endsWith(".json"));
        JsonParser json = ONE_BY_ONE.createParser(in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw notThis();
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("schemaVersion")) {
          version = json.getString();
        } else if (name.equals("generatedAt")) {
          day = OfficialFile.day(json.getString());
        } else if (name.equals(ENTITIES) && value == JsonToken.START_ARRAY) {
          rows = entities(json, staged, bad);
        } else {
          json.skipChildren();
        }
      }
      if (rows < 0) {
        throw notThis();
      }
      return new Read(rows, day, version, List.of());
    } catch (JacksonException broken) {
      throw new TableRefused(file.broken());
    }
  }

  private TableRefused notThis() {
    return new TableRefused(Finding.of(RegisterFinding.NOT_THIS_REGISTER, file.name(), "FINESS"));
  }

  private long entities(JsonParser json, CopyRows staged, BadRows bad) {
    long rows = 0;
    while (json.nextToken() == JsonToken.START_OBJECT) {
      long line = json.currentTokenLocation().getLineNr();
      JsonNode entity = ONE_BY_ONE.readTree(json);
      List<EstablishmentRow> read = rows(entity);
      rows += read.size();
      for (EstablishmentRow row : read) {
        if (Finess.looksRight(row.number())) {
          row.write(staged, region);
        } else {
          bad.add(RegisterFinding.BAD_NUMBER, line);
        }
      }
    }
    return rows;
  }

  private static List<EstablishmentRow> rows(JsonNode entity) {
    List<EstablishmentRow> rows = new ArrayList<>();
    JsonNode general = member(entity, "informationsGeneralesPMEJ");
    String number = text(general, "numFinessPm");
    rows.add(
        new EstablishmentRow(
            number,
            Establishment.Kind.EJ,
            "",
            name(general, "denominationLonguePmSmsse", "denominationPm"),
            text(general, "statutJuridique"),
            "",
            "",
            address(entity),
            phone(entity),
            OfficialFile.day(text(general, "dateCreation")),
            OfficialFile.day(text(general, "dateFermeture"))));
    for (JsonNode facility : member(entity, "ege")) {
      JsonNode its = member(facility, "informationsGeneralesEGE");
      rows.add(
          new EstablishmentRow(
              text(its, "numFinessEge"),
              Establishment.Kind.ET,
              number,
              name(its, "nomEgeLong", "nomEgeCourt"),
              text(facility, "categorieEntiteGeographiqueExercice"),
              "",
              text(its, "siret"),
              address(facility),
              phone(facility),
              OfficialFile.day(text(its, "dateOuverture")),
              OfficialFile.day(text(its, "dateFermeture"))));
    }
    return rows;
  }

  private static String name(JsonNode node, String longName, String shortName) {
    String name = text(node, longName);
    return name.isEmpty() ? text(node, shortName) : name;
  }

  private static PostalAddress address(JsonNode node) {
    JsonNode address = member(node, "adresse").path(0);
    return new PostalAddress(
        text(address, "complement"),
        text(address, "ligneQuatre"),
        text(address, "lieuDit"),
        text(address, "codePostal"),
        text(address, "ligneAcheminement"),
        text(address, "cogCommune"));
  }

  private static String phone(JsonNode node) {
    return text(member(member(node, "contact").path(0), "telecom"), "telephone");
  }

  /** Editions of the schema differ in the case of names. */
  private static JsonNode member(JsonNode node, String name) {
    JsonNode exact = node.path(name);
    if (!exact.isMissingNode()) {
      return exact;
    }
    return node.propertyStream()
        .filter(member -> member.getKey().toLowerCase(Locale.ROOT).equals(lower(name)))
        .<JsonNode>map(Map.Entry::getValue)
        .findFirst()
        .orElse(exact);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** A text without the blanks that fill it up; of a coded value, its code. */
  private static String text(JsonNode node, String name) {
    JsonNode value = member(node, name);
    JsonNode plain = value.isObject() ? value.path("code") : value;
    return plain.isValueNode() ? plain.asString("").strip().replaceAll("\\s+", " ") : "";
  }
}
