package org.estuaire.standards;

/**
 * The published rules of one standard, as its own tools apply them. Found as a service: the
 * libraries that they need are heavy, so a module outside the night's class path brings them.
 */
public interface OfficialRules {

  /**
   * Whether these rules speak of that format.
   *
   * @param format code of a record format, as the ledger keeps it
   */
  boolean govern(String format);

  /** Judges one file, whatever its bytes. */
  OfficialVerdict judge(byte[] file);
}
