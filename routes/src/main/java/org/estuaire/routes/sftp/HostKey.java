package org.estuaire.routes.sftp;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.estuaire.installation.FolderFailure.Role;
import org.estuaire.installation.InstallationCode;
import org.estuaire.installation.InstallationMistake;
import org.estuaire.installation.SecretFile;

/** The server's own key, Ed25519, made on first start. */
final class HostKey {

  private HostKey() {}

  static KeyPair openOrCreate(Path file) throws IOException {
    byte[] content =
        Role.KEYS.in(
            requireNonNull(file.getParent()),
            () -> new SecretFile(file).readOrCreate(HostKey::generate));
    try {
      Iterable<KeyPair> keys =
          SecurityUtils.loadKeyPairIdentities(
              null,
              new PathResource(file),
              new ByteArrayInputStream(content),
              FilePasswordProvider.EMPTY);
      return keys.iterator().next();
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new InstallationMistake(file, InstallationCode.NO_PRIVATE_KEY);
    }
  }

  private static byte[] generate() {
    try {
      KeyPair pair = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "estuaire", null, text);
      return text.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
