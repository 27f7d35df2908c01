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

/** The words of identity review, as the national reference (RNIV 1) has them in French. */
public final class ReviewWords {

  private ReviewWords() {}

  /** A kind of doubt in a few words. */
  public static String kind(ReviewKind kind, Language language) {
    return switch (kind) {
      case COLLISION -> language.choose("Collision", "Collision");
      case TRAITS_DISAGREE -> language.choose("Traits discordants", "Traits disagree");
      case DUPLICATE_INS -> language.choose("Doublon d'INS", "INS twice in a domain");
      case POTENTIAL_DUPLICATE -> language.choose("Doublon potentiel", "Potential duplicate");
      case CROSS_DOMAIN_LINK ->
          language.choose("Rapprochement proposé", "Link proposed between domains");
      case MERGE_CYCLE -> language.choose("Fusions en boucle", "Ring of merges");
      case PARTED_BUT_LINKED ->
          language.choose("Séparées mais liées par d'autres", "Parted, linked by others");
    };
  }

  /** What the identity cell is asked. */
  public static String question(ReviewKind kind, boolean held, Language language) {
    if (held) {
      return language.choose(
          "Des données attendent en quarantaine sous cet identifiant, avec d'autres traits."
              + " Concernent-elles la personne connue ?",
          "Data waits in quarantine under this identifier, with other traits."
              + " Is it about the known person?");
    }
    return switch (kind) {
      case COLLISION, TRAITS_DISAGREE ->
          language.choose(
              "Ces identités sont liées et leurs traits se contredisent. Est-ce une seule personne ?",
              "These identities are linked and their traits contradict each other. Is it one person?");
      case DUPLICATE_INS ->
          language.choose(
              "Deux identifiants d'un domaine portent le même INS. Est-ce une seule personne ?",
              "Two identifiers of one domain carry the same INS. Is it one person?");
      case MERGE_CYCLE, PARTED_BUT_LINKED ->
          language.choose(
              "À corriger avec « identity link », « unlink », « merge » ou « unmerge », puis à clore.",
              "Mend it with \"identity link\", \"unlink\", \"merge\" or \"unmerge\", then close it.");
      default ->
          language.choose(
              "Ces identités désignent-elles une seule personne ?",
              "Do these identities name one person?");
    };
  }

  /** What "accept" does. */
  public static String accepting(ReviewKind kind, boolean held, Language language) {
    if (held) {
      return language.choose(
          "même personne : les données sont classées sous l'identité connue, dont les traits sont mis à jour",
          "same person: the data is filed under the known identity, whose traits are updated");
    }
    return switch (kind) {
      case MERGE_CYCLE, PARTED_BUT_LINKED -> language.choose("vu, clos", "seen, closed");
      case COLLISION, TRAITS_DISAGREE ->
          language.choose("une seule personne malgré tout", "one person all the same");
      default ->
          language.choose(
              "une seule personne : les identités sont rapprochées, aucune n'est modifiée",
              "one person: the identities are linked, none is changed");
    };
  }

  /** What "refuse" does. */
  public static String refusing(ReviewKind kind, boolean held, Language language) {
    if (held) {
      return language.choose(
          "autre personne : les données reçoivent une identité à part, l'identité connue reste inchangée",
          "somebody else: the data gets an identity of its own, the known one stays as it is");
    }
    return switch (kind) {
      case MERGE_CYCLE, PARTED_BUT_LINKED ->
          language.choose("sans suite, clos", "nothing to do, closed");
      default ->
          language.choose(
              "personnes différentes : elles sont séparées et ne seront plus proposées",
              "different persons: they are parted and not proposed again");
    };
  }

  public static String field(Field field, Language language) {
    return field.words(language);
  }

  /** A value as people read it: the confidence status has its French name. */
  public static String value(FieldComparison comparison, int side, Language language) {
    String value = comparison.values().get(side);
    if (comparison.field() != Field.STATUS) {
      return value.isEmpty() ? "—" : value;
    }
    return switch (value) {
      case "QUALIFIED" -> language.choose("qualifiée", "qualified");
      case "VALIDATED" -> language.choose("validée", "validated");
      case "RETRIEVED" -> language.choose("récupérée", "retrieved");
      default -> language.choose("provisoire", "provisional");
    };
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
    return switch (agreement) {
      case SAME -> language.choose("identique", "same");
      case DIFFERENT -> language.choose("différent", "different");
      default -> language.choose("incomplet", "partly stated");
    };
  }

  /** A score and what made it, field by field, in one line. */
  public static String score(Score score, Language language) {
    String parts =
        score.parts().stream()
            .filter(part -> part.bits().signum() != 0)
            .map(part -> scored(part, language))
            .collect(Collectors.joining(" ; "));
    return language.choose("Vraisemblance ", "Likelihood ")
        + score.bits()
        + language.choose(" bits (n° ", " bits (no. ")
        + score.one()
        + " — n° "
        + score.other()
        + ") : "
        + parts;
  }

  private static String scored(Part part, Language language) {
    String field =
        switch (part.field()) {
          case "BEFORE" -> language.choose("rareté a priori", "odds before");
          case "RELATIVES" ->
              language.choose("proches, ancienne adresse", "relatives, old address");
          case "NAME" -> language.choose("nom", "name");
          case "GIVEN" -> language.choose("prénom", "given name");
          case "BIRTH" -> language.choose("naissance", "birth date");
          case "SEX" -> language.choose("sexe", "sex");
          case "PLACE" -> language.choose("lieu", "place");
          case "NUMBER" -> "NIR";
          case "PHONE" -> language.choose("téléphone", "telephone");
          case "STREET" -> language.choose("rue", "street");
          case "HOUSE" -> language.choose("numéro", "house number");
          case "COMPLEMENT" -> language.choose("complément", "second line");
          default -> language.choose("commune", "town");
        };
    String sign = part.bits().signum() > 0 ? " +" : " ";
    return field + " " + level(part.level(), language) + sign + part.bits();
  }

  private static String level(String level, Language language) {
    return switch (level) {
      case "SAME" -> language.choose("identique", "same");
      case "OTHER" -> language.choose("identique par un autre champ", "same by another field");
      case "NEAR" -> language.choose("à une frappe près", "a slip apart");
      case "LIKE" -> language.choose("ressemblant", "alike");
      case "PART" -> language.choose("en partie", "in part");
      case "SWAPPED" -> language.choose("interverti", "exchanged");
      case "DIFFERENT" -> language.choose("différent", "different");
      default -> "";
    };
  }

  /** How a source identity came to its person. */
  public static String rule(String rule, Language language) {
    return switch (rule) {
      case "OWN" -> language.choose("identité d'origine", "first of its person");
      case "INS" -> language.choose("même INS qualifié", "same qualified INS");
      case "TRAITS" ->
          language.choose("traits stricts et trait complémentaire égaux", "strict traits equal");
      case "RECONCILED" -> language.choose("rapprochement de domaines", "reconciliation");
      case "LINKED", "MERGED" -> language.choose("liée par décision", "linked by decision");
      default -> language.choose("séparée par décision", "parted by decision");
    };
  }

  /** What a reader has to know of a case with very many identities; empty for all others. */
  public static String notShown(ReviewCase item, Language language) {
    long others = item.notShown();
    return others == 0
        ? ""
        : language.choose(
            "… et "
                + others
                + " autres identités du dossier, que la liste de travail de leur domaine nomme ; un"
                + " refus vaut pour elles aussi.",
            "… and "
                + others
                + " other identities of the item, which the work list of their domain names; a"
                + " refusal holds for them too.");
  }
}
