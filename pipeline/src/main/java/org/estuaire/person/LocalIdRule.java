package org.estuaire.person;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Under which of its identifiers a source files a person: the permanent one of its own domain, else
 * the most permanent of another. Two authorities may give the same number to two persons, so one of
 * another domain bears the name of who issued it. Numbers of stays, accounts and papers name no
 * person, and the national ones are judged elsewhere.
 */
public final class LocalIdRule {

  private static final String PERMANENT = "PI";

  /** Of a medical record, a region, a federation of domains; or of no type at all. */
  private static final Set<String> OF_THE_DOMAIN = Set.of("", "MR", "RRI", "PN");

  private static final Set<String> OF_A_RECORD = Set.of("MR", "PT");
  private static final int NONE = Integer.MAX_VALUE;

  private final String domain;

  /**
   * @param domain the identification domain of the source
   */
  public LocalIdRule(String domain) {
    this.domain = domain;
  }

  /** The identifier that stands for the person; empty when none does. */
  public Optional<StatedIdentifier> best(List<StatedIdentifier> stated) {
    return stated.stream()
        .filter(id -> !id.value().isEmpty() && preference(id) < NONE)
        .min(Comparator.comparingInt(this::preference));
  }

  /** Smaller is better. */
  private int preference(StatedIdentifier id) {
    boolean own = id.authority().equals(domain);
    if (id.type().equals(PERMANENT)) {
      return own ? 0 : id.authority().isEmpty() ? 2 : 3;
    }
    if (own && OF_THE_DOMAIN.contains(id.type())) {
      return 1;
    }
    if (OF_A_RECORD.contains(id.type())) {
      return 4;
    }
    return id.hasType() || id.isNational() ? NONE : 5;
  }

  public boolean isForeign(StatedIdentifier id) {
    return !id.authority().isEmpty() && !id.authority().equals(domain);
  }

  /** How the registry calls it. */
  public LocalId localId(StatedIdentifier id) {
    return new LocalId(domain, isForeign(id) ? id.value() + "@" + id.authority() : id.value());
  }
}
