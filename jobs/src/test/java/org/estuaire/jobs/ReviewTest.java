package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.estuaire.identity.registry.Decision;
import org.estuaire.identity.registry.ReviewItems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collision holds is filed by the decision: under the right person, once, never before. */
class ReviewTest {

  private static final String LAB = "labo-val-marnon";
  private static final String RESULTS =
      "SELECT count(*), count(DISTINCT l.person_id), min(s.birth_name) FROM lab.report r"
          + " JOIN identity.source_identity s ON s.id = r.source_identity_id"
          + " JOIN identity.link l ON l.source_identity_id = s.id AND l.ended_at IS NULL"
          + " WHERE r.delivery_id = (SELECT delivery_id FROM exchange.arrival WHERE file_name = ?)";
  private static final String BALANCE =
      "SELECT d.loaded, d.held FROM exchange.delivery d JOIN exchange.arrival a ON a.delivery_id = d.id"
          + " WHERE a.file_name = ?";

  @TempDir private Path folder;

  private TestInstallation council;
  private CommandLine commands;

  @BeforeEach
  void twoPeopleUnderOneIdentifier() throws Exception {
    council = TestInstallation.open(folder.resolve("data"), TestInstallation.CONFIG);
    commands = council.commands();
    council.drop(LAB, "premiere.hl7", message("1", "Rivenard^Adele", "19610417"));
    council.drop(LAB, "seconde.hl7", message("2", "Tournemire^Blanche", "19840902"));
    council.night();
  }

  @AfterEach
  void close() {
    council.close();
  }

  @Test
  void aResultHeldByACollisionIsFiledUnderNobodyUntilItIsDecided() throws Exception {
    assertThat(council.rows(RESULTS, "seconde.hl7")).containsExactly("0|0|null");
    council.night();
    assertThat(council.rows(RESULTS, "seconde.hl7")).containsExactly("0|0|null");
    assertThat(council.rows(BALANCE, "seconde.hl7")).containsExactly("0|1");
    assertThat(commands.run("identity", "review", "list").out())
        .contains("Collision", "2.999.10.2");
    assertThat(commands.run("status").out()).contains("Identités à vérifier : 1");
  }

  @Test
  void aCaseShowsBothSideBySideAndTheReadingIsAudited() throws Exception {
    CommandLine.Answer shown = commands.run("identity", "review", "show", "1");
    assertThat(shown.exit()).isZero();
    assertThat(shown.out())
        .contains("Rivenard", "Tournemire", "17/04/1961", "02/09/1984", "EN ATTENTE", "seconde.hl7")
        .containsPattern("≠ +nom de naissance")
        .containsPattern("= +sexe");
    assertThat(council.rows("SELECT action, subject FROM audit.event WHERE action = 'review read'"))
        .containsExactly("review read|review item 1");
    assertThat(commands.run("identity", "review", "list", "--json").out())
        .doesNotContain("Rivenard", "Tournemire", "VM-PARTAGE");
  }

  @Test
  void refusingGivesTheResultAnIdentityOfItsOwn() throws Exception {
    CommandLine.Answer refused =
        commands.run("identity", "review", "refuse", "1", "--reason", "deux personnes");
    assertThat(refused.exit()).isZero();
    assertThat(refused.out()).contains("1 intégrés");
    assertThat(council.rows(RESULTS, "seconde.hl7")).containsExactly("1|1|Tournemire");
    assertThat(council.rows(RESULTS, "premiere.hl7")).containsExactly("1|1|Rivenard");
    assertThat(council.rows(BALANCE, "seconde.hl7")).containsExactly("1|0");
    assertThat(council.value("SELECT count(DISTINCT person_id) FROM identity.link")).isEqualTo("2");
    assertThat(commands.run("status").out()).contains("(juste)");
  }

  @Test
  void acceptingFilesTheResultUnderTheKnownPersonWhoseTraitsFollow() throws Exception {
    CommandLine.Answer accepted =
        commands.run("identity", "review", "accept", "1", "--reason", "pièce vérifiée");
    assertThat(accepted.out()).contains("1 intégrés");
    assertThat(council.rows(RESULTS, "seconde.hl7")).containsExactly("1|1|Tournemire");
    assertThat(council.value("SELECT count(DISTINCT person_id) FROM identity.link")).isEqualTo("1");
    assertThat(
            council.value(
                "SELECT birth_name FROM identity.source_identity_history WHERE replaced_at IS NOT NULL"))
        .isEqualTo("Rivenard");
  }

  @Test
  void aSecondDecisionChangesNothing() throws Exception {
    commands.run("identity", "review", "refuse", "1", "--reason", "deux personnes");
    Map<String, String> before = TableHashes.exact(council.installation().database());
    CommandLine.Answer second =
        commands.run("identity", "review", "accept", "1", "--reason", "finalement non");
    assertThat(second.exit()).isEqualTo(5);
    assertThat(second.out()).contains("déjà décidé");
    assertThat(TableHashes.exact(council.installation().database())).isEqualTo(before);
  }

