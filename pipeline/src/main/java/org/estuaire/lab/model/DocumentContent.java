package org.estuaire.lab.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The bytes of a document; they never change. */
public final class DocumentContent {

  private final byte[] bytes;
  private final String sha256;

  private DocumentContent(byte[] bytes) {
    this.bytes = bytes;
    this.sha256 = digest(bytes);
  }

  public static DocumentContent of(byte[] bytes) {
    return new DocumentContent(bytes.clone());
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whether it begins with these characters, in Latin-1. */
  boolean beginsWith(String latin) {
    for (int i = 0; i < latin.length(); i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != latin.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  public int size() {
    return bytes.length;
  }

  /** In hexadecimal. */
  public String sha256() {
    return sha256;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DocumentContent content && Arrays.equals(bytes, content.bytes);
  }

  @Override
  public int hashCode() {
    return sha256.hashCode();
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "DocumentContent[" + bytes.length + " bytes]";
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
