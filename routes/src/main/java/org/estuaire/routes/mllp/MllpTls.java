package org.estuaire.routes.mllp;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.estuaire.config.Configuration;
import org.estuaire.installation.InstallationCode;
import org.estuaire.installation.InstallationMistake;
import org.estuaire.installation.SecretFile;

/** Encryption of the listener, after ANSSI's recommendations for TLS (SDE-NT-35). */
final class MllpTls {

  private static final List<String> SUITES =
      List.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_AES_128_GCM_SHA256",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

  private MllpTls() {}

  /**
   * @throws InstallationMistake when a file can't be read, or the private key is open to others
   */
  static SslContext context(Configuration.Tls files) throws IOException {
    byte[] secret = new SecretFile(files.key()).read();
    try (InputStream certificate = Files.newInputStream(files.certificate());
        InputStream key = new ByteArrayInputStream(secret)) {
      SslContextBuilder builder =
          SslContextBuilder.forServer(certificate, key)
              .sslProvider(SslProvider.JDK)
              .protocols("TLSv1.3", "TLSv1.2")
              .ciphers(SUITES);
      if (files.clientAuthorities().isPresent()) {
        builder.trustManager(files.clientAuthorities().get().toFile());
        builder.clientAuth(ClientAuth.REQUIRE);
      }
      return builder.build();
    } catch (IllegalArgumentException | IOException e) {
      throw new InstallationMistake(files.certificate(), InstallationCode.TLS_UNREADABLE);
    }
  }

  /** SHA-256 of the certificate that the other side showed. */
  static Optional<String> fingerprint(SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
      return Optional.of(HexFormat.of().formatHex(digest));
    } catch (SSLPeerUnverifiedException none) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate can't be read");
    }
  }
}
