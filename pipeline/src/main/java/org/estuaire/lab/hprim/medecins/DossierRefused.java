package org.estuaire.lab.hprim.medecins;

import org.estuaire.exchange.Finding;

/** A dossier is so broken that reading stops here. Carries a finding, never a value. */
final class DossierRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  DossierRefused(Finding finding) {
    // Expected on bad input, so without the cost of a stack trace.
    super(finding.toString(), null, false, false);
    this.finding = finding;
  }

  Finding finding() {
    return finding;
  }
}
