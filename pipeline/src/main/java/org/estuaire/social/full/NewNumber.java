package org.estuaire.social.full;

/**
 * What a right was called, and is called from now on.
 *
 * @param line of the list; 0 where it is proposed
 */
public record NewNumber(
    long line, String oldDossier, String newDossier, String oldRight, String newRight) {

  /** Without the content: it concerns a person. */
  @Override
  public String toString() {
    return "NewNumber[" + line + "]";
  }
}
