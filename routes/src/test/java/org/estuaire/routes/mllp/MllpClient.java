package org.estuaire.routes.mllp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A sender as laboratories have them: a socket, a block, and a wait for the answer. */
final class MllpClient implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  MllpClient(int port) throws IOException {
    this(new Socket("127.0.0.1", port));
  }

  MllpClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = new BufferedOutputStream(socket.getOutputStream());
  }

  String exchange(String message) throws IOException {
    return exchange(message.getBytes(StandardCharsets.UTF_8));
  }

  String exchange(byte[] message) throws IOException {
    send(message);
    return answer();
  }

  void send(byte[] message) throws IOException {
    out.write(0x0B);
    out.write(message);
    out.write(0x1C);
    out.write(0x0D);
    out.flush();
  }

  void raw(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /**
   * @throws EOFException when the listener has hung up
   */
  String answer() throws IOException {
    if (in.read() != 0x0B) {
      throw new EOFException();
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int next = in.read();
    while (next != 0x1C) {
      if (next < 0) {
        throw new EOFException();
      }
      text.write(next);
      next = in.read();
    }
    in.read();
    return text.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
