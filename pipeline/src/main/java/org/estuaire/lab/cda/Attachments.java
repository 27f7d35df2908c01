package org.estuaire.lab.cda;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.estuaire.exchange.Remarks;
import org.estuaire.lab.model.DocumentContent;
import org.estuaire.lab.model.ResultValue;

/** Decodes encapsulated data (type ED): PDF copies, images. Nothing is fetched from anywhere. */
final class Attachments {

  private static final String PLAIN = "text/plain; charset=utf-8";

  private final Remarks remarks;

  Attachments(Remarks remarks) {
    this.remarks = remarks;
  }

  /** A value of type ED that carries a document; empty when it is only words. */
  Optional<ResultValue> value(Element data, String place) {
    boolean encoded = data.attribute("representation").equals("B64");
    return encoded ? Optional.of(document(data, "", place)) : Optional.empty();
  }

  /** Absent when the content can't be decoded: a finding says so. */
  ResultValue document(Element data, String title, String place) {
    Optional<byte[]> bytes = bytes(data);
    if (bytes.isEmpty()) {
      remarks.add(CdaFinding.ATTACHMENT_UNREADABLE, data, place, "");
      return new ResultValue.Absent();
    }
    return document(data, title, bytes.get());
  }

  static ResultValue.Document document(Element data, String title, byte[] bytes) {
    String type = data.attribute("mediaType");
    boolean plain = !data.attribute("representation").equals("B64");
    String known = type.length() > Remarks.LONGEST_KEY ? "" : type;
    String mediaType = plain ? PLAIN : known.isEmpty() ? "application/octet-stream" : known;
    return new ResultValue.Document(mediaType, title, DocumentContent.of(bytes));
  }

  /** Empty when there is nothing, or nothing that can be decoded. */
  static Optional<byte[]> bytes(Element data) {
    String text = data.rawText();
    if (text.isBlank() || !data.attribute("compression").isEmpty()) {
      return Optional.empty();
    }
    if (!data.attribute("representation").equals("B64")) {
      return Optional.of(text.strip().getBytes(StandardCharsets.UTF_8));
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(withoutBlanks(text));
      return decoded.length == 0 ? Optional.empty() : Optional.of(decoded);
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** As bytes, since all that Base64 may hold is ASCII; anything else is left for it to refuse. */
  private static byte[] withoutBlanks(String text) {
    byte[] kept = new byte[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ') {
        kept[length++] = c < 128 ? (byte) c : (byte) '!';
      }
    }
    return Arrays.copyOf(kept, length);
  }
}
