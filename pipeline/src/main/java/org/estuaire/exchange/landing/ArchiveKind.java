package org.estuaire.exchange.landing;

import java.util.Optional;
import org.estuaire.exchange.mail.MessageHead;

/** Containers that are opened, told by their first bytes whatever their name. */
public enum ArchiveKind {
  /** PKWARE APPNOTE 4.3.7: a local file header comes first. */
  ZIP("zip"),
  /** RFC 1952. */
  GZIP("gzip"),
  /** RFC 5322: a mail message with what is attached to it. */
  MAIL("mail");

  private final String code;

  ArchiveKind(String code) {
    this.code = code;
  }

  /** As the ledger names it. */
  public String code() {
    return code;
  }

  /**
   * @param head the first bytes of a delivery
   */
  public static Optional<ArchiveKind> of(byte[] head) {
    if (begins(head, 'P', 'K', 3, 4) || begins(head, 'P', 'K', 5, 6)) {
      return Optional.of(ZIP);
    }
    if (begins(head, 0x1F, 0x8B, 8)) {
      return Optional.of(GZIP);
    }
    return MessageHead.is(head) ? Optional.of(MAIL) : Optional.empty();
  }

  private static boolean begins(byte[] head, int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
