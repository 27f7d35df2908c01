package org.estuaire.jobs.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.MailAccess;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.ArchiveKind;
import org.estuaire.exchange.landing.Archives;
import org.estuaire.exchange.landing.Arrival;
import org.estuaire.exchange.landing.DeliveryLedger;
import org.estuaire.exchange.landing.Intake;
import org.estuaire.exchange.landing.LandingKey;
import org.estuaire.exchange.landing.LandingZone;
import org.estuaire.exchange.mail.OwedAcknowledgements;
import org.estuaire.lab.distribution.SentMails;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.estuaire.routes.KeptFree;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.Shares;
import org.estuaire.routes.Swept;
import org.estuaire.routes.mail.MailPull;
import org.estuaire.routes.mail.MailPush;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a real IMAP server into the landing zone, and answers to what we sent. */
class MailInTest {

  private static final String CODE = "cabinet-du-port";

  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  @TempDir private Path folder;

  private final DataSource database = TestDatabase.create();
  private final SentMails sent = new SentMails(database);
  private final DeliveryLedger ledger = new DeliveryLedger(database);
  private final LandingKey key = LandingKey.generate();
  private TestMailServer server;
  private LandingZone zone;
  private boolean crash;

  @BeforeEach
  void start() throws Exception {
    server = new TestMailServer(folder);
    zone = new LandingZone(folder.resolve("landing"), key, CrashPoint.Watch.NONE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void reached(CrashPoint point) {
    if (crash && point == CrashPoint.LEDGER_BEFORE_SOURCE_REMOVED) {
      throw new Crash();
    }
  }

  private Swept pass(MailAccess at) throws IOException, SQLException {
    PartnerHomes homes = new PartnerHomes(folder.resolve("homes"), CrashPoint.Watch.NONE);
    return new MailPull(
            homes,
            new Intake(zone, ledger),
            ledger,
            new Shares(homes, ledger::notLoaded, KeptFree.nothing()),
            sent::accepted,
            new OwedAcknowledgements(database),
            TestMailServer.ENVIRONMENT,
            this::reached)
        .pass(partner(at));
  }

  private static Partner partner(MailAccess at) {
    Partner partner = Partner.named(CODE, Partner.Kind.PRACTICE, LaneName.LAB);
    return partner.withAccess(partner.access().withMail(at));
  }

  private static String message(String from, String subject, String content) {
    return "From: "
        + from
        + "\r\nTo: region@estuaire.example\r\nSubject: "
        + subject
        + "\r\nMIME-Version: 1.0\r\nContent-Type: application/octet-stream; name=a.hl7\r\n"
        + "Content-Transfer-Encoding: base64\r\n\r\n"
        + Base64.getMimeEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8))
        + "\r\n";
  }

  private List<String> rows(String query) throws SQLException {
    return TestQuery.rows(database, query);
  }

  @Test
  void aMessageIsLandedAndPutAway() throws Exception {
    server.deliver(message(TestMailServer.PRACTICE, "ESSAI CAMILLE", "MSH|"));

    assertThat(pass(server.access()).arrived()).hasSize(1);
    assertThat(rows("SELECT file_name, channel FROM exchange.arrival"))
        .allMatch(row -> row.matches("message-\\d+-1\\.eml.*MAIL"));
    assertThat(server.inbox(TestMailServer.OURS)).isEmpty();
    assertThat(server.folder("traites")).hasSize(1);
    assertThat(pass(server.access()).arrived()).isEmpty();
  }

  @Test
  void aMessageOfAStrangerIsPutAsideAndTold() throws Exception {
    server.deliver(message("stranger@elsewhere.example", "x", "MSH|"));

    Swept swept = pass(server.access());
    assertThat(swept.arrived()).isEmpty();
    assertThat(swept.notTaken().get(0).why().code().code()).isEqualTo("MAIL-025");
    assertThat(server.folder("refuses")).hasSize(1);
    assertThat(rows("SELECT count(*) FROM exchange.arrival")).containsExactly("0");
  }

