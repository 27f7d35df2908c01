package org.estuaire.exchange.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.estuaire.exchange.DeliveryRefused;

/** Whatever somebody sends is read or refused: nothing that a message holds can throw. */
class MailReadersFuzzTest {

  static final String MESSAGE =
      """
      Received: from a by b
      From: =?utf-8?q?L=C3=A9a?= <a@b.example>
      Message-ID: <1@b.example>
      Subject: XDM/1.0/DDM+x
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=disposition-notification; boundary="b-1"

      --b-1
      Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes
      Content-Transfer-Encoding: quoted-printable

      1\s
      =C3=A9****LAB****
      ****LAB****
      RES|x=
      y|z
      ****FIN***
      --b-1
      Content-Type: multipart/mixed; boundary=c

      --c
      Content-Type: application/octet-stream; name*=utf-8''%C3%A9.hl7; name*1="x"
      Content-Disposition: attachment; filename="=?iso-8859-1?b?6Q==?=.hl7"
      Content-Transfer-Encoding: base64

      TVNIfF5+XCZ8
      --c--
      --b-1
      Content-Type: message/disposition-notification

      Original-Message-ID: <2@b.example>
      Disposition: automatic-action/MDN-sent-automatically;
       processed/error: 902^x
      --b-1
      Content-Type: message/rfc822

      Message-ID: <2@b.example>

      x
      --b-1--
      """
          .replace("\n", "\r\n");

  static final String METADATA =
      "<?xml version='1.0'?><l:SubmitObjectsRequest xmlns:l='urn:l'><RegistryObjectList"
          + " xmlns='urn:r'><ExtrinsicObject mimeType='text/xml' id='a'><Slot"
          + " name='hash'><ValueList><Value>0a</Value></ValueList></Slot><Slot"
          + " name='size'><ValueList><Value>12</Value></ValueList></Slot><Slot"
          + " name='URI'><ValueList><Value>1|A</Value><Value>2|.XML</Value></ValueList></Slot>"
          + "<ExternalIdentifier identificationScheme='urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427'"
          + " value='1^^^&amp;1.2&amp;ISO'/></ExtrinsicObject></RegistryObjectList></l:SubmitObjectsRequest>";

  @Property(tries = 2000)
  void aDamagedMessageIsReadOrRefused(@ForAll long seed) throws IOException {
    byte[] damaged = damaged(MESSAGE.replace("report; report-type", "mixed; x"), seed);
    read(damaged);
    read(damaged(MESSAGE, seed));
  }

  @Property(tries = 2000)
  void damagedMetadataAreReadOrRefused(@ForAll long seed) {
    try {
      assertThat(XdmMetadata.read(damaged(METADATA, seed))).isNotEmpty();
    } catch (DeliveryRefused refused) {
      assertThat(refused.finding().code()).isEqualTo(XdmFinding.METADATA_UNREADABLE);
    }
  }

  @Property(tries = 500)
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes) throws IOException {
    read(bytes);
    MessageHead.is(bytes);
  }

  private static void read(byte[] message) throws IOException {
    MailContents contents =
        new MailContents(
            (content, name) -> {
              assertThat(name).isNotEmpty();
              content.transferTo(OutputStream.nullOutputStream());
            });
    try {
      contents.read(new ByteArrayInputStream(message));
      contents.answer();
      contents.refusal();
      assertThat(contents.remarks()).hasSizeLessThan(7);
    } catch (DeliveryRefused refused) {
      assertThat(refused.finding().code()).isInstanceOf(MailFinding.class);
    }
  }

  /** Bytes changed, taken out, doubled, or cut off. */
  static byte[] damaged(String text, long seed) {
    Random random = new Random(seed);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(8); i >= 0 && bytes.length > 1; i--) {
      int at = random.nextInt(bytes.length);
      int length = random.nextInt(Math.min(80, bytes.length - at) + 1);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = joined(bytes, at, at + length);
        case 2 -> bytes = joined(bytes, at + length, at);
        default -> bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
      }
    }
    return bytes;
  }

  private static byte[] joined(byte[] bytes, int end, int from) {
    byte[] joined = Arrays.copyOf(bytes, end + bytes.length - from);
    System.arraycopy(bytes, from, joined, end, bytes.length - from);
    return joined;
  }
}
