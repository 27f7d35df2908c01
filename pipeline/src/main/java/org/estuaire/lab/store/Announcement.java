package org.estuaire.lab.store;

import java.time.Instant;

/**
 * The message that first named an order. Orders that were announced together stay together,
 * whatever is said of one of them later and in whatever order the messages arrive.
 *
 * @param at when the message was issued
 */
record Announcement(String messageId, Instant at) {

  Announcement earlier(Announcement other) {
    return other.at.isBefore(at) ? other : this;
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Announcement[…]";
  }
}
