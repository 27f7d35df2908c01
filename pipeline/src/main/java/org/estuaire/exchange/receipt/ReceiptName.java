package org.estuaire.exchange.receipt;

/**
 * Under which name a file goes to a partner, and under which one it goes where that is taken.
 *
 * @param stem of all versions
 * @param version from 1, which is not written
 */
public record ReceiptName(String stem, int version, String extension) {

  public String fileName() {
    return stem + (version > 1 ? "-v" + version : "") + "." + extension;
  }

  /** The name of the next version. */
  public ReceiptName next() {
    return new ReceiptName(stem, version + 1, extension);
  }
}
