package org.estuaire.hl7v2;

import org.estuaire.exchange.Finding;

/** The form of a message is so broken that reading stops here. Carries a finding, never a value. */
public final class MessageRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  public MessageRefused(Finding finding) {
    // Expected on bad input, so without the cost of a stack trace.
    super(finding.toString(), null, false, false);
    this.finding = finding;
  }

  public Finding finding() {
    return finding;
  }
}
