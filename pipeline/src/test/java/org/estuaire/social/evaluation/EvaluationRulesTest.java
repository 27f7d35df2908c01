package org.estuaire.social.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.estuaire.delimited.MappingReader;
import org.estuaire.delimited.MappingReading;
import org.estuaire.delimited.Mappings;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.exchange.AgreedSeverities;
import org.estuaire.exchange.AgreedSeverities.Consequence;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.junit.jupiter.api.Test;

class EvaluationRulesTest {

  static final Partner COUNCIL =
      Partner.named("cd-38", Partner.Kind.COUNCIL, LaneName.SOCIAL).withFacilities(List.of("38"));
  private static final Path MAPPING = Path.of("..", "config", "mappings", "evaluations-cd-38.yaml");
  static final EvaluationRecords EVALUATIONS =
      new EvaluationRecords(
          Mappings.of(
              COUNCIL.code(),
              ((MappingReading.Valid)
                      new MappingReader(List.of(EvaluationRow.SCHEMA)).read(MAPPING))
                  .mapping()));
  private static final Instant RECEIVED = Instant.parse("2026-11-20T22:00:00Z");

  private static final List<String> COLUMNS =
      EvaluationRow.SCHEMA.fields().stream().map(RecordSchema.Field::name).toList();

  static final String HEADER = String.join(";", COLUMNS);

  /** A row of the whole grid, with some cells of its own. */
  static String row(Map<String, String> other) {
    Map<String, String> cells = new HashMap<>();
    cells.put("CODE_DEPT", "38");
    cells.put("DATE_EXTRACTION", "20/11/2026");
    cells.put("NUM_DOSSIER", "P1");
    cells.put("NUM_EVALUATION", "E1");
    cells.put("DATE_VISITE", "02/11/2026");
    cells.put("GRILLE", "AGGIR");
    EvaluationRow.DISCRIMINATING.forEach(variable -> cells.put(variable, "B"));
    EvaluationRow.ILLUSTRATIVE.forEach(variable -> cells.put(variable, "C"));
    cells.put("GIR_CALCULE", "4");
    cells.put("GIR_RETENU", "4");
    cells.put("VIT_SEUL", "O");
    cells.put("AIDES_TECHNIQUES", "CANNE|LIT_MEDICALISE");
    cells.put("PRECONISATION", "Passage matin et soir");
    cells.putAll(other);
    return COLUMNS.stream()
        .map(column -> cells.getOrDefault(column, ""))
        .collect(Collectors.joining(";"));
  }

  private static List<String> findings(String... cells) throws IOException {
    return findings(COUNCIL, cells);
  }

  @Test
  void anEvaluationInOrderIsTakenWithoutAWord() throws Exception {
    assertThat(findings()).isEmpty();
  }

  @Test
  void theGirIsComputedAgainAndADifferenceIsToldAndTaken() throws Exception {
    assertThat(findings("GIR_CALCULE", "3", "GIR_RETENU", "3"))
        .containsExactly("EVA-008 GIR_CALCULE [3, 4]");
  }

  @Test
  void aCommissionMayRetainAnotherGir() throws Exception {
    assertThat(findings("GIR_RETENU", "3")).containsExactly("EVA-009 GIR_RETENU [3, 4]");
  }

  @Test
  void whatIsNoLetterOfTheGridIsToldAndNothingIsComputed() throws Exception {
    for (String none : List.of("", "b", "D", "B+")) {
      assertThat(findings("V03_TOILETTE", none, "GIR_CALCULE", "1", "GIR_RETENU", "1"))
          .as(none)
          .containsExactly("EVA-006 V03_TOILETTE []", "EVA-007 GIR_CALCULE []");
    }
  }

  @Test
  void variablesThatWeighNothingChangeNothing() throws Exception {
    assertThat(findings("V09_DEPLACEMENT_EXTERIEUR", "", "V10_COMMUNICATION", "C")).isEmpty();
    assertThat(findings("V11_GESTION", "", "V17_TEMPS_LIBRE", "A")).isEmpty();
  }

  @Test
  void theVisitIsBeforeTheExtraction() throws Exception {
    assertThat(findings("DATE_VISITE", "21/11/2026")).containsExactly("EVA-005 DATE_VISITE []");
    assertThat(findings("DATE_VISITE", "")).containsExactly("EVA-004 DATE_VISITE []");
  }

