package org.estuaire.lab.distribution;

import java.util.List;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.Visibility;

/** An order of a dossier as the repository holds it now, with every result that it ever had. */
record StoredOrder(long reportId, Visibility visibility, LabOrder order) {

  StoredOrder withResults(List<LabResult> results) {
    return new StoredOrder(reportId, visibility, order.withResults(results));
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "StoredOrder[" + reportId + "]";
  }
}
