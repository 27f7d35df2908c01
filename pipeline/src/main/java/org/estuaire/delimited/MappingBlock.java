package org.estuaire.delimited;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The keys of one mapping file, checked against the record type that it names. */
final class MappingBlock {

  private static final List<String> KEYS =
      List.of("record", "separator", "trailer", "code-lists", "columns", "constants");
  private static final List<String> COLUMN_KEYS =
      List.of("column", "field", "required", "max-length", "codes", "prefix", "suffix");
  private static final Map<String, Character> SEPARATORS =
      Map.of(";", ';', "\t", '\t', "tab", '\t', "|", '|', "pipe", '|');

  private final YamlBlock root;
  private final List<RecordSchema> schemas;
  private final Map<String, YamlBlock> codeLists = new HashMap<>();
  private final Set<String> columnsSeen = new HashSet<>();
  private final Set<String> fieldsSeen = new HashSet<>();

  MappingBlock(YamlBlock root, List<RecordSchema> schemas) {
    this.root = root.allowing(KEYS);
    this.schemas = schemas;
  }

  Optional<Mapping> read() {
    root.block("code-lists").ifPresent(this::collectCodeLists);
    return root.requiredText("record").flatMap(this::schema).map(this::mapping);
  }

  private Optional<RecordSchema> schema(String recordType) {
    Optional<RecordSchema> found =
        schemas.stream().filter(schema -> schema.recordType().equals(recordType)).findFirst();
    if (found.isEmpty()) {
      List<String> known = schemas.stream().map(RecordSchema::recordType).toList();
      root.report(
          DelimitedFinding.MAPPING_WRONG_VALUE, "record", "record", String.join(" | ", known));
    }
    return found;
  }

  private Mapping mapping(RecordSchema schema) {
    List<Mapping.Column> columns = new ArrayList<>();
    if (!root.entries().containsKey("columns")) {
      root.reportHere(DelimitedFinding.MAPPING_MISSING_KEY, "columns");
    }
    root.blocks("columns").forEach(block -> column(block, schema).ifPresent(columns::add));
    List<Mapping.Constant> constants = new ArrayList<>();
    root.block("constants").ifPresent(block -> constants.addAll(constants(block, schema)));
    schema.fields().stream()
        .filter(field -> field.required() && !fieldsSeen.contains(field.name()))
        .forEach(
            field ->
                root.report(
                    DelimitedFinding.MAPPING_FIELD_WITHOUT_COLUMN, "columns", field.name()));
    return new Mapping(schema.recordType(), separator(), trailer(), columns, constants);
  }

  private char separator() {
    String stated = root.text("separator").orElse(";");
    Character separator = SEPARATORS.get(stated);
    if (separator == null) {
      root.report(
          DelimitedFinding.MAPPING_WRONG_VALUE, "separator", "separator", "\";\" | tab | pipe");
      return ';';
    }
    return separator;
  }

  private boolean trailer() {
    String stated = root.text("trailer").orElse("optional");
    if (!List.of("optional", "required").contains(stated)) {
      root.report(
          DelimitedFinding.MAPPING_WRONG_VALUE, "trailer", "trailer", "optional | required");
    }
    return stated.equals("required");
  }

  private void collectCodeLists(YamlBlock lists) {
    lists
        .entries()
        .keySet()
        .forEach(name -> lists.block(name).ifPresent(list -> codeLists.put(name, list)));
  }

  private Optional<Mapping.Column> column(YamlBlock block, RecordSchema schema) {
    block.allowing(COLUMN_KEYS);
    Optional<String> name = block.requiredText("column");
    Optional<RecordSchema.Field> field =
        block.requiredText("field").flatMap(f -> field(block, "field", f, schema));
    if (name.isEmpty() || field.isEmpty()) {
      return Optional.empty();
    }
    if (!columnsSeen.add(ColumnNames.key(name.get()))) {
      block.report(DelimitedFinding.MAPPING_REPEATED, "column", name.get());
    }
    return Optional.of(
        new Mapping.Column(
            name.get(),
            field.get().name(),
            type(block, field.get()),
            field.get().required() || isRequired(block),
            codes(block, field.get()),
            block.text("prefix").orElse(""),
            block.text("suffix").orElse("")));
  }

  private Optional<RecordSchema.Field> field(
      YamlBlock block, String key, String name, RecordSchema schema) {
    Optional<RecordSchema.Field> field = schema.field(name);
    if (field.isEmpty()) {
      block.report(DelimitedFinding.MAPPING_UNKNOWN_FIELD, key, name, schema.recordType());
    } else if (!fieldsSeen.add(name)) {
      block.report(DelimitedFinding.MAPPING_REPEATED, key, name);
    }
    return field;
  }

  private static boolean isRequired(YamlBlock block) {
    String stated = block.text("required").orElse("false");
    if (!List.of("true", "false").contains(stated)) {
      block.report(DelimitedFinding.MAPPING_WRONG_VALUE, "required", "required", "true | false");
    }
    return stated.equals("true");
  }

  /** A sender's column may be narrower than the field, never wider. */
  private static CellType type(YamlBlock block, RecordSchema.Field field) {
    Optional<String> stated = block.text("max-length");
    if (stated.isEmpty()) {
      return field.type();
    }
    if (field.type() instanceof CellType.Text text && stated.get().matches("[1-9]\\d{0,5}")) {
      return new CellType.Text(Math.min(text.maxLength(), Integer.parseInt(stated.get())));
    }
    block.report(DelimitedFinding.MAPPING_WRONG_VALUE, "max-length", "max-length", "1, 2, 3…");
    return field.type();
  }

  private Map<String, String> codes(YamlBlock block, RecordSchema.Field field) {
    Optional<String> name = block.text("codes");
    if (name.isEmpty()) {
      return Map.of();
    }
    YamlBlock list = codeLists.get(name.get());
    if (list == null) {
      block.report(DelimitedFinding.MAPPING_UNKNOWN_LIST, "codes", name.get());
      return Map.of();
    }
    Map<String, String> codes = new HashMap<>();
    for (String theirs : list.entries().keySet()) {
      list.text(theirs)
          .filter(ours -> isReadable(list, theirs, ours, field))
          .ifPresent(ours -> codes.put(ColumnNames.key(theirs), ours));
    }
    return codes;
  }

  private static boolean isReadable(
      YamlBlock block, String key, String value, RecordSchema.Field field) {
    boolean readable = field.type().read(value) instanceof Cell.Present;
    if (!readable) {
      block.report(DelimitedFinding.MAPPING_UNKNOWN_CODE, key, value, field.name());
    }
    return readable;
  }

  private List<Mapping.Constant> constants(YamlBlock block, RecordSchema schema) {
    List<Mapping.Constant> constants = new ArrayList<>();
    for (Map.Entry<String, Node> entry : block.entries().entrySet()) {
      Optional<RecordSchema.Field> field = field(block, entry.getKey(), entry.getKey(), schema);
      if (field.isPresent() && entry.getValue() instanceof ScalarNode value) {
        constant(block, field.get(), value.getValue()).ifPresent(constants::add);
      }
    }
    return constants;
  }

  private static Optional<Mapping.Constant> constant(
      YamlBlock block, RecordSchema.Field field, String value) {
    return isReadable(block, field.name(), value, field)
            && field.type().read(value) instanceof Cell.Present present
        ? Optional.of(new Mapping.Constant(field.name(), present.value()))
        : Optional.empty();
  }
}
