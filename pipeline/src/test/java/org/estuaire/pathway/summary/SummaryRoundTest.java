package org.estuaire.pathway.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.pathway.PathwayWorld.HBA1C;
import static org.estuaire.pathway.PathwayWorld.TODAY;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.estuaire.exchange.SummaryWanted.Rhythm;
import org.estuaire.lab.distribution.NotHandedOver;
import org.estuaire.lab.model.Mask;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.lab.model.VisibilityStatement.Word;
import org.estuaire.pathway.Asker;
import org.estuaire.pathway.PathwayWorld;
import org.estuaire.pathway.PathwayWorld.Person;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lies with a practice after each night. */
class SummaryRoundTest {

  private static final VisibilityStatement OPEN = VisibilityStatement.SILENT;
  private static final String PRACTICE = "cabinet-x";

  private final PathwayWorld world = new PathwayWorld();
  private final Map<String, String> box = new TreeMap<>();
  private final List<String> put = new ArrayList<>();
  private String trouble = "";
  private LocalDate today = TODAY;
  private Rhythm rhythm = Rhythm.ON_CHANGE;
  private Person anne;

  @BeforeEach
  void aPatientWithDiabetes() throws Exception {
    anne = world.person();
    world.follow(anne, PRACTICE, "CIRCLE");
    world.enrol(anne, PRACTICE, "diabete");
    hba1c(TODAY.minusDays(30), "7.9", 0);
  }

  @Test
  void aPageIsSentOnceAndAgainOnlyWhenItSaysSomethingNew() throws Exception {
    assertThat(night()).isEqualTo(1);
    assertThat(box.keySet()).containsExactly("synthese-00000001.html");
    assertThat(box.values()).first().asString().contains("7,9 %", "ESSAI ANNE", "À prévoir");

    today = today.plusDays(1);
    assertThat(night()).isZero();

    hba1c(TODAY.minusDays(30), "7.1", 1);
    assertThat(night()).isEqualTo(1);
    // The new page stands for the old one, which the practice had not taken.
    assertThat(box.keySet()).containsExactly("synthese-00000001-v2.html");
    assertThat(box.values()).first().asString().contains("7,1 %").doesNotContain("7,9");
  }

  @Test
  void aTestThatBecomesOverdueIsSomethingNew() throws Exception {
    night();
    today = TODAY.minusDays(30).plusMonths(6).plusDays(1);
    assertThat(hba1cLine()).doesNotContain("en retard");
    assertThat(night()).isEqualTo(1);
    assertThat(hba1cLine()).contains("en retard");
  }

  @Test
  void whoIsSentPagesOnceAMonthWaitsForTheNextOne() throws Exception {
    rhythm = Rhythm.MONTHLY;
    night();
    hba1c(TODAY.minusDays(2), "7.4", 0);
    assertThat(night()).isZero();
    today = today.plusMonths(1).withDayOfMonth(1);
    assertThat(night()).isEqualTo(1);
  }

  /** Six months after the last one, which is in the middle of a month. */
  @Test
  void whoBecomesOverdueWithinAMonthIsToldOfInTheFirstNightOfTheNextOne() throws Exception {
    rhythm = Rhythm.MONTHLY;
    LocalDate due = TODAY.minusDays(30).plusMonths(6);
    today = due.minusDays(1);
    night();
    LocalDate next = today.plusMonths(1).withDayOfMonth(1);
    today = due.plusDays(1);
    assertThat(today).isBefore(next);
    assertThat(night()).isZero();
    assertThat(hba1cLine()).doesNotContain("en retard");

    today = next;
    assertThat(night()).isEqualTo(1);
    assertThat(hba1cLine()).contains("en retard");
    today = next.plusMonths(1);
    assertThat(night()).isZero();
  }

  @Test
  void anObjectionTakesThePageBackAndNothingFollows() throws Exception {
    night();
    world.object(anne, "diffusion");
    assertThat(night()).isZero();
    assertThat(box).isEmpty();
    assertThat(night()).isZero();
    assertThat(trail()).contains("summary withdrawn");
    world.execute("UPDATE extract.opposition SET withdrawn_on = '2026-06-20'");
    assertThat(night()).isEqualTo(1);
    assertThat(box.keySet()).containsExactly("synthese-00000001-v2.html");
  }

