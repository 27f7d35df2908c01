package org.estuaire.delimited;

import org.estuaire.exchange.Worded;

/** What the file of refused rows says besides its findings. */
enum RefusedRowsWord implements Worded {
  FROM_HERE_ON
}
