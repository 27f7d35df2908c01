package org.estuaire.hl7v2;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Composite;
import ca.uhn.hl7v2.model.Primitive;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.model.Varies;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.exchange.Finding;

/**
 * Takes fields apart with HAPI's generic model, without its validation: its exceptions quote
 * values, and our rules are checked on what was read. One per message; not for several threads.
 */
public final class HapiFieldParser implements FieldParser {

  private final PipeParser parser;
  private final Delimiters delimiters;
  private final EncodingCharacters characters;
  private final Hl7Escapes escapes = new Hl7Escapes();

  public HapiFieldParser(HapiContext context, Delimiters delimiters) {
    this.parser = new PipeParser(context);
    this.delimiters = delimiters;
    this.characters =
        new EncodingCharacters(
            delimiters.field(),
            delimiters.component(),
            delimiters.repetition(),
            delimiters.escape(),
            delimiters.subComponent());
  }

  /** The context that all parsers share; expensive to make, so made when first asked for. */
  public static HapiContext context() {
    return Shared.CONTEXT;
  }

  private static final class Shared {
    private static final HapiContext CONTEXT = make();
  }

  private static HapiContext make() {
    HapiContext context = new DefaultHapiContext(new GenericModelClassFactory());
    context.setValidationContext(ValidationContextFactory.noValidation());
    context.getParserConfiguration().setEscaping(new Hl7Escapes());
    return context;
  }

  @Override
  public Repetition parse(String raw) {
    if (raw.indexOf(delimiters.escape()) < 0) {
      return split(raw);
    }
    Varies field = new Varies(null);
    try {
      parser.parse(field, raw, characters);
    } catch (HL7Exception refused) {
      // Without its message, which quotes the value.
      throw new MessageRefused(Finding.of(Hl7Finding.FIELD_UNREADABLE));
    }
    return components(field);
  }

  @Override
  public String unescape(String raw) {
    return escapes.unescape(raw, characters);
  }

  /** Where the first escape sequence stands that means nothing, or spells a command; else -1. */
  int firstOddEscape(String text) {
    return escapes.firstOdd(text, characters);
  }

  /** Without escapes a separator is only that: parsing would change nothing and cost most. */
  private Repetition split(String raw) {
    if (raw.indexOf(delimiters.component()) < 0 && raw.indexOf(delimiters.subComponent()) < 0) {
      return Repetition.plain(raw);
    }
    List<List<String>> components = new ArrayList<>();
    for (String component : split(raw, delimiters.component())) {
      components.add(split(component, delimiters.subComponent()));
    }
    return new Repetition(components);
  }

  private static List<String> split(String text, char separator) {
    int end = text.indexOf(separator);
    if (end < 0) {
      return List.of(text);
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (; end >= 0; end = text.indexOf(separator, from)) {
      parts.add(text.substring(from, end));
      from = end + 1;
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** What HAPI parsed, as plain values. */
  public static Repetition components(Type field) {
    List<List<String>> components = new ArrayList<>();
    for (Type component : parts(field)) {
      List<String> values = new ArrayList<>();
      for (Type sub : parts(component)) {
        values.add(value(sub));
      }
      components.add(values);
    }
    return new Repetition(components);
  }

  private static Type[] parts(Type type) {
    Type data = data(type);
    return data instanceof Composite whole ? whole.getComponents() : new Type[] {data};
  }

  private static String value(Type type) {
    Type data = data(type);
    String value = data instanceof Primitive plain ? plain.getValue() : null;
    return value == null ? "" : value;
  }

  private static Type data(Type type) {
    return type instanceof Varies any ? any.getData() : type;
  }
}
