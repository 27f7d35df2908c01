package org.estuaire.lab.model;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What one message says of who may see an order. It need not speak of everything: about what it is
 * silent, an earlier word of the laboratory stands.
 *
 * @param confidentiality empty when the message says nothing of it
 * @param masks what it says of each mask; silent where there is no entry
 * @param recipients those whom it names besides the prescriber
 */
public record VisibilityStatement(
    Optional<Confidentiality> confidentiality, Map<Mask, Word> masks, Set<String> recipients) {

  /** A message that says nothing of visibility. */
  public static final VisibilityStatement SILENT =
      new VisibilityStatement(Optional.empty(), Map.of(), Set.of());

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final String CONFIDENTIALITY = "CONFIDENTIALITE";
  private static final String RECIPIENT = "DESTINATAIRE";

  /** What is said of a mask, from the weakest word to the strictest. */
  public enum Word {
    /** Nothing, though the sender's profile demands it. */
    MISSING("-"),
    LIFTED("N"),
    /** Something that nobody understands. */
    UNCLEAR("?"),
    PUT("Y");

    private final String sign;

    Word(String sign) {
      this.sign = sign;
    }

    static Word ofSign(String sign) {
      for (Word word : values()) {
        if (word.sign.equals(sign)) {
          return word;
        }
      }
      throw new IllegalArgumentException("no word about a mask: " + sign);
    }
  }

  public VisibilityStatement {
    masks = Map.copyOf(masks);
    recipients = Set.copyOf(recipients);
  }

  public static VisibilityStatement of(Confidentiality confidentiality) {
    return new VisibilityStatement(Optional.of(confidentiality), Map.of(), Set.of());
  }

  public static VisibilityStatement of(Mask mask, Word word) {
    return new VisibilityStatement(Optional.empty(), Map.of(mask, word), Set.of());
  }

  public static VisibilityStatement of(Map<Mask, Word> masks) {
    return new VisibilityStatement(Optional.empty(), masks, Set.of());
  }

  public static VisibilityStatement to(Set<String> recipients) {
    return new VisibilityStatement(Optional.empty(), Map.of(), recipients);
  }

  /** What a confidentiality code of a document says; empty for one that nobody knows. */
  public static Optional<VisibilityStatement> ofCode(String code) {
    String known = code.strip().toUpperCase(Locale.ROOT);
    return Confidentiality.ofCode(known)
        .map(VisibilityStatement::of)
        .or(() -> Mask.ofCode(known).map(mask -> of(mask, Word.PUT)));
  }

  /** What has become of an order, said again for whoever is sent it. */
  public static VisibilityStatement of(Visibility visibility) {
    Map<Mask, Word> words = new EnumMap<>(Mask.class);
    visibility.masks().forEach(mask -> words.put(mask, Word.PUT));
    return new VisibilityStatement(
        Optional.of(visibility.confidentiality()), words, visibility.recipients());
  }

  public boolean isSilent() {
    return equals(SILENT);
  }

  /** Both said of one version: the stricter word holds. */
  public VisibilityStatement and(VisibilityStatement other) {
    if (isSilent() || other.isSilent()) {
      return isSilent() ? other : this;
    }
    Map<Mask, Word> words = new EnumMap<>(Mask.class);
    words.putAll(masks);
    other.masks.forEach(
        (mask, word) -> words.merge(mask, word, (one, two) -> one.compareTo(two) >= 0 ? one : two));
    Set<String> named = new TreeSet<>(recipients);
    named.addAll(other.recipients);
    Optional<Confidentiality> strictest =
        confidentiality.isPresent() && other.confidentiality.isPresent()
            ? Optional.of(confidentiality.get().strictest(other.confidentiality.get()))
            : confidentiality.or(other::confidentiality);
    return new VisibilityStatement(strictest, words, named);
  }

  /** What follows from this message alone. */
  public Visibility alone() {
    Set<Mask> put = new TreeSet<>();
    masks.forEach(
        (mask, word) -> {
          if (word == Word.PUT) {
            put.add(mask);
          } else if (word != Word.LIFTED) {
            put.add(Mask.UNDECIDED);
          }
        });
    return new Visibility(confidentiality.orElse(Confidentiality.NORMAL), put, recipients);
  }

  /** One word after another, for the repository. */
  public String text() {
    StringBuilder text = new StringBuilder();
    confidentiality.ifPresent(
        level -> text.append(CONFIDENTIALITY).append('=').append(level.code()).append(' '));
    new TreeMap<>(masks)
        .forEach(
            (mask, word) -> text.append(mask.code()).append('=').append(word.sign).append(' '));
    text.append(
        new TreeSet<>(recipients)
            .stream().map(number -> RECIPIENT + "=" + number).collect(Collectors.joining(" ")));
    return text.toString().strip();
  }

  /** Reads {@link #text}. */
  public static VisibilityStatement parse(String text) {
    Optional<Confidentiality> level = Optional.empty();
    Map<Mask, Word> masks = new EnumMap<>(Mask.class);
    Set<String> recipients = new TreeSet<>();
    for (String part : BLANKS.split(text)) {
      int sign = part.indexOf('=');
      String value = part.substring(sign + 1);
      switch (part.substring(0, sign)) {
        case CONFIDENTIALITY:
          level = Confidentiality.ofCode(value);
          break;
        case RECIPIENT:
          recipients.add(value);
          break;
        default:
          masks.put(Mask.ofCode(part.substring(0, sign)).orElseThrow(), Word.ofSign(value));
      }
    }
    return new VisibilityStatement(level, masks, recipients);
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "VisibilityStatement[…]";
  }
}
