package org.estuaire.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A way to a server on this machine that can fall silent, as where a firewall drops every packet:
 * its connections stay open and new ones are taken, but nothing comes through.
 */
public final class SilentWire implements AutoCloseable {

  private final int server;
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final AtomicInteger said = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition speaks = lock.newCondition();
  private boolean silent;

  public SilentWire(int server) throws IOException {
    this.server = server;
    daemon(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** How often clients said something. */
  public int said() {
    return said.get();
  }

  public void fallSilent() {
    setSilent(true);
  }

  public void speakAgain() {
    setSilent(false);
  }

  private void setSilent(boolean now) {
    lock.lock();
    try {
      silent = now;
      speaks.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      sockets.add(client);
      daemon(() -> connect(client));
    }
  }

  private void connect(Socket client) throws IOException {
    awaitSpeech();
    Socket onward = new Socket(InetAddress.getLoopbackAddress(), server);
    sockets.add(onward);
    daemon(() -> pass(onward, client, new AtomicInteger()));
    pass(client, onward, said);
  }

  private void pass(Socket from, Socket to, AtomicInteger count) throws IOException {
    try (from;
        to) {
      byte[] buffer = new byte[8192];
      for (int read = from.getInputStream().read(buffer);
          read >= 0;
          read = from.getInputStream().read(buffer)) {
        awaitSpeech();
        to.getOutputStream().write(buffer, 0, read);
        count.incrementAndGet();
      }
    }
  }

  private void awaitSpeech() {
    lock.lock();
    try {
      while (silent) {
        speaks.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private interface Work {
    void perform() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.perform();
              } catch (IOException cut) {
                // One end has gone; the other is closed with it.
              }
            },
            "silent-wire");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    speakAgain();
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
