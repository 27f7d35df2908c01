package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.estuaire.jobs.CommandLine.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A council sends full files: what one no longer names has ended. */
class FullFileTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String COUNCIL = "cd-38";
  private static final String RIGHTS = "CD38_APA_202611_20261120201500.csv";

  /** Open rights, as the repository has them. */
  private static final String OPEN =
      "SELECT DISTINCT right_key FROM social.entitlement WHERE decision = 'A' AND ends_on IS NULL"
          + " ORDER BY 1";

  private static final String ABSENT =
      "SELECT DISTINCT right_key, ends_on FROM social.entitlement WHERE end_reason = 'ABSENT'"
          + " ORDER BY 1";

  @TempDir private Path folder;
  private TestInstallation council;
  private String header;

  /** Rows of granted rights, each open and of a person of its own. */
  private List<String> rows;

  @BeforeEach
  void open() throws Exception {
    Path config = folder.resolve("config");
    TestConfig.copyTo(config).adding("partners/cd-38.yaml", "social:\n  deliveries: {apa: full}\n");
    council = TestInstallation.open(folder.resolve("data"), config);
    List<String> lines =
        Arrays.asList(new String(TestInstallation.sample(COUNCIL, RIGHTS), WINDOWS).split("\r\n"));
    header = lines.get(0);
    List<String> columns = List.of(header.split(";"));
    int decision = columns.indexOf("DECISION");
    rows =
        lines.subList(1, lines.size() - 1).stream()
            .filter(line -> line.split(";", -1)[decision].equals("A"))
            .toList();
  }

  @AfterEach
  void close() {
    council.close();
  }

  private String number(int right) {
    return rows.get(right).split(";", -1)[List.of(header.split(";")).indexOf("NUM_DROIT")];
  }

  private void drop(LocalDate extraction, List<Integer> named) throws Exception {
    drop(extraction, named.stream().map(rows::get).toList(), "");
  }

  private void drop(LocalDate extraction, List<String> these, String more) throws Exception {
    int place = List.of(header.split(";")).indexOf("DATE_EXTRACTION");
    List<String> dated = new ArrayList<>();
    for (String row : these) {
      String[] cells = row.split(";", -1);
      cells[place] =
          "%02d/%02d/%d"
              .formatted(
                  extraction.getDayOfMonth(), extraction.getMonthValue(), extraction.getYear());
      dated.add(String.join(";", cells));
    }
    String file =
        header
            + "\r\n"
            + String.join("\r\n", dated)
            + (more.isEmpty() ? "" : "\r\n" + more)
            + "\r\nTOTAL;"
            + (dated.size() + (more.isEmpty() ? 0 : 1))
            + "\r\n";
    council.drop(COUNCIL, "f" + file.hashCode() + ".csv", file.getBytes(WINDOWS));
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private List<String> numbers(List<Integer> rights) {
    return rights.stream().map(this::number).sorted().toList();
  }

  private static LocalDate day(int november) {
    return LocalDate.of(2026, 11, november);
  }

  @Test
  void whatAFullFileNoLongerNamesIsClosedAtItsDayAndNotDeleted() throws Exception {
    drop(day(10), range(0, 20));
    council.night();
    drop(day(12), range(1, 20));
    council.night();

    assertThat(council.rows(ABSENT)).containsExactly(number(0) + "|2026-11-12");
    assertThat(council.rows(OPEN)).isEqualTo(numbers(range(1, 20)));
    assertThat(council.receipt(COUNCIL, "accuse-00000002.txt")).contains("SOC-050", "ABSENT");
    assertThat(
            council.rows(
                "SELECT ends_on FROM social.entitlement_history WHERE right_key = '"
                    + number(0)
                    + "'"))
        .containsExactly("null");
  }

  @Test
  void aRightThatIsNamedAgainIsOpenAgain() throws Exception {
    drop(day(10), range(0, 20));
    council.night();
    drop(day(12), range(1, 20));
    council.night();
    drop(day(14), range(0, 20));
    council.night();
    assertThat(council.rows(OPEN)).isEqualTo(numbers(range(0, 20)));
    assertThat(council.rows(ABSENT)).isEmpty();
  }

  @Test
  void moreThanWasAgreedWaitsForAnOperatorAndIsClosedWhenHeSaysSo() throws Exception {
    drop(day(10), range(0, 20));
    council.night();
    drop(day(12), range(0, 5));
    council.night();
    assertThat(council.rows(OPEN)).isEqualTo(numbers(range(0, 20)));
    assertThat(council.receipt(COUNCIL, "accuse-00000002.txt")).contains("SOC-051");
    Answer status = council.commands().run("status");
    assertThat(status.out()).contains("DEL-195", "SOC-051");
    assertThat(council.commands().run("social", "closures", "list").out())
        .contains("2026-11-12", "15", "SOC-051");

    assertThat(council.commands().run("social", "closures", "confirm", "7", "--why", "x").exit())
        .isEqualTo(5);
    assertThat(
            council
                .commands()
                .run("social", "closures", "confirm", "2", "--why", "appel du 12")
                .exit())
        .isZero();
    assertThat(council.rows(OPEN)).isEqualTo(numbers(range(0, 5)));
    assertThat(
            council.rows(
                "SELECT state, closed, decided_why FROM social.closure WHERE delivery_id = 2"))
        .containsExactly("DONE|15|appel du 12");
    assertThat(council.commands().run("status").out()).doesNotContain("DEL-195");
    council.night();
    assertThat(council.receipts(COUNCIL)).contains("accuse-00000002-v2.txt");
    assertThat(council.receipt(COUNCIL, "accuse-00000002-v2.txt"))
        .contains("SOC-050")
        .doesNotContain("SOC-051");
  }

  @Test
  void whatWasDeclinedStaysOpenAndTheNextFileIsComparedAnew() throws Exception {
    drop(day(10), range(0, 20));
    council.night();
    drop(day(12), range(0, 5));
    council.night();
    council.commands().run("social", "closures", "decline", "2", "--why", "export incomplet");
    council.night();
    assertThat(council.rows(OPEN)).isEqualTo(numbers(range(0, 20)));
    drop(day(14), range(0, 19));
    council.night();
    assertThat(council.rows(ABSENT)).containsExactly(number(19) + "|2026-11-14");
  }

  @Test
  void aLaterFileOvertakesOneThatWaits() throws Exception {
    drop(day(10), range(0, 20));
    drop(day(12), range(0, 5));
    council.night();
    drop(day(14), range(0, 20));
    council.night();
    assertThat(council.rows(OPEN)).isEqualTo(numbers(range(0, 20)));
    assertThat(council.rows("SELECT state FROM social.closure ORDER BY delivery_id"))
        .containsExactly("DONE", "OLDER", "DONE");
  }

  @Test
  void aRefusedRowNamesItsRightAndOneThatCanNotBeToldStopsTheClosing() throws Exception {
    drop(day(10), range(0, 20));
    council.night();
    List<String> refused = new ArrayList<>(rows.subList(1, 20));
    refused.set(0, refused.get(0).replaceFirst("(?<=;)[MF12](?=;)", "?"));
    drop(day(12), refused, "");
    council.night();
    assertThat(council.rows(ABSENT)).containsExactly(number(0) + "|2026-11-12");

    List<String> nameless = new ArrayList<>(rows.subList(2, 20));
    nameless.set(0, nameless.get(0).replace(number(2), ""));
    drop(day(14), nameless, "");
    council.night();
    assertThat(council.rows(ABSENT)).containsExactly(number(0) + "|2026-11-12");
    assertThat(council.receipt(COUNCIL, "accuse-00000003.txt")).contains("SOC-054");
  }

  @Test
  void mostNumbersNewAndMostKnownOnesGoneIsAChangeOfSoftware() throws Exception {
    drop(day(10), range(0, 8));
    council.night();
    drop(day(12), renumbered(range(0, 8)), "");
    council.night();
    assertThat(council.receipt(COUNCIL, "accuse-00000002.txt")).contains("SOC-052");
    assertThat(council.rows(ABSENT)).isEmpty();
  }

  private List<String> renumbered(List<Integer> rights) {
    return rights.stream()
        .map(right -> rows.get(right).replace(number(right), "N" + number(right)))
        .toList();
  }

  @Test
  void rightsUnderNewNumbersAreThoseUnderTheOldOnes() throws Exception {
    drop(day(10), range(0, 8));
    council.drop(COUNCIL, "p.csv", payments("D1", 0));
    council.night();
    drop(day(12), renumbered(range(0, 8)), "");
    council.night();
    List<String> renumbered = numbers(range(0, 8)).stream().map("N"::concat).sorted().toList();
    assertThat(council.rows(OPEN)).hasSize(16);

    Path list = folder.resolve("numbers.csv");
    Answer proposed =
        council
            .commands()
            .run("social", "rekey", "propose", "--partner", COUNCIL, "--out", list.toString());
    assertThat(proposed.out()).contains("8 paire(s)");
    assertThat(rekey(list).exit()).isZero();
    assertThat(council.rows(OPEN)).isEqualTo(renumbered);
    assertThat(council.rows("SELECT DISTINCT right_key FROM social.payment"))
        .containsExactly("N" + number(0));
    assertThat(council.commands().run("social", "closures", "list").out())
        .doesNotContain("SOC-052");

    // Files and payments that still name the old numbers are of the same rights.
    drop(day(14), range(0, 8));
    council.drop(COUNCIL, "q.csv", payments("D2", 0));
    council.night();
    assertThat(council.rows(OPEN)).isEqualTo(renumbered);
    assertThat(council.rows("SELECT DISTINCT right_key FROM social.payment"))
        .containsExactly("N" + number(0));
    assertThat(council.value("SELECT count(*) FROM social.payment")).isEqualTo("2");

    assertThat(council.commands().run("social", "rekey", "undo", "1").exit()).isZero();
    assertThat(council.rows(OPEN)).hasSize(16);
    assertThat(council.value("SELECT count(*) FROM social.former_key")).isEqualTo("0");
    assertThat(council.commands().run("social", "rekey", "undo", "1").exit()).isEqualTo(5);
  }

  private Answer rekey(Path list) {
    return council
        .commands()
        .run(
            "social",
            "rekey",
            "apply",
            list.toString(),
            "--partner",
            COUNCIL,
            "--why",
            "nouveau logiciel");
  }

  /** What was paid in October or November. */
  private byte[] payments(String month, int right) {
    return ("DATE_EXTRACTION;NUM_DROIT;MOIS_PAIEMENT;NATURE;MONTANT_NOTIFIE;MONTANT_UTILISE;"
            + "PARTICIPATION_MOIS;MONTANT_VERSE;HEURES_PAYEES;MODE_PAIEMENT;MOTIF_ECART\r\n"
            + "20/11/2026;"
            + number(right)
            + (month.equals("D1") ? ";202610" : ";202611")
            + ";AH;900;900;100;800;30;2;\r\nTOTAL;1\r\n")
        .getBytes(WINDOWS);
  }

  @Test
  void aListThatIsWrongInOneLineChangesNothing() throws Exception {
    drop(day(10), range(0, 8));
    council.night();
    drop(day(12), renumbered(range(0, 8)), "");
    council.night();
    Path list = folder.resolve("numbers.csv");
    council
        .commands()
        .run("social", "rekey", "propose", "--partner", COUNCIL, "--out", list.toString());
    List<String> lines = new ArrayList<>(Files.readAllLines(list));
    lines.set(2, lines.get(1));
    lines.set(3, "?;?;?;?");
    Files.write(list, lines);
    Answer refused = rekey(list);
    assertThat(refused.exit()).isEqualTo(7);
    assertThat(refused.err())
        .contains(
            "ligne 2 : SOC-063", "ligne 3 : SOC-063", "ligne 4 : SOC-061", "ligne 4 : SOC-062");
    assertThat(council.rows(OPEN)).hasSize(16);
    Files.writeString(list, "a;b\n");
    assertThat(rekey(list).err()).contains("SOC-060");
  }

  @Test
  void aCouncilThatSendsWhatChangedClosesNothing() throws Exception {
    council.close();
    council = TestInstallation.open(folder.resolve("delta"));
    drop(day(10), range(0, 20));
    drop(day(12), range(1, 20));
    council.night();
    assertThat(council.rows(ABSENT)).isEmpty();
    assertThat(council.rows("SELECT DISTINCT state FROM social.closure")).containsExactly("DELTA");
  }

  /** In whatever order files come, and in however many nights. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsOpenInTheEndIsWhatTheNewestFileNames(long seed) throws Exception {
    Random random = new Random(seed);
    List<Integer> days = new ArrayList<>(List.of(10, 11, 12, 13, 14));
    List<List<Integer>> named = new ArrayList<>();
    List<Integer> all = new ArrayList<>(range(0, 14));
    for (int i = 0; i < days.size(); i++) {
      Collections.shuffle(all, random);
      named.add(List.copyOf(new TreeSet<>(all.subList(0, 9 + random.nextInt(5)))));
    }
    List<Integer> order = new ArrayList<>(range(0, days.size()));
    Collections.shuffle(order, random);
    for (int file : order) {
      drop(day(days.get(file)), named.get(file));
      if (random.nextBoolean()) {
        council.night();
      }
    }
    council.night();
    assertThat(council.rows(OPEN)).isEqualTo(numbers(named.get(4)));
    TreeSet<Integer> ever = new TreeSet<>();
    named.forEach(ever::addAll);
    assertThat(council.value("SELECT count(DISTINCT right_key) FROM social.entitlement"))
        .isEqualTo(Integer.toString(ever.size()));
  }
}
