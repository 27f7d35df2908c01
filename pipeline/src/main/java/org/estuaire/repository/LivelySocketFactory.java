package org.estuaire.repository;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketOption;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Sockets that find out within half a minute that the other machine is gone, also while they wait
 * for an answer. The driver makes it by its name.
 */
public final class LivelySocketFactory extends SocketFactory {

  private static final int IDLE_SECONDS = 15;
  private static final int BETWEEN_PROBES_SECONDS = 5;
  private static final int PROBES = 3;

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = new Socket();
    // Only together with SO_KEEPALIVE, which the driver sets.
    set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
    set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, BETWEEN_PROBES_SECONDS);
    set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
    return socket;
  }

  /** Where an operating system has no such option, its own times hold. */
  private static void set(Socket socket, SocketOption<Integer> option, int value)
      throws IOException {
    if (socket.supportedOptions().contains(option)) {
      socket.setOption(option, value);
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw unused();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw unused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unused();
  }

  private static IOException unused() {
    return new IOException("the driver connects its sockets itself");
  }
}
