package org.estuaire.jobs.process;

import org.estuaire.exchange.Worded;

/** What a process says that ends before its command. */
public enum ProcessWord implements Worded {
  STOPPED,
  OUT_OF_MEMORY
}
