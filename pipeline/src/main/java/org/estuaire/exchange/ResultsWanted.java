package org.estuaire.exchange;

import java.util.List;
import java.util.Optional;

/**
 * What a practice wants to be sent of laboratory results, section {@code results} of its file.
 *
 * @param format code of the format that its software reads, for example {@code hprim-medecins}
 * @param identifier under which it is named in what is sent: RPPS, FINESS, or its code
 * @param prescribers RPPS, or local numbers, of those whose orders it gets
 * @param followedPatients whether it also gets the results of the patients on its list and in its
 *     care circles
 * @param earlier how many earlier results of the same analyte accompany a result
 * @param push its own server, where results are put; without, they lie in {@code resultats/}
 * @param summary the page of each followed patient that it subscribes to
 */
public record ResultsWanted(
    String format,
    String identifier,
    List<String> prescribers,
    boolean followedPatients,
    int earlier,
    Optional<ServerAccess> push,
    Optional<SummaryWanted> summary) {

  public ResultsWanted {
    prescribers = List.copyOf(prescribers);
  }
}
