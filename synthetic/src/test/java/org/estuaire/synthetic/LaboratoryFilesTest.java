package org.estuaire.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaboratoryFilesTest {

  private static final TerritorySpec SPEC = new TerritorySpec(3, 300, SampleNight.NIGHT);

  @Test
  void theInsStandsWithItsDemonstrationAuthorityOnlyWhereQualified() {
    List<Person> persons = Territory.generate(SPEC).persons().toList();
    PidSegment pid = new PidSegment(Laboratory.RIVE_GAUCHE);
    assertThat(persons)
        .allSatisfy(
            person ->
                assertThat(pid.of(person).contains("1.2.250.1.213.1.4.11&ISO^INS"))
                    .isEqualTo(person.ins().isPresent()));
  }

  @Test
  void theReliabilityCodeIsTheThirtySecondField() {
    String[] fields =
        new PidSegment(Laboratory.RIVE_GAUCHE).of(SampleCast.leontine()).split("\\|", -1);
    assertThat(fields[32]).isEqualTo("VALI");
    assertThat(fields[7]).isEqualTo("19410312");
    assertThat(fields[11]).endsWith("^BDL^^38902");
  }

  @ParameterizedTest
  @EnumSource(Laboratory.class)
  void aMessageIsWrittenInTheCharsetItDeclares(Laboratory laboratory) {
    LabMessages messages = new LabMessages(laboratory, SPEC);
    byte[] bytes =
        new OruWriter(laboratory)
            .bytes(messages.of(SampleCast.leontine(), 1, List.of(Panel.RENAL)));
    String text = new String(bytes, laboratory.wire().charset());
    assertThat(text).contains("|" + laboratory.wire().msh18()).contains("Léontine");
    assertThat(text.getBytes(laboratory.wire().charset())).isEqualTo(bytes);
    assertThat(text).doesNotContain("?");
  }

  @Test
  void aLigatureIsSpeltOutWhereTheCharsetHasNone() {
    assertThat(Hl7Text.writable("Hautecœur", StandardCharsets.ISO_8859_1)).isEqualTo("Hautecoeur");
    assertThat(Hl7Text.writable("Hautecœur", Laboratory.HAUTS_PINS.wire().charset()))
        .isEqualTo("Hautecœur");
  }

  @Test
  void everyLocalCodeIsMappedButTheFewLeftOut() throws IOException {
    assertThat(unmapped(Laboratory.VAL_MARNON)).containsExactlyInAnyOrder("TP", "VS");
    assertThat(unmapped(Laboratory.HAUTS_PINS))
        .containsExactlyInAnyOrder(
            Laboratory.HAUTS_PINS.localCode(Analyte.CALCIUM),
            Laboratory.HAUTS_PINS.localCode(Analyte.PROTHROMBIN),
            Laboratory.HAUTS_PINS.localCode(Analyte.SEDIMENTATION));
  }

  /** Codes that a laboratory sends and its table lacks; those that it has lead to the analyte. */
  private static Set<String> unmapped(Laboratory laboratory) throws IOException {
    Path table = Path.of("..", "config", "terminology", laboratory.partner() + ".csv");
    Map<String, String> loinc =
        Files.readAllLines(table, StandardCharsets.UTF_8).stream()
            .skip(1)
            .map(line -> line.split(";"))
            .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
    List<Analyte> local =
        Arrays.stream(Analyte.values())
            .filter(analyte -> laboratory.code(analyte).system().equals("L"))
            .toList();
    assertThat(local.stream().filter(analyte -> loinc.containsKey(laboratory.localCode(analyte))))
        .allSatisfy(
            analyte ->
                assertThat(loinc.get(laboratory.localCode(analyte)))
                    .isEqualTo(laboratory.coding(analyte).loinc()));
    return local.stream()
        .map(laboratory::localCode)
        .filter(code -> !loinc.containsKey(code))
        .collect(Collectors.toSet());
  }
}
