package org.estuaire.jobs.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.estuaire.config.Configuration;
import org.estuaire.config.ConfigurationReader;
import org.estuaire.config.ReadConfiguration;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.MailAccess;
import org.estuaire.jobs.TestInstallation;
import org.estuaire.lab.distribution.NotHandedOver;
import org.estuaire.lab.distribution.SentMails;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.mail.MailPush;
import org.estuaire.routes.sftp.RemotePush;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real SMTP and IMAP server, and a line that breaks in the middle. */
class MailOutboxTest {

  private static final String PRACTICE = "cabinet-du-port";
  private static final Cover REPORT = Cover.report(Language.FR);
  private static final String FILE = "resultat-00000001.zip";

  @TempDir private Path folder;

  private final DataSource database = TestDatabase.create();
  private final SentMails sent = new SentMails(database);
  private final MailOutbox outbox = new MailOutbox(new MailPush(TestMailServer.ENVIRONMENT), sent);
  private TestMailServer server;
  private CuttingProxy line;

  @BeforeEach
  void start() throws Exception {
    server = new TestMailServer(folder);
    line = new CuttingProxy(server.smtpPort());
  }

  @AfterEach
  void stop() throws IOException {
    line.close();
    server.close();
  }

  private MailAccess throughTheLine() {
    return server.access(line.port(), server.imapPort());
  }

