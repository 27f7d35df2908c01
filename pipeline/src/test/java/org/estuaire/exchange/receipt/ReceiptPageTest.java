package org.estuaire.exchange.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Unsealed;
import org.estuaire.exchange.load.Loading;
import org.estuaire.exchange.load.RecordTypes;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page that goes with a council's receipt: whole figures, and what is done first. */
class ReceiptPageTest {

  private static final Partner COUNCIL =
      Partner.named("cd-99", Partner.Kind.COUNCIL, LaneName.SOCIAL);
  private static final Partner LABO =
      Partner.named("labo-estran", Partner.Kind.LABORATORY, LaneName.LAB);
  private static final int ROWS = 40;

  private final DataSource database = TestDatabase.create();
  private final PutFiles outbox = new PutFiles();

  @BeforeEach
  void partners() throws SQLException {
    change("INSERT INTO exchange.partner VALUES ('cd-99', 'Département', 'COUNCIL')");
    change("INSERT INTO exchange.partner VALUES ('labo-estran', 'Labo', 'LABORATORY')");
  }

  @Test
  void aCouncilGetsAPageBetweenItsAnswerAndItsReceiptAndALaboratoryDoesNot() throws Exception {
    delivered("cd-99", 1);
    delivered("labo-estran", 2);
    receipts().writeDue();

    assertThat(outbox.texts())
        .containsKey("bilan-00000001.html")
        .doesNotContainKey("bilan-00000002.html");
    assertThat(
            TestQuery.rows(database, "SELECT file_names FROM exchange.receipt ORDER BY arrival_id"))
        .containsExactly(
            "{answer-00000001.answer,bilan-00000001.html,accuse-00000001.txt}",
            "{answer-00000002.answer,accuse-00000002.txt}");
  }

  @Test
  void theMostFrequentRefusalIsWhatTheCouncilDoesFirst() throws Exception {
    delivered("cd-99", 1);
    refused(1, "generate_series(1, 12)", "NIR", "DEL-004");
    refused(1, "generate_series(13, 15)", "GIR", "DEL-004");
    remarked(1, "generate_series(20, 39)", "SEXE");
    String page = page(1);

    assertThat(page)
        .contains("À faire d&#39;abord : 12 lignes, colonne NIR", "1, 2, 3, …")
        .contains("<b>15</b>refusées", "<b>25</b>chargées", "13, 14, 15</td>")
        .contains("<td class=\"n\">20</td><td class=\"c\">SEXE</td>");
  }

  @Test
  void aDeliveryWithoutAnythingToCorrectSaysSo() throws Exception {
    delivered("cd-99", 1);

    assertThat(page(1)).contains("Rien à corriger.").doesNotContain("<h2>");
  }

  @Test
  void theTrendShowsEarlierDeliveriesOfThatPartnerAndKindAndNoOthers() throws Exception {
    delivered("cd-99", 1);
    delivered("labo-estran", 2);
    delivered("cd-99", 3);
    change("UPDATE exchange.delivery SET record_type = 'other' WHERE id = 3");
    delivered("cd-99", 4);
    refused(4, "generate_series(1, 10)", "NIR", "DEL-004");
    receipts().writeDue();

    assertThat(text(1)).doesNotContain("Vos dernières livraisons");
    assertThat(text(4)).contains("10 (25,0 %)");
    assertThat(text(4).split("<svg", -1)).hasSize(3);
  }

  @Test
  void aFileThatWasRefusedAsAWholeSaysWhyAndWhatToDo() throws Exception {
    delivered("cd-99", 1);
    change("DELETE FROM exchange.record");
    change(
        "UPDATE exchange.delivery SET state = 'REFUSED', loaded = 0, done = 0, records = 0, record_type = NULL,"
            + " format = NULL");
    finding(1, "generate_series(0, 0)", "", "DEL-001", "ERROR");

    assertThat(page(1)).contains("Le fichier est refusé : rien n&#39;a été chargé", "Remède");
  }

