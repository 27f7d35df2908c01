package org.estuaire.lab.distribution;

import java.time.ZoneId;
import java.util.Set;
import org.estuaire.lab.model.OutgoingReport.Party;

/**
 * What a practice wants to be sent.
 *
 * @param partner code of the practice
 * @param recipient as named in what is sent
 * @param zone where its clocks stand
 * @param format code of a {@link org.estuaire.lab.model.ReportWriter}
 * @param prescribers RPPS (or local numbers) whose orders it gets
 * @param followsPatients whether it also gets the results of the patients on its list and in its
 *     care circles
 * @param earlierResults how many earlier results of the same analyte accompany a result
 */
public record Subscription(
    String partner,
    Party recipient,
    ZoneId zone,
    String format,
    Set<String> prescribers,
    boolean followsPatients,
    int earlierResults) {

  public Subscription {
    prescribers = Set.copyOf(prescribers);
  }
}
