package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.estuaire.jobs.CommandLine.Answer;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.repository.DatabaseRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every command with an account of every role, on a repository that holds a night. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsOfRolesTest {

  private static final int REFUSED = 7;
  private static final int CONFIGURATION = 3;
  private static final int INTERNAL = 1;

  /** They find persons by the dossiers of their council alone. */
  private static final Set<DatabaseRole> COUNCIL =
      EnumSet.of(DatabaseRole.COUNCIL_AGENT, DatabaseRole.EMS);

  /** They need no repository, or do not end. */
  private static final Set<String> NOT_HERE =
      Set.of(
          "check",
          "doctor",
          "health",
          // It stays; it opens what a night opens.
          "serve",
          "partner add",
          "mapping propose",
          "mapping test",
          "database roles");

  /** Commands that show, write or change what was sent of persons, and what the trail calls it. */
  private static final Map<String, String> SHOWN =
      Map.ofEntries(
          Map.entry("deliveries", "deliveries read"),
          Map.entry("trace", "trace read"),
          Map.entry("rejects list", "rejects read"),
          Map.entry("rejects show", "reject read"),
          Map.entry("rejects export", "export"),
          Map.entry("rejects replay", "replay"),
          Map.entry("rejects dismiss", "dismiss"),
          Map.entry("identity review", "review read"),
          Map.entry("identity review show", "review read"),
          Map.entry("identity reconcile", "cross-reference written"),
          Map.entry("trend", "trend read"),
          Map.entry("person", "person read"),
          Map.entry("overdue", "overdue read"),
          Map.entry("summary", "summary read"),
          Map.entry("social recheck", "rights rechecked"),
          Map.entry("extract", "extract"),
          Map.entry("load", "receive"),
          Map.entry("explain", "explain"),
          Map.entry("nightly", "nightly"));

  /** Numbers, codes and counts; or decisions, of which the registry keeps who took them. */
  private static final Set<String> SHOW_NOBODY =
      Set.of(
          "status",
          "deliveries retry",
          "identity review list",
          "identity review accept",
          "identity review refuse",
          "identity review postpone",
          "identity link",
          "identity unlink",
          "identity merge",
          "identity unmerge",
          "identity indicators",
          "identity cross-reference",
          "opposition",
          "social retention",
          "social closures list",
          "social closures confirm",
          "social closures decline",
          "social rekey propose",
          "social rekey apply",
          "social rekey undo",
          "circle import",
          "circle end",
          "pathway import",
          "report",
          "terminology import",
          "terminology unmapped",
          "terminology remap",
          "terminology review list",
          "terminology review show",
          "terminology review approve",
          "terminology review refuse",
          "migrate",
          "check",
          "doctor",
          "health",
          "serve",
          "partner add",
          "mapping propose",
          "mapping test",
          "database roles");

  private record Said(int exit, String error) {

    boolean denied() {
      return error.contains("CFG-131");
    }

    /** The roles that the sentence names. */
    Set<DatabaseRole> named() {
      Set<DatabaseRole> named = new TreeSet<>();
      for (DatabaseRole role : DatabaseRole.values()) {
        String name = "estuaire_" + role.name().toLowerCase(Locale.ROOT);
        if (Pattern.compile("\\b" + name + "\\b").matcher(error).find()) {
          named.add(role);
        }
      }
      return named;
    }
  }

  @TempDir private static Path folder;

  /** What became of the record that waited for a decision of the cell. */
  private List<String> decided;

  /** What the trail holds of each role's account. */
  private final Map<DatabaseRole, List<String>> trail = new EnumMap<>(DatabaseRole.class);

  /** By command, then by role. */
  private final Map<String, Map<DatabaseRole, Said>> said = new LinkedHashMap<>();

  @BeforeAll
  void everyCommandUnderEveryRole() throws Exception {
    Path data = folder.resolve("data");
    Map<String, String> environment = TestInstallation.environment();
    List<String> persons;
    try (TestInstallation night =
        TestInstallation.open(data, TestInstallation.CONFIG, environment)) {
      night.sampleNight();
      persons =
          night.rows(
              "SELECT domain || '|' || local_id FROM identity.source_identity ORDER BY id LIMIT 2");
      String held =
          night.value("SELECT min(review_item_id) FROM identity.review_record WHERE held");
      for (DatabaseRole role : roles()) {
        String account = "a" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = night.installation().database().getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("CREATE ROLE " + account + " LOGIN");
          statement.execute(
              "GRANT estuaire_" + role.name().toLowerCase(Locale.ROOT) + " TO " + account);
        }
        run(role, data, as(account, environment), commands(role, persons, held));
        trail.put(
            role, night.rows("SELECT DISTINCT action FROM audit.event WHERE actor = ?", account));
      }
      decided =
          night.rows(
              "SELECT DISTINCT q.state FROM identity.review_record r JOIN exchange.reject q"
                  + " USING (delivery_id, ordinal) WHERE r.review_item_id = ?",
              Long.parseLong(held));
    }
  }

  @Test
  void whatAMemberOfTheIdentityCellAcceptsIsFiledByTheProgramsAccount() {
    assertThat(said.get("identity review accept").get(DatabaseRole.IDENTITY_CELL).exit()).isZero();
    assertThat(decided).containsExactly("REPLAYED");
  }

  @Test
  void whoeverLooksAtRecordsOrPersonsLeavesALineUnderHisOwnAccount() {
    assertThat(trail.get(DatabaseRole.OPERATOR))
        .containsExactlyInAnyOrder("deliveries read", "rejects read", "reject read");
    assertThat(trail.get(DatabaseRole.IDENTITY_CELL)).contains("review read");
    assertThat(trail.get(DatabaseRole.SERVICE))
        .contains("rejects read", "reject read", "trace read", "review read", "trend read");
    assertThat(trail.get(DatabaseRole.LOADER)).isEmpty();
  }

  @Test
  void everyCommandIsTriedHereButThoseThatNeedNoRepositoryOrStay() {
    Set<String> tried = new TreeSet<>(NOT_HERE);
    tried.addAll(said.keySet());
    assertThat(tried).containsAll(CommandModel.all().keySet());
  }

  /** A new command has to be put here: it shows what was sent about persons, or does not. */
  @Test
  void everyCommandThatShowsWhatWasSentOfPersonsLeavesALineInTheTrail() {
    Set<String> decided = new TreeSet<>(SHOW_NOBODY);
    decided.addAll(SHOWN.keySet());
    assertThat(decided).isEqualTo(CommandModel.all().keySet());
    SHOWN.forEach(
        (command, action) -> {
          assertThat(said.get(command).get(DatabaseRole.SERVICE).denied()).as(command).isFalse();
          assertThat(trail.get(DatabaseRole.SERVICE)).as(command).contains(action);
        });
  }

  @Test
  void noCommandUnderAnyRoleEndsInAnErrorOfOurs() {
    said.forEach(
        (command, byRole) ->
            byRole.forEach(
                (role, answer) ->
                    assertThat(answer.exit())
                        .as(command + " under " + role + ": " + answer.error())
                        .isNotIn(INTERNAL, CONFIGURATION)));
  }

  @Test
  void whoeverIsRefusedIsToldARoleThatIsNotHisAndThatMayDoIt() {
    said.forEach(
        (command, byRole) ->
            byRole.forEach(
                (role, answer) -> {
                  if (answer.denied()) {
                    String what = command + " under " + role + ": " + answer.error();
                    assertThat(answer.exit()).as(what).isEqualTo(REFUSED);
                    assertThat(answer.named()).as(what).isNotEmpty().doesNotContain(role);
                    answer
                        .named()
                        .forEach(able -> assertThat(byRole.get(able).denied()).as(what).isFalse());
                  }
                }));
  }

  @Test
  void theProgramsAccountRunsEverything() {
    said.forEach(
        (command, byRole) ->
            assertThat(byRole.get(DatabaseRole.SERVICE).denied()).as(command).isFalse());
  }

  @Test
  void eachRoleRunsTheCommandsOfItsWorkAndNoOther() {
    assertThat(ran(DatabaseRole.OPERATOR))
        .containsExactlyInAnyOrder(
            "status", "deliveries", "rejects list", "rejects show", "identity review list");
    assertThat(ran(DatabaseRole.IDENTITY_CELL))
        .containsExactlyInAnyOrder(
            "identity review",
            "identity review list",
            "identity review show",
            "identity review accept",
            "identity review refuse",
            "identity review postpone",
            "identity link",
            "identity unlink",
            "identity merge",
            "identity unmerge",
            "identity indicators",
            "opposition",
            "person");
    assertThat(ran(DatabaseRole.DISTRIBUTOR))
        .containsExactlyInAnyOrder("circle import", "circle end", "pathway import");
    for (DatabaseRole ofCouncil : COUNCIL) {
      assertThat(ran(ofCouncil)).containsExactly("person");
    }
    assertThat(ran(DatabaseRole.LOADER)).isEmpty();
    assertThat(ran(DatabaseRole.STUDY_KEEPER)).isEmpty();
    assertThat(ran(DatabaseRole.EXTRACTOR)).isEmpty();
  }

  private List<String> ran(DatabaseRole role) {
    return said.entrySet().stream()
        .filter(entry -> !entry.getValue().get(role).denied())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The program's account comes last: what it does changes what the others find. */
  private static List<DatabaseRole> roles() {
    List<DatabaseRole> roles = new ArrayList<>(List.of(DatabaseRole.values()));
    roles.remove(DatabaseRole.SERVICE);
    roles.add(DatabaseRole.SERVICE);
    return roles;
  }

  private static Map<String, String> as(String account, Map<String, String> environment) {
    Map<String, String> its = new HashMap<>(environment);
    its.put(Repository.USER, account);
    its.remove(Repository.PASSWORD);
    return its;
  }

  private void run(
      DatabaseRole role, Path data, Map<String, String> environment, Map<String, String> commands) {
    String common = "\t--data\t" + data + "\t--config\t" + TestInstallation.CONFIG + "\t--lang\ten";
    commands.forEach(
        (command, words) -> {
          Answer answer = CommandLine.under(environment, (words + common).split("\t"));
          said.computeIfAbsent(command, c -> new EnumMap<>(DatabaseRole.class))
              .put(role, new Said(answer.exit(), answer.err()));
        });
  }

  /** Each command by its name, with arguments under which there is something to do. */
  private Map<String, String> commands(DatabaseRole role, List<String> persons, String held)
      throws Exception {
    Path patients =
        Files.writeString(
            folder.resolve("patients.csv"),
            "domain;identifier;reason;since;\n1.2;7;LIST;2026-01-01;\n");
    Path enrolled =
        Files.writeString(
            folder.resolve("enrolled.csv"),
            "domain;identifier;pathway;since;\n1.2;7;diabete;2026-01-01;\n");
    Path communes =
        Files.writeString(
            folder.resolve("communes.csv"), "TYPECOM,COM,LIBELLE\nCOM,38901,Estran\n");
    Path pairs = Files.writeString(folder.resolve("pairs.csv"), "1;2\n");
    Path sample = folder.resolve("sample-" + role + ".hl7");
    Files.write(sample, TestInstallation.sample("labo-rive-gauche", firstSample()));
    String pair = persons.get(0) + " " + persons.get(1) + " --reason why";
    Map<String, String> commands = new LinkedHashMap<>();
    Stream.of(
            "status",
            "deliveries",
            "deliveries retry : 1",
            "rejects list",
            "rejects show : 1",
            "rejects export : 1 --to " + folder.resolve("export-" + role),
            "trace : 1",
            "identity review list",
            "identity review : --html " + folder.resolve("review-" + role + ".html"),
            "identity review show : " + held,
            "identity review accept : "
                + (role == DatabaseRole.IDENTITY_CELL ? held : "999999")
                + " --reason why",
            "identity review refuse : 999999 --reason why",
            "identity review postpone : 999999 --reason why --until 2099-01-01",
            "identity link : " + pair,
            "identity unlink : " + pair,
            "identity merge : " + pair,
            "identity unmerge : " + pair,
            "identity indicators",
            "identity reconcile : 1.2 1.3 --out " + folder.resolve("pairs-" + role),
            "identity cross-reference : 1.2 1.3 " + pairs + " --reason why",
            "trend : --person " + persons.get(0) + " --analyte 4548-4",
            "report : 1",
            "extract : suivi-biologique --output " + folder.resolve("extract-" + role),
            "opposition : 1.2 7",
            "circle import : maison-sante-estran " + patients,
            "circle end : maison-sante-estran 1.2 7",
            "pathway import : maison-sante-estran " + enrolled,
            "overdue",
            "summary : --person " + persons.get(0) + " --reader centre-sante-littoral",
            "social recheck",
            "social retention",
            "social closures list",
            "social closures confirm : 999999 --why why",
            "social closures decline : 999999 --why why",
            "social rekey propose : --partner cd-38 --out " + folder.resolve("numbers-" + role),
            "social rekey apply : " + patients + " --partner cd-38 --why why",
            "social rekey undo : 999999",
            "person : " + (COUNCIL.contains(role) ? "cd-38/none" : persons.get(0)),
            "terminology import : cog " + communes,
            "terminology unmapped",
            "terminology remap : --dry-run",
            "terminology review list",
            "terminology review show : --partner labo-val-marnon NOTHING",
            "terminology review approve : --partner labo-val-marnon NOTHING",
            "terminology review refuse : --partner labo-val-marnon NOTHING --why why",
            "rejects dismiss : 2 --why why",
            "rejects replay : --all --yes",
            "explain : " + sample + " --partner labo-rive-gauche",
            "load : " + sample + " --partner labo-rive-gauche",
            "nightly",
            "migrate")
        .map(line -> line.split(" : ", 2))
        .forEach(parts -> commands.put(parts[0], String.join(" ", parts).replace(' ', '\t')));
    return commands;
  }

  private static String firstSample() throws Exception {
    return TestInstallation.samples("labo-rive-gauche").get(0).getFileName().toString();
  }
}
