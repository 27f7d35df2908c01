package org.estuaire.delimited;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.junit.jupiter.api.Test;

/** One council sends records of two types, both in delimited files. */
class MappingsApartTest {

  private static final Partner PARTNER =
      Partner.named("cd-99", Partner.Kind.COUNCIL, LaneName.SOCIAL);

  private static final Mapping RIGHTS = mapping("apa", "DOSSIER!", "DROIT!", "GIR!", "MONTANT");
  private static final Mapping VISITS = mapping("evaluation", "DOSSIER!", "VISITE!", "GIR");
  private static final Mappings BOTH =
      new Mappings(Map.of(PARTNER.code(), List.of(RIGHTS, VISITS)));

  @Test
  void theMappingThatKnowsMostOfTheHeaderTellsTheType() {
    assertThat(typesOf("Dossier;Droit;GIR")).containsExactly("apa");
    assertThat(typesOf("Dossier;Visite;GIR")).containsExactly("evaluation");
    assertThat(typesOf("Dossier;Visite")).containsExactly("evaluation");
    assertThat(typesOf("Nom;Age")).isEmpty();
  }

  @Test
  void aColumnThatIsMissingDoesNotMakeAFileOneOfTheOtherType() {
    assertThat(typesOf("Dossier;GIR;Montant")).containsExactly("apa");
  }

  @Test
  void aWorkbookIsOfTheTypeThatItsSheetShows() throws Exception {
    byte[] workbook = workbook("Dossier", "Visite", "GIR");

    assertThat(typesOf(workbook)).containsExactly("apa", "evaluation");
    assertThat(format("apa").holds(() -> new ByteArrayInputStream(workbook), PARTNER)).isFalse();
    assertThat(format("evaluation").holds(() -> new ByteArrayInputStream(workbook), PARTNER))
        .isTrue();
  }

  @Test
  void mappingsCanNotBeToldApartWhereEachHasWhatTheOtherNeeds() {
    assertThat(RIGHTS.cannotBeToldFrom(VISITS)).isFalse();
    assertThat(
            mapping("x", "DOSSIER!", "MONTANT").cannotBeToldFrom(mapping("y", "DOSSIER!", "GIR")))
        .isTrue();
    assertThat(mapping("x", "DOSSIER!").cannotBeToldFrom(mapping("y", "Dossier!", "GIR!")))
        .isFalse();
  }

  private static List<String> typesOf(String header) {
    return typesOf((header + "\n1;2;3\n").getBytes(UTF_8));
  }

  private static List<String> typesOf(byte[] file) {
    return List.of("apa", "evaluation").stream()
        .filter(type -> format(type).recognises(file, PARTNER))
        .toList();
  }

  private static DelimitedFormat<DelimitedRow> format(String type) {
    return new DelimitedFormat<>(
        type + "-csv", type, BOTH, (row, partner) -> new Decoded.Readable<>(row, row.warnings()));
  }

  /** Names that end with an exclamation mark are of columns that a row needs. */
  private static Mapping mapping(String type, String... names) {
    return new Mapping(
        type,
        ';',
        false,
        Arrays.stream(names)
            .map(
                name ->
                    new Mapping.Column(
                        name.replace("!", ""),
                        name,
                        new CellType.Text(20),
                        name.endsWith("!"),
                        Map.of(),
                        "",
                        ""))
            .toList(),
        List.of());
  }

  private static byte[] workbook(String... header) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Essai", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Feuille");
      sheet.value(0, 0, "Conseil départemental");
      for (int i = 0; i < header.length; i++) {
        sheet.value(1, i, header[i]);
      }
    }
    return out.toByteArray();
  }
}
