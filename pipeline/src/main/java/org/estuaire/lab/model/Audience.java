package org.estuaire.lab.model;

/** Who outside the producing laboratory may have an order, from the widest to none. */
public enum Audience {
  /** The prescriber, those whom the message names, and practices that follow the patient. */
  FOLLOWERS,
  /** The prescriber, and those whom the message names. */
  NAMED,
  /** The prescriber alone. */
  PRESCRIBER,
  /** Nobody until the laboratory says otherwise. */
  NOBODY
}
