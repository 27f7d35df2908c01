package org.estuaire.identity.registry;

/** A decision about two identities that can't be taken. Carries a rule, never an identifier. */
public final class PairRefused extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** The rule that a decision breaks. */
  public enum Rule {
    /** No identity is known under one of the identifiers. */
    UNKNOWN,
    /** Both identifiers are the same. */
    SAME,
    /** A merge stays within one domain. */
    OTHER_DOMAIN,
    /** These two are not merged in this direction. */
    NOT_MERGED,
    /** These two are merged: an unlink would not part them. */
    MERGED
  }

  private final Rule rule;

  PairRefused(Rule rule) {
    super(rule.name());
    this.rule = rule;
  }

  public Rule rule() {
    return rule;
  }
}
