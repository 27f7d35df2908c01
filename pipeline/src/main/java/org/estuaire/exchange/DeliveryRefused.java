package org.estuaire.exchange;

/** A delivery that can't be read any further. Carries a finding, never a value of the delivery. */
public final class DeliveryRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  public DeliveryRefused(Finding finding) {
    super(finding.toString());
    this.finding = finding;
  }

  public Finding finding() {
    return finding;
  }
}
