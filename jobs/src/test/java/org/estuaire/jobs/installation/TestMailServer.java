package org.estuaire.jobs.installation;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.MailAccess;
import org.estuaire.exchange.MailAccess.Encryption;
import org.estuaire.exchange.MailAccess.MailServer;

/** A mail server of this machine, under TLS with a certificate of its own authority. */
final class TestMailServer implements AutoCloseable {

  static final String OURS = "region@estuaire.example";
  static final String PRACTICE = "dr.port@cabinet.example";
  static final Map<String, String> ENVIRONMENT = Map.of("MAIL_PASSWORD", "secret");

  private static final String PASSWORD = "changeit";

  private static final Path KEYS = temporary();

  private final Path authority;
  private GreenMail server;

  TestMailServer(Path folder) throws Exception {
    Path keys = KEYS.resolve("mail.p12");
    authority = folder.resolve("authority.pem");
    synchronized (KEYS) {
      // GreenMail reads them once in a process.
      if (!Files.exists(keys)) {
        makeKeys(keys);
      }
    }
    writeAuthority(keys);
    System.setProperty("greenmail.tls.keystore.file", keys.toString());
    System.setProperty("greenmail.tls.keystore.password", PASSWORD);
    server = started();
  }

  private static Path temporary() {
    try {
      Path folder = Files.createTempDirectory("estuaire-mail");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the keytool that comes with Java. */
  private void makeKeys(Path keys) throws Exception {
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "mail",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    if (made.waitFor() != 0) {
      throw new IllegalStateException("no keys");
    }
  }

  private void writeAuthority(Path keys) throws Exception {
    KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
    Files.writeString(
        authority,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(store.getCertificate("mail").getEncoded())
            + "\n-----END CERTIFICATE-----\n",
        StandardCharsets.US_ASCII);
  }

  private static GreenMail started() {
    GreenMail server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS),
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
            });
    server.start();
    server.setUser(OURS, OURS, "secret");
    server.setUser(PRACTICE, PRACTICE, "secret");
    return server;
  }

  int smtpPort() {
    return server.getSmtps().getPort();
  }

  int imapPort() {
    return server.getImaps().getPort();
  }

  MailAccess access() {
    return access(smtpPort(), imapPort());
  }

  MailAccess access(int smtp, int imap) {
    return new MailAccess(
        OURS,
        OURS,
        "MAIL_PASSWORD",
        Optional.of(authority),
        Optional.of(new MailServer("127.0.0.1", smtp, Encryption.TLS)),
        Optional.of(new MailServer("127.0.0.1", imap, Encryption.TLS)),
        List.of(PRACTICE),
        List.of(PRACTICE),
        false,
        true,
        List.of(PRACTICE),
        Duration.ofMinutes(1));
  }

  /** From now on, no message is taken that holds these words. */
  void refuse(String words) {
    server
        .getUserManager()
        .setMessageDeliveryHandler(
            (message, address) -> {
              if (GreenMailUtil.getWholeMessage(message.getMessage()).contains(words)) {
                throw new MessagingException("not this one");
              }
              return server.getUserManager().getUserByEmail(address.getEmail());
            });
  }

  /** Puts a message into our mailbox. */
  void deliver(String message) throws Exception {
    deliver(message.getBytes(StandardCharsets.UTF_8));
  }

  void deliver(byte[] message) throws Exception {
    GreenMailUser user = server.getUserManager().getUser(OURS);
    user.deliver(new MimeMessage(null, new ByteArrayInputStream(message)));
  }

  /** The messages of a mailbox. */
  List<MimeMessage> inbox(String address) throws FolderException {
    GreenMailUser user = server.getUserManager().getUser(address);
    return messages(server.getManagers().getImapHostManager().getInbox(user));
  }

  /** The messages of another folder of our mailbox. */
  List<MimeMessage> folder(String name) throws FolderException {
    GreenMailUser user = server.getUserManager().getUser(OURS);
    MailFolder folder = server.getManagers().getImapHostManager().getFolder(user, name);
    return folder == null ? List.of() : messages(folder);
  }

  private static List<MimeMessage> messages(MailFolder folder) {
    List<MimeMessage> messages = new ArrayList<>();
    for (StoredMessage stored : folder.getMessages()) {
      messages.add(stored.getMimeMessage());
    }
    return messages;
  }

  @Override
  public void close() {
    server.stop();
  }
}
