package org.estuaire.routes.sftp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.estuaire.exchange.PullAccess.Credential;
import org.estuaire.installation.InstallationCode;
import org.estuaire.installation.InstallationMistake;
import org.estuaire.installation.SecretFile;

/** What proves to a partner's server who we are, found and in order. */
sealed interface Login {

  /** Offers the proof. */
  void identify(ClientSession session);

  /** A private key. */
  record Key(KeyPair pair) implements Login {
    @Override
    public void identify(ClientSession session) {
      session.addPublicKeyIdentity(pair);
    }
  }

  /** A password; never shown. */
  record Password(String text) implements Login {
    @Override
    public void identify(ClientSession session) {
      session.addPasswordIdentity(text);
    }

    @Override
    public String toString() {
      return "Password[…]";
    }
  }

  /**
   * @param environment of the process: passwords come from there
   * @throws InstallationMistake when key or password are missing or unusable
   */
  static Login of(Credential credential, Map<String, String> environment)
      throws InstallationMistake {
    if (credential instanceof Credential.KeyFile key) {
      return new Key(pair(key.file()));
    }
    String variable = ((Credential.PasswordVariable) credential).name();
    String password = environment.getOrDefault(variable, "");
    if (password.isEmpty()) {
      throw new InstallationMistake(Path.of(variable), InstallationCode.VARIABLE_UNSET, variable);
    }
    return new Password(password);
  }

  private static KeyPair pair(Path file) throws InstallationMistake {
    AtomicBoolean asked = new AtomicBoolean();
    try (InputStream content = new ByteArrayInputStream(new SecretFile(file).read())) {
      Iterable<KeyPair> pairs =
          SecurityUtils.loadKeyPairIdentities(
              null,
              new PathResource(file),
              content,
              (session, resource, retry) -> {
                asked.set(true);
                return null;
              });
      Iterator<KeyPair> each = pairs == null ? null : pairs.iterator();
      if (each != null && each.hasNext()) {
        return each.next();
      }
    } catch (InstallationMistake told) {
      throw told;
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw unusable(file, asked.get());
    }
    throw unusable(file, asked.get());
  }

  private static InstallationMistake unusable(Path file, boolean passphrase) {
    return new InstallationMistake(
        file, passphrase ? InstallationCode.KEY_WITH_PASSPHRASE : InstallationCode.NO_PRIVATE_KEY);
  }
}
