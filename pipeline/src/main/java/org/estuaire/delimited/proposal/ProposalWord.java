package org.estuaire.delimited.proposal;

import org.estuaire.exchange.Worded;

/** What a proposed mapping says in its comments. */
public enum ProposalWord implements Worded {
  TITLE,
  HOW_TO,
  FORM_TEXT,
  FORM_SHEET,
  FORM_HEADER,
  FORM_SAMPLE,
  OTHER_SHEETS,
  DATES,
  DECIMALS,
  COMMA,
  POINT,
  MISSING,
  ALL_THERE,
  SEEN,
  NOTHING_SEEN,
  BY_HEADING,
  BY_HEADING_AND_VALUES,
  BY_HEADING_EMPTY,
  BY_VALUES_OF_LIST,
  BY_ELIMINATION,
  BY_BIRTH_IN_NIR,
  BY_KEY_OF_NIR,
  BY_AMOUNTS,
  ASK_UNKNOWN,
  ASK_WHICH,
  ASK_BOTH,
  ASK_REPEATED,
  ASK_FALLBACK,
  BY_COMPANION,
  ASK_WORDS,
  ASK_VALUES,
  ASK_SURE,
  ASK_ORDER,
  ASK_TAKEN,
  ASK_CODE,
  ASK_EMPTY
}
