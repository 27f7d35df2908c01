package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.estuaire.lab.trend.Trend;

/**
 * Antibiograms and their micro-organisms, from a laboratory's messages into the repository and to
 * practices of every format.
 */
class MicrobiologyTest {

  private static final Territory TERRITORY = new Territory();
  private static int orders;

  private static final String CULTURE =
      "OBR|1|P9|%1$s|ECBU^Culture d'urine^L|||20260302083000+0100";
  private static final String TAIL = "|||||||||" + Territory.PRESCRIBER + "||||||%2$s||%3$s|F";
  private static final String COLI =
      "OBX|1|CWE|630-4^Germe^LN|1|112283007^Escherichia coli^SCT||||||F";
  private static final String PROTEUS =
      "OBX|2|CWE|630-4^Germe^LN|2|73457008^Proteus mirabilis^SCT||||||F";

  private static String newOrder() {
    return "MB" + ++orders;
  }

  private static String time(int version) {
    return "2026030212" + (10 + version) + "00+0100";
  }

  private static byte[] message(String order, int version, String... segments) {
    List<String> all = new ArrayList<>();
    all.add(
        "MSH|^~\\&|LABO|RIVE|ESTUAIRE|ESTRAN|"
            + time(version)
            + "||ORU^R01^ORU_R01|"
            + order
            + "."
            + version
            + "|P|2.5");
    all.add("PID|1||" + Territory.PATIENT + "^^^LABO&2.999.10.1&ISO^PI||ESSAI^CAMILLE||19850812|F");
    for (String segment : segments) {
      all.add(segment.formatted(order, time(version), "MB"));
    }
    return (String.join("\r", all) + "\r").getBytes(StandardCharsets.UTF_8);
  }

  private static String culture() {
    return CULTURE + TAIL;
  }

  /**
   * @param number of the antibiogram, as a continuation of that of the culture
   */
  private static String antibiogram(String number, String germ) {
    return "OBR|2|P9|%1$s"
        + number
        + "|ATB^Antibiogramme^L|||20260302083000+0100"
        + TAIL
        + "|630-4&Germe&LN^"
        + germ
        + "|||P9^%1$s";
  }

  private static String drug(int rank, String code, String label, String flag, String status) {
    return "OBX|"
        + rank
        + "|SN|"
        + code
        + "^"
        + label
        + "^LN|"
        + rank
        + "|<=^"
        + rank
        + "|ug/mL||"
        + flag
        + "|||"
        + status;
  }

  private static String gentamicin(String flag) {
    return drug(1, "18928-2", "Gentamicine", flag, "F");
  }

  private static void load(byte[]... messages) throws Exception {
    for (byte[] message : messages) {
      TERRITORY.load(List.of(message));
    }
    TERRITORY.distribute();
  }

  private static List<String> susceptibilities(String order) throws Exception {
    return TERRITORY.rows(order, "r.isolate, r.code, r.flags").stream()
        .filter(row -> !row.startsWith("|"))
        .toList();
  }

  private static void assertShown(String order, Map<String, String> expected) {
    for (LabFormats practice : LabFormats.values()) {
      assertThat(TERRITORY.labelsShownBy(practice, order))
          .as(practice.label())
          .containsAllEntriesOf(expected);
    }
  }

  @Example
  void eachAntibioticStandsUnderItsGermInTheRepositoryAndAtEveryPractice() throws Exception {
    String order = newOrder();
    load(
        message(
            order,
            0,
            culture(),
            COLI,
            PROTEUS,
            antibiogram("-A1", "1"),
            drug(1, "20-8", "Amoxicilline", "R", "F"),
            drug(2, "18928-2", "Gentamicine", "S", "F"),
            antibiogram("-A2", "2"),
            gentamicin("R")));
    assertThat(susceptibilities(order)).containsExactly("1|18928-2|S", "1|20-8|R", "2|18928-2|R");
    assertShown(
        order,
        Map.of(
            "Amoxicilline (Escherichia coli)", "<=1 R",
            "Gentamicine (Escherichia coli)", "<=2 S",
            "Gentamicine (Proteus mirabilis)", "<=1 R"));
  }

  @Example
  void twoAntibiogramsUnderTheNumberOfTheirCultureWithTheSameValuesAreTwo() throws Exception {
    String order = newOrder();
    load(
        message(
            order,
            0,
            culture(),
            COLI,
            PROTEUS,
            antibiogram("", "1").replace("|||P9^%1$s", ""),
            gentamicin("S"),
            antibiogram("", "2").replace("|||P9^%1$s", ""),
            gentamicin("S")));
    assertThat(susceptibilities(order)).containsExactly("1|18928-2|S", "2|18928-2|S");
  }

