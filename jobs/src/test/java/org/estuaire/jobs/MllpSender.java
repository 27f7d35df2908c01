package org.estuaire.jobs;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * One of a laboratory's connections: sends a message, waits for its acknowledgement, sends the
 * next; until there are no more messages or no more listener.
 *
 * @param unsent messages that no connection has taken yet
 * @param acknowledged MSH-10 of those that were answered with AA
 * @param uncertain messages that were sent and not answered
 */
record MllpSender(int port, Queue<String> unsent, Set<String> acknowledged, Queue<String> uncertain)
    implements Callable<Void> {

  private static final int PATIENCE_MILLIS = 30_000;

  @Override
  public Void call() {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      String message = unsent.poll();
      while (message != null) {
        if (!exchange(socket.getOutputStream(), in, message)) {
          uncertain.add(message);
          return null;
        }
        acknowledged.add(controlId(message));
        message = unsent.poll();
      }
    } catch (IOException gone) {
      // No listener: messages that wait are sent by a later connection.
      return null;
    }
    return null;
  }

  private static boolean exchange(OutputStream out, InputStream in, String message) {
    try {
      out.write(("\u000b" + message + "\u001c\r").getBytes(StandardCharsets.UTF_8));
      StringBuilder answer = new StringBuilder();
      int next = in.read();
      while (next >= 0 && next != 0x1C) {
        answer.append((char) next);
        next = in.read();
      }
      return next >= 0
          && in.read() == '\r'
          && answer.indexOf("MSA|AA|" + controlId(message) + "|") > 0;
    } catch (IOException cut) {
      return false;
    }
  }

  static String controlId(String message) {
    return message.split("\\|", 11)[9];
  }
}
