package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One bad record among good ones: quarantined, explained, mended, replayed once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RejectsReplayTest {

  private static final String THREE = "VM_20261120_2000_un-bon-un-malforme-un-contradictoire.hl7";
  private static final String COUNTS =
      "SELECT state, records, loaded, rejected, held, known FROM exchange.delivery d"
          + " WHERE EXISTS (SELECT FROM exchange.arrival a WHERE a.delivery_id = d.id AND a.file_name = ?)";
  private static final String REJECTS =
      "SELECT q.id, q.state, r.ordinal, r.line, (SELECT string_agg(DISTINCT f.code, ' ' ORDER BY f.code)"
          + " FROM exchange.finding f WHERE f.delivery_id = q.delivery_id AND f.ordinal = q.ordinal)"
          + " FROM exchange.reject q JOIN exchange.record r USING (delivery_id, ordinal)"
          + " WHERE EXISTS (SELECT FROM exchange.arrival a WHERE a.delivery_id = q.delivery_id AND a.file_name = ?)"
          + " ORDER BY q.id";

  @TempDir private static Path folder;

  private TestConfig config;
  private TestInstallation council;
  private CommandLine commands;

  @BeforeAll
  void open() throws Exception {
    // "E" is the only kind in the table of cd-69 that nobody entered yet.
    config =
        TestConfig.copyTo(folder.resolve("config"))
            .with("mappings/apa-cd-69.yaml", "    ETAB: E\n", "");
    council = TestInstallation.open(folder.resolve("data"), config.folder());
    commands = council.commands();
    council.drop("labo-val-marnon", THREE, TestInstallation.sample("labo-val-marnon", THREE));
    council.drop("cd-69", "trois-lignes.csv", goodMalformedUnmapped());
    council.night();
  }

  @AfterAll
  void close() {
    council.close();
  }

  @Test
  void aGoodMessageIsLoadedBesideAMalformedAndAContradictoryOne() throws Exception {
    assertThat(council.rows(COUNTS, THREE)).containsExactly("LOADED|3|1|2|0|0");
    assertThat(council.rows(REJECTS, THREE))
        .map(row -> row.substring(row.indexOf('|') + 1))
        .containsExactly("REJECTED|2|14|HL7-040 HL7-060 HL7-062", "REJECTED|3|24|LAB-009");
    assertThat(
            council.value(
                "SELECT count(*) FROM lab.result l JOIN exchange.arrival a USING (delivery_id)"
                    + " WHERE a.file_name = ? AND l.ordinal = 1",
                THREE))
        .isEqualTo("6");
  }

  @Test
  void theOperatorIsToldInFrenchWhyEachIsInQuarantine() throws Exception {
    List<String> ids = ids(THREE);
    CommandLine.Answer malformed = commands.run("rejects", "show", ids.get(0));
    CommandLine.Answer contradictory = commands.run("rejects", "show", ids.get(1));

    assertThat(malformed.out())
        .contains(THREE, "ligne 14", "le segment PID manque", "→ Ajouter le segment PID.");
    assertThat(contradictory.out())
        .contains(THREE, "ligne 24", "L'unité G/L signifie", "OBX[5]-6", "→ Écrivez g/L");
    assertThat(commands.run("rejects", "list").out()).contains(ids.get(0), ids.get(1), "LAB-009");
  }

  /** The run that does it is everybody's and ends well. */
  @Test
  void aDeliveryThatDoesNotGoThroughIsNoSuccess() throws Exception {
    byte[] nobodysFormat = "no format of ours\n".getBytes(StandardCharsets.UTF_8);
    council.drop("labo-val-marnon", "refused.txt", nobodysFormat);
    council.night();
    String refused =
        "SELECT d.id, d.sha256 FROM exchange.delivery d JOIN exchange.arrival a"
            + " ON a.delivery_id = d.id WHERE a.file_name = 'refused.txt'";
    String[] delivery = council.rows(refused).get(0).split("\\|");

    CommandLine.Answer again = commands.run("rejects", "replay", "--delivery", delivery[0]);
    assertThat(again.exit()).isEqualTo(7);
    assertThat(again.out()).contains("n'a pas abouti : elle est de nouveau refusée");

    Path landed =
        folder
            .resolve("data/landing/labo-val-marnon")
            .resolve(delivery[1].substring(0, 2))
            .resolve(delivery[1]);
    byte[] sealed = Files.readAllBytes(landed);
    sealed[sealed.length - 1] ^= 1;
    Files.write(landed, sealed);
    CommandLine.Answer damaged = commands.run("rejects", "replay", "--delivery", delivery[0]);
    assertThat(damaged.exit()).isEqualTo(7);
    assertThat(damaged.out()).contains("elle reste mise de côté", "DEL-190");
  }

  @Test
  void ofOnePartnerOnlyItsOwnRejectsAreListed() throws Exception {
    List<String> ids = ids(THREE);
    assertThat(commands.run("rejects", "list", "--partner", "labo-val-marnon").out())
        .contains(ids.get(0), ids.get(1), THREE)
        .doesNotContain("cd-69");
    assertThat(commands.run("rejects", "list", "--partner", "cd-69").out())
        .contains("trois-lignes.csv")
        .doesNotContain(THREE);
    assertThat(commands.run("rejects", "list", "--partner", "cd-38").out())
        .doesNotContain(THREE, "trois-lignes.csv");
  }

  @Test
  void aReplayWithoutMendingTheCauseLeavesTheRecordInQuarantine() throws Exception {
    Map<String, String> before = TableHashes.meaning(council.installation().database());

    CommandLine.Answer replay = commands.run("rejects", "replay", ids(THREE).get(1), "--yes");

    assertThat(replay.exit()).isZero();
    assertThat(replay.out()).contains("Intégrés : 0", "encore refusés : 1");
    assertThat(TableHashes.meaning(council.installation().database())).isEqualTo(before);
  }

  @Test
  void aRecordWhoseCauseWasMendedIsReplayedExactlyOnce() throws Exception {
    assertThat(council.rows(COUNTS, "trois-lignes.csv")).containsExactly("LOADED|3|1|2|0|0");
    assertThat(council.rows(REJECTS, "trois-lignes.csv"))
        .map(row -> row.substring(row.indexOf('|') + 1))
        .containsExactly("REJECTED|2|3|CSV-033", "REJECTED|3|4|CSV-043");
    String unmapped = ids("trois-lignes.csv").get(1);

    config.with("mappings/apa-cd-69.yaml", "    FAM: F\n", "    FAM: F\n    ETAB: E\n");
    CommandLine.Answer first = commands.run("rejects", "replay", unmapped, "--yes");
    Map<String, String> once = TableHashes.exact(council.installation().database());
    CommandLine.Answer second = commands.run("rejects", "replay", unmapped, "--yes");

    assertThat(first.exit()).isZero();
    assertThat(first.out()).contains("Intégrés : 1");
    assertThat(second.exit()).isEqualTo(5);
    assertThat(TableHashes.exact(council.installation().database())).isEqualTo(once);
    assertThat(council.rows(COUNTS, "trois-lignes.csv")).containsExactly("LOADED|3|2|1|0|0");
    assertThat(
            council.rows(
                "SELECT kind, e.ordinal FROM social.entitlement e JOIN exchange.arrival a USING (delivery_id)"
                    + " WHERE a.file_name = 'trois-lignes.csv' ORDER BY 2"))
        .hasSize(2)
        .last()
        .asString()
        .endsWith("|3");
    assertThat(commands.run("status").out()).contains("(juste)");
    newReceipt();
  }

  private void newReceipt() throws Exception {
    long delivery =
        Long.parseLong(
            council.value(
                "SELECT delivery_id FROM exchange.arrival WHERE file_name = 'trois-lignes.csv'"));
    String receipt = String.format(Locale.ROOT, "accuse-%08d", delivery);
    assertThat(council.receipts("cd-69")).contains(receipt + ".txt", receipt + "-v2.txt");
    assertThat(council.receipt("cd-69", receipt + ".txt")).contains("ligne 3", "ligne 4");
    assertThat(council.receipt("cd-69", receipt + "-v2.txt"))
        .contains("ligne 3")
        .doesNotContain("ligne 4 ");
  }

  private List<String> ids(String file) throws Exception {
    return council.rows(REJECTS, file).stream()
        .map(row -> row.substring(0, row.indexOf('|')))
        .toList();
  }

  /**
   * Three rows of the month of cd-69: as it is, with a day that does not exist, at home in a home.
   */
  private static byte[] goodMalformedUnmapped() throws Exception {
    String month =
        new String(
            TestInstallation.sample("cd-69", "CD69_APA_202611_20261120204000.csv"),
            StandardCharsets.UTF_8);
    List<String> lines = month.lines().toList();
    List<String> heads = Arrays.asList(lines.get(0).replace("\uFEFF", "").split(";", -1));
    int birth = heads.indexOf("Date naissance");
    int kind = heads.indexOf("Type APA");
    List<String[]> rows =
        lines.stream()
            .skip(1)
            .map(line -> line.split(";", -1))
            .filter(cells -> cells.length == heads.size())
            .toList();
    String[] good = first(rows, kind, "DOM");
    String[] unmapped = first(rows, kind, "ETAB");
    String[] malformed =
        rows.stream().filter(r -> r != good && r[kind].equals("DOM")).findFirst().get();
    malformed[birth] = "31/02/1940";
    return String.join(
            "\r\n",
            lines.get(0),
            String.join(";", good),
            String.join(";", malformed),
            String.join(";", unmapped),
            "")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String[] first(List<String[]> rows, int column, String value) {
    return rows.stream().filter(row -> row[column].equals(value)).findFirst().orElseThrow();
  }
}
