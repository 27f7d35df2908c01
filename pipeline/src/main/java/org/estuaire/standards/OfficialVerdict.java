package org.estuaire.standards;

import java.util.List;

/** What the published rules of a standard say of one file. */
public sealed interface OfficialVerdict {

  /** The rules and their version, as a sender's software house knows them. */
  String rules();

  /** The rules were applied. */
  record Judged(String rules, List<OfficialRemark> remarks) implements OfficialVerdict {

    public Judged {
      remarks = List.copyOf(remarks);
    }

    /** Whether nothing is an error. */
    public boolean conforms() {
      return remarks.stream().noneMatch(OfficialRemark::error);
    }

    @Override
    public String toString() {
      return rules + ": " + remarks.size() + " remarks";
    }
  }

  /**
   * The rules could not be applied.
   *
   * @param reason in French, for people
   */
  record NotApplied(String rules, String reason) implements OfficialVerdict {}
}
