package org.estuaire.exchange.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.mail.MailAnswer;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages and packages as MSSanté and Apicrypt bring them, and as nobody should send them. */
class SecureMailTest {

  private static final Partner LABO =
      Partner.named("labo-estran", Partner.Kind.LABORATORY, LaneName.LAB);

  private static final String CDA = "<ClinicalDocument>un</ClinicalDocument>";

  private static final String HEADER =
      "From: labo@estran.mssante.example\r\nTo: region@estuaire.mssante.example\r\n"
          + "Message-ID: <1@estran>\r\nSubject: XDM/1.0/DDM+Compte rendu\r\nMIME-Version: 1.0\r\n";

  @TempDir private Path folder;

  private final DataSource database = TestDatabase.create();
  private final DeliveryLedger ledger = new DeliveryLedger(database);
  private final List<MailAnswer> answers = new ArrayList<>();
  private LandingZone zone;
  private Archives archives;

  @BeforeEach
  void open() throws IOException {
    zone = new LandingZone(folder.resolve("landing"), LandingKey.generate(), CrashPoint.Watch.NONE);
    archives =
        new Archives(
            zone,
            ledger,
            (partner, answer) -> {
              answers.add(answer);
              return answer.messageId().equals("<ours@estuaire>");
            });
  }

  @Test
  void aPackageOfSecureMailGivesItsDocument() throws Exception {
    unpack("IHE_XDM.zip", xdm(metadata("DOC00001.XML", CDA), "DOC00001.XML", CDA));

    assertThat(names()).containsExactly("IHE_XDM.zip / IHE_XDM/SUBSET01/DOC00001.XML");
    assertThat(content(2)).isEqualTo(CDA);
    assertThat(findings()).containsExactly("XDM-001 {1,0}");
  }

  @Test
  void aPdfCopyStaysInThePackage() throws Exception {
    String both =
        request(entry("text/xml", "D.XML", CDA, ""), entry("application/pdf", "D.PDF", "%PDF", ""));
    unpack("p.zip", xdm(both, "D.XML", CDA, "D.PDF", "%PDF"));

    assertThat(names()).hasSize(1);
    assertThat(findings()).containsExactly("XDM-001 {1,1}");
  }

  @Test
  void severalSubmissionSetsAreOnePackage() throws Exception {
    byte[] zip =
        zip(
            "IHE_XDM/SUBSET01/METADATA.XML",
            metadata("A.XML", CDA),
            "IHE_XDM/SUBSET01/A.XML",
            CDA,
            "IHE_XDM/SUBSET02/METADATA.XML",
            metadata("A.XML", CDA + "2"),
            "IHE_XDM/SUBSET02/A.XML",
            CDA + "2");
    unpack("p.zip", zip);

    assertThat(names())
        .containsExactly("p.zip / IHE_XDM/SUBSET01/A.XML", "p.zip / IHE_XDM/SUBSET02/A.XML");
  }

  @Test
  void whatItsSenderTakesBackIsNotLoaded() throws Exception {
    String taken =
        request(
            entry(
                "text/xml",
                "A.XML",
                CDA,
                "<Slot name='action'><ValueList><Value>D</Value>" + "</ValueList></Slot>"));
    unpack("p.zip", xdm(taken, "A.XML", CDA));

    assertThat(names()).isEmpty();
    assertThat(findings()).containsExactly("XDM-001 {0,0}", "XDM-009 {1}");
  }

