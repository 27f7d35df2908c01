package org.estuaire.identity.registry;

/**
 * What a member of the identity cell decides.
 *
 * @param who the person who answers for it
 * @param why the reason, kept in the identity schema only
 */
public record Decision(String who, String why) {

  public Decision {
    if (who.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException("a decision about identities names who and why");
    }
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Decision[…]";
  }
}
