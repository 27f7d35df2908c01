package org.estuaire.identity.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.registry.Decision;
import org.estuaire.identity.registry.PairDecisions;
import org.estuaire.identity.registry.PairDecisions.Two;
import org.estuaire.identity.registry.PairRefused;
import org.estuaire.identity.registry.PersonNumbers;
import org.estuaire.identity.registry.Relation;
import org.estuaire.identity.registry.ReviewItems;
import org.estuaire.person.LocalId;

/**
 * Decisions of the identity cell on review items. Works in the caller's transaction: after a
 * refusal roll it back.
 *
 * <table>
 * <caption>What a decision does</caption>
 * <tr><th>item</th><th>accept</th><th>refuse</th></tr>
 * <tr><td>with held records</td><td>the claims speak of the known person: on replay their records
 * are filed there and what they state replaces what was known</td><td>they speak of somebody else:
 * on replay they get an identity of their own</td></tr>
 * <tr><td>a pair that may be one person</td><td>both are linked</td><td>both are parted, and not
 * proposed again</td></tr>
 * <tr><td>traits that disagree within a person</td><td>one person all the same</td><td>both are
 * parted</td></tr>
 * <tr><td>ring of merges, parted but linked</td><td colspan="2">noted; link, unlink, merge and unmerge correct it</td></tr>
 * </table>
 */
public final class ReviewDecisions {

  private static final String ITEM =
      """
      SELECT i.kind, EXISTS (SELECT FROM identity.review_record r
        WHERE r.review_item_id = i.id AND r.held) AS holds
      FROM identity.review_item i WHERE i.id = ? AND i.state = 'OPEN' FOR UPDATE
      """;
  private static final String CONCERNED =
      """
      SELECT s.id, s.domain, s.local_id, l.person_id,
        (s.domain, s.local_id) = (i.domain, i.local_id) AS subject
      FROM identity.review_item i
        JOIN identity.review_identity c ON c.review_item_id = i.id
        JOIN identity.source_identity s ON s.id = c.source_identity_id
        JOIN identity.link l ON l.source_identity_id = s.id AND l.ended_at IS NULL
      WHERE i.id = ? ORDER BY subject DESC, s.id
      """;

  private static final int MOST_PARTED_ONE_BY_ONE = 10;

  private final ReviewItems items = new ReviewItems();
  private final PairDecisions pairs;

  public ReviewDecisions(PersonNumbers numbers) {
    this.pairs = new PairDecisions(numbers);
  }

  /** What an item asks, which decides what its answers do. */
  private enum Question {
    WHOSE_RECORDS,
    ONE_PERSON,
    /** Any number of identities with equal traits or one INS, of which some may be one person. */
    ONE_CLUSTER,
    STILL_ONE_PERSON,
    FOR_INFORMATION
  }

  private record Concerned(long id, LocalId key, UUID person) {

    Two and(Concerned other) {
      return new Two(key, other.key);
    }

    /** Without the identifier: it names a person. */
    @Override
    public String toString() {
      return "Concerned[" + id + "]";
    }
  }

  /**
   * Yes: one person.
   *
   * @param chosen which identity, where an item proposes several persons
   * @throws ReviewRefused when that can't be
   */
  public void accept(Connection tx, long item, OptionalLong chosen, Decision decision)
      throws SQLException {
    Question question = question(tx, item);
    if (question == Question.ONE_PERSON || question == Question.ONE_CLUSTER) {
      List<Concerned> concerned = concerned(tx, item);
      for (Concerned other : proposed(concerned, chosen)) {
        link(tx, concerned.get(0), other, decision);
      }
    }
    if (question == Question.ONE_CLUSTER && !others(concerned(tx, item)).isEmpty()) {
      items.acceptInPart(tx, item, decision);
    } else {
      items.accept(tx, item, decision);
    }
  }

  /**
   * No: different persons.
   *
   * @throws ReviewRefused when that can't be
   */
  public void refuse(Connection tx, long item, Decision decision) throws SQLException {
    Question question = question(tx, item);
    List<Concerned> concerned = concerned(tx, item);
    if (question == Question.ONE_PERSON || question == Question.STILL_ONE_PERSON) {
      part(tx, fromFirst(concerned), decision);
    } else if (question == Question.ONE_CLUSTER) {
      part(tx, inCluster(concerned), decision);
    }
    items.dismiss(tx, item, decision);
  }

