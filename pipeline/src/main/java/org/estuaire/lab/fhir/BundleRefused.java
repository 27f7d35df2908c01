package org.estuaire.lab.fhir;

import org.estuaire.exchange.Finding;
import org.estuaire.fhir.BrokenFhir;

/** A bundle can't be read any further. Carries the finding that says why; quotes nothing. */
final class BundleRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  BundleRefused(Finding finding) {
    super(finding.code().code(), null, false, false);
    this.finding = finding;
  }

  /** In the words of this format. */
  static BundleRefused of(BrokenFhir broken) {
    FhirFinding code =
        switch (broken.fault()) {
          case MALFORMED -> FhirFinding.MALFORMED;
          case TRUNCATED -> FhirFinding.TRUNCATED;
          case BEYOND_BOUNDS -> FhirFinding.BEYOND_BOUNDS;
          case PROPERTY_TWICE -> FhirFinding.PROPERTY_TWICE;
        };
    return new BundleRefused(Finding.of(code).atLine(broken.line()));
  }

  Finding finding() {
    return finding;
  }
}