  @Test
  void theSameFileAgainHasNoPageOfItsOwn() throws Exception {
    delivered("cd-99", 1);
    change(
        "INSERT INTO exchange.arrival (delivery_id, file_name, channel, repeated)"
            + " VALUES (1, 'again', 'SFTP', true)");
    receipts().writeDue();

    assertThat(outbox.texts().keySet()).filteredOn(name -> name.endsWith(".html")).hasSize(1);
  }

  @Test
  void aNameOfAFileIsNoMarkup() throws Exception {
    delivered("cd-99", 1);
    change("UPDATE exchange.arrival SET file_name = '<script>x</script>'");

    assertThat(page(1)).doesNotContain("<script").contains("&lt;script&gt;");
  }

  private String page(int delivery) throws Exception {
    receipts().writeDue();
    return text(delivery);
  }

  private String text(int delivery) {
    return outbox.texts().get("bilan-0000000" + delivery + ".html").replace("\u202F", " ");
  }

  private Receipts receipts() {
    var reader =
        new Loading(
                database,
                new RecordTypes(List.of(new AnsweredLines())),
                List.of(COUNCIL, LABO),
                (partner, hash) -> new ByteArrayInputStream(lines()),
                null, // No archive is unpacked,
                null, // and nobody is identified.
                Unsealed.SEAL,
                Integer.MAX_VALUE,
                CrashPoint.Watch.NONE)
            .reader();
    return new Receipts(
        database,
        new FindingCatalog(List.of(DeliveryFinding.values())),
        Unsealed.SEAL,
        List.of(COUNCIL, LABO),
        reader,
        outbox,
        "Estran",
        ZoneId.of("Europe/Paris"),
        Set.of(),
        CrashPoint.Watch.NONE);
  }

  private static byte[] lines() {
    return IntStream.rangeClosed(1, ROWS)
        .mapToObj(i -> i + "\n")
        .collect(Collectors.joining())
        .getBytes(UTF_8);
  }

  private void delivered(String partner, int number) throws SQLException {
    change(
        ("INSERT INTO exchange.delivery (partner, sha256, bytes, state, lane, record_type, format,"
                + " reading, records, done, loaded) VALUES ('%s', lpad('%d', 64, '0'), 9, 'LOADED',"
                + " 'lab', 'lines', 'lines', '{\"charset\":\"UTF-8\"}', %3$d, %3$d, %3$d)")
            .formatted(partner, number, ROWS));
    change(
        "INSERT INTO exchange.arrival (delivery_id, file_name, channel, repeated)"
            + " VALUES (%d, 'f', 'SFTP', false)".formatted(number));
    change(
        ("INSERT INTO exchange.record"
                + " (delivery_id, ordinal, line, byte_offset, byte_length, lane, key, outcome)"
                + " SELECT %d, i, i, 0, 1, 'lab', 'k', 'LOADED' FROM generate_series(1, %d) i")
            .formatted(number, ROWS));
  }

  private void refused(int delivery, String ordinals, String field, String code)
      throws SQLException {
    change(
        "UPDATE exchange.record SET outcome = 'REJECTED' WHERE delivery_id = %d AND ordinal IN (SELECT %s)"
            .formatted(delivery, ordinals));
    change(
        ("UPDATE exchange.delivery SET loaded = %2$d - n, rejected = n FROM (SELECT count(*) AS n"
                + " FROM exchange.record WHERE delivery_id = %1$d AND outcome = 'REJECTED') AS r"
                + " WHERE id = %1$d")
            .formatted(delivery, ROWS));
    finding(delivery, ordinals, field, code, "ERROR");
  }

  private void remarked(int delivery, String ordinals, String field) throws SQLException {
    finding(delivery, ordinals, field, "DEL-180", "WARNING");
  }

  private void finding(int delivery, String ordinals, String field, String code, String severity)
      throws SQLException {
    change(
        ("INSERT INTO exchange.finding (delivery_id, ordinal, code, severity, line, field, arguments)"
                + " SELECT %d, o, '%s', '%s', 0, '%s', '{x,1}' FROM (SELECT %s AS o) AS all_of_them")
            .formatted(delivery, code, severity, field, ordinals));
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
