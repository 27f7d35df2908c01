package org.estuaire.lab.xdm;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A document of a package.
 *
 * @param fileName in its submission set: eight capitals and three, as ISO 9660 wants it (IHE XDM)
 */
record PackedDocument(String fileName, Kind kind, byte[] content) {

  /** What a document is. */
  enum Kind {
    CDA("text/xml", "urn:ihe:lab:xd-lab:2008", "Compte rendu structuré d'examens de biologie"),
    PDF("application/pdf", "urn:ihe:iti:xds-sd:pdf:2008", "Document PDF");

    private final String mediaType;
    private final String format;
    private final String formatName;

    Kind(String mediaType, String format, String formatName) {
      this.mediaType = mediaType;
      this.format = format;
      this.formatName = formatName;
    }

    String mediaType() {
      return mediaType;
    }

    /** Code of TRE_A11-IheFormatCode. */
    String format() {
      return format;
    }

    String formatName() {
      return formatName;
    }
  }

  static PackedDocument cda(byte[] content) {
    return new PackedDocument("DOC00001.XML", Kind.CDA, content);
  }

  static PackedDocument pdf(byte[] content) {
    return new PackedDocument("DOC00001.PDF", Kind.PDF, content);
  }

  /** SHA-1, as the norm demands it: it finds what was damaged on its way, and proves nothing. */
  String hash() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "PackedDocument[" + kind + "]";
  }
}
