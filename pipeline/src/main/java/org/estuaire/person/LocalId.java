package org.estuaire.person;

import java.util.Optional;

/**
 * An identifier of a person and the identification domain that issued it.
 *
 * @param domain OID or partner code
 */
public record LocalId(String domain, String value) {

  /** Parts domain and identifier where people write both in one word: never part of an OID. */
  private static final char SEPARATOR = '|';

  /** Reads {@code domain|identifier}; empty when one of both is missing. */
  public static Optional<LocalId> parse(String text) {
    int at = text.indexOf(SEPARATOR);
    boolean both = at > 0 && at < text.length() - 1;
    return both
        ? Optional.of(new LocalId(text.substring(0, at).strip(), text.substring(at + 1).strip()))
        : Optional.empty();
  }

  /** Says nothing: the identifier names a person. */
  @Override
  public String toString() {
    return "LocalId[…]";
  }
}
