package org.estuaire.jobs.report;

import java.util.stream.Collectors;
import org.estuaire.exchange.Language;
import org.estuaire.identity.registry.ReviewKind;
import org.estuaire.identity.review.FieldComparison;
import org.estuaire.identity.review.FieldComparison.Agreement;
import org.estuaire.identity.review.FieldComparison.Field;
import org.estuaire.identity.review.ReviewCase;
import org.estuaire.identity.review.ReviewCase.Part;
import org.estuaire.identity.review.ReviewCase.Score;

/** Which words of identity review go with what is in the review list. */
public final class ReviewWords {

  private ReviewWords() {}

  /** A kind of doubt in a few words. */
  public static String kind(ReviewKind kind, Language language) {
    ReviewWord word =
        switch (kind) {
          case COLLISION -> ReviewWord.COLLISION;
          case TRAITS_DISAGREE -> ReviewWord.TRAITS_DISAGREE;
          case DUPLICATE_INS -> ReviewWord.DUPLICATE_INS;
          case POTENTIAL_DUPLICATE -> ReviewWord.POTENTIAL_DUPLICATE;
          case CROSS_DOMAIN_LINK -> ReviewWord.CROSS_DOMAIN_LINK;
          case MERGE_CYCLE -> ReviewWord.MERGE_CYCLE;
          case PARTED_BUT_LINKED -> ReviewWord.PARTED_BUT_LINKED;
        };
    return word.words(language);
  }

  /** What the identity cell is asked. */
  public static String question(ReviewKind kind, boolean held, Language language) {
    ReviewWord word =
        switch (kind) {
          case COLLISION, TRAITS_DISAGREE -> ReviewWord.ASK_CONTRADICTION;
          case DUPLICATE_INS -> ReviewWord.ASK_INS;
          case MERGE_CYCLE, PARTED_BUT_LINKED -> ReviewWord.ASK_TO_MEND;
          default -> ReviewWord.ASK_ONE_PERSON;
        };
    return (held ? ReviewWord.ASK_WAITING : word).words(language);
  }

  /** What "accept" does. */
  public static String accepting(ReviewKind kind, boolean held, Language language) {
    ReviewWord word =
        switch (kind) {
          case MERGE_CYCLE, PARTED_BUT_LINKED -> ReviewWord.ACCEPT_SEEN;
          case COLLISION, TRAITS_DISAGREE -> ReviewWord.ACCEPT_ALL_THE_SAME;
          default -> ReviewWord.ACCEPT_LINK;
        };
    return (held ? ReviewWord.ACCEPT_WAITING : word).words(language);
  }

  /** What "refuse" does. */
  public static String refusing(ReviewKind kind, boolean held, Language language) {
    ReviewWord word =
        switch (kind) {
          case MERGE_CYCLE, PARTED_BUT_LINKED -> ReviewWord.REFUSE_SEEN;
          default -> ReviewWord.REFUSE_LINK;
        };
    return (held ? ReviewWord.REFUSE_WAITING : word).words(language);
  }

  /** A value as people read it: the confidence status has its French name. */
  public static String value(FieldComparison comparison, int side, Language language) {
    String value = comparison.values().get(side);
    if (comparison.field() != Field.STATUS) {
      return value.isEmpty() ? "—" : value;
    }
    return status(value, language);
  }

  /** The confidence status of an identity (RNIV 1). */
  static String status(String status, Language language) {
    ReviewWord word =
        switch (status) {
          case "QUALIFIED" -> ReviewWord.QUALIFIED;
          case "VALIDATED" -> ReviewWord.VALIDATED;
          case "RETRIEVED" -> ReviewWord.RETRIEVED;
          default -> ReviewWord.PROVISIONAL;
        };
    return word.words(language);
  }

  /** A sign that needs no colour. */
  public static String sign(Agreement agreement) {
    return switch (agreement) {
      case SAME -> "=";
      case DIFFERENT -> "≠";
      default -> "·";
    };
  }

  /** The sign in words. */
  public static String agreement(Agreement agreement, Language language) {
    ReviewWord word =
        switch (agreement) {
          case SAME -> ReviewWord.SAME;
          case DIFFERENT -> ReviewWord.DIFFERENT;
          default -> ReviewWord.PARTLY_STATED;
        };
    return word.words(language);
  }

  /** A score and what made it, field by field, in one line. */
  public static String score(Score score, Language language) {
    String parts =
        score.parts().stream()
            .filter(part -> part.bits().signum() != 0)
            .map(part -> scored(part, language))
            .collect(Collectors.joining(" ; "));
    return ReviewWord.LIKELIHOOD.words(language, score.bits(), score.one(), score.other(), parts);
  }

  private static String scored(Part part, Language language) {
    ReviewWord field =
        switch (part.field()) {
          case "BEFORE" -> ReviewWord.ODDS_BEFORE;
          case "RELATIVES" -> ReviewWord.RELATIVES;
          case "NAME" -> ReviewWord.NAME;
          case "GIVEN" -> ReviewWord.GIVEN_NAME;
          case "BIRTH" -> ReviewWord.BIRTH;
          case "SEX" -> ReviewWord.SEX;
          case "PLACE" -> ReviewWord.PLACE;
          case "NUMBER" -> ReviewWord.NUMBER;
          case "PHONE" -> ReviewWord.PHONE;
          case "STREET" -> ReviewWord.STREET;
          case "HOUSE" -> ReviewWord.HOUSE;
          case "COMPLEMENT" -> ReviewWord.SECOND_LINE;
          default -> ReviewWord.TOWN;
        };
    String sign = part.bits().signum() > 0 ? " +" : " ";
    return field.words(language) + " " + level(part.level(), language) + sign + part.bits();
  }

  private static String level(String level, Language language) {
    return switch (level) {
      case "SAME" -> ReviewWord.SAME.words(language);
      case "OTHER" -> ReviewWord.SAME_BY_OTHER_FIELD.words(language);
      case "NEAR" -> ReviewWord.A_SLIP_APART.words(language);
      case "LIKE" -> ReviewWord.ALIKE.words(language);
      case "PART" -> ReviewWord.IN_PART.words(language);
      case "SWAPPED" -> ReviewWord.EXCHANGED.words(language);
      case "DIFFERENT" -> ReviewWord.DIFFERENT.words(language);
      default -> "";
    };
  }

  /** How a source identity came to its person. */
  public static String rule(String rule, Language language) {
    ReviewWord word =
        switch (rule) {
          case "OWN" -> ReviewWord.FIRST_OF_PERSON;
          case "INS" -> ReviewWord.SAME_INS;
          case "TRAITS" -> ReviewWord.EQUAL_TRAITS;
          case "RECONCILED" -> ReviewWord.RECONCILED;
          case "LINKED", "MERGED" -> ReviewWord.LINKED;
          default -> ReviewWord.PARTED;
        };
    return word.words(language);
  }

  /** What a reader has to know of a case with very many identities; empty for all others. */
  public static String notShown(ReviewCase item, Language language) {
    long others = item.notShown();
    return others == 0 ? "" : ReviewWord.OTHERS_NOT_SHOWN.words(language, others);
  }
}
