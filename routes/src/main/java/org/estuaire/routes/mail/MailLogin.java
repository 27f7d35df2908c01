package org.estuaire.routes.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.MailAccess;
import org.estuaire.exchange.MailAccess.Encryption;
import org.estuaire.exchange.MailAccess.MailServer;
import org.estuaire.installation.InstallationCode;

/**
 * How we come into a mailbox: never without TLS, never with a certificate that is not checked, nor
 * for another name.
 */
final class MailLogin {

  private static final Duration SILENCE = Duration.ofSeconds(20);

  private final MailAccess at;
  private final String password;
  private final MailSockets sockets;

  private MailLogin(MailAccess at, String password, MailSockets sockets) {
    this.at = at;
    this.password = password;
    this.sockets = sockets;
  }

  /**
   * @param environment of the process: passwords come from there
   * @throws DeliveryRefused when password or authorities are missing
   */
  static MailLogin of(MailAccess at, Map<String, String> environment) {
    String password = environment.getOrDefault(at.passwordVariable(), "");
    if (password.isEmpty()) {
      throw new DeliveryRefused(Finding.of(InstallationCode.VARIABLE_UNSET, at.passwordVariable()));
    }
    return new MailLogin(at, password, new MailSockets(at.authorities()));
  }

  String password() {
    return password;
  }

  /** Ends whatever waits for the server. */
  void cut() {
    sockets.cut();
  }

  /**
   * @param protocol {@code smtp} or {@code imap}
   */
  Session session(String protocol, MailServer server) {
    Properties properties = new Properties();
    String prefix = "mail." + protocol + ".";
    boolean tls = server.encryption() == Encryption.TLS;
    properties.put(prefix + "host", server.host());
    properties.put(prefix + "port", Integer.toString(server.port()));
    properties.put(prefix + "auth", "true");
    properties.put(prefix + "ssl.enable", Boolean.toString(tls));
    properties.put(prefix + "starttls.enable", Boolean.toString(!tls));
    properties.put(prefix + "starttls.required", Boolean.toString(!tls));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
    properties.put(prefix + "ssl.socketFactory", sockets);
    properties.put(prefix + "ssl.socketFactory.fallback", "false");
    for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      properties.put(prefix + wait, Long.toString(SILENCE.toMillis()));
    }
    // Of several receivers all or none: who reads "delivered" must be able to believe it.
    properties.put("mail.smtp.sendpartial", "false");
    // A message of any size passes in pieces.
    properties.put("mail.imap.partialfetch", "true");
    properties.put("mail.imap.fetchsize", Integer.toString(1 << 17));
    properties.put("mail.from", at.address());
    return Session.getInstance(properties);
  }

  /** Why there was no way in; no text of a server is shown. */
  static Finding why(MessagingException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthenticationFailedException) {
        return Finding.of(MailTransportFinding.LOGIN_REFUSED);
      }
      if (cause instanceof SSLException) {
        return Finding.of(MailTransportFinding.CERTIFICATE);
      }
    }
    return Finding.of(MailTransportFinding.SERVER_AWAY);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "MailLogin[…]";
  }
}
