package org.estuaire.exchange;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A mailbox that is kept for one partner: what it sends is fetched from there, and what it is sent
 * goes out under its address.
 *
 * @param address of the mailbox
 * @param user under which we log in, by default the address
 * @param passwordVariable the environment variable that holds the password
 * @param authorities certificates by which servers are known, in PEM; empty for those of Java
 * @param out the server that takes messages; empty where nothing is sent
 * @param in the server that keeps them; empty where nothing is fetched
 * @param recipients to whom results go
 * @param senders from whom messages are taken
 * @param deletes whether a message that is safe here is deleted in the mailbox; otherwise it is
 *     moved to a folder beside
 * @param acknowledges whether messages that ask for it are acknowledged (RFC 8098)
 * @param receiptsTo to whom receipts go besides; empty where they only lie in its folder
 * @param every pause between two looks while the process stays
 */
public record MailAccess(
    String address,
    String user,
    String passwordVariable,
    Optional<Path> authorities,
    Optional<MailServer> out,
    Optional<MailServer> in,
    List<String> recipients,
    List<String> senders,
    boolean deletes,
    boolean acknowledges,
    List<String> receiptsTo,
    Duration every) {

  public MailAccess {
    recipients = List.copyOf(recipients);
    senders = List.copyOf(senders);
    receiptsTo = List.copyOf(receiptsTo);
  }

  /** How a connection is encrypted. Without encryption there is none. */
  public enum Encryption {
    /** From the first byte. */
    TLS,
    /** After a word in clear, which the server has to accept. */
    STARTTLS
  }

  /** A server of mail, SMTP or IMAP. */
  public record MailServer(String host, int port, Encryption encryption) {}

  /** Whether results are sent by mail. */
  public boolean sends() {
    return out.isPresent() && !recipients.isEmpty();
  }
}
