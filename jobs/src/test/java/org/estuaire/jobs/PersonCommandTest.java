package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.estuaire.jobs.CommandLine.Answer;
import org.estuaire.jobs.installation.Repository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person of whom a council and a laboratory sent something, as the command shows them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PersonCommandTest {

  private static final String COUNCIL_FILE = "CD38_APA_202611_20261120201500.csv";
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String KEY = "cd-38/38-26318468";

  @TempDir private static Path folder;

  private Map<String, String> environment;
  private TestInstallation region;
  private CommandLine commands;
  private String person;

  @BeforeAll
  void aNight() throws Exception {
    environment = TestInstallation.environment();
    region = TestInstallation.open(folder.resolve("data"), TestInstallation.CONFIG, environment);
    commands = region.commands();
    Path lab = TestInstallation.samples("labo-rive-gauche").get(0);
    region.drop("labo-rive-gauche", lab.getFileName().toString(), Files.readAllBytes(lab));
    region.drop("cd-38", COUNCIL_FILE, TestInstallation.sample("cd-38", COUNCIL_FILE));
    region.night();
    person = read(KEY).get("person").asString();
  }

  @AfterAll
  void close() {
    region.close();
  }

  @Test
  @Order(1)
  void aPartnersNumberNamesThePersonAndEachRowSaysWhereItCameFrom() {
    Answer answer = commands.run("person", KEY);
    assertThat(answer.exit()).isZero();
    assertThat(answer.out())
        .contains("Personne " + person, "38-26318468", "à domicile", "droit ouvert")
        .containsPattern("cd-38, " + COUNCIL_FILE + ", livraison \\d+, ligne 2, octet \\d+, reçue");
    JsonNode seen = read(KEY).get("overview");
    assertThat(seen.get("identities").get("lines").size()).isEqualTo(2);
    assertThat(seen.get("results").get("lines").size()).isPositive();
    assertThat(seen.get("rights").get("lines").get(0).get("origin").get("line").asInt())
        .isEqualTo(2);
  }

  @Test
  @Order(1)
  void whoLookedAtWhomAndWhyIsInTheTrail() throws Exception {
    commands.run("person", KEY, "--why", "réclamation du 27");
    assertThat(
            region.rows(
                "SELECT said_by, subject, detail ->> 'why' FROM audit.event"
                    + " WHERE action = 'person read' ORDER BY id DESC LIMIT 1"))
        .containsExactly(System.getProperty("user.name") + "|" + person + "|réclamation du 27");
  }

  @Test
  @Order(1)
  void anUnknownKeyIsSaidToBeUnknownAndThatSomebodyAskedIsInTheTrail() throws Exception {
    Answer answer = commands.run("person", "cd-38/0");
    assertThat(answer.exit()).isEqualTo(5);
    assertThat(answer.out()).isEqualToIgnoringNewLines("Personne inconnue.");
    assertThat(
            region.value(
                "SELECT subject FROM audit.event WHERE action = 'person read'"
                    + " ORDER BY id DESC LIMIT 1"))
        .isEqualTo("nobody");
  }

  @Test
  @Order(1)
  void aMatriculeNeedNotStandInTheCommandLine() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("2 41 03 38 902 990\n".getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(read("-").get("person").asString()).isEqualTo(person);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  @Order(1)
  void aFormerNumberOfThePersonIsSaidToBeOne() throws Exception {
    String former = "00000000-0000-3000-8000-000000000001";
    region.rows(
        "INSERT INTO identity.former_number VALUES ('"
            + person
            + "', 0, '"
            + former
            + "')"
            + " RETURNING former");
    Answer answer = commands.run("person", former);
    assertThat(answer.out()).contains("Personne " + person, "Le numéro " + former + " est ancien");
    assertThat(read(former).get("former").asString()).isEqualTo(former);
    assertThat(commands.run("person", person).out()).doesNotContain("est ancien");
  }

  @Test
  @Order(1)
  void thePageIsTheOwnersAloneAndNamesThePersonInFrench() throws Exception {
    Path page = folder.resolve("person.html");
    assertThat(commands.run("person", KEY, "--html", page.toString()).exit()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(page))
        .contains("<html lang=\"fr\">", "Senancour (Vernay) Léontine Marguerite", "GIR successifs")
        .contains("Conseil départemental 38", "Document nominatif");
  }

  /** As the operator guide says what to grant. */
  @Test
  @Order(3)
  void anAccountOfACouncilFindsItsDossiersAndSeesItsRightsAlsoOfWhomObjects() throws Exception {
    String account = "a" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = region.installation().database().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "CREATE ROLE ACCOUNT LOGIN",
              "INSERT INTO social.council_role VALUES ('ACCOUNT', 'cd-38')",
              "GRANT estuaire_council_agent TO ACCOUNT")) {
        statement.execute(sql.replace("ACCOUNT", account));
      }
    }
    JsonNode seen = JsonMapper.shared().readTree(as(account, KEY).out()).get("overview");
    assertThat(seen.get("rights").get("lines").size()).isEqualTo(1);
    for (String part : new String[] {"identities", "results", "sendings", "enrolments"}) {
      assertThat(seen.get(part).get("sight").asString()).as(part).isEqualTo("NOT_VISIBLE");
    }
    assertThat(as(account, "cd-38/0").exit()).isEqualTo(5);
    // No other number finds anybody.
    assertThat(as(account, person).exit()).isEqualTo(7);
    assertThat(as(account, person).err()).doesNotContain("Senancour");
    assertThat(
            region.value(
                "SELECT count(*) FROM audit.event WHERE action = 'person read' AND actor = ?"
                    + " AND subject = ?",
                account,
                person))
        .isEqualTo("1");
  }

  private Answer as(String account, String key) {
    Map<String, String> its = new HashMap<>(environment);
    its.put(Repository.USER, account);
    its.remove(Repository.PASSWORD);
    return CommandLine.under(
        its,
        "person",
        key,
        "--json",
        "--lang",
        "fr",
        "--data",
        folder.resolve("data").toString(),
        "--config",
        TestInstallation.CONFIG.toString());
  }

  @Test
  @Order(2)
  void theRightsOfWhomObjectsToSharingGoOnBeingMirroredAndAreShownToNobodyElse() throws Exception {
    commands.run("opposition", "cd-38", "38-26318468", "--purpose", "partage-social");
    String later =
        new String(TestInstallation.sample("cd-38", COUNCIL_FILE), WINDOWS)
            .replace(";20/11/2026;", ";27/11/2026;");
    region.drop("cd-38", "CD38_APA_202611_20261127201500.csv", later.getBytes(WINDOWS));
    region.night();
    assertThat(
            region.rows(
                "SELECT decision, confirmed_on FROM social.entitlement WHERE dossier = ?",
                "38-26318468"))
        .containsExactly("A|2026-11-27");
    JsonNode seen = read(KEY).get("overview");
    for (String part : new String[] {"rights", "girs", "payments"}) {
      assertThat(seen.get(part).get("sight").asString()).as(part).isEqualTo("OPPOSED");
      assertThat(seen.get(part).get("lines").size()).as(part).isZero();
    }
    assertThat(seen.get("results").get("lines").size()).isPositive();
    assertThat(commands.run("person", KEY).out())
        .contains("s'oppose au partage de ses données sociales")
        .doesNotContain("à domicile", "aide humaine");
  }

  private JsonNode read(String key) {
    Answer answer = commands.run("person", key, "--json");
    assertThat(answer.exit()).as(answer.err()).isZero();
    return JsonMapper.shared().readTree(answer.out());
  }
}
