package org.estuaire.exchange.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.mail.MailAnswers;
import org.estuaire.exchange.mail.MailFinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mail that nobody should send: each is a finding, and nothing of it takes more than its bounds.
 */
class HostileMailTest {

  private static final Partner LABO =
      Partner.named("labo-estran", Partner.Kind.LABORATORY, LaneName.LAB);

  private static final int MOST_HELD = 4 << 20;

  private static final String HEADER =
      "From: labo@estran.example\r\nMessage-ID: <1@estran>\r\nMIME-Version: 1.0\r\n";

  private static final String MIXED = HEADER + "Content-Type: multipart/mixed; boundary=b\r\n\r\n";

  private static final String FILE =
      "--b\r\nContent-Type: application/octet-stream; name=a.hl7\r\n\r\nMSH|\r\n";

  private BytesInMemory memory = memory();

  private static BytesInMemory memory() {
    return new BytesInMemory(MOST_HELD, Finding.of(MailFinding.TOO_MUCH, "0", "0"));
  }

  // ---- containers

  @Test
  void anArchiveWithinAnArchiveWithinAMessageIsRefused() throws Exception {
    byte[] inner = zip("a.hl7", bytes("MSH|"));
    byte[] outer = zip("inner.zip", inner);
    Archives.Contents message = open(message("application/zip", "outer.zip", outer));
    assertThat(codes(message)).containsExactly("MAIL-001");
    assertThat(refusal(only(message))).isEqualTo("DEL-014");
  }

  @Test
  void aBombInAMessageIsRefusedBeforeItIsHeld() throws Exception {
    byte[] zipped = zip("a.hl7", new byte[8 << 20]);
    assertThat(zipped.length).isLessThan(10_000);
    Archives.Contents zip = open(message("application/zip", "a.zip", zipped));
    assertThat(refusal(only(zip))).isEqualTo("DEL-015");

    Archives.Contents gzip = open(message("application/gzip", "a.gz", gzip(8 << 20)));
    assertThat(refusal(only(gzip))).isEqualTo("DEL-015");
  }

  /**
   * Three bytes stand for three zeros: no larger than it is, and no more of it held than allowed.
   */
  @Test
  void anAttachmentBeyondTheLimitIsRefused() {
    byte[] large = new byte[MOST_HELD + 1];
    assertThat(refusal(message("application/octet-stream", "a", large))).isEqualTo("MAIL-003");
  }

  @Test
  void messagesWithinMessagesAreNotOpened() {
    StringBuilder deep = new StringBuilder("From: a@b\r\nMessage-ID: <x@b>\r\n\r\nMSH|\r\n");
    for (int i = 0; i < 2000; i++) {
      deep.insert(0, "From: a@b\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n");
    }
    assertThat(refusal(bytes(deep.toString()))).isEqualTo("MAIL-014");
    assertThat(refusal(message("application/octet-stream", "a.bin", bytes(deep.toString()))))
        .isEqualTo("MAIL-014");
  }

  @Test
  void tenThousandPartsAreTooMany() {
    assertThat(refusal(bytes(MIXED + FILE.repeat(10_000) + "--b--\r\n"))).isEqualTo("MAIL-003");
  }

  // ---- names

  @ParameterizedTest
  @CsvSource({
    "name=\"../../x\", ../../x",
    "name=\"C:\\\\\\\\x\", C:\\\\x",
    "name*=utf-8''cr%E2%80%AEfdp.hl7, cr\\u{202e}fdp.hl7",
    "name*=utf-8''a%0D%0ABcc:%20x, a\\u{d}\\u{a}Bcc: x",
    "name*=utf-8''a%00b, a\\u{0}b",
    "name*0=long-; name*1=name.hl7, long-name.hl7",
    "name*1*=%C3%A9.hl7; name*0*=utf-8''caf, café.hl7",
    "name*=nowhere''%E9, nowhere''%E9",
    "name*=utf-8''%ZZ, utf-8''%ZZ",
    "name*7=x, piece-1"
  })
  void aForgedNameIsShownAndDecidesNothing(String parameter, String shown) throws Exception {
    Archives.Contents message =
        open(
            bytes(
                HEADER
                    + "Content-Type: application/octet-stream; "
                    + parameter
                    + "\r\n\r\nMSH|\r\n"));
    String name = message.files().get(0).in("m.eml").name();
    assertThat(OriginalName.of(name)).isEqualTo("m.eml / " + shown);
  }

