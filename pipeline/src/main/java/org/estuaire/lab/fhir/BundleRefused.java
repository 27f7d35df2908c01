package org.estuaire.lab.fhir;

import org.estuaire.exchange.Finding;

/** A bundle can't be read any further. Carries the finding that says why; quotes nothing. */
final class BundleRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  BundleRefused(Finding finding) {
    super(finding.code().code(), null, false, false);
    this.finding = finding;
  }

  Finding finding() {
    return finding;
  }
}
