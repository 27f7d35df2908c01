package org.estuaire.identity.registry;

/** The persons of a repository are numbered under another key than the current one. */
public final class OtherPersonKey extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String wanted;
  private final String given;

  /**
   * @param wanted fingerprint of the key that the repository knows
   * @param given fingerprint of the current key
   */
  OtherPersonKey(String wanted, String given) {
    super("persons are numbered under the key " + wanted + ", not " + given);
    this.wanted = wanted;
    this.given = given;
  }

  /** Fingerprint of the key that the repository knows. */
  public String wanted() {
    return wanted;
  }

  /** Fingerprint of the current key. */
  public String given() {
    return given;
  }
}
