package org.estuaire.lab.model;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may see an order, as it follows from all that its laboratory has said.
 *
 * @param masks in force
 * @param recipients RPPS (or local numbers) of those whom the message names besides the prescriber
 */
public record Visibility(Confidentiality confidentiality, Set<Mask> masks, Set<String> recipients) {

  /** Nothing is hidden from anybody who has a right to it. */
  public static final Visibility OPEN = of(Confidentiality.NORMAL);

  public Visibility {
    masks = Set.copyOf(masks);
    recipients = Set.copyOf(recipients);
  }

  public static Visibility of(Confidentiality confidentiality, Mask... masks) {
    return new Visibility(confidentiality, Set.of(masks), Set.of());
  }

  /** As {@code lab.report} holds it. */
  public static Visibility stored(String confidentiality, String masks, String recipients) {
    Set<Mask> active = EnumSet.noneOf(Mask.class);
    split(masks).forEach(code -> active.add(Mask.ofCode(code).orElseThrow()));
    return new Visibility(
        Confidentiality.ofCode(confidentiality).orElseThrow(),
        active,
        split(recipients).collect(Collectors.toSet()));
  }

  private static Stream<String> split(String words) {
    return Stream.of(words.split(" ")).filter(word -> !word.isEmpty());
  }

  /** The stricter of both in every respect. */
  public Visibility strictest(Visibility other) {
    Set<Mask> both = EnumSet.noneOf(Mask.class);
    both.addAll(masks);
    both.addAll(other.masks);
    Set<String> named = new TreeSet<>(recipients);
    named.addAll(other.recipients);
    return new Visibility(confidentiality.strictest(other.confidentiality), both, named);
  }

  /** As strict as another in what it hides; whom the other names it does not let in. */
  public Visibility hiddenLike(Visibility other) {
    return strictest(new Visibility(other.confidentiality, other.masks, Set.of()));
  }

  /**
   * Who may have it. A mask that can't be made out restricts as much as any that it could be; the
   * prescriber may have what is masked to professionals, but nothing very restricted.
   */
  public Audience audience() {
    if (confidentiality == Confidentiality.VERY_RESTRICTED) {
      return Audience.NOBODY;
    }
    if (masks.contains(Mask.PROFESSIONALS) || masks.contains(Mask.UNDECIDED)) {
      return Audience.PRESCRIBER;
    }
    return level() == Confidentiality.RESTRICTED ? Audience.NAMED : Audience.FOLLOWERS;
  }

  /** Whether a mask is in force; where nobody knows which are, all of them. */
  public boolean hides(Mask mask) {
    return masks.contains(mask) || masks.contains(Mask.UNDECIDED);
  }

  /** Its confidentiality where masks have a place of their own: only secret is restricted. */
  public Confidentiality level() {
    boolean hidden = masks.contains(Mask.SECRET) || masks.contains(Mask.UNDECIDED);
    return hidden ? confidentiality.strictest(Confidentiality.RESTRICTED) : confidentiality;
  }

  /** The one code that says it where there is no room for masks. */
  public Confidentiality declared() {
    boolean hidden = masks.contains(Mask.PROFESSIONALS);
    return hidden ? level().strictest(Confidentiality.RESTRICTED) : level();
  }

  /** Its codes as findings and operators are shown them; empty where nothing is hidden. */
  public String words() {
    String level = confidentiality == Confidentiality.NORMAL ? "" : confidentiality.code();
    return (level + " " + maskCodes()).strip().replace(" ", ", ");
  }

  /** Codes of the masks, in a fixed order. */
  public String maskCodes() {
    return joined(masks.stream().map(Mask::code).toList());
  }

  public String recipientNumbers() {
    return joined(recipients);
  }

  private static String joined(Collection<String> words) {
    return words.stream().sorted().collect(Collectors.joining(" "));
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Visibility[…]";
  }
}
