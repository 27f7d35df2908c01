package org.estuaire.identity.review;

/** A decision on a review item that can't be taken. Nothing was changed. Names no person. */
public final class ReviewRefused extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Rule {
    /** There is no such item, or it was decided already. */
    NOT_OPEN,
    /** Several identities are proposed: say which one. */
    CHOICE_NEEDED,
    /** The chosen identity is none of those that the item proposes. */
    NOT_PROPOSED,
    /** Both would come together with another INS or another sex. */
    CONTRADICTORY,
    /** Their domain has merged both: it has to undo that first. */
    MERGED_BY_DOMAIN
  }

  private final Rule rule;

  public ReviewRefused(Rule rule) {
    super(rule.name());
    this.rule = rule;
  }

  public Rule rule() {
    return rule;
  }
}
