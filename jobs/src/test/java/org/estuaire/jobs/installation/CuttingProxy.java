package org.estuaire.jobs.installation;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before a server and ends a connection in its middle. */
final class CuttingProxy implements Closeable {

  /** When it is cut. */
  enum Cut {
    NEVER,
    /** Once the client has sent so many bytes: the server has not got all. */
    CLIENT,
    /** Once the client has sent so many bytes, nothing comes back any more; the server has all. */
    ANSWER,
    /** Once the server has sent so many bytes. */
    SERVER
  }

  private final ServerSocket listening;
  private final int target;
  private volatile Cut cut = Cut.NEVER;
  private volatile long after;
  private volatile Runnable ending = () -> {};

  CuttingProxy(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  void cut(Cut how, long afterBytes) {
    this.after = afterBytes;
    this.cut = how;
  }

  /**
   * @param ending is done first, in the middle of the connection
   */
  void cut(Cut how, long afterBytes, Runnable ending) {
    this.ending = ending;
    cut(how, afterBytes);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cutting-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        try {
          Socket server = new Socket("127.0.0.1", target);
          AtomicLong sent = new AtomicLong();
          start(() -> pass(client, server, sent, true));
          start(() -> pass(server, client, sent, false));
        } catch (IOException away) {
          client.close();
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void pass(Socket from, Socket to, AtomicLong sent, boolean ofClient) {
    long passed = 0;
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        passed = ofClient ? sent.addAndGet(n) : passed + n;
        boolean ends =
            ofClient && cut == Cut.CLIENT && passed > after
                || !ofClient && cut == Cut.ANSWER && sent.get() > after
                || !ofClient && cut == Cut.SERVER && passed > after;
        if (ends) {
          ending.run();
          return;
        }
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException closed) {
      // The other direction was cut.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