  @Test
  void aProcessThatDiesBeforeAMessageIsPutAwayMakesNoSecondDelivery() throws Exception {
    server.deliver(message(TestMailServer.PRACTICE, "x", "MSH|"));
    crash = true;
    try {
      pass(server.access());
    } catch (Crash died) {
      crash = false;
    }
    pass(server.access());
    assertThat(rows("SELECT count(*) FROM exchange.delivery")).containsExactly("1");
    assertThat(server.inbox(TestMailServer.OURS)).isEmpty();
  }

  @Test
  void aMessageWhoseReadingIsCutIsFetchedAgainFromItsBeginning() throws Exception {
    byte[] noise = new byte[300_000];
    new Random(3).nextBytes(noise);
    String content = Base64.getEncoder().encodeToString(noise);
    server.deliver(message(TestMailServer.PRACTICE, "x", content));
    try (CuttingProxy line = new CuttingProxy(server.imapPort())) {
      MailAccess cut = server.access(server.smtpPort(), line.port());
      line.cut(CuttingProxy.Cut.SERVER, 200_000);
      Swept swept = pass(cut);
      assertThat(swept.arrived()).isEmpty();
      assertThat(swept.notTaken()).isNotEmpty();

      line.cut(CuttingProxy.Cut.NEVER, 0);
      assertThat(pass(cut).arrived()).hasSize(1);
    }
    assertThat(rows("SELECT count(*) FROM exchange.delivery")).containsExactly("1");
  }

  @Test
  void theCopyOfAMessageOfOursIsAProofAndNoDelivery() throws Exception {
    MailAccess at = server.access();
    new MailOutbox(new MailPush(TestMailServer.ENVIRONMENT), sent)
        .put(at, Cover.report(Language.FR), CODE, "resultat-00000001.hpr", new byte[] {1});
    TestQuery.rows(database, "UPDATE distribution.mail SET accepted_at = NULL RETURNING partner");
    assertThat(server.inbox(TestMailServer.OURS)).hasSize(1);

    assertThat(pass(at).arrived()).isEmpty();
    assertThat(server.inbox(TestMailServer.OURS)).isEmpty();
    assertThat(rows("SELECT accepted_at IS NOT NULL FROM distribution.mail")).containsExactly("t");
  }

  @Test
  void anAcknowledgementComesBackToItsSending() throws Exception {
    MailAccess at = server.access();
    new MailOutbox(new MailPush(TestMailServer.ENVIRONMENT), sent)
        .put(at, Cover.report(Language.FR), CODE, "resultat-00000001.hpr", new byte[] {1});
    String number = server.inbox(TestMailServer.PRACTICE).get(0).getMessageID();
    server.deliver(
        "From: "
            + TestMailServer.PRACTICE
            + "\r\nSubject: [KO]\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report;"
            + " report-type=disposition-notification; boundary=b\r\n\r\n--b\r\n"
            + "Content-Type: text/plain\r\n\r\nKO\r\n--b\r\n"
            + "Content-Type: message/disposition-notification\r\n\r\nOriginal-Message-ID: "
            + number
            + "\r\nDisposition: automatic-action/MDN-sent-automatically; processed/Error: 902^x\r\n"
            + "--b--\r\n");

    Arrival arrival = pass(at).arrived().get(0);
    new Archives(zone, ledger, sent)
        .unpack(
            new Archives.Archive(
                arrival.deliveryId(),
                partner(at),
                arrival.landed().sha256(),
                arrival.landed().bytes(),
                ArchiveKind.MAIL));
    assertThat(rows("SELECT answer || ' ' || answer_code FROM distribution.mail"))
        .containsExactly("REFUSED 902");
  }

  @Test
  void whatIsLandedIsTheMessageByteForByte() throws Exception {
    String message = message(TestMailServer.PRACTICE, "x", "MSH|");
    server.deliver(message);
    Arrival arrival = pass(server.access()).arrived().get(0);
    byte[] landed = zone.open(CODE, arrival.landed().sha256()).readAllBytes();
    assertThat(ArchiveKind.of(landed)).contains(ArchiveKind.MAIL);
    assertThat(new String(landed, StandardCharsets.UTF_8)).contains("TVNIfA==");
  }
}
