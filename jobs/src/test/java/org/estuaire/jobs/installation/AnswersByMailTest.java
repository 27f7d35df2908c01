package org.estuaire.jobs.installation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.MailAccess;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.DeliveryLedger;
import org.estuaire.exchange.landing.Intake;
import org.estuaire.exchange.landing.LandingKey;
import org.estuaire.exchange.landing.LandingZone;
import org.estuaire.exchange.mail.MailAnswer;
import org.estuaire.exchange.mail.MailContents;
import org.estuaire.exchange.mail.OwedAcknowledgements;
import org.estuaire.exchange.trouble.Troubles;
import org.estuaire.jobs.steps.AnswerRound;
import org.estuaire.lab.distribution.SentMails;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.estuaire.routes.Area;
import org.estuaire.routes.KeptFree;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.Shares;
import org.estuaire.routes.mail.MailPull;
import org.estuaire.routes.mail.MailPush;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a laboratory that writes to us is answered by mail: each message once, and no machine twice.
 */
class AnswersByMailTest {

  private static final String CODE = "labo-estran";
  private static final String ASKS =
      "Disposition-Notification-To: Labo <" + TestMailServer.PRACTICE.toUpperCase() + ">\r\n";

  @TempDir private Path folder;

  private final DataSource database = TestDatabase.create();
  private final SentMails sent = new SentMails(database);
  private final LandingKey key = LandingKey.generate();
  private TestMailServer server;
  private PartnerHomes homes;
  private AnswersByMail answers;

