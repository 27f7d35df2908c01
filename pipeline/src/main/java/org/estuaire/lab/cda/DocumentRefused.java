package org.estuaire.lab.cda;

import org.estuaire.exchange.Finding;

/** A document can't be read at all. Carries a finding, never a value. */
final class DocumentRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  DocumentRefused(Finding finding) {
    // Expected on bad input, so without the cost of a stack trace.
    super(finding.toString(), null, false, false);
    this.finding = finding;
  }

  Finding finding() {
    return finding;
  }
}