  @Test
  void ofTheDeadNothingIsSent() throws Exception {
    night();
    world.dies(anne, TODAY);
    night();
    assertThat(box).isEmpty();
  }

  @Test
  void aResultThatIsHiddenAfterwardsLeavesThePage() throws Exception {
    hba1c(TODAY.minusDays(5), "8.3", 0);
    night();
    assertThat(box.values()).first().asString().contains("8,3 %");
    world.result(
        anne,
        "labo-a",
        HBA1C,
        TODAY.minusDays(5),
        "8.3",
        "%",
        VisibilityStatement.of(Mask.PROFESSIONALS, Word.PUT),
        1);
    night();
    assertThat(box).hasSize(1);
    assertThat(box.values()).first().asString().contains("7,9 %").doesNotContain("8,3");
  }

  @Test
  void whatAPracticeDoesNotTakeIsSentInTheNextNightUnderTheSameName() throws Exception {
    trouble = "before";
    assertThat(night()).isZero();
    assertThat(
            TestQuery.rows(
                world.database(), "SELECT state, last_error FROM pathway.summary_version"))
        .containsExactly("BEGUN|NET-999");
    trouble = "";
    today = today.plusDays(1);
    assertThat(night()).isEqualTo(1);
    assertThat(put).containsExactly("synthese-00000001.html");
  }

  @Test
  void aCrashBehindTheHandingOverLeadsToTheSameBytesUnderTheSameName() throws Exception {
    trouble = "after";
    assertThat(night()).isZero();
    String first = box.get("synthese-00000001.html");
    trouble = "";
    today = today.plusDays(3);
    assertThat(night()).isEqualTo(1);
    assertThat(box).containsExactly(Map.entry("synthese-00000001.html", first));
    assertThat(night()).isZero();
  }

  @Test
  void aCrashBeforeSomethingNewLeadsToTheNextVersionAlone() throws Exception {
    trouble = "after";
    night();
    trouble = "";
    hba1c(TODAY.minusDays(30), "7.1", 1);
    assertThat(night()).isEqualTo(1);
    assertThat(box.keySet()).containsExactly("synthese-00000001-v2.html");
  }

  @Test
  void theTrailNamesWhatWasSentByItsNumber() throws Exception {
    night();
    assertThat(
            TestQuery.rows(
                world.database(),
                "SELECT subject, detail->>'pathways', detail->>'circle allowed' FROM audit.event"
                    + " WHERE action = 'summary sent'"))
        .containsExactly("cabinet-x: S1.1|diabete|true");
  }

  /** Other tests of the pathway were never done, and are overdue from the beginning. */
  private String hba1cLine() {
    String page = box.values().iterator().next();
    return page.lines().filter(line -> line.contains("<td>HbA1c")).findFirst().orElseThrow();
  }

  private List<String> trail() throws Exception {
    return TestQuery.rows(world.database(), "SELECT action FROM audit.event");
  }

  private void hba1c(LocalDate on, String value, int version) throws Exception {
    world.result(anne, "labo-a", HBA1C, on, value, "%", OPEN, version);
  }

  private int night() throws Exception {
    SummarySubscription subscription =
        new SummarySubscription(
            new Asker(PRACTICE, List.copyOf(PathwayWorld.PATHWAYS.values()), Set.of("cd-x")),
            "Cabinet X",
            new PageForm(),
            rhythm,
            "");
    SummaryOutbox outbox =
        new SummaryOutbox() {
          @Override
          public void put(String practice, String fileName, byte[] content) throws IOException {
            if (trouble.equals("before")) {
              throw new NotHandedOver("NET-999");
            }
            box.put(fileName, new String(content, StandardCharsets.UTF_8));
            put.add(fileName);
            if (trouble.equals("after")) {
              throw new IllegalStateException("the process ends here");
            }
          }

          @Override
          public void takeBack(String practice, String fileName) {
            box.remove(fileName);
          }
        };
    world.analytes();
    return new SummaryRound(
            world.database(),
            List.of(subscription),
            outbox,
            PathwayWorld.PARTNERS,
            "Territoire",
            PathwayWorld.ZONE,
            () -> today)
        .send(() -> {});
  }
}
