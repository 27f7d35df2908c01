package org.estuaire.exchange.view;

import org.estuaire.exchange.Worded;

/** What operators are told of what waits, besides findings. */
enum ViewWord implements Worded {
  SAYS,
  PIECE_REJECT,
  PIECE_VALUE,
  PIECE_SENDING,
  NOT_TRIED_ANY_MORE,
  ATTEMPTS,
  ALL_PARTNERS,
  PRACTICE_WAITS,
  TABLE_IN_USE,
  TABLE_OLD,
  TABLE_OF_THE_PROGRAM
}
