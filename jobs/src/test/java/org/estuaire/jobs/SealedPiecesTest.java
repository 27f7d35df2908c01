package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.estuaire.exchange.SealedPlace;
import org.estuaire.exchange.landing.LandingKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pieces that somebody moved in the repository: refused by name, and all else goes on. */
class SealedPiecesTest {

  private static final String LAB = "labo-val-marnon";
  private static final String THREE = "VM_20261120_2000_un-bon-un-malforme-un-contradictoire.hl7";

  @TempDir private Path folder;

  private Path data;
  private TestInstallation region;
  private CommandLine commands;

  @BeforeEach
  void twoRecordsOfALaboratoryWaitInQuarantine() throws Exception {
    data = folder.resolve("data");
    Map<String, String> environment = TestInstallation.environment();
    // Its key is a file of the data folder, as without a variable.
    environment.remove(LandingKey.VARIABLE);
    region = TestInstallation.open(data, TestInstallation.CONFIG, environment);
    commands = region.commands();
    region.drop(LAB, THREE, TestInstallation.sample(LAB, THREE));
    region.night();
    assertThat(rejects()).hasSize(2);
  }

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  void fragmentsThatWereSwappedAreRefusedByNameUntilTheyAreWhereTheyBelong() throws Exception {
    String first = rejects().get(0);
    String second = rejects().get(1);
    swapFragments();

    refused(first, commands.run("rejects", "show", first));
    refused(first, commands.run("rejects", "show", first, "--json"));
    Path exported = folder.resolve("exported");
    refused(first, commands.run("rejects", "export", first, "--to", exported.toString()));
    assertThat(exported).doesNotExist();
    refused(second, commands.run("rejects", "replay", second, "--yes"));
    assertThat(commands.run("rejects", "replay", first, "--yes", "--json").out())
        .contains("\"sealBroken\" : 1");
    assertThat(commands.run("status").out())
        .contains("DEL-170", "« rejet » n° " + first + " de " + LAB, "n° " + second + " de " + LAB);

    region.night();
    assertThat(report()).contains("DEL-170", "n° " + first + " de " + LAB);

    swapFragments();
    region.night();
    assertThat(commands.run("status").out()).doesNotContain("DEL-170");
    assertThat(commands.run("rejects", "show", first).exit()).isZero();
    assertThat(commands.run("rejects", "replay", second, "--yes").exit()).isZero();
  }

  @Test
  void oneBrokenFragmentKeepsNoOtherFromBeingReplayed() throws Exception {
    execute("UPDATE exchange.reject SET sealed_fragment = '\\x02' WHERE id = " + rejects().get(0));
    CommandLine.Answer replay = commands.run("rejects", "replay", "--all", "--yes");
    assertThat(replay.exit()).isEqualTo(7);
    assertThat(replay.out()).contains("DEL-170", "encore refusés : 1", "scellé rompu : 1");
  }

  @Test
  void aCorrectedRecordTakesThePlaceOfABrokenOne() throws Exception {
    String first = rejects().get(0);
    Path corrected = folder.resolve("corrected");
    commands.run("rejects", "export", first, "--to", corrected.toString());
    execute("UPDATE exchange.reject SET sealed_fragment = '\\x02' WHERE id = " + first);
    refused(first, commands.run("rejects", "replay", first, "--yes"));
    CommandLine.Answer replay =
        commands.run("rejects", "replay", first, "--with", corrected.toString(), "--yes");
    assertThat(replay.exit()).isZero();
    assertThat(commands.run("status").out()).doesNotContain("DEL-170");
  }

  @Test
  void aFragmentOfAnotherRepositoryIsRefusedThoughTheKeyIsTheSame() throws Exception {
    String first = rejects().get(0);
    String[] place =
        region
            .value("SELECT delivery_id || '/' || ordinal FROM exchange.reject WHERE id = " + first)
            .split("/");
    LandingKey key =
        LandingKey.parse(Files.readString(data.resolve("keys").resolve("landing-key.json")));
    byte[] theirs =
        key.seal(UUID.randomUUID())
            .seal(
                "MSH|theirs".getBytes(StandardCharsets.UTF_8),
                SealedPlace.reject(Long.parseLong(place[0]), Integer.parseInt(place[1]), LAB));
    try (Connection connection = region.installation().database().getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE exchange.reject SET sealed_fragment = ? WHERE id = " + first)) {
      update.setBytes(1, theirs);
      update.executeUpdate();
    }
    refused(first, commands.run("rejects", "replay", first, "--yes"));
  }

  @Test
  void aReceiptNeverQuotesAnotherRecordsValue() throws Exception {
    String before = receipt("");
    byte[] again =
        new String(TestInstallation.sample(LAB, THREE), StandardCharsets.ISO_8859_1)
            .replace("|P|2.5", "|T|2.5")
            .concat("\r")
            .getBytes(StandardCharsets.ISO_8859_1);
    region.drop(LAB, "again.hl7", again);
    region.night();
    List<String> values =
        region.rows(
            "SELECT id FROM exchange.finding WHERE sealed_value IS NOT NULL"
                + " AND severity <> 'WARNING' ORDER BY 1");
    assertThat(values).hasSizeGreaterThan(1);
    String first = values.get(0);
    String last = values.get(values.size() - 1);
    execute(
        "UPDATE exchange.finding f SET sealed_value = o.sealed_value FROM exchange.finding o"
            + " WHERE f.id IN ("
            + first
            + ", "
            + last
            + ") AND o.id IN ("
            + first
            + ", "
            + last
            + ") AND o.id <> f.id");
    execute("UPDATE exchange.delivery SET revision = revision + 1");
    region.installation().receipts().writeDue();

    assertThat(before).doesNotContain("DEL-170");
    assertThat(receipt("-v2")).contains("« DEL-170 »");
    assertThat(receipt("-v2").replace("-v2", "").replaceAll("« [^»]* »", "«»"))
        .isEqualTo(before.replaceAll("« [^»]* »", "«»"));
    assertThat(commands.run("status").out())
        .contains("« valeur citée » n° " + first + " de " + LAB, "n° " + last + " de " + LAB);
  }

  private void refused(String reject, CommandLine.Answer answer) {
    assertThat(answer.exit()).as(answer.out() + answer.err()).isEqualTo(7);
    assertThat(answer.out() + answer.err())
        .contains("DEL-170", "« rejet » n° " + reject + " de " + LAB);
  }

  private void swapFragments() throws Exception {
    execute(
        "UPDATE exchange.reject q SET sealed_fragment = o.sealed_fragment FROM exchange.reject o"
            + " WHERE o.id <> q.id");
  }

  private List<String> rejects() throws Exception {
    return region.rows("SELECT id FROM exchange.reject ORDER BY id");
  }

  private String receipt(String version) throws Exception {
    return region.receipt(LAB, "accuse-00000001" + version + ".txt");
  }

  private String report() throws Exception {
    List<Path> pages = TestInstallation.files(data.resolve("reports"));
    return Files.readString(pages.get(pages.size() - 1));
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = region.installation().database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
