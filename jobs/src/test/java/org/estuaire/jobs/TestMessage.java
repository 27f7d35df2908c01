package org.estuaire.jobs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A mail message to which an archive is attached. */
public final class TestMessage {

  private TestMessage() {}

  public static byte[] with(byte[] zip) {
    return ("From: labo@salines.example\r\nMessage-ID: <1@salines>\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: application/zip; name=lot.zip\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(zip)
            + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** With an archive that holds another. */
  public static byte[] withNested() throws IOException {
    return with(zip("inner.zip", zip("a.hl7", "MSH|".getBytes(StandardCharsets.US_ASCII))));
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }
}
