package org.estuaire.exchange;

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
}
