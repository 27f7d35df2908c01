package org.estuaire.jobs.installation;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.estuaire.exchange.MailAccess;
import org.estuaire.jobs.installation.DurableMailServer.Point;

/** Starts the mail server as a process, kills it (SIGKILL), and looks into its mailboxes. */
final class KillableMail implements AutoCloseable {

  private final Path folder;
  private final TestMailServer keys;
  private final int smtp = free();
  private final int imap = free();
  private Process process;

  KillableMail(Path folder) throws Exception {
    this.folder = folder;
    // Makes the keys and says how to come in; it stands beside and is not used itself.
    this.keys = new TestMailServer(folder);
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  int smtpPort() {
    return smtp;
  }

  int imapPort() {
    return imap;
  }

  MailAccess access() {
    return keys.access(smtp, imap);
  }

  MailAccess access(int smtpPort, int imapPort) {
    return keys.access(smtpPort, imapPort);
  }

  /** Starts it again on what it has kept; it is killed where it says that it is there. */
  void start(Point point) throws IOException {
    kill();
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-Dgreenmail.tls.keystore.file="
                    + System.getProperty("greenmail.tls.keystore.file"),
                "-Dgreenmail.tls.keystore.password="
                    + System.getProperty("greenmail.tls.keystore.password"),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                DurableMailServer.class.getName(),
                folder.toString(),
                Integer.toString(smtp),
                Integer.toString(imap),
                point.name())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    for (String line = said.readLine(); !"READY".equals(line); line = said.readLine()) {
      if (line == null) {
        throw new IOException("the mail server does not start");
      }
    }
    Process watched = process;
    Thread killer = new Thread(() -> killWhereItSays(said, watched), "kills the mail server");
    killer.setDaemon(true);
    killer.start();
  }

  private static void killWhereItSays(BufferedReader said, Process process) {
    try {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.equals("AT")) {
          process.destroyForcibly();
        }
      }
    } catch (IOException dead) {
      process.destroyForcibly();
    }
  }

  /** SIGKILL, now. */
  void kill() {
    if (process != null) {
      process.destroyForcibly();
      try {
        process.waitFor();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Whether it has met its end. */
  boolean isDead() throws InterruptedException {
    return process.waitFor(10, java.util.concurrent.TimeUnit.SECONDS);
  }

  boolean isDeadNow() {
    return !process.isAlive();
  }

  private Session session(String protocol) {
    Properties properties = new Properties();
    properties.put("mail." + protocol + ".ssl.enable", "true");
    properties.put("mail." + protocol + ".ssl.trust", "*");
    properties.put("mail." + protocol + ".auth", "true");
    return Session.getInstance(properties);
  }

  /** Sends us a message as a partner does. */
  void send(byte[] message) throws Exception {
    try (Transport transport = session("smtp").getTransport("smtp")) {
      transport.connect("127.0.0.1", smtp, TestMailServer.PRACTICE, DurableMailServer.PASSWORD);
      transport.sendMessage(
          new MimeMessage(null, new ByteArrayInputStream(message)),
          new InternetAddress[] {new InternetAddress(TestMailServer.OURS)});
    }
  }

  /** The numbers of the messages in a folder. */
  List<String> numbers(String user, String name) throws Exception {
    try (Store store = session("imap").getStore("imap")) {
      store.connect("127.0.0.1", imap, user, DurableMailServer.PASSWORD);
      try (Folder box = store.getFolder(name)) {
        box.open(Folder.READ_ONLY);
        List<String> numbers = new ArrayList<>();
        for (Message message : box.getMessages()) {
          numbers.add(((MimeMessage) message).getMessageID());
        }
        return numbers;
      }
    }
  }

  @Override
  public void close() {
    kill();
    keys.close();
    try {
      Files.deleteIfExists(folder.resolve("journal"));
    } catch (IOException left) {
      throw new java.io.UncheckedIOException(left);
    }
  }
}
