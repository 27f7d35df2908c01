package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.estuaire.exchange.Partner;
import org.estuaire.identity.IdentityResolver;

/**
 * Resolves claims against the registry of source identities and persons, by the rules that {@link
 * ClaimRules} states.
 *
 * <p>A chunk costs a fixed number of statements, whatever its size: one COPY and one query bring
 * every identity that a claim can meet, the rules run in memory in the order of arrival, and a COPY
 * per table writes what changed. So the outcome does not depend on how records fall into chunks,
 * and a chunk whose claims meet too many to hold them all is resolved in parts.
 *
 * <p>Chunks that run at the same time take turns from here to the end of their transaction, which
 * has to be READ COMMITTED, PostgreSQL's default, to see what the one before it wrote.
 */
public final class RegistryResolver implements IdentityResolver {

  private static final String NEW_IDS =
      """
      SELECT nextval('identity.source_identity_id_seq') FROM generate_series(1, ?)
      """;

  /** Source identities that are held at once, at some two kilobytes each. */
  private static final int MOST_AT_ONCE = 30_000;

  private final Domains domains;
  private final PersonNumbers numbers;
  private final int mostAtOnce;

  /**
   * @param partners all partners: those that send the identity lane keep the identities of their
   *     domain and may correct them
   * @param numbers of the persons that are founded
   */
  public RegistryResolver(Collection<Partner> partners, PersonNumbers numbers) {
    this(partners, numbers, MOST_AT_ONCE);
  }

  RegistryResolver(Collection<Partner> partners, PersonNumbers numbers, int mostAtOnce) {
    this.numbers = numbers;
    this.domains = new Domains(partners);
    this.mostAtOnce = mostAtOnce;
  }

  @Override
  public List<Resolution> resolve(Connection tx, List<Statement> claims) throws SQLException {
    if (claims.isEmpty()) {
      return List.of();
    }
    if (tx.getAutoCommit()) {
      throw new IllegalStateException("claims are resolved in the transaction of their records");
    }
    RegistryLock.take(tx);
    return resolveInParts(tx, claims);
  }

  private List<Resolution> resolveInParts(Connection tx, List<Statement> claims)
      throws SQLException {
    int most = claims.size() == 1 ? Integer.MAX_VALUE : mostAtOnce;
    List<Profile> profiles = claims.stream().map(claim -> Profile.of(claim.claim())).toList();
    Optional<Neighbourhood> registry = NeighbourhoodReader.read(tx, claims, profiles, most);
    if (registry.isPresent()) {
      return resolve(tx, claims, profiles, registry.get());
    }
    int half = claims.size() / 2;
    List<Resolution> resolutions = new ArrayList<>(resolveInParts(tx, claims.subList(0, half)));
    resolutions.addAll(resolveInParts(tx, claims.subList(half, claims.size())));
    return resolutions;
  }

  private List<Resolution> resolve(
      Connection tx, List<Statement> claims, List<Profile> profiles, Neighbourhood registry)
      throws SQLException {
    Changes changes = new Changes();
    PrimitiveIterator.OfLong ids = newIds(tx, claims.size());
    ClaimRules rules = new ClaimRules(registry, domains, changes, numbers, ids::nextLong);
    List<Resolution> resolutions = new ArrayList<>(claims.size());
    for (int i = 0; i < claims.size(); i++) {
      resolutions.add(rules.resolve(claims.get(i), profiles.get(i)));
    }
    ChangesWriter.write(tx, changes);
    if (RelationStore.any(tx)) {
      Relations.settle(tx, numbers, changes.touched());
    }
    return resolutions;
  }

  /** Numbers that stay unused leave gaps, which mean nothing. */
  private static PrimitiveIterator.OfLong newIds(Connection tx, int count) throws SQLException {
    LongStream.Builder ids = LongStream.builder();
    try (PreparedStatement statement = tx.prepareStatement(NEW_IDS)) {
      statement.setInt(1, count);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getLong(1));
        }
      }
    }
    return ids.build().iterator();
  }
}
