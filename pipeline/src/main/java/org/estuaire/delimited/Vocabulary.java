package org.estuaire.delimited;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How senders call the fields of a record type, and in which words they write its codes. Data: the
 * file {@code TYPE-words.csv} beside the schema, lines of {@code field;how;words}.
 *
 * <ul>
 *   <li>{@code heading}: words of a heading that means this field and no other; those in brackets
 *       may be there or not
 *   <li>{@code perhaps}: words of a heading that may mean it
 *   <li>{@code code X}: words that senders write for the code X; the first says its meaning
 *   <li>{@code shape}: the name of what its values look like, for whoever proposes a mapping
 *   <li>{@code before}: a date that is never earlier than this one
 *   <li>{@code with}: a field that is filled in the same rows, and in no other
 * </ul>
 */
public final class Vocabulary {

  static final Vocabulary NONE = new Vocabulary(List.of(), Map.of(), Map.of(), List.of(), Map.of());

  private static final String CODE = "code ";

  private final List<Heading> headings;
  private final Map<String, Map<String, List<String>>> codes;
  private final Map<String, String> shapes;
  private final List<Order> orders;
  private final Map<String, String> companions;

  private Vocabulary(
      List<Heading> headings,
      Map<String, Map<String, List<String>>> codes,
      Map<String, String> shapes,
      List<Order> orders,
      Map<String, String> companions) {
    this.headings = List.copyOf(headings);
    this.codes = codes;
    this.shapes = Map.copyOf(shapes);
    this.orders = List.copyOf(orders);
    this.companions = Map.copyOf(companions);
  }

  /** Of two dates of a row, which is never after the other. */
  public record Order(String earlier, String later) {}

  /**
   * Words of a heading.
   *
   * @param certain whether they mean this field and no other
   */
  public record Heading(
      String field, boolean certain, List<String> needed, List<String> permitted) {
    public Heading {
      needed = List.copyOf(needed);
      permitted = List.copyOf(permitted);
    }

    private static Heading of(String field, boolean certain, String words) {
      List<String> needed = new ArrayList<>();
      List<String> permitted = new ArrayList<>();
      for (String word : words.strip().split(" +")) {
        if (word.startsWith("[")) {
          permitted.add(word.substring(1, word.length() - 1));
        } else {
          needed.add(word);
        }
      }
      return new Heading(field, certain, needed, permitted);
    }
  }

  /** The words of a schema, from the file beside a class. */
  static Vocabulary beside(Class<?> schema, String recordType) {
    List<Heading> headings = new ArrayList<>();
    Map<String, Map<String, List<String>>> codes = new LinkedHashMap<>();
    Map<String, String> shapes = new LinkedHashMap<>();
    List<Order> orders = new ArrayList<>();
    Map<String, String> companions = new LinkedHashMap<>();
    for (String line : lines(schema, recordType + "-words.csv")) {
      String[] cells = line.split(";", 3);
      if (cells[1].startsWith(CODE)) {
        codes
            .computeIfAbsent(cells[0], field -> new LinkedHashMap<>())
            .put(cells[1].substring(CODE.length()), List.of(cells[2].strip().split(" *, *")));
      } else if (cells[1].equals("shape")) {
        shapes.put(cells[0], cells[2]);
      } else if (cells[1].equals("before")) {
        orders.add(new Order(cells[0], cells[2]));
      } else if (cells[1].equals("with")) {
        companions.put(cells[0], cells[2]);
      } else {
        headings.add(Heading.of(cells[0], cells[1].equals("heading"), cells[2]));
      }
    }
    return new Vocabulary(headings, codes, shapes, orders, companions);
  }

  private static List<String> lines(Class<?> schema, String name) {
    try (InputStream file = schema.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(schema.getPackageName() + " has no " + name);
      }
      return new BufferedReader(new InputStreamReader(file, UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Heading> headings() {
    return headings;
  }

  /** What the values of a field look like; empty where only its type says so. */
  public Optional<String> shape(String field) {
    return Optional.ofNullable(shapes.get(field));
  }

  /** The field that is filled in the same rows as this one, and in no other. */
  public Optional<String> companion(String field) {
    return Optional.ofNullable(companions.get(field));
  }

  public List<Order> orders() {
    return orders;
  }

  /** Each code of a field and the words for it; none where the field has no list. */
  public Map<String, List<String>> codes(String field) {
    return codes.getOrDefault(field, Map.of());
  }

  /** What a code means. */
  public Optional<String> meaning(String field, String code) {
    return Optional.ofNullable(codes(field).get(code)).map(words -> words.get(0));
  }
}
