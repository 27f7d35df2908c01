package org.estuaire.identity.feed.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordSplitter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cuts JSON into the entries of a bundle's list, or into the resources that stand one after another
 * (NDJSON; a single one as well). Memory is bounded by one entry of the largest size allowed.
 */
final class JsonSplitter implements RecordSplitter {

  /** Only photos are longer, and no photo is an identity. */
  private static final int LONGEST_TEXT = 4_000_000;

  private static final JsonMapper JSON =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
              .build());

  private final InputStream content;
  private final JsonParser parser;
  private final int limit;
  private final boolean bundle;
  private boolean inEntries;
  private boolean ofBundle;
  private int ordinal;

  JsonSplitter(InputStream content, int limit, boolean bundle) {
    this.content = content;
    this.parser = JSON.createParser(content);
    this.limit = limit;
    this.bundle = bundle;
  }

  @Override
  public Optional<RawRecord> next() throws IOException {
    try {
      return bundle ? entry() : alone();
    } catch (JacksonException broken) {
      // Without its message, which quotes content.
      throw new DeliveryRefused(Finding.of(FhirPatientFinding.NOT_WELL_FORMED));
    }
  }

  private Optional<RawRecord> alone() {
    return parser.nextToken() == null ? Optional.empty() : Optional.of(copy());
  }

  private Optional<RawRecord> entry() {
    while (true) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return Optional.empty();
      }
      switch (token) {
        case START_OBJECT -> {
          if (inEntries) {
            return Optional.of(copy());
          }
          ofBundle = false;
        }
        case PROPERTY_NAME -> property();
        case END_ARRAY -> inEntries = false;
        case END_OBJECT -> demandBundle(ofBundle);
        default -> demandBundle(false);
      }
    }
  }

  private void property() {
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    inEntries = name.equals("entry") && value == JsonToken.START_ARRAY;
    if (name.equals("resourceType")) {
      ofBundle = "Bundle".equals(parser.getString());
    }
    if (!inEntries) {
      parser.skipChildren();
    }
  }

  /** What stands between the entries of bundles would be left out without a word. */
  private static void demandBundle(boolean isOne) {
    if (!isOne) {
      throw new DeliveryRefused(Finding.of(FhirPatientFinding.NO_BUNDLE));
    }
  }

  private RawRecord copy() {
    TokenStreamLocation start = parser.currentTokenLocation();
    Bounded bytes = new Bounded(limit);
    try (JsonGenerator copy = JSON.createGenerator(bytes)) {
      copy.copyCurrentStructure(parser);
    }
    long length = parser.currentLocation().getByteOffset() - start.getByteOffset();
    return new RawRecord(
        new Place(
            ++ordinal,
            start.getLineNr(),
            start.getByteOffset(),
            (int) Math.min(length, Integer.MAX_VALUE)),
        bytes.bytes());
  }

  @Override
  public void close() throws IOException {
    parser.close();
    content.close();
  }
}
