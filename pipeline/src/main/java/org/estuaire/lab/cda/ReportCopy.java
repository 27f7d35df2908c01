package org.estuaire.lab.cda;

import org.estuaire.lab.model.OutgoingReport;

/**
 * The copy of a report for a practitioner's eye, as PDF/A: what the documents of CR-BIO carry, and
 * what travels beside them. The same report gives the same bytes. Safe for use by several threads.
 */
public final class ReportCopy {

  private static final String TITLE = "Compte rendu d'examens de biologie médicale";

  /** Prints a report. */
  public byte[] pdf(OutgoingReport outgoing) {
    return new ReportPage(TITLE, outgoing).pdf();
  }
}
