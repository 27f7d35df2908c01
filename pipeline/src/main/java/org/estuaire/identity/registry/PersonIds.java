package org.estuaire.identity.registry;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.estuaire.identity.registry.SourceIdentity.LocalKey;

/**
 * Identifiers of persons: name-based (UUID version 3) on the local identifier of the founder, so
 * that the same night on an empty repository gives the same persons.
 */
final class PersonIds {

  private PersonIds() {}

  /**
   * @param earlier how many links the founder had before: one that is unlinked founds another
   *     person than it did at first
   */
  static UUID foundedBy(LocalKey founder, int earlier) {
    String name = String.join("\u001F", founder.domain(), founder.localId(), "" + earlier);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
