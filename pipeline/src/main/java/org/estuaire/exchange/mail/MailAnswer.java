package org.estuaire.exchange.mail;

/**
 * What a receiver, or a server on the way, answered to a message of ours.
 *
 * @param messageId of our message, with its angle brackets
 * @param code of the refusal, as far as one is stated: {@code 902}, {@code 5.1.1}; empty otherwise
 */
public record MailAnswer(String messageId, Kind kind, String code) {

  /** How good the news is, from the best to the worst. */
  public enum Kind {
    /** A server took it into the mailbox (RFC 3464, delivered). */
    RECEIVED,
    /** The receiver's software took it (RFC 8098, processed or displayed). */
    READ,
    /** It was not, or not yet, delivered (RFC 3464, failed). */
    NOT_DELIVERED,
    /** The receiver's software could not take it (RFC 8098, error). */
    REFUSED
  }

  /** Without what its sender wrote. */
  @Override
  public String toString() {
    return "MailAnswer[" + kind + "]";
  }
}