  @Test
  void anExtractionOfTheFutureWouldHoldForEver() throws Exception {
    assertThat(findings("DATE_EXTRACTION", "23/11/2026"))
        .containsExactly("refused", "EVA-001 DATE_EXTRACTION []");
  }

  @Test
  void anotherCouncilsEvaluationIsRefused() throws Exception {
    assertThat(findings("CODE_DEPT", "69")).containsExactly("refused", "EVA-002 CODE_DEPT []");
    assertThat(findings("CODE_DEPT", "")).isEmpty();
  }

  @Test
  void whatIsNotTheKeyIsLoadedEmptyAndTold() throws Exception {
    assertThat(findings("DATE_VISITE", "31/02/2026"))
        .containsExactly("CSV-033 DATE_VISITE []", "EVA-004 DATE_VISITE []");
    assertThat(findings("VIT_SEUL", "peut-être", "LIEU", "9"))
        .hasSize(2)
        .allMatch(told -> told.startsWith("CSV-"));
    assertThat(findings("NUM_EVALUATION", "")).startsWith("refused");
    assertThat(findings("NUM_DOSSIER", "")).startsWith("refused");
  }

  @Test
  void anUnknownAidAndAWrongNumberAreKeptAndTold() throws Exception {
    assertThat(findings("AIDES_TECHNIQUES", "CANNE|TRAPEZE"))
        .containsExactly("EVA-012 AIDES_TECHNIQUES []");
    assertThat(findings("MEDECIN_TRAITANT_RPPS", "10003456789"))
        .containsExactly("EVA-013 MEDECIN_TRAITANT_RPPS []");
    assertThat(findings("MEDECIN_TRAITANT_RPPS", "10003456786")).isEmpty();
  }

  @Test
  void aCouncilMayAgreeOnWhatBecomesOfARow() throws Exception {
    Partner strict =
        COUNCIL.withSeverities(
            new AgreedSeverities(
                Map.of("EVA-008", Consequence.REFUSE, "EVA-009", Consequence.OFF)));
    assertThat(findings(strict, "GIR_CALCULE", "3", "GIR_RETENU", "3"))
        .containsExactly("refused", "EVA-008 GIR_CALCULE [3, 4]");
    assertThat(findings(strict, "GIR_RETENU", "3")).isEmpty();
  }

  /** What is told of a row; of one that is refused, that it is. */
  private static List<String> findings(Partner council, String... cells) throws IOException {
    Map<String, String> other = new HashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      other.put(cells[i], cells[i + 1]);
    }
    Decoded<Evaluation> decoded = decode(EVALUATIONS.formats().get(0), council, row(other));
    if (decoded instanceof Decoded.Unreadable<Evaluation> unreadable) {
      return told("refused", unreadable.why());
    }
    Decoded.Readable<Evaluation> readable = (Decoded.Readable<Evaluation>) decoded;
    List<Finding> all = new ArrayList<>(readable.warnings());
    Outcome<Evaluation> outcome = EVALUATIONS.rules(council).normalise(readable.record(), RECEIVED);
    if (outcome instanceof Outcome.Rejected<Evaluation> rejected) {
      return told("refused", rejected.why());
    }
    all.addAll(((Outcome.Accepted<Evaluation>) outcome).warnings());
    return told("", all);
  }

  private static Decoded<Evaluation> decode(
      RecordFormat<Evaluation> format, Partner council, String row) throws IOException {
    byte[] file = (HEADER + "\r\n" + row + "\r\nTOTAL;1\r\n").getBytes(StandardCharsets.UTF_8);
    Inspection.Ready ready =
        (Inspection.Ready) format.inspect(new ByteArrayInputStream(file), council);
    try (RecordSplitter rows =
        format.split(new ByteArrayInputStream(file), council, ready.reading())) {
      return format.decoder(council, ready.reading()).decode(rows.next().orElseThrow());
    }
  }

  private static List<String> told(String first, List<Finding> findings) {
    List<String> told = new ArrayList<>();
    if (!first.isEmpty()) {
      told.add(first);
    }
    findings.forEach(
        one -> told.add(one.code().code() + " " + one.field() + " " + one.arguments()));
    return told;
  }
}
