package org.estuaire.routes.sftp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.signature.Signature;
import org.estuaire.exchange.ServerAccess;

/**
 * The keys of one server that are on record in a file of the form {@code known_hosts}.
 *
 * @param types of those keys that are of a kind that is accepted
 */
record RecordedHostKeys(List<String> types) {

  private static final String REVOKED = "revoked";

  /**
   * @throws IOException when the file can't be read
   */
  static RecordedHostKeys of(ServerAccess at) throws IOException {
    return new RecordedHostKeys(
        KnownHostEntry.readKnownHostEntries(at.knownHosts()).stream()
            .filter(entry -> !REVOKED.equals(entry.getMarker()))
            .filter(entry -> entry.isHostMatch(at.host(), at.port()))
            .flatMap(entry -> key(entry).stream())
            .filter(SshAlgorithms::accepts)
            .map(KeyUtils::getKeyType)
            .toList());
  }

  private static Optional<PublicKey> key(KnownHostEntry entry) {
    try {
      return Optional.ofNullable(
          entry.getKeyEntry().resolvePublicKey(null, null, PublicKeyEntryResolver.IGNORING));
    } catch (IOException | GeneralSecurityException unusable) {
      // As if it were not there: such a key proves nothing.
      return Optional.empty();
    }
  }

  boolean none() {
    return types.isEmpty();
  }

  /**
   * Signatures in the order in which a server is asked for them: first those of the keys on record,
   * since a server has several keys and shows the one that is asked for first.
   */
  List<NamedFactory<Signature>> first(List<NamedFactory<Signature>> signatures) {
    return Stream.concat(
            signatures.stream().filter(this::isRecorded),
            signatures.stream().filter(signature -> !isRecorded(signature)))
        .toList();
  }

  private boolean isRecorded(NamedFactory<Signature> signature) {
    return types.contains(KeyUtils.getCanonicalKeyType(signature.getName()));
  }
}
