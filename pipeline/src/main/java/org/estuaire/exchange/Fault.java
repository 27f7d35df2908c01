package org.estuaire.exchange;

/** Whose fault a finding is: who has to act on it, so that findings can be counted by that. */
public enum Fault {
  /** Whoever sends or receives: what it sends, or its own server. */
  PARTNER,
  /** The identity cell, which decides about persons. */
  IDENTITY_CELL,
  /** What an operator edits: configuration, mappings, tables of codes, requests of studies. */
  CONFIGURATION,
  /** What Estuaire stands on: disks, database, accounts, keys, memory. */
  INSTALLATION,
  /** A defect of ours, or a file that this program can't survive. */
  PROGRAM,
  /** It is as it should be, and only reported. */
  NOBODY
}