  @Test
  void damageOfOneDocumentRefusesThePackage() throws Exception {
    refused("XDM-003", xdm(metadata("A.XML", CDA), "A.XML", CDA.replace("un", "ux")));
    refused("XDM-004", xdm(metadata("A.XML", CDA), "A.XML", CDA + " "));
    refused("XDM-005", xdm(metadata("B.XML", CDA), "A.XML", CDA));
    refused("XDM-002", xdm("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"));
    refused("XDM-002", xdm("pas du XML"));
    refused("XDM-002", zip("IHE_XDM/SUBSET01/A.XML", CDA));
    refused(
        "XDM-011", xdm(request(entry("application/pdf", "A.PDF", "%PDF", "")), "A.PDF", "%PDF"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/etc/passwd", "a/../../x", "C:\\x", "a\\b", "a\u0001b"})
  void aNameThatLeadsOutRefusesThePackage(String name) throws Exception {
    refused(
        "XDM-006",
        zip(
            "IHE_XDM/SUBSET01/METADATA.XML",
            metadata("A.XML", CDA),
            "IHE_XDM/SUBSET01/A.XML",
            CDA,
            name,
            "x"));
  }

  @Test
  void aPackageIsBounded() throws Exception {
    List<String> many = new ArrayList<>(List.of("IHE_XDM/SUBSET01/METADATA.XML", "x"));
    for (int i = 0; i < XdmUnpacking.MOST_FILES; i++) {
      many.addAll(List.of("IHE_XDM/SUBSET01/" + i, "x"));
    }
    refused("XDM-007", zip(many.toArray(String[]::new)));
    refused("XDM-007", bomb());
    refused("XDM-008", xdm(metadata("A.ZIP", "x"), "A.ZIP", "PK\u0003\u0004"));
    refused(
        "XDM-013", zip("IHE_XDM/SUBSET01/METADATA.XML", "x", "IHE_XDM/SUBSET01/metadata.xml", "y"));
  }

  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("IHE_XDM/SUBSET01/A.XML"));
      byte[] megabyte = new byte[1 << 20];
      for (int i = 0; i <= XdmUnpacking.MOST_BYTES >> 20; i++) {
        zip.write(megabyte);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void aPackageInAMessageIsADeliveryThatIsOpenedInItsTurn() throws Exception {
    byte[] zip = xdm(metadata("A.XML", CDA), "A.XML", CDA);
    unpack(
        "m.eml",
        message(
            part("Content-Type: text/plain", "Bonjour"),
            attachment("application/zip", "IHE_XDM.zip", zip),
            attachment(
                "application/pdf", "copie.pdf", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII))));

    assertThat(names()).containsExactly("m.eml / IHE_XDM.zip");
    assertThat(findings()).containsExactly("MAIL-001 {1,2}");
    assertThat(HexFormat.of().formatHex(bytes(2))).isEqualTo(HexFormat.of().formatHex(zip));
  }

  @Test
  void aReportInTheTextOfAMessageIsReadAsItWasBeforeMailBrokeItsLines() throws Exception {
    String text =
        "000123\r\n"
            + "ESSAI\r\n"
            + "CAMILLE\r\n"
            + "=C9tat\r\n"
            + "****LAB****\r\n"
            + "RES|Glucose dont le libell=E9 es=\r\n"
            + "t long|GLU|N|5.1||||||\r\n"
            + "|mmol/L|3.9|6.1\r\n"
            + "****FIN***\r\n"
            + "****FINFICHIER***\r\n";
    unpack(
        "m.eml",
        (HEADER
                + "Content-Type: text/plain; charset=iso-8859-1\r\n"
                + "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                + text)
            .getBytes(StandardCharsets.US_ASCII));

    assertThat(names()).containsExactly("m.eml / message.hpr");
    assertThat(new String(bytes(2), StandardCharsets.ISO_8859_1))
        .contains("\r\nÉtat\r\n")
        .contains("\r\nRES|Glucose dont le libellé est long|GLU|N|5.1|||||| |mmol/L|3.9|6.1\r\n");
    assertThat(findings()).containsExactly("MAIL-001 {1,0}", "MAIL-006 {1}");
  }

  @Test
  void softBreaksOfAFlowedTextAreUndone() throws Exception {
    unpack(
        "m.eml",
        (HEADER
                + "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=no\r\n\r\n"
                + "000123\r\nun commentaire \r\nqui continue\r\n****LAB****\r\n****FIN****\r\n")
            .getBytes(StandardCharsets.UTF_8));

    assertThat(content(2)).contains("\r\nun commentaire qui continue\r\n");
  }

  @Test
  void anAcknowledgementIsNotedAndWhatItSendsBackIsNotLoadedAgain() throws Exception {
    unpack(
        "mdn.eml",
        report(
            "disposition-notification",
            part("Content-Type: text/plain", "Le message a été refusé"),
            part(
                "Content-Type: message/disposition-notification",
                "Final-Recipient: rfc822; dr@cabinet.example\r\n"
                    + "Original-Message-ID: <ours@estuaire>\r\n"
                    + "Disposition: automatic-action/MDN-sent-automatically; processed/Error: "
                    + "902^Identifiant de patient inconnu^x\r\n"),
            attachment("application/zip", "IHE_XDM.zip", xdm("x"))));

    assertThat(answers)
        .containsExactly(new MailAnswer("<ours@estuaire>", MailAnswer.Kind.REFUSED, "902"));
    assertThat(names()).isEmpty();
    assertThat(findings()).containsExactly("MAIL-007 {}");
  }

  @Test
  void aReportOfNonDeliveryIsFoundByTheMessageThatItReturns() throws Exception {
    unpack(
        "dsn.eml",
        report(
            "delivery-status",
            part(
                "Content-Type: message/delivery-status",
                "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; x@y\r\n"
                    + "Action: failed\r\nStatus: 5.1.1\r\n"),
            part(
                "Content-Type: text/rfc822-headers",
                "From: a@b\r\nMessage-ID:\r\n <ours@estuaire>\r\n")));

    assertThat(answers)
        .containsExactly(new MailAnswer("<ours@estuaire>", MailAnswer.Kind.NOT_DELIVERED, "5.1.1"));
  }

  @Test
  void anAcknowledgementOfNothingIsTold() throws Exception {
    unpack(
        "mdn.eml",
        report(
            "disposition-notification",
            part(
                "Content-Type: message/disposition-notification",
                "Original-Message-ID: <other@nowhere>\r\n"
                    + "Disposition: manual-action; displayed\r\n")));
    assertThat(findings()).containsExactly("MAIL-008 {}");
  }

  @Test
  void aMessageWithoutResultsIsRefusedAndKept() throws Exception {
    refused("MAIL-004", message(part("Content-Type: text/plain", "Bonjour")));
  }

  @Test
  void aMessageInAMessageIsNotOpened() throws Exception {
    unpack(
        "m.eml",
        message(
            attachment("text/xml", "a.xml", CDA.getBytes(StandardCharsets.UTF_8)),
            part("Content-Type: message/rfc822", HEADER + "\r\nx")));
    assertThat(findings()).containsExactly("MAIL-001 {1,0}", "MAIL-005 {1}");
  }

  @Test
  void partsWithoutEndAndLevelsWithoutEndAreRefused() throws Exception {
    StringBuilder parts =
        new StringBuilder(HEADER + "Content-Type: multipart/mixed; boundary=b\r\n\r\n");
    for (int i = 0; i < 5000; i++) {
      parts.append("--b\r\nContent-Type: text/plain; name=a\r\n\r\nx\r\n");
    }
    refused("MAIL-003", parts.toString().getBytes(StandardCharsets.US_ASCII));

    StringBuilder levels =
        new StringBuilder(HEADER + "Content-Type: multipart/mixed; boundary=b0\r\n\r\n");
    for (int i = 1; i < 5000; i++) {
      levels.append("--b").append(i - 1).append("\r\nContent-Type: multipart/mixed; boundary=b");
      levels.append(i).append("\r\n\r\n");
    }
    refused("MAIL-003", levels.toString().getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aHeaderWithoutEndIsRefused() throws Exception {
    refused(
        "MAIL-002",
        (HEADER + "X-A: " + "a".repeat(2 << 20) + "\r\n\r\nx").getBytes(StandardCharsets.US_ASCII));
    refused(
        "MAIL-002",
        (HEADER + "X-A: a\r\n".repeat(10_000) + "\r\nx").getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aNameOfAnAttachmentIsNeverAPath() throws Exception {
    unpack(
        "m.eml",
        message(
            attachment(
                "text/xml", "../../etc/passwd\\r\\nX: y", CDA.getBytes(StandardCharsets.UTF_8))));
    assertThat(content(2)).isEqualTo(CDA);
  }

  @Test
  void anAttachmentOfAHundredMegabytesPassesAsAStream() throws Exception {
    byte[] line =
        (Base64.getEncoder().encodeToString(new byte[57]) + "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] block = new byte[line.length * 1000];
    for (int i = 0; i < 1000; i++) {
      System.arraycopy(line, 0, block, i * line.length, line.length);
    }
    List<InputStream> pieces = new ArrayList<>();
    pieces.add(
        bytes(
            HEADER
                + "Content-Type: application/octet-stream; name=grand.bin\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"));
    for (int i = 0; i < 1755; i++) {
      pieces.add(new ByteArrayInputStream(block));
    }
    InputStream message = new SequenceInputStream(Collections.enumeration(pieces));
    Arrival arrival = new Intake(zone, ledger).take(LABO, message, "m.eml", Channel.MAIL);
    archives.unpack(
        new Archives.Archive(
            arrival.deliveryId(),
            LABO,
            arrival.landed().sha256(),
            arrival.landed().bytes(),
            ArchiveKind.MAIL));
    assertThat(texts("SELECT bytes::text FROM exchange.delivery WHERE id = 2"))
        .containsExactly("100035000");
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void refused(String code, byte[] bytes) throws Exception {
    Archives.Archive archive = received("r", bytes);
    DeliveryRefused why =
        catchThrowableOfType(DeliveryRefused.class, () -> archives.unpack(archive));
    assertThat(why).as(code).isNotNull();
    assertThat(why.finding().code().code()).isEqualTo(code);
  }

  private void unpack(String name, byte[] bytes) throws Exception {
    archives.unpack(received(name, bytes));
  }

  private Archives.Archive received(String name, byte[] bytes) throws Exception {
    Arrival arrival =
        new Intake(zone, ledger).take(LABO, new ByteArrayInputStream(bytes), name, Channel.MAIL);
    return new Archives.Archive(
        arrival.deliveryId(),
        LABO,
        arrival.landed().sha256(),
        bytes.length,
        ArchiveKind.of(bytes).orElseThrow());
  }

  private List<String> names() throws SQLException {
    return texts("SELECT file_name FROM exchange.arrival WHERE channel = 'ARCHIVE' ORDER BY id");
  }

  private List<String> findings() throws SQLException {
    return texts("SELECT code || ' ' || arguments::text FROM exchange.finding ORDER BY id");
  }

  private String content(long delivery) throws Exception {
    return new String(bytes(delivery), StandardCharsets.UTF_8);
  }

  private byte[] bytes(long delivery) throws Exception {
    String hash = texts("SELECT sha256 FROM exchange.delivery WHERE id = " + delivery).get(0);
    return zone.open(LABO.code(), hash).readAllBytes();
  }

  private List<String> texts(String query) throws SQLException {
    return TestQuery.rows(database, query);
  }

  private static byte[] message(String... parts) {
    return multipart("mixed", parts);
  }

  private static byte[] report(String type, String... parts) {
    return multipart("report; report-type=" + type, parts);
  }

  private static byte[] multipart(String type, String... parts) {
    StringBuilder message = new StringBuilder(HEADER);
    message.append("Content-Type: multipart/").append(type).append("; boundary=\"limite\"\r\n\r\n");
    for (String part : parts) {
      message.append("--limite\r\n").append(part).append("\r\n");
    }
    return message.append("--limite--\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String part(String header, String content) {
    return header + "\r\n\r\n" + content;
  }

  private static String attachment(String type, String name, byte[] content) {
    return part(
        "Content-Type: "
            + type
            + "; name=\""
            + name
            + "\"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64",
        Base64.getMimeEncoder().encodeToString(content));
  }

  private static byte[] xdm(String metadata, String... files) throws IOException {
    List<String> all = new ArrayList<>(List.of("INDEX.HTM", "<html/>", "README.TXT", "lisez"));
    all.addAll(List.of("IHE_XDM/SUBSET01/METADATA.XML", metadata));
    for (int i = 0; i < files.length; i += 2) {
      all.addAll(List.of("IHE_XDM/SUBSET01/" + files[i], files[i + 1]));
    }
    return zip(all.toArray(String[]::new));
  }

  private static String metadata(String uri, String content) throws Exception {
    return request(entry("text/xml", uri, content, ""));
  }

  private static String request(String... entries) {
    return "<SubmitObjectsRequest xmlns='urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0'>"
        + "<RegistryObjectList xmlns='urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0'>"
        + String.join("", entries)
        + "</RegistryObjectList></SubmitObjectsRequest>";
  }

  private static String entry(String type, String uri, String content, String more)
      throws Exception {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    return "<ExtrinsicObject mimeType='"
        + type
        + "'>"
        + slot("hash", hash)
        + slot("size", bytes.length + "")
        + slot("URI", uri)
        + more
        + "<Name><LocalizedString value='x'/></Name></ExtrinsicObject>";
  }

  private static String slot(String name, String value) {
    return "<Slot name='" + name + "'><ValueList><Value>" + value + "</Value></ValueList></Slot>";
  }

  private static byte[] zip(String... files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < files.length; i += 2) {
        zip.putNextEntry(new ZipEntry(files[i]));
        zip.write(files[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
