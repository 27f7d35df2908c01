package org.estuaire.exchange.view;

import org.estuaire.exchange.Worded;

/** How a run stands. */
public enum RunState implements Worded {
  RUNNING,
  COMPLETED,
  FAILED,
  INTERRUPTED,
  /** Still noted as running, though its process is gone. */
  LEFT_BEHIND
}
