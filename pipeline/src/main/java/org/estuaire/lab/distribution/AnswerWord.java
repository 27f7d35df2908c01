package org.estuaire.lab.distribution;

import org.estuaire.exchange.Worded;

/** What a receiver answered to a mail, as operators read it. */
enum AnswerWord implements Worded {
  RECEIVED,
  READ,
  NOT_DELIVERED,
  REFUSED
}
