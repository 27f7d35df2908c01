package org.estuaire.routes.mail;

import java.sql.SQLException;

/** Knows the copies that messages of ours leave in our own mailbox. */
public interface OwnCopies {

  /**
   * Notes that a message went out, as its copy proves.
   *
   * @return false when no such message was sent to this partner
   */
  boolean wentOut(String partner, String messageId) throws SQLException;
}
