package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.estuaire.delimited.MappedRecordType;
import org.estuaire.delimited.MappingReader;
import org.estuaire.delimited.MappingReading;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.exchange.FindingCode;
import org.estuaire.jobs.installation.InstalledRecordTypes;
import org.estuaire.yaml.YamlFinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schema by which editors complete and check mapping files ({@code
 * config/schemas/mapping.json}). Its keys and words are those that the reader itself names when it
 * is asked for one that it does not know: neither can change without the other. {@code
 * -Destuaire.rewrite=true} writes it anew.
 */
class MappingSchemaTest {

  private static final Path PAGE =
      TestInstallation.CONFIG.resolve("schemas").resolve("mapping.json");
  private static final String NOBODY_KNOWS = "zzzzzzzzzzzz";
  private static final Map<String, Object> SCALAR =
      Map.of("type", List.of("string", "number", "boolean"));
  private static final Map<String, Object> TEXT = Map.of("type", "string");

  @TempDir private Path folder;

  @Test
  void theSchemaHasTheKeysAndWordsOfTheReader() throws IOException {
    String schema =
        JsonMapper.builder()
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(inOrder(schema()))
            + "\n";
    if (Boolean.getBoolean("estuaire.rewrite")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, schema);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(schema);
  }

  /** Editors find it from where the files lie. */
  @Test
  void mappingsOfTheConfigurationNameTheirSchema() throws IOException {
    Path mappings = TestInstallation.CONFIG.resolve("mappings");
    try (Stream<Path> files = Files.list(mappings)) {
      for (Path file : files.toList()) {
        String first = Files.readAllLines(file).get(0);
        assertThat(first).as(file.toString()).startsWith("# yaml-language-server: $schema=");
        assertThat(mappings.resolve(first.substring(first.indexOf('=') + 1))).exists();
      }
    }
  }

  private Map<String, Object> schema() throws IOException {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Estuaire : fichier de correspondance");
    schema.putAll(
        object(
            known("", "zzzzzzzzzzzz: 1"),
            Map.of(
                "record", enumeration(words("record: " + NOBODY_KNOWS + "\n")),
                "encoding", TEXT,
                "separator", enumeration(words(root("separator: " + NOBODY_KNOWS))),
                "trailer", enumeration(words(root("trailer: " + NOBODY_KNOWS))),
                "sheet", SCALAR,
                "code-lists", mapOf(mapOf(SCALAR)),
                "columns", Map.of("type", "array", "minItems", 1, "items", column()),
                "constants", mapOf(SCALAR),
                "examples", Map.of("type", "array", "items", example())),
            List.of("record", "columns")));
    schema.put("allOf", types().stream().map(MappingSchemaTest::ofType).toList());
    return schema;
  }

  private Map<String, Object> column() throws IOException {
    return object(
        known("columns:\n  - ", "{column: A, field: NUM_DOSSIER, " + NOBODY_KNOWS + ": 1}"),
        Map.of(
            "column", SCALAR,
            "field", TEXT,
            "required", Map.of("type", "boolean"),
            "max-length", Map.of("type", "integer", "minimum", 1, "maximum", 999_999),
            "codes", TEXT,
            "prefix", SCALAR,
            "suffix", SCALAR,
            "when-empty", SCALAR),
        List.of("column", "field"));
  }

  private Map<String, Object> example() throws IOException {
    return object(
        known("examples:\n  - ", "{row: {A: b}, " + NOBODY_KNOWS + ": 1}"),
        Map.of(
            "row", mapOf(SCALAR),
            "gives", mapOf(SCALAR),
            "finds", Map.of("type", "array", "items", TEXT)),
        List.of("row"));
  }

  /** The fields of a type are those of its own schema. */
  private static Map<String, Object> ofType(RecordSchema type) {
    List<String> fields = type.fields().stream().map(RecordSchema.Field::name).toList();
    Map<String, Object> field = Map.of("properties", Map.of("field", enumeration(fields)));
    Map<String, Object> then = new LinkedHashMap<>();
    then.put("columns", Map.of("items", field));
    then.put("constants", Map.of("propertyNames", enumeration(fields)));
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("if", Map.of("properties", Map.of("record", Map.of("const", type.recordType()))));
    rule.put("then", Map.of("properties", then));
    return rule;
  }

  private static Map<String, Object> object(
      Set<String> known, Map<String, Map<String, Object>> properties, List<String> required) {
    assertThat(properties.keySet()).as("what the schema says of each key").isEqualTo(known);
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    object.put("required", required);
    Map<String, Object> ordered = new LinkedHashMap<>();
    known.forEach(key -> ordered.put(key, properties.get(key)));
    object.put("properties", ordered);
    object.put("additionalProperties", false);
    return object;
  }

  /** The same text whenever it is written. */
  private static Object inOrder(Object part) {
    if (part instanceof Map<?, ?> map) {
      Map<String, Object> ordered = new TreeMap<>();
      map.forEach((key, value) -> ordered.put((String) key, inOrder(value)));
      return ordered;
    }
    return part instanceof List<?> list
        ? list.stream().map(MappingSchemaTest::inOrder).toList()
        : part;
  }

  private static Map<String, Object> mapOf(Map<String, Object> values) {
    return Map.of("type", "object", "additionalProperties", values);
  }

  private static Map<String, Object> enumeration(List<String> words) {
    return Map.of("enum", words);
  }

  private static List<RecordSchema> types() {
    return InstalledRecordTypes.mapped().stream().map(MappedRecordType::schema).toList();
  }

  private static String root(String line) {
    return "record: apa\n" + line + "\n";
  }

  /** The keys of a section, as the reader lists them to whoever writes another. */
  private Set<String> known(String before, String line) throws IOException {
    return new TreeSet<>(told(root(before + line), YamlFinding.UNKNOWN_KEY, 1));
  }

  /** The words of a key, likewise. */
  private List<String> words(String mapping) throws IOException {
    return told(mapping, YamlFinding.NOT_ONE_OF, 2);
  }

  private List<String> told(String mapping, FindingCode code, int argument) throws IOException {
    Path file = Files.writeString(folder.resolve("m.yaml"), mapping);
    MappingReading.Invalid invalid = (MappingReading.Invalid) new MappingReader(types()).read(file);
    List<String> listed = new ArrayList<>();
    invalid.mistakes().stream()
        .filter(mistake -> mistake.finding().code() == code)
        .filter(mistake -> mistake.finding().arguments().toString().contains(NOBODY_KNOWS))
        .forEach(mistake -> listed.add(mistake.finding().arguments().get(argument)));
    assertThat(listed).as(mapping).hasSize(1);
    return List.of(listed.get(0).split(", "));
  }
}
