package org.estuaire.billing.rsf;

import java.util.Arrays;

/**
 * The layouts of the years: each is a prefix of the next one, so that the length of a line alone
 * tells which fields it has.
 */
public enum RsfEdition {
  /** The invoice ends with the work accident: no settlement, no patient identifier. */
  OF_2017(2017, 202, 155, 152, 112, 156, 128, 119),
  /** Adds the settlement (sending, payment, statuses). */
  OF_2018(2018, 265, 155, 152, 112, 156, 128, 119),
  /** Adds the patient identifier (IPP) and the indication of drugs. */
  OF_2019(2019, 285, 155, 152, 119, 156, 128, 119),
  /** Adds the INS and the invoice number, on every line. */
  OF_2022(2022, 310, 164, 161, 128, 165, 137, 128);

  private static final String LETTERS = "ABCHLMP";

  private final int since;
  private final int[] lengths;

  RsfEdition(int since, int... lengths) {
    this.since = since;
    this.lengths = lengths;
  }

  /** The layout of a year; years before 2017 are read as 2017, the oldest one that is known. */
  public static RsfEdition of(int year) {
    RsfEdition found = OF_2017;
    for (RsfEdition edition : values()) {
      found = edition.since <= year ? edition : found;
    }
    return found;
  }

  /** First year of this layout. */
  public int since() {
    return since;
  }

  /** Characters of a line of this letter. */
  int length(char letter) {
    return lengths[LETTERS.indexOf(letter)];
  }

  /** The accepted lengths of a letter, ascending. */
  static int[] lengths(char letter) {
    return Arrays.stream(values()).mapToInt(edition -> edition.length(letter)).distinct().toArray();
  }
}
