package org.estuaire.billing;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The person who was cared for, and the insured person whose rights cover the care. Texts are empty
 * when the file does not state them.
 *
 * @param sex {@code 1} man, {@code 2} woman, {@code 3} undetermined
 * @param title {@code 1} M., {@code 2} Mme, {@code 3} without
 * @param insuredNir NIR of the insured person (NOSS): often a parent's, so never an identifier of
 *     the beneficiary
 * @param rank rank among the insured person's beneficiaries (RGBEN)
 * @param nir the beneficiary's own NIR (NOIMM)
 * @param birthRank rank among twins
 * @param ipp permanent patient identifier of the hospital, since the layout of 2019
 * @param ins matricule INS and its key, 15 characters, since the layout of 2022
 */
public record Beneficiary(
    String sex,
    String title,
    String insuredNir,
    String insuredNirKey,
    String rank,
    String nir,
    String nirKey,
    Optional<LocalDate> birthDate,
    String birthRank,
    String postcode,
    String ipp,
    String ins) {

  public NirKey.Verdict insuredNirVerdict() {
    return NirKey.verdict(insuredNir, insuredNirKey);
  }

  public NirKey.Verdict nirVerdict() {
    return NirKey.verdict(nir, nirKey);
  }

  public NirKey.Verdict insVerdict() {
    return ins.length() == 15
        ? NirKey.verdict(ins.substring(0, 13), ins.substring(13))
        : NirKey.verdict(ins, "");
  }

  /** Whether one of the two NIR fails its key: kept with the invoice, so that it can be counted. */
  public boolean nirDoubtful() {
    return insuredNirVerdict() == NirKey.Verdict.WRONG || nirVerdict() == NirKey.Verdict.WRONG;
  }

  /** Says nothing of the person. */
  @Override
  public String toString() {
    return "Beneficiary[…]";
  }
}
