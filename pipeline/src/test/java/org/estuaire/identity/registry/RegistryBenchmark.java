package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.estuaire.exchange.LaneName;
import org.estuaire.identity.IdentityResolver.Statement;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.estuaire.repository.TestDatabase;

/**
 * How long a chunk of 1,000 claims takes against a large registry. Run by hand; the first argument
 * is the number of identities, one million when absent.
 */
public final class RegistryBenchmark {

  private static final int CHUNK = 1_000;
  private static final int ROUNDS = 30;

  /** One identity per number, all of one domain, three of four with an INS. */
  private static final String IDENTITIES =
      """
      INSERT INTO identity.source_identity (partner, domain, local_id, birth_name,
        first_given_name, given_names, birth_date, uncertain_birth_date, sex, birth_place, name_key,
        given_key, given_names_key, ins, ins_authority, status, attributes, used_name,
        used_given_name, nir, address, postcode, residence, phone, death_date, stated_at, version,
        first_delivery_id, first_ordinal, last_delivery_id, last_ordinal)
      SELECT 'ght', '2.999.20.1', n::text, 'NOM' || n % 50000, 'PRENOM' || n % 500, '',
        date '1930-01-01' + n % 29000, false, 'F', '38999', 'NOM' || n % 50000,
        'PRENOM' || n % 500, '', CASE WHEN n % 4 > 0 THEN (2000000000000 + n)::text END,
        CASE WHEN n % 4 > 0 THEN 'NIR_DEMO' END,
        CASE WHEN n % 4 > 0 THEN 'QUALIFIED' ELSE 'PROVISIONAL' END, '{}', '', '',
        (2000000000000 + n)::text, 'quai Nord', '38999', '38999', '0499001122', NULL,
        timestamptz '2026-01-01 00:00Z', 1, 1, n, 1, n
      FROM generate_series(1, ?) n
      """;

  private static final String PERSONS =
      """
      INSERT INTO identity.person (id, founder)
      SELECT md5(id::text)::uuid, id FROM identity.source_identity
      """;
  private static final String LINKS =
      """
      INSERT INTO identity.link (source_identity_id, person_id, rule, reason, score, made_by)
      SELECT id, md5(id::text)::uuid, 'OWN', 'first', 1, 'registry' FROM identity.source_identity
      """;

  private RegistryBenchmark() {}

  /** Fills a registry and prints the time of chunks in milliseconds. */
  public static void main(String[] arguments) throws SQLException {
    int size = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    DataSource database = TestDatabase.create();
    fill(database, size);
    Random random = new Random(1);
    long[] nanos = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      List<Statement> chunk = chunk(random, size, round);
      try (Connection tx = database.getConnection()) {
        tx.setAutoCommit(false);
        long start = System.nanoTime();
        new RegistryResolver(List.of(), TestPersons.NUMBERS).resolve(tx, chunk);
        nanos[round] = System.nanoTime() - start;
        tx.commit();
      }
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%d claims against %d identities: median %d ms, best %d ms, worst %d ms%n",
        CHUNK,
        size,
        nanos[ROUNDS / 2] / 1_000_000,
        nanos[0] / 1_000_000,
        nanos[ROUNDS - 1] / 1_000_000);
  }

  private static void fill(DataSource database, int size) throws SQLException {
    try (Connection connection = database.getConnection();
        var identities = connection.prepareStatement(IDENTITIES);
        var statement = connection.createStatement()) {
      identities.setInt(1, size);
      identities.executeUpdate();
      statement.execute(PERSONS);
      statement.execute(LINKS);
      statement.execute("VACUUM ANALYZE");
    }
  }

  /** Half restate what is known, a third comes from another domain with an INS, the rest is new. */
  private static List<Statement> chunk(Random random, int size, int round) {
    List<Statement> chunk = new ArrayList<>();
    for (int i = 0; i < CHUNK; i++) {
      int n = 1 + random.nextInt(size);
      String[] kind =
          switch (i % 6) {
            case 0, 1, 2 -> new String[] {"2.999.20.1", "" + n};
            case 3, 4 -> new String[] {"2.999.10.1", "L" + n};
            default -> new String[] {"2.999.10.2", "N" + round + "." + i};
          };
      chunk.add(
          new Statement(
              "ght", LaneName.IDENTITY, round + 2, i + 1, claim(kind[0], kind[1], n, i % 6 < 5)));
    }
    return chunk;
  }

  private static Claim claim(String domain, String localId, int n, boolean known) {
    int person = known ? n : n + 17;
    Optional<InsMatricule> ins =
        known && n % 4 > 0
            ? Optional.of(
                new InsMatricule(
                    Long.toString(2_000_000_000_000L + n), InsMatricule.Authority.NIR_DEMO))
            : Optional.empty();
    Traits traits =
        Traits.UNKNOWN.withStrict(
            "NOM" + person % 50_000,
            "PRENOM" + n % 500,
            Optional.of(LocalDate.of(1930, 1, 1).plusDays(person % 29_000)),
            Sex.FEMALE,
            "38999");
    return new Claim(
        domain,
        localId,
        traits,
        ins,
        ins.isPresent() ? IdentityStatus.QUALIFIED : IdentityStatus.PROVISIONAL,
        Set.of(),
        Instant.parse("2026-03-01T08:00:00Z"));
  }
}
