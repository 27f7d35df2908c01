package org.estuaire.delimited;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.estuaire.yaml.Form;
import org.estuaire.yaml.Forms;
import org.estuaire.yaml.Section;
import org.estuaire.yaml.Setting;

/** The keys of one mapping file, checked against the record type that it names. */
final class MappingBlock {

  private static final Form<Character> SEPARATOR =
      Forms.among(new TreeMap<>(Map.of(";", ';', "\t", '\t', "tab", '\t', "|", '|', "pipe", '|')));
  private static final Form<Boolean> TRAILER =
      Forms.among(new TreeMap<>(Map.of("optional", false, "required", true)));
  private static final String ARRIVAL = "@arrival";
  private static final Form<Integer> MAX_LENGTH = Forms.number(1, 999_999);

  private final Section root;
  private final List<RecordSchema> schemas;
  private final Map<String, Section> codeLists = new TreeMap<>();
  private final Set<String> columnsSeen = new HashSet<>();
  private final Set<String> fieldsSeen = new HashSet<>();
  private final List<MappingExample> examples = new ArrayList<>();

  MappingBlock(Section root, List<RecordSchema> schemas) {
    this.root = root;
    this.schemas = schemas;
  }

  Optional<Mapping> read() {
    root.section("code-lists").ifPresent(this::collectCodeLists);
    Map<String, RecordSchema> known = new LinkedHashMap<>();
    schemas.forEach(schema -> known.put(schema.recordType(), schema));
    Optional<Mapping> mapping = root.required("record", Forms.among(known)).map(this::mapping);
    if (mapping.isPresent()) {
      root.refuseOtherKeys();
    }
    return mapping;
  }

  private Mapping mapping(RecordSchema schema) {
    char separator = root.verbatim("separator", SEPARATOR).orElse(';');
    boolean trailer = root.optional("trailer", TRAILER).orElse(false);
    Optional<Charset> charset = root.optional("encoding", Forms.CHARSET);
    Optional<String> sheet = root.optional("sheet", Forms.TEXT);
    List<Mapping.Column> columns = new ArrayList<>();
    root.requiredSections("columns")
        .forEach(section -> column(section, schema).ifPresent(columns::add));
    List<Mapping.Constant> constants = new ArrayList<>();
    root.section("constants").ifPresent(section -> constants.addAll(constants(section, schema)));
    schema.fields().stream()
        .filter(field -> field.required() && !fieldsSeen.contains(field.name()))
        .forEach(
            field -> root.refuseAt("columns", MappingFinding.FIELD_WITHOUT_COLUMN, field.name()));
    examples(schema);
    return new Mapping(schema.recordType(), separator, trailer, columns, constants, charset, sheet);
  }

  private void collectCodeLists(Section lists) {
    lists.keys().forEach(name -> lists.section(name).ifPresent(list -> codeLists.put(name, list)));
  }

  /** Rows that the mapping is tested on: whoever tests it reads them, others only their form. */
  private void examples(RecordSchema schema) {
    for (Section example : root.sections("examples")) {
      Map<String, String> row = new LinkedHashMap<>();
      example
          .requiredSection("row")
          .ifPresent(cells -> cells.keys().forEach(name -> row.put(name, text(cells, name))));
      Map<String, String> values = new LinkedHashMap<>();
      example
          .section("gives")
          .ifPresent(
              given ->
                  given
                      .keys(fields(schema))
                      .forEach(field -> values.put(field.name(), text(given, field.name()))));
      List<String> findings =
          example.list("finds", Forms.TEXT).stream().map(Setting::value).toList();
      example.refuseOtherKeys();
      examples.add(new MappingExample(example.spot("row").line(), row, values, findings));
    }
  }

  private static String text(Section section, String key) {
    return section.optional(key, Forms.ANY).orElse("");
  }

  List<MappingExample> examples() {
    return List.copyOf(examples);
  }

