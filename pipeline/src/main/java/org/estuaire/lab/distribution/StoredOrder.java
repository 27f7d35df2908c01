package org.estuaire.lab.distribution;

import org.estuaire.lab.Confidentiality;
import org.estuaire.lab.LabOrder;

/** An order of a dossier as the repository holds it now, with every result that it ever had. */
record StoredOrder(long reportId, Confidentiality confidentiality, LabOrder order) {
  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "StoredOrder[" + reportId + "]";
  }
}
