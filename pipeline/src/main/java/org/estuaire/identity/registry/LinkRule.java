package org.estuaire.identity.registry;

import java.math.BigDecimal;

/**
 * The rules by which the registry links a source identity to a person on its own.
 *
 * <p>The score orders links for the identity cell: 1 where a matricule holds it, less where traits
 * do. It is fixed per rule; nothing is ever linked because a computed likeness is high enough.
 */
enum LinkRule {
  OWN("OWN", "first source identity of this person", "1.00"),
  INS("INS", "same qualified INS, traits consistent", "1.00"),
  ACCEPTED_INS("INS", "same qualified INS, traits accepted by the identity cell", "1.00"),
  TRAITS_AND_NIR("TRAITS", "five strict traits and NIR equal, no homonym", "0.95"),
  TRAITS_AND_CONTACT(
      "TRAITS", "five strict traits and telephone or address equal, no homonym", "0.90");

  private final String code;
  private final String reason;
  private final BigDecimal score;

  LinkRule(String code, String reason, String score) {
    this.code = code;
    this.reason = reason;
    this.score = new BigDecimal(score);
  }

  String code() {
    return code;
  }

  String reason() {
    return reason;
  }

  BigDecimal score() {
    return score;
  }
}
