package org.estuaire.jobs.installation;

import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A mail server in a process of its own that can be killed: what it has acknowledged stands in its
 * journal, and lies in its mailboxes again when it is started on the same folder.
 *
 * <p>Arguments: folder, port of SMTP, port of IMAP, and a {@link Point} at which it says {@code AT}
 * and waits to be killed. It says {@code READY} when it listens. A message for several receivers is
 * noted at once for all of them, as a queue on disk does.
 */
final class DurableMailServer {

  static final String PASSWORD = "secret";

  /** Where it waits for its end. */
  enum Point {
    NEVER,
    /** A message is safe, and who sent it has not been told. */
    DATA_BEFORE_REPLY,
    /** A mark is to be set, and is not. */
    BEFORE_FLAG
  }

  private static final List<String> FOLDERS = List.of("INBOX", "traites", "refuses");

  private final GreenMail server;
  private final Path file;
  private final Point waits;
  private DataOutputStream journal;
  private boolean replaying;
  private int notedAtOnce;

  private DurableMailServer(Path file, int smtp, int imap, Point waits) {
    this.file = file;
    this.waits = waits;
    this.server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS),
              new ServerSetup(imap, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
            });
  }

  public static void main(String[] arguments) throws Exception {
    DurableMailServer server =
        new DurableMailServer(
            Path.of(arguments[0]).resolve("journal"),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Point.valueOf(arguments[3]));
    server.start();
    System.out.println("READY");
    Thread.sleep(Long.MAX_VALUE);
  }

  private void start() throws Exception {
    for (String user : List.of(TestMailServer.OURS, TestMailServer.PRACTICE)) {
      GreenMailUser account = server.setUser(user, user, PASSWORD);
      for (String name : FOLDERS) {
        watch(user, name, account);
      }
    }
    replay();
    journal = new DataOutputStream(new FileOutputStream(file.toFile(), true));
    server
        .getUserManager()
        .setMessageDeliveryHandler(
            (message, address) -> {
              queue(
                  message.getMessage(),
                  message.getToAddresses().stream().map(Object::toString).toList());
              return server.getUserManager().getUserByEmail(address.getEmail());
            });
    server.start();
  }

  private MailFolder folder(String user, String name) {
    GreenMailUser account = server.getUserManager().getUserByEmail(user);
    return server.getManagers().getImapHostManager().getFolder(account, name);
  }

  private void watch(String user, String name, GreenMailUser account) throws Exception {
    if (folder(user, name) == null) {
      server.getManagers().getImapHostManager().createMailbox(account, name);
    }
    MailFolder folder = folder(user, name);
    folder.addListener(
        new FolderListener() {
          @Override
          public void added(int place) {
            DurableMailServer.this.added(user, name, folder, place);
          }

          @Override
          public void flagsUpdated(int place, Flags flags, Long uid) {
            if (flags.contains(Flags.Flag.DELETED)) {
              await(Point.BEFORE_FLAG);
              note("D", user + " " + name, place, new byte[0]);
            }
          }

          @Override
          public void expunged(int place) {
            note("E", user + " " + name, place, new byte[0]);
          }

          @Override
          public void mailboxDeleted() {}
        });
  }

  private synchronized void queue(MimeMessage message, List<String> to) {
    if (notedAtOnce == 0) {
      note(
          "A",
          String.join(",", to.stream().map(one -> one + " INBOX").toList()),
          0,
          bytes(message));
      notedAtOnce = to.size();
    }
  }

  private synchronized void added(String user, String name, MailFolder folder, int place) {
    if (replaying) {
      return;
    }
    if (notedAtOnce > 0) {
      notedAtOnce--;
      if (notedAtOnce == 0) {
        await(Point.DATA_BEFORE_REPLY);
      }
    } else {
      note("A", user + " " + name, 0, bytes(folder.getMessages().get(place - 1).getMimeMessage()));
    }
  }

  private static byte[] bytes(MimeMessage message) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      message.writeTo(bytes);
      return bytes.toByteArray();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void note(String what, String where, int place, byte[] content) {
    if (replaying) {
      return;
    }
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream record = new DataOutputStream(bytes);
      record.writeUTF(what);
      record.writeUTF(where);
      record.writeInt(place);
      record.writeInt(content.length);
      record.write(content);
      journal.write(bytes.toByteArray());
      journal.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the journal holds whole; a record that was cut has been acknowledged to nobody. */
  private void replay() throws Exception {
    replaying = true;
    if (Files.exists(file)) {
      long whole = 0;
      byte[] all = Files.readAllBytes(file);
      ByteArrayInputStream bytes = new ByteArrayInputStream(all);
      try (DataInputStream in = new DataInputStream(bytes)) {
        while (true) {
          again(in.readUTF(), in.readUTF(), in.readInt(), content(in));
          whole = (long) all.length - bytes.available();
        }
      } catch (EOFException end) {
        Files.write(file, java.util.Arrays.copyOf(all, (int) whole));
      }
    }
    replaying = false;
  }

  private static byte[] content(DataInputStream in) throws IOException {
    byte[] content = new byte[in.readInt()];
    in.readFully(content);
    return content;
  }

  private void again(String what, String where, int place, byte[] content) throws Exception {
    for (String one : where.split(",")) {
      MailFolder folder = folder(one.split(" ")[0], one.split(" ")[1]);
      switch (what) {
        case "A" ->
            folder.appendMessage(
                new MimeMessage(null, new ByteArrayInputStream(content)),
                new Flags(),
                new java.util.Date());
        case "D" -> folder.getMessages().get(place - 1).setFlag(Flags.Flag.DELETED, true);
        default -> {
          folder.getMessages().get(place - 1).setFlag(Flags.Flag.DELETED, true);
          long uid = folder.getMessages().get(place - 1).getUid();
          folder.expunge(
              new com.icegreen.greenmail.imap.commands.IdRange[] {
                new com.icegreen.greenmail.imap.commands.IdRange(uid)
              });
        }
      }
    }
  }

  private void await(Point point) {
    if (!replaying && waits == point) {
      System.out.println("AT");
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
