package org.estuaire.exchange.mail;

import java.sql.SQLException;

/** Where answers to messages of ours are noted. */
public interface MailAnswers {

  /**
   * Notes an answer; the same one again changes nothing.
   *
   * @param partner in whose mailbox it was found
   * @return false when no such message was sent to this partner
   */
  boolean note(String partner, MailAnswer answer) throws SQLException;

  /** Nothing was ever sent. */
  MailAnswers NONE = (partner, answer) -> false;
}