  /** Messages in any order, in any number of files and nights. */
  @Property(tries = 15)
  void anyOrderOfCultureAndAntibiogramsEndsWithTheSameIsolates(@ForAll Random random)
      throws Exception {
    String order = newOrder();
    List<byte[]> messages =
        new ArrayList<>(
            List.of(
                message(order, 0, culture(), COLI, PROTEUS),
                message(order, 1, antibiogram("-A1", "1"), gentamicin("R")),
                message(order, 2, antibiogram("-A2", "2"), gentamicin("R")),
                message(
                    order,
                    3,
                    antibiogram("-A1", "1"),
                    drug(7, "18928-2", "Gentamicine", "S", "C"))));
    Collections.shuffle(messages, random);
    while (!messages.isEmpty()) {
      List<byte[]> together = messages.subList(0, 1 + random.nextInt(messages.size()));
      TERRITORY.load(together);
      together.clear();
      if (random.nextBoolean()) {
        TERRITORY.distribute();
      }
    }
    TERRITORY.distribute();
    assertThat(susceptibilities(order)).containsExactly("1|18928-2|S", "2|18928-2|R");
    assertThat(TERRITORY.rows(order, "o.label")).containsOnly("Culture d'urine");
    assertShown(
        order,
        Map.of(
            "Gentamicine (Escherichia coli)", "<=7 S",
            "Gentamicine (Proteus mirabilis)", "<=1 R"));
  }

  @Property(tries = 15)
  void anAntibiogramFallsWithItsGermInWhateverOrderTheyArrive(@ForAll Random random)
      throws Exception {
    String order = newOrder();
    List<byte[]> messages =
        new ArrayList<>(
            List.of(
                message(order, 0, culture(), COLI, PROTEUS),
                message(order, 1, antibiogram("-A1", "1"), gentamicin("R")),
                message(order, 1, antibiogram("-A2", "2"), gentamicin("R")),
                message(order, 2, culture(), PROTEUS.replace("||||||F", "||||||W"))));
    Collections.shuffle(messages, random);
    for (byte[] message : messages) {
      TERRITORY.load(List.of(message));
      TERRITORY.distribute();
    }
    assertThat(susceptibilities(order)).containsExactly("1|18928-2|R");
    for (LabFormats practice : List.of(LabFormats.CDA, LabFormats.FHIR)) {
      assertThat(TERRITORY.labelsShownBy(practice, order))
          .as(practice.label())
          .containsKey("Gentamicine (Escherichia coli)")
          .doesNotContainKey("Gentamicine (Proteus mirabilis)");
    }
  }

  @Example
  void anAntibiogramBeforeItsCultureIsShownAsOfAnUnknownGermUntilItComes() throws Exception {
    String order = newOrder();
    load(message(order, 0, antibiogram("-A1", "1"), gentamicin("R")));
    assertThat(TERRITORY.labelsShownBy(LabFormats.MEDECINS, order))
        .containsOnlyKeys("Gentamicine (germe inconnu, isolat 1)");
    load(message(order, 1, culture(), COLI));
    assertThat(TERRITORY.labelsShownBy(LabFormats.MEDECINS, order))
        .containsKey("Gentamicine (Escherichia coli)");
  }

  @Example
  void anAntibiogramWithoutItsGermGoesToTheOnlyOneOfItsCulture() throws Exception {
    String order = newOrder();
    load(
        message(
            order,
            0,
            culture(),
            COLI,
            antibiogram("-A1", "1").replace("630-4&Germe&LN^1", ""),
            gentamicin("R")));
    assertThat(susceptibilities(order)).containsExactly("1|18928-2|R");
  }

  @Example
  void antibiogramsThatNameNoGermOfSeveralStayApart() throws Exception {
    String order = newOrder();
    load(
        message(
            order,
            0,
            culture(),
            COLI,
            PROTEUS,
            antibiogram("-A1", "1").replace("630-4&Germe&LN^1", ""),
            gentamicin("R"),
            antibiogram("-A2", "2").replace("630-4&Germe&LN^2", ""),
            gentamicin("S")));
    assertThat(susceptibilities(order)).hasSize(2);
  }

  @Example
  void susceptibilitiesMakeNoSeries() throws Exception {
    String order = newOrder();
    load(message(order, 0, culture(), COLI, antibiogram("-A1", "1"), gentamicin("R")));
    assertThat(susceptibilities(order)).hasSize(1);
    Trend trend = TERRITORY.trend("18928-2", "ug/mL");
    assertThat(trend.points()).isEmpty();
    assertThat(trend.apart()).isEmpty();
  }
}
