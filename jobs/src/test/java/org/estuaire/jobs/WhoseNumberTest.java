package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Partner;
import org.estuaire.extract.Extraction;
import org.estuaire.extract.ReadStudy;
import org.estuaire.extract.StudyKeys;
import org.estuaire.extract.StudyReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody has the account of a role, reads all that it may, and knows all local identifiers of the
 * territory: the sample night must not tell him whose anything is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoseNumberTest {

  private static final String READABLE =
      "SELECT format('SELECT %I::text FROM %I.%I', a.attname, n.nspname, c.relname)"
          + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
          + " WHERE c.relkind IN ('r', 'v', 'm', 'p')"
          + " AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')"
          + " AND has_schema_privilege('%1$s', n.oid, 'USAGE')"
          + " AND has_column_privilege('%1$s', c.oid, a.attnum, 'SELECT')";
  private static final String MATERIAL =
      "SELECT m::text FROM extract.material('suivi-biologique') m";
  private static final String IDENTITIES =
      "SELECT domain || E'\\n' || local_id FROM identity.source_identity"
          + " UNION SELECT domain || E'\\n' || coalesce(ins, nir) FROM identity.source_identity"
          + " WHERE coalesce(ins, nir) <> ''";
  private static final Pattern NUMBER =
      Pattern.compile("[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}");
  private static final List<String> BETWEEN = List.of("", "|", "\u001F", ":", "^", "/", " ", "-");
  private static final List<String> PREFIXES = List.of("", "IPP", "IPP-", "P", "PAT", "0");
  private static final int EARLIER_LINKS = 4;
  private static final int SHORTEST_IDENTIFIER = 6;

  @TempDir private static Path data;

  private TestInstallation night;
  private List<String[]> identities;

  @BeforeAll
  void theSampleNightAndAStudy() throws Exception {
    night = TestInstallation.open(data);
    night.sampleNight();
    ReadStudy read = new StudyReader(TestInstallation.CONFIG).read("suivi-biologique");
    new Extraction(
            night.installation().database(),
            new StudyKeys(data, Map.of(), Environment.DEMO),
            Partner.METROPOLITAN_FRANCE,
            "camille")
        .run(((ReadStudy.Complete) read).study(), data.resolve("out"));
    identities = night.rows(IDENTITIES).stream().map(row -> row.split("\n", 2)).toList();
  }

  @AfterAll
  void close() {
    night.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"estuaire_extractor", "estuaire_operator", "estuaire_study_keeper"})
  void nobodyIsFoundOutByHashingTheIdentifiersThatOneKnows(String role) throws Exception {
    assertThat(foundOutBy(seenBy(role))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"estuaire_extractor", "estuaire_operator", "estuaire_study_keeper"})
  void noIdentifierOfAPersonIsReadableItself(String role) throws Exception {
    Set<String> words = new HashSet<>();
    seenBy(role).forEach(value -> words.addAll(List.of(value.split("[^0-9A-Za-z]+"))));
    assertThat(identities)
        .extracting(identity -> identity[1])
        .filteredOn(identifier -> identifier.length() >= SHORTEST_IDENTIFIER)
        .isNotEmpty()
        .noneMatch(words::contains);
  }

  /** The attack itself works: it finds numbers as version 0.1.0 made them. */
  @Test
  void numbersThatAreNotKeyedAreFoundOut() throws Exception {
    List<String> unkeyed = new ArrayList<>();
    for (String[] identity : identities) {
      String name = String.join("\u001F", identity[0], identity[1], "0");
      unkeyed.add(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }
    assertThat(identities).hasSizeGreaterThan(400);
    assertThat(foundOutBy(unkeyed)).hasSameSizeAs(identities);
    assertThat(foundOutBy(night.rows("SELECT id FROM identity.person"))).isEmpty();
  }

  /** Whose numbers are among what one has read. */
  private Set<String> foundOutBy(List<String> seen) throws GeneralSecurityException {
    Set<String> numbers = new HashSet<>();
    for (String value : seen) {
      NUMBER.matcher(value).results().map(MatchResult::group).forEach(n -> numbers.add(bits(n)));
    }
    Set<String> found = new TreeSet<>();
    for (String[] identity : identities) {
      for (String form : forms(identity[0], identity[1])) {
        for (String algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
          byte[] hash =
              MessageDigest.getInstance(algorithm).digest(form.getBytes(StandardCharsets.UTF_8));
          if (numbers.contains(bits(HexFormat.of().formatHex(hash)))) {
            found.add(identity[0] + " " + identity[1]);
          }
        }
      }
    }
    return found;
  }

  /** The first 32 digits without what a UUID says of its own kind. */
  private static String bits(String number) {
    String digits = number.replace("-", "");
    return digits.substring(0, 12) + digits.substring(13, 16) + digits.substring(17, 32);
  }

  private List<String> seenBy(String role) throws SQLException {
    List<String> columns = night.rows(READABLE.replace("%1$s", role));
    List<String> seen = new ArrayList<>();
    try (Connection connection = night.installation().database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE " + role);
      for (String column : columns) {
        addAll(seen, statement, column);
      }
      if (role.equals("estuaire_extractor")) {
        addAll(seen, statement, MATERIAL);
      }
      statement.execute("RESET ROLE");
    }
    assertThat(seen).as("what %s sees", role).isNotEmpty();
    return seen;
  }

  private static void addAll(List<String> seen, Statement statement, String query)
      throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        if (row.getString(1) != null) {
          seen.add(row.getString(1));
        }
      }
    }
  }

  /** What somebody may have hashed: with and without domain, prefix and count of links. */
  private static List<String> forms(String domain, String identifier) {
    String digits = identifier.replaceAll("[^0-9]", "");
    List<String> bare = new ArrayList<>();
    Stream.of(identifier, digits, digits.replaceFirst("^0+", ""))
        .forEach(number -> PREFIXES.forEach(prefix -> bare.add(prefix + number)));
    List<String> forms = new ArrayList<>(bare);
    for (String between : BETWEEN) {
      for (String number : bare) {
        forms.add(domain + between + number);
        forms.add(number + between + domain);
        for (int earlier = 0; earlier < EARLIER_LINKS; earlier++) {
          forms.add(domain + between + number + between + earlier);
        }
      }
    }
    return forms;
  }
}