  @Test
  void aPackageGoesOutTheWaySecureMailCarriesIt() throws Exception {
    outbox.put(server.access(), REPORT, PRACTICE, FILE, zip());

    MimeMessage message = onlyMessage();
    assertThat(message.getSubject())
        .isEqualTo("XDM/1.0/DDM+Compte rendu d'examens de biologie médicale");
    assertThat(message.getHeader("X-MSS-MES")).containsExactly("FIN");
    assertThat(message.getHeader("Disposition-Notification-To"))
        .containsExactly(TestMailServer.OURS);
    assertThat(message.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly(TestMailServer.PRACTICE);
    MimeMultipart parts = (MimeMultipart) message.getContent();
    BodyPart packed = parts.getBodyPart(1);
    assertThat(packed.getContentType()).startsWith("application/zip; name=IHE_XDM.zip");
    assertThat(packed.getInputStream().readAllBytes()).isEqualTo(zip());
    assertThat(parts.getBodyPart(2).getInputStream().readAllBytes()).asString().isEqualTo("%PDF-x");
    assertThat(TestQuery.rows(database, "SELECT accepted_at IS NOT NULL FROM distribution.mail"))
        .containsExactly("t");
  }

  @Test
  void aReportInHprimIsAttached() throws Exception {
    byte[] report = "ESSAI\r\n****FIN****\r\n".getBytes(StandardCharsets.ISO_8859_1);
    outbox.put(server.access(), REPORT, PRACTICE, "resultat-00000002.hpr", report);

    MimeMessage message = onlyMessage();
    assertThat(message.getSubject()).isEqualTo("Compte rendu d'examens de biologie médicale");
    BodyPart attached = ((MimeMultipart) message.getContent()).getBodyPart(1);
    assertThat(attached.getFileName()).isEqualTo("resultat-00000002.hpr");
    assertThat(attached.getInputStream().readAllBytes()).isEqualTo(report);
  }

  @Test
  void aPageOfAPatientsPathwayIsNotAnnouncedAsALaboratoryReport() throws Exception {
    PracticeOutbox practices =
        new PracticeOutbox(
            configured(),
            new PartnerHomes(folder.resolve("homes"), CrashPoint.Watch.NONE),
            new RemotePush(TestMailServer.ENVIRONMENT),
            outbox);

    practices.pages().put(PRACTICE, "synthese-00000001.pdf", new byte[] {1});

    MimeMessage message = onlyMessage();
    assertThat(message.getSubject()).isEqualTo("Synthèse de parcours d'un patient");
    assertThat(((MimeMultipart) message.getContent()).getBodyPart(0).getContent())
        .asString()
        .contains("synthèse de parcours")
        .doesNotContain("compte rendu");
  }

  /** An installation of one practice with a mailbox. */
  private Configuration configured() throws IOException {
    Path config = Files.createDirectories(folder.resolve("config"));
    Files.copy(TestInstallation.CONFIG.resolve("estuaire.yaml"), config.resolve("estuaire.yaml"));
    Files.copy(folder.resolve("authority.pem"), config.resolve("authority.pem"));
    Files.writeString(
        Files.createDirectories(config.resolve("partners")).resolve(PRACTICE + ".yaml"),
        """
        code: cabinet-du-port
        name: Cabinet du Port
        kind: practice
        results:
          format: xdm
          prescribers: ["10999000010"]
        mail:
          address: %s
          password-env: MAIL_PASSWORD
          authorities: authority.pem
          smtp: {host: 127.0.0.1, port: %d}
          recipients: [%s]
        """
            .formatted(TestMailServer.OURS, server.smtpPort(), TestMailServer.PRACTICE));
    ReadConfiguration read = new ConfigurationReader().read(config);
    assertThat(read).isInstanceOf(ReadConfiguration.Valid.class);
    return ((ReadConfiguration.Valid) read).configuration();
  }

  @Test
  void theSameFileAgainSendsNothing() throws Exception {
    outbox.put(server.access(), REPORT, PRACTICE, FILE, zip());
    outbox.put(server.access(), REPORT, PRACTICE, FILE, zip());
    onlyMessage();
  }

  @Test
  void anAnswerThatIsLostLeavesADoubtThatTheCopyEnds() throws Exception {
    line.cut(CuttingProxy.Cut.ANSWER, 20_000);
    refusedWith("MAIL-024", throughTheLine());
    onlyMessage();

    line.cut(CuttingProxy.Cut.NEVER, 0);
    outbox.put(throughTheLine(), REPORT, PRACTICE, FILE, zip());
    onlyMessage();
  }

  @Test
  void aMessageThatIsCutInItsMiddleIsSentAgain() throws Exception {
    line.cut(CuttingProxy.Cut.CLIENT, 20_000);
    refusedWith("MAIL-024", throughTheLine());
    assertThat(server.inbox(TestMailServer.PRACTICE)).isEmpty();

    line.cut(CuttingProxy.Cut.NEVER, 0);
    outbox.put(throughTheLine(), REPORT, PRACTICE, FILE, zip());
    onlyMessage();
  }

  @Test
  void whereTheProcessDiesAfterTheServersWordTheCopyTellsIt() throws Exception {
    outbox.put(server.access(), REPORT, PRACTICE, FILE, zip());
    TestQuery.rows(database, "UPDATE distribution.mail SET accepted_at = NULL RETURNING partner");
    outbox.put(server.access(), REPORT, PRACTICE, FILE, zip());
    onlyMessage();
  }

  @Test
  void aServerThatIsAwayIsTriedAgain() throws Exception {
    MailAccess nobody = server.access(closedPort(), server.imapPort());
    refusedWith("MAIL-020", nobody);
    outbox.put(server.access(), REPORT, PRACTICE, FILE, zip());
    onlyMessage();
  }

  @Test
  void aServerWhoseCertificateNobodyKnowsGetsNothing() throws Exception {
    MailAccess at = server.access();
    MailAccess unknown =
        new MailAccess(
            at.address(),
            at.user(),
            at.passwordVariable(),
            Optional.empty(),
            at.out(),
            at.in(),
            at.recipients(),
            at.senders(),
            false,
            false,
            List.of(),
            at.every());
    refusedWith("MAIL-021", unknown);
    assertThat(server.inbox(TestMailServer.PRACTICE)).isEmpty();
  }

  @Test
  void aWrongPasswordIsTold() {
    MailOutbox wrong = new MailOutbox(new MailPush(Map.of("MAIL_PASSWORD", "wrong")), sent);
    assertThatThrownBy(() -> wrong.put(server.access(), REPORT, PRACTICE, FILE, zip()))
        .isInstanceOf(NotHandedOver.class)
        .hasMessage("MAIL-022");
  }

  /** Cut at any moment, and tried until it succeeds: once, and never twice. */
  @Test
  void whereverTheLineBreaksTheMessageArrivesOnce() throws Exception {
    Random random = new Random(13);
    for (int round = 0; round < 12; round++) {
      String file = "resultat-1000000" + round + ".zip";
      CuttingProxy.Cut how =
          List.of(CuttingProxy.Cut.CLIENT, CuttingProxy.Cut.ANSWER, CuttingProxy.Cut.SERVER)
              .get(round % 3);
      line.cut(how, random.nextInt(how == CuttingProxy.Cut.SERVER ? 2_500 : 40_000));
      try {
        outbox.put(throughTheLine(), REPORT, PRACTICE, file, zip());
      } catch (NotHandedOver broken) {
        assertThat(broken.getMessage()).startsWith("MAIL-02");
      }
      line.cut(CuttingProxy.Cut.NEVER, 0);
      outbox.put(throughTheLine(), REPORT, PRACTICE, file, zip());
      assertThat(server.inbox(TestMailServer.PRACTICE)).as(how + ", " + round).hasSize(round + 1);
    }
  }

  private void refusedWith(String code, MailAccess at) {
    assertThatThrownBy(() -> outbox.put(at, REPORT, PRACTICE, FILE, zip()))
        .isInstanceOf(NotHandedOver.class)
        .hasMessage(code);
  }

  private static int closedPort() throws IOException {
    try (java.net.ServerSocket free = new java.net.ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private MimeMessage onlyMessage() throws Exception {
    List<MimeMessage> messages = server.inbox(TestMailServer.PRACTICE);
    assertThat(messages).hasSize(1);
    return messages.get(0);
  }

  /** Larger than what is said before a message, so that a line can be cut within it. */
  private static byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] noise = new byte[40_000];
    new Random(7).nextBytes(noise);
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> one :
          List.of(
              Map.entry("IHE_XDM/SUBSET01/DOC00001.XML", noise),
              Map.entry(
                  "IHE_XDM/SUBSET01/DOC00001.PDF", "%PDF-x".getBytes(StandardCharsets.US_ASCII)))) {
        ZipEntry entry = new ZipEntry(one.getKey());
        entry.setTime(1_700_000_000_000L);
        zip.putNextEntry(entry);
        zip.write(one.getValue());
      }
    } catch (IOException inMemory) {
      throw new AssertionError(inMemory);
    }
    return bytes.toByteArray();
  }
}
