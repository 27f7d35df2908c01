package org.estuaire.lab.remap;

/** What the present configuration means for a result that was loaded under an earlier one. */
public enum RemapVerdict {

  /** It reads as it is stored; nothing to do. */
  SAME,

  /** Its code still has no LOINC code. */
  UNMAPPED,

  /** It had no LOINC code or no unit, and gets one. */
  MAPPED,

  /** It had a LOINC code and would get another, or another unit under it: a change of meaning. */
  CHANGED,

  /** The code now mapped contradicts what was sent; it stays as it is. */
  REFUSED,

  /** It would change, but its stored value can't surely be traced to what was sent; it stays. */
  UNSURE
}
