package org.estuaire.routes.sftp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.estuaire.exchange.Partner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a partner in, under its code, by one of the public keys of its configuration. */
final class PartnerKeys implements PublickeyAuthenticator {

  private static final Logger LOG = LoggerFactory.getLogger(PartnerKeys.class);

  private final LoginGuard guard;
  private final Map<String, List<PublicKey>> keys = new HashMap<>();

  /**
   * @param guard told of keys that are refused
   */
  PartnerKeys(Collection<Partner> partners, LoginGuard guard) {
    this.guard = guard;
    for (Partner partner : partners) {
      keys.put(partner.code(), keysOf(partner));
    }
  }

  @Override
  public boolean authenticate(String user, PublicKey offered, ServerSession session) {
    if (!guard.mayTry(session)) {
      return false;
    }
    boolean known = isOneOf(keys.getOrDefault(user, List.of()), offered);
    if (!known) {
      guard.keyRefused(session);
    }
    return known;
  }

  private static boolean isOneOf(List<PublicKey> known, PublicKey offered) {
    return SshAlgorithms.accepts(offered)
        && known.stream().anyMatch(one -> KeyUtils.compareKeys(one, offered));
  }

  /** A key that can't be used keeps its partner out, and nobody else. */
  private static List<PublicKey> keysOf(Partner partner) {
    List<PublicKey> usable = new ArrayList<>();
    int rank = 0;
    for (String line : partner.access().sshKeys()) {
      rank++;
      try {
        usable.add(key(line));
      } catch (IOException | GeneralSecurityException | RuntimeException e) {
        LOG.error(
            "partner {}: SSH key number {} is not used; it must be Ed25519, ECDSA P-256 or P-384, or"
                + " RSA of at least 3072 bits, in OpenSSH form and without options",
            partner.code(),
            rank);
      }
    }
    return usable;
  }

  private static PublicKey key(String line) throws IOException, GeneralSecurityException {
    AuthorizedKeyEntry entry = AuthorizedKeyEntry.parseAuthorizedKeyEntry(line);
    // Options restrict a key; one that we would not honour must not look as if we did.
    if (!entry.getLoginOptions().isEmpty()) {
      throw new GeneralSecurityException("options");
    }
    PublicKey key = entry.resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING);
    if (!SshAlgorithms.accepts(key)) {
      throw new GeneralSecurityException("kind or length");
    }
    return key;
  }
}
