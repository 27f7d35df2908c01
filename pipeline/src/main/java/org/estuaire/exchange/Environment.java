package org.estuaire.exchange;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.estuaire.person.InsMatricule.Authority;

/**
 * Where this installation stands; decides whether test and demonstration identities are accepted.
 */
public enum Environment {
  /** Test and demonstration INS authorities are accepted; for samples and training. */
  DEMO,
  /** Only production authorities are accepted. */
  PRODUCTION;

  public boolean acceptsTestAuthorities() {
    return this == DEMO;
  }

  /** Whose matricules INS are taken here. */
  public Set<Authority> insAuthorities() {
    return Arrays.stream(Authority.values())
        .filter(authority -> acceptsTestAuthorities() || !authority.isTest())
        .collect(Collectors.toUnmodifiableSet());
  }
}
