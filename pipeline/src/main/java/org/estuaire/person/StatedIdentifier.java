package org.estuaire.person;

import java.util.Arrays;
import java.util.Locale;
import org.estuaire.person.InsMatricule.Authority;

/**
 * An identifier that a source states of a person.
 *
 * @param authority who issued it (OID or name), empty where that isn't told
 * @param type of HL7 table 0203 ({@code PI}, {@code INS}, {@code NH} …), empty where that isn't
 *     told
 */
public record StatedIdentifier(String value, String authority, String type) {

  public StatedIdentifier {
    type = type.toUpperCase(Locale.ROOT);
  }

  public boolean hasType() {
    return !type.isEmpty();
  }

  /** Whether it comes under an authority of the INS, which issues the billing NIR too. */
  public boolean isNational() {
    return Arrays.stream(Authority.values()).anyMatch(known -> known.oid().equals(authority));
  }

  /** Says nothing: the identifier names a person. */
  @Override
  public String toString() {
    return "StatedIdentifier[…]";
  }
}
