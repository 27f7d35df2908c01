package org.estuaire.jobs.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.estuaire.exchange.landing.Arrival;
import org.estuaire.jobs.installation.DurableMailServer.Point;
import org.estuaire.routes.Swept;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mail server is killed (SIGKILL) in the middle: nothing is lost, and nothing comes twice. */
class KilledMailServerTest {

  private static final String FILE = "resultat-00000001.hpr";
  private static final byte[] CONTENT = noise(60_000);

  @TempDir private Path folder;

  private KillableMail server;
  private MailRig rig;

  @BeforeEach
  void open() throws Exception {
    server = new KillableMail(folder);
    rig = new MailRig(folder);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(11).nextBytes(bytes);
    return bytes;
  }

  @Test
  void whatGoesOutWhileTheServerIsKilledArrivesOnceAndIsAcknowledged() throws Exception {
    server.start(Point.NEVER);
    try (CuttingProxy line = new CuttingProxy(server.smtpPort())) {
      line.cut(CuttingProxy.Cut.CLIENT, 30_000, server::kill);
      String inData = rig.put(server.access(line.port(), server.imapPort()), FILE, CONTENT);
      assertThat(inData).isEqualTo("MAIL-024");
    }
    server.start(Point.DATA_BEFORE_REPLY);
    assertThat(rig.put(server.access(), FILE, CONTENT)).isEqualTo("MAIL-024");
    assertThat(server.isDead()).isTrue();
    assertThat(rig.put(server.access(), FILE, CONTENT)).isEqualTo("MAIL-020");

    server.start(Point.NEVER);
    assertThat(rig.put(server.access(), FILE, CONTENT)).isEmpty();
    List<String> arrived = server.numbers(TestMailServer.PRACTICE, "INBOX");
    assertThat(arrived).hasSize(1);
    assertThat(rig.rows("SELECT accepted_at IS NOT NULL FROM distribution.mail"))
        .containsExactly("t");

    server.send(acknowledgement(arrived.get(0)));
    for (Arrival one : rig.pass(server.access()).arrived()) {
      rig.open(server.access(), one);
    }
    assertThat(rig.rows("SELECT answer FROM distribution.mail")).containsExactly("READ");
  }

  @Test
  void whatComesInWhileTheServerIsKilledIsADeliveryOnce() throws Exception {
    server.start(Point.NEVER);
    server.send(message("1", "IHE_XDM.zip", noise(200_000)));
    server.send(
        message(
            "2", "resultat.hpr", "000123\r\n****FIN****\r\n".getBytes(StandardCharsets.US_ASCII)));
    List<Arrival> arrived = new ArrayList<>();
    try (CuttingProxy line = new CuttingProxy(server.imapPort())) {
      line.cut(CuttingProxy.Cut.SERVER, 150_000, server::kill);
      Swept inFetch = rig.pass(server.access(server.smtpPort(), line.port()));
      assertThat(inFetch.arrived()).isEmpty();
    }
    for (Point point : List.of(Point.BEFORE_FLAG, Point.NEVER)) {
      server.start(point);
      arrived.addAll(rig.pass(server.access()).arrived());
      assertThat(server.isDeadNow()).isEqualTo(point == Point.BEFORE_FLAG);
    }

    assertThat(rig.rows("SELECT count(*) FROM exchange.delivery")).containsExactly("2");
    assertThat(arrived).filteredOn(one -> !one.repeated()).hasSize(2);
    assertThat(server.numbers(TestMailServer.OURS, "INBOX")).isEmpty();
    assertThat(server.numbers(TestMailServer.OURS, "traites")).contains("<1@labo>", "<2@labo>");

    rig.answer(server.access());
    rig.answer(server.access());
    assertThat(server.numbers(TestMailServer.PRACTICE, "INBOX")).hasSize(2);
    for (Arrival one : arrived) {
      if (!one.repeated()) {
        rig.open(server.access(), one);
      }
    }
    assertThat(
            rig.rows(
                "SELECT file_name FROM exchange.arrival WHERE channel = 'ARCHIVE' ORDER BY id"))
        .satisfiesExactlyInAnyOrder(
            name -> assertThat(name).endsWith(" / IHE_XDM.zip"),
            name -> assertThat(name).endsWith(" / resultat.hpr"));
  }

  static byte[] message(String number, String name, byte[] content) {
    return ("From: "
            + TestMailServer.PRACTICE
            + "\r\nMessage-ID: <"
            + number
            + "@labo>\r\nDisposition-Notification-To: "
            + TestMailServer.PRACTICE
            + "\r\nMIME-Version: 1.0\r\nContent-Type: application/octet-stream; name="
            + name
            + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(content)
            + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] acknowledgement(String number) {
    return ("From: "
            + TestMailServer.PRACTICE
            + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report;"
            + " report-type=disposition-notification; boundary=b\r\n\r\n--b\r\n"
            + "Content-Type: message/disposition-notification\r\n\r\nOriginal-Message-ID: "
            + number
            + "\r\nDisposition: automatic-action/MDN-sent-automatically; processed\r\n--b--\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