  @Test
  void theNightFilesWhatWasDecidedElsewhere() throws Exception {
    try (var tx = council.installation().database().getConnection()) {
      tx.setAutoCommit(false);
      new ReviewItems().dismiss(tx, 1, new Decision("m.cellule", "deux personnes"));
      tx.commit();
    }
    assertThat(council.rows(RESULTS, "seconde.hl7")).containsExactly("0|0|null");
    council.night();
    assertThat(council.rows(RESULTS, "seconde.hl7")).containsExactly("1|1|Tournemire");
    assertThat(council.receipts(LAB)).anyMatch(name -> name.contains("-v2"));
  }

  @Test
  void aDecidedRecordThatCannotBeFiledKeepsNoOtherWaiting() throws Exception {
    council.drop(LAB, "troisieme.hl7", elsewhere(message("3", "Rivenard^Adele", "19610417")));
    council.drop(LAB, "quatrieme.hl7", elsewhere(message("4", "Tournemire^Blanche", "19840902")));
    council.night();
    List<String> collisions =
        council.rows("SELECT id FROM identity.review_item WHERE kind = 'COLLISION'");
    assertThat(collisions).hasSize(2);
    try (var tx = council.installation().database().getConnection()) {
      tx.setAutoCommit(false);
      for (String item : collisions) {
        new ReviewItems()
            .dismiss(tx, Long.parseLong(item), new Decision("m.cellule", "deux personnes"));
      }
      tx.commit();
    }
    String format =
        council.value(
            "UPDATE exchange.delivery d SET format = 'of-yesterday' FROM exchange.reject q,"
                + " exchange.delivery before WHERE q.delivery_id = d.id AND before.id = d.id"
                + " AND q.id = 1 RETURNING before.format");

    council.night();

    assertThat(council.rows(RESULTS, "seconde.hl7")).containsExactly("0|0|null");
    assertThat(council.rows(RESULTS, "quatrieme.hl7")).containsExactly("1|1|Tournemire");
    assertThat(council.rows("SELECT step, kind, number, partner, code FROM exchange.trouble"))
        .containsExactly("file-held|RECORD|1|" + LAB + "|DEL-191");
    assertThat(commands.run("status").out()).contains("DEL-191", "n° 1 de " + LAB);

    council.rows(
        "UPDATE exchange.delivery SET format = ? WHERE format = 'of-yesterday' RETURNING id",
        format);
    council.night();

    assertThat(council.rows(RESULTS, "seconde.hl7")).containsExactly("1|1|Tournemire");
    assertThat(council.rows("SELECT * FROM exchange.trouble")).isEmpty();
  }

  private static byte[] elsewhere(byte[] message) {
    return new String(message, StandardCharsets.ISO_8859_1)
        .replace("VM-PARTAGE", "VM-AUTRE")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void aPostponedItemLeavesTheListAndComesBackOnItsDay() throws Exception {
    assertThat(commands.run("identity", "review", "postpone", "1", "--until", "2099-01-01").exit())
        .isZero();
    assertThat(commands.run("identity", "review", "list").out()).contains("Rien n'attend");
    assertThat(commands.run("identity", "review", "list", "--state", "postponed").out())
        .contains("reportée au 2099-01-01");
    council.rows("UPDATE identity.review_item SET postponed_until = current_date RETURNING id");
    assertThat(commands.run("identity", "review", "list").out()).contains("à décider");
    assertThat(commands.run("identity", "review", "postpone", "1", "--until", "2020-01-01").exit())
        .isEqualTo(2);
  }

  @Test
  void thePageEscapesWhatSourcesSayAndIsItsOwnersAlone() throws Exception {
    council.drop(LAB, "troisieme.hl7", message("3", "<b>Malin</b>&^Zoe", "19900101"));
    council.night();
    Path page = folder.resolve("revue.html");
    assertThat(commands.run("identity", "review", "--html", page.toString()).exit()).isZero();
    String html = Files.readString(page, StandardCharsets.UTF_8);
    assertThat(html).contains("Rivenard", "Tournemire", "&lt;").doesNotContain("<b>Malin");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
        .isEqualTo("rw-------");
  }

  /** One report of one glucose, for whom the laboratory says that it is. */
  private static byte[] message(String number, String name, String born) {
    return String.join(
            "\r",
            "MSH|^~\\&|LABVM|VALMARNON|ESTUAIRE|PAYSDESTRAN|2026112015083"
                + number
                + "||ORU^R01|VMREV"
                + number
                + "|P|2.3.1|||||FRA|8859/1",
            "PID|1||VM-PARTAGE^^^VALMARNON&2.999.10.2&ISO^PI||"
                + name
                + "^^^^^L||"
                + born
                + "|F|||^^Aubrelle^69901^^^BDL",
            "PV1|1|O",
            "ORC|RE|VMREV" + number + "|VMREV" + number + "-1",
            "OBR|1|VMREV"
                + number
                + "|VMREV"
                + number
                + "-1|GLYC^Glycemie^L|||20261120094800|||||||20261120102800||10999000036^MODELE^Coralie||||||20261120150831|||F",
            "OBX|1|NM|GLY^Glucose^L||1.30|g/l|0.74-1.06|H|||F",
            "")
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
