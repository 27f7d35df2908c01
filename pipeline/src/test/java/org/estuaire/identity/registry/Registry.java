package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.identity.IdentityResolver;
import org.estuaire.identity.IdentityResolver.Resolution;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;

/** A registry of a test, on a repository of its own. Deliveries are numbered as they come. */
final class Registry {

  private static final List<Partner> PARTNERS =
      List.of(
          Partner.named("ght-estran", Partner.Kind.IDENTITY_DOMAIN, LaneName.IDENTITY)
              .withIdentityDomain("2.999.20.1"),
          Partner.named("labo-rive-gauche", Partner.Kind.LABORATORY, LaneName.LAB)
              .withIdentityDomain("2.999.10.1"),
          Partner.named("labo-du-phare", Partner.Kind.LABORATORY, LaneName.LAB, LaneName.IDENTITY)
              .withIdentityDomain("2.999.10.4"),
          Partner.named("ch-estran", Partner.Kind.HOSPITAL, LaneName.BILLING)
              .withIdentityDomain("2.999.20.1"));

  final DataSource database = TestDatabase.create();
  private final IdentityResolver resolver;
  private long deliveries;

  Registry() {
    this(Integer.MAX_VALUE);
  }

  /**
   * @param mostAtOnce identities that are held in memory at once
   */
  Registry(int mostAtOnce) {
    this.resolver = new RegistryResolver(PARTNERS, TestPersons.NUMBERS, mostAtOnce);
  }

  /** One chunk, one transaction, each claim a record of a delivery of its own. */
  List<Resolution> say(Said... claims) throws SQLException {
    List<IdentityResolver.Statement> statements = new ArrayList<>();
    for (Said said : claims) {
      statements.add(said.in(++deliveries, 1));
    }
    return resolve(statements);
  }

  List<Resolution> resolve(List<IdentityResolver.Statement> statements) throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      List<Resolution> resolutions = resolver.resolve(tx, statements);
      tx.commit();
      return resolutions;
    }
  }

  long known(Said said) throws SQLException {
    return ((Resolution.Known) say(said).get(0)).sourceIdentityId();
  }

  /** The code of the finding for which a claim is held. */
  String held(Said said) throws SQLException {
    return ((Resolution.Held) say(said).get(0)).why().code().code();
  }

  UUID personOf(long sourceIdentity) throws SQLException {
    return UUID.fromString(
        one(
            "SELECT person_id FROM identity.person_of_source WHERE source_identity_id = "
                + sourceIdentity));
  }

  /** Kinds of the open review items, in the order in which they came. */
  List<String> reviews() throws SQLException {
    return all("SELECT kind FROM identity.review_item WHERE state = 'OPEN' ORDER BY id");
  }

  /** First column of the first row. */
  String one(String query) throws SQLException {
    return all(query).get(0);
  }

  long count(String table) throws SQLException {
    return Long.parseLong(one("SELECT count(*) FROM " + table));
  }

  List<String> all(String query) throws SQLException {
    return TestQuery.rows(database, query);
  }

  /** Runs as the identity cell does: in a transaction of its own. */
  void decide(Work work) throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      work.run(tx);
      tx.commit();
    }
  }

  interface Work {
    void run(Connection tx) throws SQLException;
  }
}