  @Test
  void aNameInEightBitsAndWithoutEndIsShortened() throws Exception {
    String long8bit = "\u00E9".repeat(20_000);
    Archives.Contents message =
        open(
            (HEADER + "Content-Type: x/y; name=\"" + long8bit + "\"\r\n\r\nMSH|\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
    assertThat(OriginalName.of(message.files().get(0).name())).hasSizeLessThanOrEqualTo(255);
  }

  // ---- form

  @Test
  void aMessageWithoutItsLastBoundaryIsTold() throws Exception {
    assertThat(codes(open(bytes(MIXED + FILE)))).containsExactly("MAIL-001", "MAIL-013");
    assertThat(codes(open(bytes(MIXED + FILE + "--b--\r\n")))).containsExactly("MAIL-001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // The same boundary at two levels.
        "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n",
        // One that begins like the other.
        "--bb\r\n\r\nx\r\n--b\r\nContent-Type: x/y\r\n\r\nMSH|\r\n--b--\r\n--b--\r\n",
        // Two types, two boundaries.
        "--b\r\nContent-Type: text/plain\r\nContent-Type: x/y; boundary=c\r\n\r\nx\r\n--b--\r\n",
        "--b\r\nContent-Type: multipart/mixed\r\n\r\nx\r\n--b--\r\n",
        "--b\r\nContent-Transfer-Encoding: base64\r\nContent-Type: x/y\r\n\r\n%%%=A=\r\n--b--\r\n",
        "--b\r\nContent-Transfer-Encoding: x-nothing\r\n\r\nx\r\n--b--\r\n",
        "--b\r\nContent-Type: x/y\u0000; na\u0000me=a\r\n\r\nM\u0000SH|\r\n--b--\r\n",
        "--b\r\nContent-Disposition: attachment; filename=\"a\r\n\r\nMSH|\r\n--b--\r\n",
        ""
      })
  void aBrokenFormIsReadAsFarAsItGoesOrRefused(String body) throws Exception {
    try {
      assertThat(open(bytes(MIXED + body)).remarks()).isNotEmpty();
    } catch (DeliveryRefused refused) {
      assertThat(refused.finding().code()).isInstanceOf(MailFinding.class);
    }
  }

  @Test
  void whatOutlookPacksIsTold() {
    byte[] tnef = {0x78, (byte) 0x9F, 0x3E, 0x22, 1, 2};
    assertThat(refusal(message("application/octet-stream", "winmail.dat", tnef)))
        .isEqualTo("MAIL-012");
    assertThat(refusal(message("application/ms-tnef", "x", bytes("x")))).isEqualTo("MAIL-012");
  }

  @Test
  void whatIsEncryptedIsTold() throws Exception {
    byte[] sealed =
        message("application/pkcs7-mime; smime-type=enveloped-data", "a.p7m", bytes("0"));
    assertThat(refusal(sealed)).isEqualTo("MAIL-011");
    String part = "--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n";
    assertThat(codes(open(bytes(MIXED + part + FILE + "--b--\r\n"))))
        .containsExactly("MAIL-001", "MAIL-011");
  }

  @Test
  void anAutomaticReplyGivesNothing() throws Exception {
    String reply = "Auto-Submitted: auto-replied (vacation)\r\n";
    assertThat(codes(open(bytes(reply + MIXED + FILE + "--b--\r\n")))).containsExactly("MAIL-010");
    assertThat(open(bytes("Return-Path: <>\r\n" + MIXED + FILE + "--b--\r\n")).files()).isEmpty();
    String own = "Auto-Submitted: auto-generated\r\n";
    assertThat(open(bytes(own + MIXED + FILE + "--b--\r\n")).files()).hasSize(1);
  }

  // ---- packages

  @Test
  void metadataThatLieRefuseThePackage() throws Exception {
    String document = "<ClinicalDocument/>";
    assertThat(refusal(xdm(entry("../SUBSET01/A.XML", document, 0, "1"), document)))
        .isEqualTo("XDM-005");
    assertThat(refusal(xdm(entry("/etc/passwd", document, 0, "1"), document))).isEqualTo("XDM-005");
    assertThat(refusal(xdm(entry("A.XML", document + "x", -1, "1"), document)))
        .isEqualTo("XDM-003");
    assertThat(refusal(xdm(entry("A.XML", document, 1, "1"), document))).isEqualTo("XDM-004");
    assertThat(refusal(xdm(entry("A.XML", document, 1L << 62, "1"), document)))
        .isEqualTo("XDM-004");
  }

  @Test
  void severalPatientsInOneSetAndAMissingIndexAreTold() throws Exception {
    String document = "<ClinicalDocument/>";
    String both = entry("A.XML", document, 0, "1^^^&1.2&ISO") + entry("A.XML", document, 0, "2");
    assertThat(codes(open(xdm(both, document)))).containsExactly("XDM-001", "XDM-014", "XDM-015");
  }

  @Test
  void metadataOfManySetsAreNotHeldTogether() throws Exception {
    List<Object> files = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      files.add("IHE_XDM/S" + i + "/METADATA.XML");
      files.add(new byte[1 << 20]);
    }
    assertThat(refusal(zip(files.toArray()))).isEqualTo("XDM-007");
  }

  // ---- how it is done

  private Archives.Contents open(byte[] bytes) throws Exception {
    Archives.Archive archive =
        new Archives.Archive(
            0, LABO, "", bytes.length, ArchiveKind.of(bytes).orElseThrow(AssertionError::new));
    memory = memory();
    return Archives.open(archive, () -> new ByteArrayInputStream(bytes), memory, MailAnswers.NONE);
  }

  private String refusal(byte[] bytes) {
    DeliveryRefused why = catchThrowableOfType(DeliveryRefused.class, () -> open(bytes));
    assertThat(why).isNotNull();
    return why.finding().code().code();
  }

  private byte[] only(Archives.Contents contents) throws IOException {
    assertThat(contents.files()).hasSize(1);
    return memory.open(contents.files().get(0).landed().sha256()).readAllBytes();
  }

  private static List<String> codes(Archives.Contents contents) {
    return contents.remarks().stream().map(remark -> remark.code().code()).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] message(String type, String name, byte[] content) {
    return bytes(
        HEADER
            + "Content-Type: "
            + type
            + "; name="
            + name
            + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(content)
            + "\r\n");
  }

  private static byte[] gzip(int zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(new byte[zeros]);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(Object... files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < files.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) files[i]));
        zip.write((byte[]) files[i + 1]);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] xdm(String entries, String document) throws IOException {
    return zip(
        "IHE_XDM/SUBSET01/METADATA.XML",
        bytes("<l:S xmlns:l='l'>" + entries + "</l:S>"),
        "IHE_XDM/SUBSET01/A.XML",
        bytes(document));
  }

  /**
   * @param more bytes that it does not have
   */
  private static String entry(String uri, String document, long more, String patient)
      throws Exception {
    byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(bytes(document));
    return "<ExtrinsicObject mimeType='text/xml'>"
        + slot("hash", HexFormat.of().formatHex(sha1))
        + slot("size", Long.toString(document.length() + more))
        + slot("URI", uri)
        + "<ExternalIdentifier identificationScheme='urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427'"
        + " value='"
        + patient.replace("&", "&amp;")
        + "'/></ExtrinsicObject>";
  }

  private static String slot(String name, String value) {
    return "<Slot name='" + name + "'><ValueList><Value>" + value + "</Value></ValueList></Slot>";
  }
}
