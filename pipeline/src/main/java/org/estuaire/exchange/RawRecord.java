package org.estuaire.exchange;

/**
 * The bytes of one record, not yet understood. They stand alone: with the delivery's {@link
 * Reading} they can be decoded again, which is what quarantine and replay rely on.
 */
public record RawRecord(Place place, byte[] bytes) {

  /** Without the content: it is health data. */
  @Override
  public String toString() {
    return "RawRecord[" + place + "]";
  }
}
