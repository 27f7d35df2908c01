package org.estuaire.routes.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sockets under TLS to servers whose certificate one of our authorities signed; can be cut. */
final class MailSockets extends SSLSocketFactory {

  private static final Logger LOG = LoggerFactory.getLogger(MailSockets.class);

  private final SSLSocketFactory sockets;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /**
   * @param authorities certificates in PEM; empty for those that Java trusts
   * @throws DeliveryRefused when they can't be read
   */
  MailSockets(Optional<Path> authorities) {
    this.sockets = factory(authorities);
  }

  private static SSLSocketFactory factory(Optional<Path> authorities) {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authorities.isPresent() ? store(authorities.get()) : null);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new DeliveryRefused(Finding.of(MailTransportFinding.AUTHORITIES));
    }
  }

  private static KeyStore store(Path authorities) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(authorities)) {
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("authority-" + store.size(), one);
      }
    }
    return store;
  }

  /** Ends whatever waits for the other side. */
  void cut() {
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException gone) {
        LOG.debug("it was cut already");
      }
    }
  }

  private Socket noted(Socket socket) {
    open.removeIf(Socket::isClosed);
    open.add(socket);
    return socket;
  }

  @Override
  public Socket createSocket() throws IOException {
    return noted(sockets.createSocket());
  }

  @Override
  public Socket createSocket(Socket plain, String host, int port, boolean closes)
      throws IOException {
    return noted(sockets.createSocket(plain, host, port, closes));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return noted(sockets.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return noted(sockets.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return noted(sockets.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return noted(sockets.createSocket(host, port, local, localPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }
}
