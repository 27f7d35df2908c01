package org.estuaire.identity.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.estuaire.person.Claim;

/**
 * An item of the work list with all that the identity cell needs to decide.
 *
 * @param sides who is compared, the known identities first, then the claims of held records; of
 *     very many the first
 * @param scores of the pairs that a reconciliation proposed
 * @param decisions what was decided so far, the oldest first
 */
public record ReviewCase(
    ReviewList.Line line, List<Side> sides, List<Score> scores, List<PastDecision> decisions) {

  /**
   * How likely a reconciliation found a pair to be one person.
   *
   * @param one number of a source identity
   * @param bits logarithm (base 2) of the odds for one person; what the parts add up to
   */
  public record Score(long one, long other, BigDecimal bits, List<Part> parts) {}

  /** What a field's agreement added, or its disagreement took. */
  public record Part(String field, String level, BigDecimal bits) {}

  /**
   * One of those who are compared.
   *
   * @param claim what its source states
   */
  public record Side(Claim claim, Origin origin) {
    /** Says nothing of the person. */
    @Override
    public String toString() {
      return "Side[" + origin + "]";
    }
  }

  /** Where a side comes from. */
  public sealed interface Origin {

    /**
     * An identity of the registry.
     *
     * @param subject whether the item was raised about it
     * @param person the person that it belongs to
     * @param rule by which rule it does, since when, said by whom
     * @param members identities of that person, this one included
     */
    record Registered(
        long sourceIdentity,
        boolean subject,
        String partner,
        UUID person,
        String rule,
        BigDecimal score,
        String madeBy,
        Instant since,
        int members)
        implements Origin {
      /** The number alone: a delivery or a person says too much in a log. */
      @Override
      public String toString() {
        return "Registered[" + sourceIdentity + "]";
      }
    }

    /**
     * The claim of a record that waits in quarantine.
     *
     * @param reject its number there
     */
    record Waiting(long reject, String partner, long delivery, String file, int ordinal)
        implements Origin {
      /** Without the name of the file: some hold patients' names. */
      @Override
      public String toString() {
        return "Waiting[" + reject + "]";
      }
    }
  }

  /**
   * A decision that was taken.
   *
   * @param until null unless it postponed the item
   */
  public record PastDecision(
      String decision, String by, Instant at, String reason, LocalDate until) {
    /** Without the reason: it concerns a patient. */
    @Override
    public String toString() {
      return "PastDecision[" + decision + "]";
    }
  }

  /** Field by field, what the sides agree on. */
  public List<FieldComparison> fields() {
    return FieldComparison.of(sides.stream().map(Side::claim).toList());
  }

  /** Identities of the item that are not among the sides. */
  public long notShown() {
    long shown = sides.stream().filter(side -> side.origin() instanceof Origin.Registered).count();
    return line.identities() - shown;
  }

  /** Says nothing of the persons. */
  @Override
  public String toString() {
    return "ReviewCase[" + line.id() + "]";
  }
}
