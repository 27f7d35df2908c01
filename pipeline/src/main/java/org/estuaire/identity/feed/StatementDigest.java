package org.estuaire.identity.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.estuaire.person.Claim;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.LocalId;
import org.estuaire.person.Traits;

/** SHA-256 of all that a statement says: equal for a repetition, different for a correction. */
final class StatementDigest {

  /** Can't occur in a cell, so two statements never read the same by accident. */
  private static final String SEPARATOR = "\u001F";

  private StatementDigest() {}

  static byte[] of(IdentityStatement statement) {
    Claim claim = statement.claim();
    Traits traits = claim.traits();
    List<String> parts =
        List.of(
            statement.event().name(),
            statement.other().map(LocalId::domain).orElse(""),
            statement.other().map(LocalId::value).orElse(""),
            claim.formerIns().orElse(""),
            claim.statedAt().toString(),
            traits.birthName(),
            traits.firstGivenName(),
            traits.givenNames(),
            traits.birthDate().map(Object::toString).orElse(""),
            Boolean.toString(traits.uncertainBirthDate()),
            traits.sex().code(),
            traits.birthPlace(),
            traits.usedName(),
            traits.usedGivenName(),
            traits.nir(),
            traits.address(),
            traits.postcode(),
            traits.residence(),
            traits.phone(),
            traits.deathDate().map(Object::toString).orElse(""),
            claim.ins().map(InsMatricule::number).orElse(""),
            claim.ins().map(ins -> ins.authority().name()).orElse(""),
            claim.status().name(),
            String.join("|", claim.attributes().stream().sorted().toList()));
    return sha256(String.join(SEPARATOR, parts));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
