package org.estuaire.delimited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.estuaire.delimited.RecordSchema.Field;
import org.estuaire.exchange.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingReaderTest {

  private static final RecordSchema SCHEMA =
      new RecordSchema(
          "pension",
          List.of(
              Field.required("NUMERO", new CellType.Text(20)),
              Field.required("DEPT", CellType.Code.of("38", "69")),
              Field.optional("TYPE", CellType.Code.of("D", "E")),
              Field.optional("GIR", new CellType.Whole(1, 6))));

  @TempDir Path folder;

  @Test
  void aMappingNamesColumnsCodesAffixesAndConstants() throws IOException {
    Mapping mapping =
        valid(
            """
            record: pension
            separator: tab
            trailer: required
            code-lists:
              types: {Domicile: D, Établissement: E}
            columns:
              - {column: Numéro, field: NUMERO, max-length: 12}
              - {column: Type, field: TYPE, codes: types, required: true}
              - {column: Gir, field: GIR, prefix: "GIR "}
            constants:
              DEPT: "69"
            """);
    assertThat(mapping.separator()).isEqualTo('\t');
    assertThat(mapping.trailerRequired()).isTrue();
    assertThat(mapping.constants()).containsExactly(new Mapping.Constant("DEPT", "69"));
    assertThat(mapping.column("NUMERO").orElseThrow().type()).isEqualTo(new CellType.Text(12));
    Mapping.Column type = mapping.column("TYPE").orElseThrow();
    assertThat(type.required()).isTrue();
    assertThat(type.codes()).containsEntry("ETABLISSEMENT", "E");
    assertThat(mapping.columnOf("GIR")).isEqualTo("Gir");
  }

  @Test
  void everyMistakeIsFoundAtOnceWithItsLine() throws IOException {
    MappingReading reading =
        read(
            """
            record: pension
            separator: ","
            colour: blue
            code-lists:
              types:
                DOM: Z
            columns:
              - {column: Numéro, field: NUMBER}
              - {column: Type, field: TYPE, codes: types}
              - {column: TYPE, field: TYPE, codes: others}
              - {field: GIR, required: perhaps}
            """);
    assertThat(((MappingReading.Invalid) reading).mistakes())
        .extracting(m -> m.finding().code(), m -> m.finding().line())
        .containsExactlyInAnyOrder(
            tuple(DelimitedFinding.MAPPING_WRONG_VALUE, 2L),
            tuple(DelimitedFinding.MAPPING_UNKNOWN_KEY, 3L),
            tuple(DelimitedFinding.MAPPING_UNKNOWN_CODE, 6L),
            tuple(DelimitedFinding.MAPPING_UNKNOWN_FIELD, 8L),
            tuple(DelimitedFinding.MAPPING_REPEATED, 10L),
            tuple(DelimitedFinding.MAPPING_REPEATED, 10L),
            tuple(DelimitedFinding.MAPPING_UNKNOWN_LIST, 10L),
            tuple(DelimitedFinding.MAPPING_MISSING_KEY, 11L),
            tuple(DelimitedFinding.MAPPING_FIELD_WITHOUT_COLUMN, 8L),
            tuple(DelimitedFinding.MAPPING_FIELD_WITHOUT_COLUMN, 8L));
    assertThat(((MappingReading.Invalid) reading).mistakes())
        .allSatisfy(m -> assertThat(m.finding().remedy(Language.EN)).isNotBlank());
  }

  @Test
  void aBrokenOrMissingFileIsAMistakeNotAnException() throws IOException {
    assertThat(code(read("record: [pension\n"))).isEqualTo(DelimitedFinding.MAPPING_SYNTAX);
    assertThat(code(read(""))).isEqualTo(DelimitedFinding.MAPPING_MISSING_KEY);
    assertThat(code(new MappingReader(List.of(SCHEMA)).read(folder.resolve("none.yaml"))))
        .isEqualTo(DelimitedFinding.MAPPING_UNREADABLE);
  }

  @Test
  void aTagThatNamesAClassIsRefused() throws IOException {
    assertThat(code(read("!!javax.script.ScriptEngineManager {record: pension}\n")))
        .isEqualTo(DelimitedFinding.MAPPING_SYNTAX);
  }

  private Mapping valid(String yaml) throws IOException {
    return ((MappingReading.Valid) read(yaml)).mapping();
  }

  private static Object code(MappingReading reading) {
    return ((MappingReading.Invalid) reading).mistakes().get(0).finding().code();
  }

  private MappingReading read(String yaml) throws IOException {
    Path file = folder.resolve("mapping.yaml");
    Files.writeString(file, yaml);
    return new MappingReader(List.of(SCHEMA)).read(file);
  }
}
