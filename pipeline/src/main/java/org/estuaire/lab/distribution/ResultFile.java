package org.estuaire.lab.distribution;

/**
 * A file for a practice.
 *
 * @param name a plain one; the same file always has the same
 */
public record ResultFile(String name, byte[] content) {

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "ResultFile[…]";
  }
}
