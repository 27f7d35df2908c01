package org.estuaire.routes.sftp;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.helpers.AbstractFactoryManager;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;

/**
 * What we negotiate, as a server and as a client, after ANSSI's recommendations for OpenSSH
 * (DAT-NT-007) completed by what has appeared since. MINA's own lists still hold CBC ciphers and
 * SHA-1.
 *
 * <p>ChaCha20-Poly1305 is left out: it is safe only where the client, too, knows strict key
 * exchange (CVE-2023-48795).
 */
final class SshAlgorithms {

  private static final int SHORTEST_RSA = 3072;

  private static final List<BuiltinDHFactories> KEY_EXCHANGES =
      List.of(
          BuiltinDHFactories.mlkem768x25519,
          BuiltinDHFactories.curve25519,
          BuiltinDHFactories.curve25519_libssh,
          BuiltinDHFactories.ecdhp256,
          BuiltinDHFactories.ecdhp384,
          BuiltinDHFactories.dhg16_512,
          BuiltinDHFactories.dhg18_512);

  private SshAlgorithms() {}

  static void apply(SshServer server) {
    server.setKeyExchangeFactories(
        NamedFactory.setUpTransformedFactories(true, KEY_EXCHANGES, ServerBuilder.DH2KEX));
    applyToBoth(server);
  }

  /** The same for us as a client of others. */
  static void apply(SshClient client) {
    client.setKeyExchangeFactories(
        NamedFactory.setUpTransformedFactories(true, KEY_EXCHANGES, ClientBuilder.DH2KEX));
    applyToBoth(client);
  }

  private static void applyToBoth(AbstractFactoryManager server) {
    server.setCipherFactories(
        List.of(BuiltinCiphers.aes256gcm, BuiltinCiphers.aes128gcm, BuiltinCiphers.aes256ctr));
    server.setMacFactories(List.of(BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha512etm));
    server.setSignatureFactories(
        List.of(
            BuiltinSignatures.ed25519,
            BuiltinSignatures.nistp256,
            BuiltinSignatures.nistp384,
            BuiltinSignatures.rsaSHA512,
            BuiltinSignatures.rsaSHA256));
    server.setCompressionFactories(List.of(BuiltinCompressions.none));
  }

  /** Whether a partner's key is of a kind and length that is accepted. */
  static boolean accepts(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return rsa.getModulus().bitLength() >= SHORTEST_RSA;
    }
    if (key instanceof ECPublicKey curve) {
      int bits = curve.getParams().getOrder().bitLength();
      return bits == 256 || bits == 384;
    }
    return KeyPairProvider.SSH_ED25519.equals(KeyUtils.getKeyType(key));
  }
}
