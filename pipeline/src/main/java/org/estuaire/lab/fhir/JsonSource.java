package org.estuaire.lab.fhir;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.fhir.BrokenFhir;
import org.estuaire.fhir.BrokenFhir.Fault;
import org.estuaire.fhir.Element;
import org.estuaire.fhir.JsonElements;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A bundle in JSON (FHIR R4, 2.6.2). */
final class JsonSource implements BundleSource {

  private final byte[] bytes;
  private final JsonElements elements;
  private final JsonParser parser;
  private final Element header = new Element();
  private final List<int[]> ofHeader = new ArrayList<>();
  private State state = State.START;
  private int position;

  private enum State {
    START,
    PROPERTIES,
    ENTRIES,
    END
  }

  /**
   * @param utf8 known to be well-formed
   */
  JsonSource(byte[] utf8) {
    this.bytes = utf8;
    try {
      elements = new JsonElements(utf8);
    } catch (BrokenFhir broken) {
      throw BundleRefused.of(broken);
    }
    parser = elements.parser();
  }

  /** Its brackets were matched when it was cut out of the delivery. */
  @Override
  public void passOver() {}

  @Override
  public Element header() {
    return header;
  }

  @Override
  public Optional<Entry> next() {
    try {
      if (state == State.START) {
        start();
      }
      while (state == State.PROPERTIES) {
        property();
      }
      return state == State.ENTRIES ? entry() : Optional.empty();
    } catch (JacksonException broken) {
      throw BundleRefused.of(JsonElements.broken(broken));
    } catch (BrokenFhir broken) {
      throw BundleRefused.of(broken);
    }
  }

  private void start() {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw notABundle();
    }
    state = State.PROPERTIES;
  }

  private void property() {
    if (parser.nextToken() == JsonToken.END_OBJECT) {
      end();
      return;
    }
    String name = elements.name();
    int start = startOffset();
    if (ofHeader.size() >= JsonElements.MOST_PROPERTIES || header.has(name)) {
      throw BundleRefused.of(elements.broken(Fault.PROPERTY_TWICE));
    }
    JsonToken token = parser.nextToken();
    if (name.equals("entry") && token == JsonToken.START_ARRAY) {
      state = State.ENTRIES;
      return;
    }
    elements.into(header, name, token);
    ofHeader.add(new int[] {start, endOffset()});
  }

  private void end() {
    state = State.END;
    if (parser.nextToken() != null) {
      throw BundleRefused.of(elements.broken(Fault.MALFORMED));
    }
    if (!header.type().equals("Bundle")) {
      throw notABundle();
    }
  }

  private Optional<Entry> entry() {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.END_ARRAY) {
      state = State.PROPERTIES;
      return next();
    }
    if (token != JsonToken.START_OBJECT || position >= MOST_ENTRIES) {
      throw BundleRefused.of(elements.broken(Fault.MALFORMED));
    }
    long line = line();
    int start = startOffset();
    Element element = elements.object();
    int end = endOffset();
    return Optional.of(new Entry(position++, element, line, start, end));
  }

  @Override
  public String with(List<int[]> entries) {
    StringBuilder bundle = new StringBuilder("{");
    for (int[] property : ofHeader) {
      bundle.append(text(property)).append(",\n");
    }
    bundle.append("\"entry\":[");
    for (int i = 0; i < entries.size(); i++) {
      bundle.append(i == 0 ? "" : ",\n").append(text(entries.get(i)));
    }
    return bundle.append("]}").toString();
  }

  private String text(int[] slice) {
    return new String(bytes, slice[0], slice[1] - slice[0], StandardCharsets.UTF_8);
  }

  private int startOffset() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private int endOffset() {
    return (int) parser.currentLocation().getByteOffset();
  }

  private long line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private BundleRefused notABundle() {
    return new BundleRefused(Finding.of(FhirFinding.NOT_A_BUNDLE).atLine(1));
  }
}
