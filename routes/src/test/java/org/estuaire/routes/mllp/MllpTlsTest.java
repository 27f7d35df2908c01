package org.estuaire.routes.mllp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.MllpAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** With real certificates, made by the keytool and openssl of this machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MllpTlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String MESSAGE =
      "MSH|^~\\&|SIL|ESTRAN|ESTUAIRE|REGION|20261120080000||ORU^R01|M1|P|2.5\r";

  @TempDir private static Path folder;

  private TestListener listener;

  @BeforeAll
  void listen() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "no openssl on this machine");
    identity("server");
    identity("labo");
    identity("stranger");
    Files.writeString(
        folder.resolve("clients.pem"),
        Files.readString(folder.resolve("labo.pem"))
            + Files.readString(folder.resolve("stranger.pem")));
    Configuration.Tls tls =
        new Configuration.Tls(
            folder.resolve("server.pem"),
            folder.resolve("server.key"),
            Optional.of(folder.resolve("clients.pem")));
    MllpAccess access =
        new MllpAccess(List.of("SIL|ESTRAN"), List.of(), List.of(fingerprint("labo")));
    listener =
        new TestListener(
            folder, CrashPoint.Watch.NONE, TestListener.settings(10, Optional.of(tls)), access);
  }

  @AfterAll
  void end() {
    if (listener != null) {
      listener.close();
    }
  }

  @Test
  void aPartnerIsKnownByItsCertificate() throws Exception {
    try (MllpClient client = new MllpClient(socket(Optional.of("labo"), "TLSv1.3"))) {
      assertThat(client.exchange(MESSAGE)).contains("MSA|AA|M1|");
      assertThat(client.exchange(MESSAGE)).contains("MSA|AA|M1|");
    }
    try (MllpClient client = new MllpClient(socket(Optional.of("labo"), "TLSv1.2"))) {
      assertThat(client.exchange(MESSAGE)).contains("MSA|AA|M1|");
    }
  }

  @Test
  void anotherTrustedCertificateDoesNotSpeakForThePartner() throws Exception {
    try (MllpClient client = new MllpClient(socket(Optional.of("stranger"), "TLSv1.3"))) {
      assertThat(client.exchange(MESSAGE)).contains("MSA|AR|M1|NET-005");
    }
  }

  @Test
  void whoShowsNoCertificateIsHungUpOn() throws Exception {
    try (MllpClient client = new MllpClient(socket(Optional.empty(), "TLSv1.3"))) {
      assertThatThrownBy(() -> client.exchange(MESSAGE)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whoDoesNotEncryptIsHungUpOn() throws Exception {
    try (MllpClient client = listener.connect()) {
      assertThatThrownBy(() -> client.exchange(MESSAGE)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aPrivateKeyThatOthersCanReadIsRefused() throws Exception {
    Path open = Files.copy(folder.resolve("server.key"), folder.resolve("open.key"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    Configuration.Tls tls =
        new Configuration.Tls(folder.resolve("server.pem"), open, Optional.empty());
    assertThatThrownBy(() -> MllpTls.context(tls)).hasMessageContaining("CFG-110");
  }

  private Socket socket(Optional<String> who, String protocol) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", certificate("server"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(who.isPresent() ? store(who.get()) : null, PASSWORD);
    SSLContext context = SSLContext.getInstance(protocol);
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context.getSocketFactory().createSocket("127.0.0.1", listener.port());
  }

  private static String fingerprint(String who) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate(who).getEncoded());
    return HexFormat.of().formatHex(digest);
  }

  private static Certificate certificate(String who) throws Exception {
    return store(who).getCertificate(who);
  }

  private static KeyStore store(String who) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(folder.resolve(who + ".p12"))) {
      store.load(file, PASSWORD);
    }
    return store;
  }

  private static void identity(String who) throws Exception {
    run(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN="
            + who
            + " -keyout "
            + who
            + ".key -out "
            + who
            + ".pem");
    run(
        "openssl pkcs12 -export -name "
            + who
            + " -inkey "
            + who
            + ".key -in "
            + who
            + ".pem -out "
            + who
            + ".p12 -passout pass:changeit");
    Files.setPosixFilePermissions(
        folder.resolve(who + ".key"), PosixFilePermissions.fromString("rw-------"));
  }

  private static void run(String command) throws Exception {
    Process process =
        new ProcessBuilder(command.split(" "))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("openssl.log").toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("openssl.log"))).isZero();
  }
}