  @BeforeEach
  void start() throws Exception {
    server = new TestMailServer(folder);
    homes = new PartnerHomes(folder.resolve("homes"), CrashPoint.Watch.NONE);
    homes.create(CODE);
    answers =
        new AnswersByMail(
            database, new MailOutbox(new MailPush(TestMailServer.ENVIRONMENT), sent), homes);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Partner partner() {
    Partner partner = Partner.named(CODE, Partner.Kind.LABORATORY, LaneName.LAB);
    MailAccess at = server.access();
    return partner.withAccess(partner.access().withMail(at));
  }

  /** Fetches and answers, as {@code serve} does. */
  private void round() throws Exception {
    DeliveryLedger ledger = new DeliveryLedger(database);
    LandingZone zone = new LandingZone(folder.resolve("landing"), key, CrashPoint.Watch.NONE);
    new MailPull(
            homes,
            new Intake(zone, ledger),
            ledger,
            new Shares(homes, ledger::notLoaded, KeptFree.nothing()),
            sent::accepted,
            new OwedAcknowledgements(database),
            TestMailServer.ENVIRONMENT,
            CrashPoint.Watch.NONE)
        .pass(partner());
    answers.send(partner());
  }

  private void deliver(String header, String number) throws Exception {
    server.deliver(
        header
            + "From: "
            + TestMailServer.PRACTICE
            + "\r\nMessage-ID: <"
            + number
            + "@labo>\r\nSubject: ESSAI CAMILLE\r\nContent-Type: application/octet-stream;"
            + " name=a.hl7\r\nMIME-Version: 1.0\r\n\r\nMSH|\r\n");
  }

  private List<MimeMessage> answered() throws Exception {
    return server.inbox(TestMailServer.PRACTICE);
  }

  @Test
  void aMessageThatAsksForItIsAcknowledgedOnce() throws Exception {
    deliver(ASKS, "1");
    round();
    // The same message by another way, and what was going out when a process ended.
    deliver("X-Other-Way: yes\r\n" + ASKS, "1");
    TestQuery.rows(
        database,
        "WITH undone AS (UPDATE exchange.owed_acknowledgement SET sent_at = NULL RETURNING 1)"
            + " UPDATE distribution.mail SET accepted_at = NULL RETURNING 1");
    round();
    round();

    assertThat(answered()).hasSize(1);
    MimeMessage answer = answered().get(0);
    assertThat(answer.getHeader("Auto-Submitted")).containsExactly("auto-replied");
    assertThat(answer.getHeader("In-Reply-To")).containsExactly("<1@labo>");
    assertThat(answer.getHeader("Disposition-Notification-To")).isNull();
    assertThat(answer.getSubject()).isEqualTo("Accusé de réception");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    answer.writeTo(bytes);
    MailContents read = new MailContents((content, name) -> {});
    read.read(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(read.answer()).contains(new MailAnswer("<1@labo>", MailAnswer.Kind.READ, ""));
    assertThat(server.inbox(TestMailServer.OURS)).isEmpty();
  }

  @Test
  void whatIsAnAnswerItselfOrAsksForAnotherIsNotAcknowledged() throws Exception {
    deliver("", "1");
    deliver(ASKS + "Auto-Submitted: auto-replied\r\n", "2");
    deliver("Return-Path: <>\r\n" + ASKS, "3");
    deliver("Disposition-Notification-To: victim@elsewhere.example\r\n", "4");
    deliver(
        "Disposition-Notification-To: "
            + TestMailServer.PRACTICE
            + ", victim@elsewhere.example\r\n",
        "5");
    deliver(ASKS + "Disposition-Notification-Options: x=required,y\r\n", "6");
    deliver(ASKS, "7 8");
    server.deliver(
        ASKS
            + "From: "
            + TestMailServer.PRACTICE
            + "\r\nMessage-ID: <9@labo>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report;"
            + " boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n");
    deliver("Auto-Submitted: auto-generated\r\n" + ASKS, "10");
    round();

    assertThat(TestQuery.rows(database, "SELECT message_id FROM exchange.owed_acknowledgement"))
        .containsExactly("<10@labo>");
    assertThat(answered()).hasSize(1);
  }

  @Test
  void aReceiptGoesByMailOnceWithItsFileForMachines() throws Exception {
    receipt("{accuse-00000001.ack,accuse-00000001.txt}", true);
    receipt("{accuse-00000002.txt}", false);
    receipt("{accuse-00000003.txt}", true);
    Path accuses = homes.folder(CODE, Area.RECEIPTS);
    Files.writeString(accuses.resolve("accuse-00000001.txt"), "Reçu : 1");
    Files.writeString(accuses.resolve("accuse-00000001.ack"), "MSH|");
    Files.writeString(accuses.resolve("accuse-00000002.txt"), "déposé par SFTP");

    answers.send(partner());
    TestQuery.rows(
        database,
        "UPDATE exchange.receipt SET mail_due = true WHERE '{accuse-00000001.txt}' <@ file_names"
            + " RETURNING 1");
    answers.send(partner());
    answers.send(partner());

    assertThat(answered()).hasSize(1);
    MimeMessage message = answered().get(0);
    assertThat(message.getSubject()).isEqualTo("Accusé de traitement");
    MimeMultipart parts = (MimeMultipart) message.getContent();
    assertThat(parts.getCount()).isEqualTo(3);
    BodyPart text = parts.getBodyPart(2);
    assertThat(text.getFileName()).isEqualTo("accuse-00000001.txt");
    assertThat(new String(text.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("Reçu : 1");
    assertThat(TestQuery.rows(database, "SELECT count(*) FROM exchange.receipt WHERE mail_due"))
        .containsExactly("0");
  }

  @Test
  void aReceiptThatTheServerRefusesKeepsNoOtherWaitingAndIsTold() throws Exception {
    Path accuses = homes.folder(CODE, Area.RECEIPTS);
    for (int i = 1; i <= 3; i++) {
      String name = "accuse-0000000" + i + ".txt";
      receipt("{" + name + "}", true);
      Files.writeString(accuses.resolve(name), "Livraison " + i);
    }
    server.refuse("accuse-00000001");
    AnswerRound round = new AnswerRound(List.of(partner()), new Troubles(database), answers::send);
    round.send();
    round.send();

    assertThat(answered()).hasSize(2);
    assertThat(TestQuery.rows(database, "SELECT file_names FROM exchange.receipt WHERE mail_due"))
        .containsExactly("{accuse-00000001.txt}");
    String troubles = "SELECT step, partner, cause, attempts FROM exchange.trouble";
    assertThat(TestQuery.rows(database, troubles))
        .containsExactly("answer-by-mail|labo-estran|MAIL-023|2");

    server.refuse("nothing of this kind");
    round.send();
    assertThat(answered()).hasSize(3);
    assertThat(TestQuery.rows(database, troubles)).isEmpty();
  }

  private void receipt(String files, boolean due) throws Exception {
    TestQuery.rows(
        database,
        "WITH p AS (INSERT INTO exchange.partner (code, name, kind) VALUES ('labo-estran', 'x',"
            + " 'LABORATORY') ON CONFLICT DO NOTHING), d AS (INSERT INTO exchange.delivery"
            + " (partner, sha256, bytes) VALUES ('labo-estran', md5('"
            + files
            + "') || md5('x'), 1) RETURNING id), a AS (INSERT INTO exchange.arrival (delivery_id,"
            + " file_name, channel, repeated) SELECT id, 'x', 'MAIL', false FROM d RETURNING id)"
            + " INSERT INTO exchange.receipt (arrival_id, revision, file_names, mail_due) SELECT"
            + " id, 1, '"
            + files
            + "', "
            + due
            + " FROM a RETURNING id");
  }
}
