package org.estuaire.lab.fhir;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Finding;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** A bundle in JSON (FHIR R4, 2.6.2). */
final class JsonSource implements BundleSource {

  private static final int LONGEST_NAME = 200;
  private static final int BYTES_OF_CHARACTER = 4;
  private static final int LONGEST_NUMBER = 100;

  /** More properties than any element has; each new one is looked for among those before it. */
  private static final int MOST_PROPERTIES = 300;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  // The parser counts bytes.
                  .maxNameLength(LONGEST_NAME * BYTES_OF_CHARACTER)
                  .maxNumberLength(LONGEST_NUMBER)
                  // Whoever hands the text over has bounded its length.
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final byte[] bytes;
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
    for (int i = 0; i < Math.min(utf8.length, BYTES_OF_CHARACTER); i++) {
      if (utf8[i] == 0) {
        // No JSON begins so; the parser would take it for UTF-16 or UTF-32.
        throw new BundleRefused(Finding.of(FhirFinding.MALFORMED).atLine(1));
      }
    }
    try {
      parser = FACTORY.createParser(ObjectReadContext.empty(), utf8);
    } catch (JacksonException broken) {
      throw refused(broken);
    }
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
      throw refused(broken);
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
    String name = name();
    int start = startOffset();
    if (ofHeader.size() >= MOST_PROPERTIES || header.has(name)) {
      throw new BundleRefused(Finding.of(FhirFinding.PROPERTY_TWICE).atLine(line()));
    }
    JsonToken token = parser.nextToken();
    if (name.equals("entry") && token == JsonToken.START_ARRAY) {
      state = State.ENTRIES;
      return;
    }
    into(header, name, token);
    ofHeader.add(new int[] {start, endOffset()});
  }

  private String name() {
    String name = parser.currentName();
    if (name.length() > LONGEST_NAME) {
      throw new BundleRefused(Finding.of(FhirFinding.BEYOND_BOUNDS).atLine(line()));
    }
    return name;
  }

  private void end() {
    state = State.END;
    if (parser.nextToken() != null) {
      throw new BundleRefused(Finding.of(FhirFinding.MALFORMED).atLine(line()));
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
      throw new BundleRefused(Finding.of(FhirFinding.MALFORMED).atLine(line()));
    }
    long line = line();
    int start = startOffset();
    Element element = object();
    int end = endOffset();
    return Optional.of(new Entry(position++, element, line, start, end));
  }

  /** Reads what follows a name into an element, as one child or as several of the same name. */
  private void into(Element parent, String name, JsonToken token) {
    if (name.equals("resourceType") && token == JsonToken.VALUE_STRING) {
      parent.setType(parser.getString());
    } else if (token == JsonToken.START_ARRAY) {
      for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
        parent.add(name, value(t));
      }
    } else {
      parent.add(name, value(token));
    }
  }

  private Element value(JsonToken token) {
    if (token == JsonToken.START_OBJECT) {
      return object();
    }
    Element element = new Element();
    if (token == JsonToken.START_ARRAY) {
      // No element of FHIR is an array of arrays.
      throw new BundleRefused(Finding.of(FhirFinding.MALFORMED).atLine(line()));
    }
    if (token != JsonToken.VALUE_NULL) {
      element.setValue(parser.getString());
    }
    return element;
  }

  private Element object() {
    Element element = new Element();
    boolean apart = false;
    int properties = 0;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = name();
      if (++properties > MOST_PROPERTIES) {
        throw new BundleRefused(Finding.of(FhirFinding.BEYOND_BOUNDS).atLine(line()));
      }
      if (element.has(name)) {
        throw new BundleRefused(Finding.of(FhirFinding.PROPERTY_TWICE).atLine(line()));
      }
      apart |= name.startsWith("_");
      into(element, name, parser.nextToken());
    }
    return apart ? joined(element) : element;
  }

  /** {@code _name} holds the extensions of the values of {@code name}, in the same order. */
  private static Element joined(Element element) {
    Element whole = new Element();
    whole.setType(element.type());
    Set<String> apart = new LinkedHashSet<>();
    for (int i = 0; i < element.size(); i++) {
      String name = element.nameAt(i);
      if (name.startsWith("_")) {
        apart.add(name);
      } else {
        whole.add(name, element.childAt(i));
      }
    }
    apart.forEach(name -> join(whole, name.substring(1), element.all(name)));
    return whole;
  }

  private static void join(Element whole, String name, List<Element> apart) {
    List<Element> values = whole.all(name);
    for (int i = 0; i < apart.size(); i++) {
      if (i < values.size()) {
        values.get(i).absorb(apart.get(i));
      } else {
        whole.add(name, apart.get(i));
      }
    }
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

  private static BundleRefused refused(JacksonException broken) {
    FhirFinding code =
        broken instanceof UnexpectedEndOfInputException
            ? FhirFinding.TRUNCATED
            : broken instanceof StreamConstraintsException
                ? FhirFinding.BEYOND_BOUNDS
                : FhirFinding.MALFORMED;
    long line = broken.getLocation() == null ? 0 : Math.max(broken.getLocation().getLineNr(), 0);
    return new BundleRefused(Finding.of(code).atLine(line));
  }
}
