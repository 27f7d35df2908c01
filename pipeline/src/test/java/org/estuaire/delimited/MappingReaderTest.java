package org.estuaire.delimited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.estuaire.delimited.RecordSchema.Field;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Language;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.yaml.YamlFinding;
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
  void everyMistakeIsFoundAtOnceWithItsLineAndColumn() throws IOException {
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
              - {field: GIR, required: perhaps, max-length: 3}
            """);
    assertThat(((MappingReading.Invalid) reading).mistakes())
        .extracting(m -> m.code(), m -> m.line(), m -> m.column())
        .containsExactlyInAnyOrder(
            tuple(YamlFinding.NOT_ONE_OF, 2, 12),
            tuple(YamlFinding.UNKNOWN_KEY, 3, 1),
            tuple(MappingFinding.UNKNOWN_CODE, 6, 10),
            tuple(YamlFinding.MISSPELT_VALUE, 8, 29),
            tuple(MappingFinding.REPEATED, 10, 14),
            tuple(MappingFinding.REPEATED, 10, 27),
            tuple(YamlFinding.NOT_ONE_OF, 10, 40),
            tuple(YamlFinding.MISSING_KEY, 11, 5),
            tuple(YamlFinding.BAD_YES_OR_NO, 11, 28),
            tuple(MappingFinding.FIELD_WITHOUT_COLUMN, 8, 3),
            tuple(MappingFinding.FIELD_WITHOUT_COLUMN, 8, 3));
    assertThat(((MappingReading.Invalid) reading).mistakes())
        .allSatisfy(m -> assertThat(m.remedy(Language.EN)).isNotBlank());
  }

  @Test
  void theWordThatWasMeantIsTold() throws IOException {
    assertThat(told(read("record: pensoin\n"))).contains("‘pension’");
    assertThat(told(read("record: pension\ncolums: []\n"))).contains("‘columns’");
    assertThat(told(read("record: pension\nconstants: {DEPTS: 38}\n"))).contains("‘DEPT’");
  }

  @Test
  void onlyATextCanBeNarrower() throws IOException {
    assertThat(
            codes(
                read(
                    """
                    record: pension
                    columns:
                      - {column: N, field: NUMERO, max-length: 0}
                      - {column: G, field: GIR, max-length: 1}
                    constants: {DEPT: "38"}
                    """)))
        .containsExactly(YamlFinding.BAD_NUMBER, MappingFinding.WRONG_VALUE);
  }

  @Test
  void blanksAroundAnAffixAreItsOwn() throws IOException {
    Mapping mapping =
        valid(
            """
            record: pension
            separator: "\t"
            columns:
              - {column: N, field: NUMERO, suffix: " fin"}
            constants: {DEPT: "38"}
            """);
    assertThat(mapping.separator()).isEqualTo('\t');
    assertThat(mapping.column("NUMERO").orElseThrow().suffix()).isEqualTo(" fin");
  }

  @Test
  void aBrokenOrMissingFileIsAMistakeNotAnException() throws IOException {
    assertThat(codes(read("record: [pension\n"))).containsExactly(YamlFinding.SYNTAX);
    assertThat(codes(read(""))).containsExactly(YamlFinding.NOT_A_SECTION);
    assertThat(codes(read("colour: blue\n"))).containsExactly(YamlFinding.MISSING_KEY);
    assertThat(codes(new MappingReader(List.of(SCHEMA)).read(folder.resolve("none.yaml"))))
        .containsExactly(YamlFinding.FILE_MISSING);
  }

  @Test
  void anExampleTellsWhatItsRowDoesNotGive() throws IOException {
    MappingReading.Valid reading =
        (MappingReading.Valid)
            read(
                """
                record: pension
                columns:
                  - {column: Numéro, field: NUMERO}
                  - {column: Gir, field: GIR, prefix: "GIR "}
                constants: {DEPT: "69"}
                examples:
                  - row: {Numéro: A1, Gir: GIR 4}
                    gives: {NUMERO: A1, GIR: 4}
                  - row: {Numéro: A1, Gir: GIR 4}
                    gives: {NUMERO: A1, GIR: 3}
                """);
    assertThat(
            new MappingExamples(reading.mapping(), ZoneOffset.UTC).differences(reading.examples()))
        .extracting(MappingExamples.Difference::what, MappingExamples.Difference::got)
        .containsExactly(tuple("GIR", "4"));
  }

  @Test
  void aTagThatNamesAClassIsRefused() throws IOException {
    assertThat(codes(read("!!javax.script.ScriptEngineManager {record: pension}\n")))
        .containsExactly(YamlFinding.FORBIDDEN_YAML);
  }

  private Mapping valid(String yaml) throws IOException {
    return ((MappingReading.Valid) read(yaml)).mapping();
  }

  private static List<FindingCode> codes(MappingReading reading) {
    return ((MappingReading.Invalid) reading)
        .mistakes().stream().map(ConfigurationMistake::code).toList();
  }

  private static String told(MappingReading reading) {
    return ((MappingReading.Invalid) reading)
        .mistakes().stream()
            .map(mistake -> mistake.message(Language.EN))
            .collect(Collectors.joining("\n"));
  }

  private MappingReading read(String yaml) throws IOException {
    Path file = folder.resolve("mapping.yaml");
    Files.writeString(file, yaml);
    return new MappingReader(List.of(SCHEMA)).read(file);
  }
}