  private static List<Two> fromFirst(List<Concerned> concerned) {
    return concerned.stream().skip(1).map(other -> concerned.get(0).and(other)).toList();
  }

  /**
   * All who are not one person by now; of a crowd, each from the first: that keeps them apart as
   * well as any two, for a newcomer is compared with the first.
   */
  private static List<Two> inCluster(List<Concerned> concerned) {
    int firsts = concerned.size() <= MOST_PARTED_ONE_BY_ONE ? concerned.size() : 1;
    List<Two> pairs = new ArrayList<>();
    for (int i = 0; i < firsts; i++) {
      for (Concerned other : concerned.subList(i + 1, concerned.size())) {
        if (!other.person().equals(concerned.get(i).person())) {
          pairs.add(concerned.get(i).and(other));
        }
      }
    }
    return pairs;
  }

  /**
   * Not now.
   *
   * @throws ReviewRefused when the item is not open
   */
  public void postpone(Connection tx, long item, LocalDate until, Decision decision)
      throws SQLException {
    question(tx, item);
    items.postpone(tx, item, until, decision);
  }

  private static Question question(Connection tx, long item) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(ITEM)) {
      select.setLong(1, item);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new ReviewRefused(ReviewRefused.Rule.NOT_OPEN);
        }
        return row.getBoolean("holds") ? Question.WHOSE_RECORDS : question(row.getString("kind"));
      }
    }
  }

  private static Question question(String kind) {
    return switch (kind) {
      case "COLLISION" -> Question.WHOSE_RECORDS;
      case "TRAITS_DISAGREE" -> Question.STILL_ONE_PERSON;
      case "MERGE_CYCLE", "PARTED_BUT_LINKED" -> Question.FOR_INFORMATION;
      case "POTENTIAL_DUPLICATE", "DUPLICATE_INS" -> Question.ONE_CLUSTER;
      default -> Question.ONE_PERSON;
    };
  }

  /** Whom to link the first one to: one identity of the only other person, or the chosen one. */
  private static List<Concerned> proposed(List<Concerned> concerned, OptionalLong chosen) {
    if (concerned.isEmpty()) {
      return List.of();
    }
    List<Concerned> others = others(concerned);
    if (chosen.isPresent()) {
      Optional<Concerned> wanted =
          others.stream().filter(other -> other.id() == chosen.getAsLong()).findFirst();
      return List.of(wanted.orElseThrow(() -> new ReviewRefused(ReviewRefused.Rule.NOT_PROPOSED)));
    }
    if (others.stream().map(Concerned::person).distinct().count() > 1) {
      throw new ReviewRefused(ReviewRefused.Rule.CHOICE_NEEDED);
    }
    return others.stream().limit(1).toList();
  }

  /** Who is not one person with the first. */
  private static List<Concerned> others(List<Concerned> concerned) {
    return concerned.stream()
        .filter(other -> !other.person().equals(concerned.get(0).person()))
        .toList();
  }

  private void link(Connection tx, Concerned one, Concerned other, Decision decision)
      throws SQLException {
    Relation.State state = pairs.take(tx, EventKind.LINK, one.key(), other.key(), decision);
    if (state != Relation.State.ACTIVE) {
      throw new ReviewRefused(ReviewRefused.Rule.CONTRADICTORY);
    }
  }

  private void part(Connection tx, List<Two> parted, Decision decision) throws SQLException {
    try {
      pairs.take(tx, EventKind.UNLINK, parted, decision);
    } catch (PairRefused refused) {
      throw new ReviewRefused(ReviewRefused.Rule.MERGED_BY_DOMAIN);
    }
  }

  private static List<Concerned> concerned(Connection tx, long item) throws SQLException {
    List<Concerned> concerned = new ArrayList<>();
    try (PreparedStatement select = tx.prepareStatement(CONCERNED)) {
      select.setLong(1, item);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          concerned.add(
              new Concerned(
                  row.getLong("id"),
                  new LocalId(row.getString("domain"), row.getString("local_id")),
                  row.getObject("person_id", UUID.class)));
        }
      }
    }
    return concerned;
  }
}
