package org.estuaire.lab.hl7;

import org.estuaire.exchange.Worded;

/** What an acknowledgement says besides its findings. */
enum AcknowledgementWord implements Worded {
  LINE
}