  private Optional<Mapping.Column> column(Section section, RecordSchema schema) {
    Optional<String> name = section.required("column", Forms.ANY);
    Optional<RecordSchema.Field> field = section.required("field", fields(schema));
    field.ifPresent(one -> countOnce(section, "field", one));
    boolean required = section.optional("required", Forms.YES_OR_NO).orElse(false);
    Optional<Integer> length = section.optional("max-length", MAX_LENGTH);
    Optional<Section> codes = section.optional("codes", Forms.among(codeLists));
    String prefix = section.verbatim("prefix", Forms.ANY).orElse("");
    String suffix = section.verbatim("suffix", Forms.ANY).orElse("");
    String whenEmpty = section.optional("when-empty", Forms.ANY).orElse("");
    section.refuseOtherKeys();
    if (name.isEmpty() || field.isEmpty()) {
      return Optional.empty();
    }
    if (!columnsSeen.add(ColumnNames.key(name.get()))) {
      section.refuseAt("column", MappingFinding.REPEATED, name.get());
    }
    Map<String, String> known = codes.map(list -> codes(list, field.get())).orElse(Map.of());
    return Optional.of(
        new Mapping.Column(
            name.get(),
            field.get().name(),
            type(section, length, field.get()),
            field.get().required() || required,
            byKey(known),
            known,
            prefix,
            suffix,
            whenEmpty));
  }

  private static Form<RecordSchema.Field> fields(RecordSchema schema) {
    Map<String, RecordSchema.Field> words = new LinkedHashMap<>();
    schema.fields().forEach(field -> words.put(field.name(), field));
    return Forms.among(words);
  }

  private void countOnce(Section section, String key, RecordSchema.Field field) {
    if (!fieldsSeen.add(field.name())) {
      section.refuseAt(key, MappingFinding.REPEATED, field.name());
    }
  }

  /** A sender's column may be narrower than the field, never wider. */
  private static CellType type(
      Section section, Optional<Integer> length, RecordSchema.Field field) {
    if (length.isEmpty()) {
      return field.type();
    }
    if (field.type() instanceof CellType.Text text) {
      return new CellType.Text(Math.min(text.maxLength(), length.get()));
    }
    section.refuseAt("max-length", MappingFinding.WRONG_VALUE, "max-length", field.name());
    return field.type();
  }

  private static Map<String, String> codes(Section list, RecordSchema.Field field) {
    Map<String, String> codes = new HashMap<>();
    for (String theirs : list.keys()) {
      list.required(theirs, Forms.ANY)
          .filter(ours -> value(list, theirs, ours, field).isPresent())
          .ifPresent(ours -> codes.put(theirs, ours));
    }
    return codes;
  }

  private static Map<String, String> byKey(Map<String, String> codes) {
    Map<String, String> byKey = new HashMap<>();
    codes.forEach((theirs, ours) -> byKey.put(ColumnNames.key(theirs), ours));
    return byKey;
  }

  private List<Mapping.Constant> constants(Section section, RecordSchema schema) {
    List<Mapping.Constant> constants = new ArrayList<>();
    section
        .keys(fields(schema))
        .forEach(
            field -> {
              countOnce(section, field.name(), field);
              if (field.type() instanceof CellType.Date && isArrival(section, field.name())) {
                constants.add(new Mapping.Constant(field.name(), Mapping.DayOfArrival.IN_ZONE));
                return;
              }
              section
                  .required(field.name(), Forms.ANY)
                  .flatMap(text -> value(section, field.name(), text, field))
                  .ifPresent(
                      present ->
                          constants.add(new Mapping.Constant(field.name(), present.value())));
            });
    return constants;
  }

  private static boolean isArrival(Section section, String key) {
    return section.optional(key, Forms.ANY).filter(ARRIVAL::equals).isPresent();
  }

  /** What the field reads; refused where it can't. */
  private static Optional<Cell.Present> value(
      Section section, String key, String text, RecordSchema.Field field) {
    if (field.type().read(text) instanceof Cell.Present present) {
      return Optional.of(present);
    }
    section.refuseAt(key, MappingFinding.UNKNOWN_CODE, text, field.name());
    return Optional.empty();
  }
}
