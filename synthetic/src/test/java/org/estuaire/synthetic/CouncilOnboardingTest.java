package org.estuaire.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.synthetic.ApaColumn.*;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.estuaire.delimited.MappedRecordType;
import org.estuaire.delimited.Mapping;
import org.estuaire.delimited.MappingReader;
import org.estuaire.delimited.MappingReading;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.delimited.Sample;
import org.estuaire.delimited.proposal.Choice;
import org.estuaire.delimited.proposal.Proposal;
import org.estuaire.delimited.proposal.ProposalYaml;
import org.estuaire.exchange.Language;
import org.estuaire.jobs.installation.InstalledRecordTypes;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Councils whose software has nothing in common, from their sample to their first load. */
class CouncilOnboardingTest {

  private static final TerritorySpec SPEC = new TerritorySpec(3, 1_000, SampleNight.NIGHT);
  private static final List<ApaRow> ROWS = rows();
  private static final List<ApaRow> FEW_ROWS = ROWS.subList(0, 30);
  private static final RecordSchema APA =
      InstalledRecordTypes.mapped().stream()
          .map(MappedRecordType::schema)
          .filter(schema -> schema.recordType().equals("apa"))
          .findFirst()
          .orElseThrow();

  @TempDir private Path folder;

  static List<InventedSoftware> three() {
    return InventedSoftware.three();
  }

  static Stream<InventedSoftware> ofMuchElse() {
    return Stream.of(
            InventedSoftware.ofMuchElse(), UnseenSoftware.firstSix(), UnseenSoftware.untouched())
        .flatMap(List::stream);
  }

  static Stream<InventedSoftware> understood() {
    return Stream.concat(three().stream(), UnseenSoftware.firstSix().stream());
  }

  static Stream<InventedSoftware> all() {
    return Stream.of(
            InventedSoftware.three(),
            InventedSoftware.heldOut(),
            UnseenSoftware.firstSix(),
            UnseenSoftware.untouched())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("all")
  void noColumnIsTakenForAnotherField(InventedSoftware council) throws IOException {
    assertThat(wrong(council, ROWS)).isEmpty();
  }

  /** What is like a field must not take its place where the field itself is not exported. */
  @ParameterizedTest
  @MethodSource("ofMuchElse")
  void noColumnTakesThePlaceOfOneThatIsMissing(InventedSoftware council) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String heading : council.columns().keySet()) {
      if (council.holds(heading).isPresent()) {
        wrong.addAll(wrong(council.without(heading), FEW_ROWS));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("understood")
  void mostColumnsFindTheirField(InventedSoftware council) throws IOException {
    Proposal proposal = proposal(council, ROWS);
    long fields = council.columns().values().stream().filter(Optional::isPresent).count();
    assertThat(proposal.chosen() * 100L).isGreaterThanOrEqualTo(fields * 85);
  }

  @Test
  void theSameRightsComeOutOfEveryForm() throws IOException, SQLException {
    List<ApaRow> truth = ROWS.stream().filter(row -> row.get(CODE_DEPT).equals("38")).toList();
    DataSource database = TestDatabase.create();
    List<List<String>> rights = new ArrayList<>();
    for (InventedSoftware council : three()) {
      CouncilFirstNight night =
          new CouncilFirstNight("cd-" + rights.size(), corrected(council, truth));
      assertThat(night.load(database, council.file(truth))).as(council.name()).isEmpty();
      rights.add(TestQuery.rows(database, night.rights()));
    }
    assertThat(rights.get(0)).hasSize(truth.size());
    assertThat(rights.get(1)).isEqualTo(rights.get(0));
    assertThat(rights.get(2)).isEqualTo(rights.get(0));
    assertThat(rights.get(0))
        .extracting(row -> row.substring(0, row.indexOf("||")))
        .containsExactlyInAnyOrderElementsOf(
            truth.stream().map(CouncilOnboardingTest::stated).toList());
  }

  private static List<String> wrong(InventedSoftware council, List<ApaRow> rows)
      throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Choice choice : proposal(council, rows).choices()) {
      if (choice.answer() instanceof Choice.Chosen chosen
          && !council.holds(choice.column()).equals(Optional.of(chosen.field()))) {
        wrong.add(choice.column() + " -> " + chosen.field());
      }
    }
    return wrong;
  }

  /** What {@link CouncilFirstNight#rights()} begins with. */
  private static String stated(ApaRow row) {
    return Stream.of(
            NUM_DOSSIER,
            TYPE_APA,
            DECISION,
            GIR,
            DATE_EVALUATION,
            DATE_DEBUT_DROIT,
            MONTANT_PLAN_ACCEPTE,
            MONTANT_PARTICIPATION)
        .map(row::get)
        .collect(Collectors.joining(" "))
        .strip();
  }

  /** The proposal with every question answered, as a person who knows the software does. */
  private Mapping corrected(InventedSoftware council, List<ApaRow> rows) throws IOException {
    Proposal proposal = proposal(council, rows);
    Iterator<Choice> asked =
        proposal.choices().stream()
            .filter(choice -> choice.answer() instanceof Choice.Asked)
            .iterator();
    List<String> lines = new ArrayList<>();
    String list = "";
    for (String line : ProposalYaml.of(proposal, Language.FR).lines().toList()) {
      list = line.matches("  [a-z-]+:") ? line.strip().replace(":", "") : list;
      if (line.startsWith("  # - {column: ")) {
        lines.add(answered(line, council.holds(asked.next().column())));
      } else if (line.contains(": ?   # ")) {
        lines.add(meaning(line, council.meanings(list)));
      } else {
        lines.add(line);
      }
    }
    Path file = Files.write(folder.resolve(council.name() + ".yaml"), lines);
    return ((MappingReading.Valid) new MappingReader(List.of(APA)).read(file)).mapping();
  }

  private static String answered(String line, Optional<String> field) {
    return field
        .map(known -> line.replace("# - {", "- {").replace(", field: }", ", field: " + known + "}"))
        .orElse(line);
  }

  private static String meaning(String line, Map<String, String> meanings) {
    String code = line.strip().substring(2, line.strip().indexOf(": ?")).replace("\"", "");
    return "    \"" + code + "\": \"" + meanings.get(code) + "\"";
  }

  private static Proposal proposal(InventedSoftware council, List<ApaRow> rows) throws IOException {
    return Proposal.of(APA, Sample.read(new ByteArrayInputStream(council.file(rows))));
  }

  private static List<ApaRow> rows() {
    ApaRows rows = new ApaRows(SPEC);
    return Territory.generate(SPEC).persons().filter(rows::mayApply).map(rows::row).toList();
  }
}
