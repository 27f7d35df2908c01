package org.estuaire.lab.distribution;

import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.SealedPlace;
import org.estuaire.lab.distribution.ToldResults.Reader;
import org.estuaire.person.Claim;
import org.jspecify.annotations.Nullable;

/**
 * A version of a dossier that a practice is to get.
 *
 * @param patient as the laboratory names the patient
 * @param next what it says
 * @param replaces the version that the practice has, or is about to get
 * @param reasons why it may have which order; empty where it is only told what becomes of results
 *     that it has
 */
record Decided(
    Dossier dossier,
    @Nullable Claim patient,
    Subscription practice,
    NextVersion next,
    int version,
    Optional<Integer> replaces,
    Reason reason,
    Map<Long, Reason> reasons) {

  Reader reader() {
    return new Reader(practice.partner(), dossier.id());
  }

  boolean entitled() {
    return !reasons.isEmpty();
  }

  /** Where its bytes lie. */
  SealedPlace place(String fileName) {
    return SealedPlace.payload(practice.partner(), dossier.id(), version, fileName);
  }

  /** Of this version. Short: MSH-10 has room for 20 characters. */
  String number() {
    return number(version);
  }

  /** Of the version that it replaces. */
  Optional<String> replacedNumber() {
    return replaces.map(this::number);
  }

  private String number(int which) {
    return "E" + dossier.id() + "." + which;
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Decided[" + dossier.id() + "." + version + "]";
  }
}
