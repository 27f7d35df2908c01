package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.estuaire.jobs.installation.Folders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Five invented patients in every field of good and failing deliveries: where do they turn up? */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanaryTest {

  /** By sender, so that one partner's patient in another's receipt is seen as well. */
  private static final Map<String, List<String>> CANARIES =
      Map.of(
          "ght-estran",
          List.of(
              "ZYGOMARQUE",
              "QUENTINOTTE",
              "IPP77700001",
              "2340338901777",
              "0465719901",
              "sentier du Wapiti"),
          "labo-rive-gauche",
          List.of(
              "KOUIGNALAOU",
              "WENDELINETTE",
              "RG77700002",
              "1350338902777",
              "0465719902",
              "venelle du Xylophone"),
          "labo-val-marnon",
          List.of(
              "FARFADAISE",
              "YSOLINETTE",
              "VM77700003",
              "2360338903777",
              "0465719903",
              "quai du Zeppelin"),
          "cd-38",
          List.of(
              "HURLUBERLOT",
              "OCTAVINETTE",
              "38-77700004",
              "1370338904777",
              "0465719904",
              "rampe du Kiosque"),
          "ch-estran",
          List.of("IPP77700005", "2380338905777", "777000005"));

  private static final String ALL_TEXT = "SELECT (to_jsonb(t) - 'key')::text FROM %s t";

  @TempDir private static Path folder;

  private TestInstallation installation;
  private CommandLine commands;
  private final StringBuilder said = new StringBuilder();

  @BeforeAll
  void loadEverything() throws Exception {
    installation = TestInstallation.open(folder.resolve("data"), TestInstallation.CONFIG);
    commands = installation.commands();
    identities();
    riveGauche();
    valMarnon();
    council();
    hospital();
    say("nightly");
  }

  @AfterAll
  void close() {
    installation.close();
  }

  private void say(String... command) {
    CommandLine.Answer answer = commands.run(command);
    assertThat(answer.exit()).as(answer.err()).isZero();
    said.append(answer.out()).append(answer.err());
  }

  private void drop(String partner, String name, String text) throws IOException {
    installation.drop(partner, name, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void identities() throws IOException {
    String head =
        "EVENEMENT;DATE_EVENEMENT;ID_LOCAL;NOM_NAISSANCE;PRENOM;PRENOMS;NOM_UTILISE;PRENOM_UTILISE;DATE_NAISSANCE;"
            + "DATE_INCERTAINE;SEXE;LIEU_NAISSANCE;INS;CLE_INS;OID_INS;STATUT;ATTRIBUTS;NIR;ADRESSE;CODE_POSTAL;"
            + "COMMUNE;TELEPHONE;DATE_DECES\r\n";
    String good =
        "CREATE;2026-11-20T20:00:00;IPP77700001;ZYGOMARQUE;QUENTINOTTE;QUENTINOTTE;ZYGOMARQUE;QUENTINOTTE;1934-03-12;N;F;"
            + "38901;;;;PROV;;2340338901777;3 sentier du Wapiti;38991;38901;0465719901;\r\n";
    drop("ght-estran", "bon.csv", head + good);
    drop(
        "ght-estran",
        "fautif.csv",
        head
            + good.replace("CREATE", "QUENTINOTTE")
            + good.replace("2026-11-20T20:00:00", "ZYGOMARQUE")
            + good.replace("1934-03-12", "sentier du Wapiti")
            + good.replace(";F;", ";ZYGOMARQUE;")
            + good.replace(";;;;PROV;", ";2340338901777;99;ZYGOMARQUE;QUAL;")
            + good.replace(";PROV;;", ";QUENTINOTTE;ZYGOMARQUE;")
            + good.replace("IPP77700001", "ZYGOMARQUE".repeat(200))
            + good.replace(";38991;", ";\"ZYGOMARQUE\"x;"));
    drop("ght-estran", "entete.csv", head.replace("ID_LOCAL", "ZYGOMARQUE") + good);
    drop("ght-estran", "guillemet.csv", head + "\"ZYGOMARQUE;QUENTINOTTE\r\n" + good);
    drop("ght-estran", "charset.csv", head + good.replace("Wapiti", "Wapiti\u00e9"));
  }

  private static String message(
      String laboratory, String version, String charset, String person, String value) {
    return String.join(
        "\r",
        "MSH|^~\\&|"
            + laboratory
            + "|ESTRAN|ESTUAIRE|PAYSDESTRAN|20261120150007||ORU^R01|C"
            + value.hashCode()
            + person.hashCode()
            + "|P|"
            + version
            + "|||||FRA|"
            + charset,
        person,
        "PV1|1|O",
        "ORC|RE|777|777-1",
        "OBR|1|777|777-1|NFS^NFS^L|||20261120094800|||||||20261120102800||10999000036^MODELE^Coralie||||||20261120150007|||F",
        "OBX|1|NM|2345-7^Glucose^LN||" + value + "|mmol/L|3.9-5.8|N|||F",
        "NTE|1|L|" + value,
        "");
  }

  private void riveGauche() throws IOException {
    String pid =
        "PID|1||RG77700002^^^LABRG&2.999.10.1&ISO^PI~135033890277754^^^ASSURANCE-MALADIE&1.2.250.1.213.1.4.8&ISO^NH||"
            + "KOUIGNALAOU^WENDELINETTE^WENDELINETTE^^M.^^L||19350402|M|||8 venelle du Xylophone^^Estran^^38991^FRA^H||0465719902^PRN^PH";
    drop("labo-rive-gauche", "1.hl7", message("LABRG", "2.5", "UNICODE UTF-8", pid, "5.1"));
    failing("labo-rive-gauche", "LABRG", "2.5", "UNICODE UTF-8", pid, "KOUIGNALAOU WENDELINETTE");
  }

  private void valMarnon() throws IOException {
    String pid =
        "PID|1||VM77700003^^^VALMARNON&2.999.10.2&ISO^PI~236033890377718^^^ASSURANCE-MALADIE&1.2.250.1.213.1.4.8&ISO^NH||"
            + "FARFADAISE^YSOLINETTE^YSOLINETTE^^Mme^^L||19360402|F|||8 quai du Zeppelin^^Estran^^38991^FRA^H||0465719903^PRN^PH";
    drop("labo-val-marnon", "1.hl7", message("LABVM", "2.3.1", "8859/1", pid, "5.1"));
    failing("labo-val-marnon", "LABVM", "2.3.1", "8859/1", pid, "FARFADAISE YSOLINETTE");
  }

  /** The patient's name where a number, a date, a code, a type, a charset or a segment belongs. */
  private void failing(
      String partner, String sender, String version, String charset, String pid, String name)
      throws IOException {
    String good = message(sender, version, charset, pid, name);
    drop(partner, "nombre.hl7", good);
    drop(partner, "date.hl7", good.replace("20261120150007||ORU", name + "||ORU"));
    drop(
        partner,
        "naissance.hl7",
        message(
            sender,
            version,
            charset,
            pid.replaceAll("\\|\\|19\\d{6}\\|", "||" + name + "|"),
            "6.1"));
    drop(partner, "type.hl7", good.replace("ORU^R01", name + "^" + name));
    drop(partner, "charset.hl7", good.replace(charset, name));
    drop(partner, "sans-obr.hl7", good.replace("OBR|", name.substring(0, 3) + "|"));
    drop(
        partner,
        "unite.hl7",
        message(sender, version, charset, pid, "7.1").replace("mmol/L", name));
    drop(
        partner,
        "statut.hl7",
        message(sender, version, charset, pid, "8.1").replace("|N|||F", "|N|||" + name));
    drop(
        partner,
        "code.hl7",
        message(sender, version, charset, pid, "9.1")
            .replace("2345-7^Glucose^LN", name + "^" + name + "^" + name));
    drop(
        partner,
        "octets.hl7",
        message(sender, version, "UNICODE UTF-8", pid, "4.1")
            + "NTE|2|L|"
            + name
            + "\u00e9\u00ff\r");
    drop(partner, "long.hl7", message(sender, version, charset, pid, (name + " ").repeat(60_000)));
  }

  private void council() throws IOException {
    String month =
        new String(
            TestInstallation.sample("cd-38", "CD38_APA_202611_20261120201500.csv"),
            StandardCharsets.ISO_8859_1);
    List<String> lines = month.lines().toList();
    String[] cells = lines.get(2).split(";", -1);
    cells[2] = "38-77700004";
    cells[3] = "1370338904777";
    cells[4] = "11";
    cells[6] = "HURLUBERLOT";
    cells[7] = "HURLUBERLOT";
    cells[8] = "OCTAVINETTE";
    cells[9] = "M";
    cells[10] = "12/03/1937";
    cells[11] = "38904";
    cells[13] = "5 rampe du Kiosque";
    String head = lines.get(0) + "\r\n";
    StringBuilder rows = new StringBuilder(String.join(";", cells) + "\r\n");
    int count = 1;
    for (int column = 0; column < cells.length; column++) {
      String[] faulty = cells.clone();
      faulty[column] = column == 2 ? "HURLUBERLOT".repeat(100) : "HURLUBERLOT 1370338904777";
      rows.append(String.join(";", faulty)).append("\r\n");
      count++;
    }
    drop("cd-38", "droits.csv", head + rows + "TOTAL;" + count + "\r\n");
    drop("cd-38", "total.csv", head + rows + "TOTAL;HURLUBERLOT\r\n");
    drop("cd-38", "entete.csv", head.replace("NIR", "HURLUBERLOT") + rows);
  }

  private void hospital() throws IOException {
    String name = "RSFACE_389999996_2026_M10.txt";
    String file =
        new String(TestInstallation.sample("ch-estran", name), StandardCharsets.ISO_8859_1)
            .replace("IPP43953045", "IPP77700005")
            .replace("000004001", "777000005");
    assertThat(file).contains("IPP77700005", "777000005");
    drop("ch-estran", "factures.txt", file);
    List<String> lines = file.lines().toList();
    StringBuilder faulty = new StringBuilder();
    for (String line : lines.subList(0, Math.min(60, lines.size()))) {
      // The patient's number where amounts and dates belong.
      faulty.append(line, 0, line.length() / 2).append("2380338905777");
      faulty.append(line.substring(Math.min(line.length(), line.length() / 2 + 13))).append("\r\n");
    }
    drop("ch-estran", "fautives.txt", faulty.toString());
    drop("ch-estran", "courtes.txt", file.replace("IPP77700005", "2380338905777x"));
  }

  private static List<String> all() {
    return CANARIES.values().stream().flatMap(List::stream).toList();
  }

  @Test
  void theDeliveriesReallyCarryThemAndReallyFail() throws Exception {
    assertThat(
            installation.rows(
                "SELECT DISTINCT d.lane, r.outcome FROM exchange.record r JOIN exchange.delivery d ON d.id = r.delivery_id"))
        .contains("identity|LOADED", "lab|LOADED", "social|LOADED", "billing|LOADED")
        .contains("identity|REJECTED", "lab|REJECTED", "social|REJECTED", "billing|REJECTED");
    assertThat(installation.rows("SELECT local_id FROM identity.source_identity"))
        .contains("IPP77700001", "RG77700002", "VM77700003", "38-77700004", "IPP77700005");
    assertThat(
            Integer.parseInt(
                installation.value("SELECT count(DISTINCT code) FROM exchange.finding")))
        .isGreaterThan(30);
    assertThat(
            Integer.parseInt(
                installation.value(
                    "SELECT count(*) FROM exchange.delivery WHERE state = 'REFUSED'")))
        .isGreaterThan(3);
  }

  @Test
  void nobodyIsNamedOnTheTerminalOrInTheLog() {
    say("status");
    say("status", "--json");
    say("deliveries");
    say("check");
    assertThat(said.toString()).doesNotContain(all());
    Pattern localId = Pattern.compile("IPP777\\d+|RG777\\d+|VM777\\d+|38-777\\d+|777000005");
    // An operator must see a record's own number to find it; never what else it says.
    List<String> others =
        all().stream().filter(canary -> !localId.matcher(canary).matches()).toList();
    CommandLine.Answer list = commands.run("rejects", "list", "--most", "1000");
    assertThat(withoutKeys(list.out() + list.err())).doesNotContain(others);
    for (String id : rejects()) {
      CommandLine.Answer show = commands.run("rejects", "show", id);
      assertThat(withoutKeys(show.out() + show.err())).doesNotContain(others);
    }
  }

  private List<String> rejects() {
    try {
      return installation.rows("SELECT id FROM exchange.reject ORDER BY id");
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A sender may put a name into the field of the number; then the number is that name. */
  private String withoutKeys(String text) {
    String rest = text;
    try {
      for (String key :
          installation.rows(
              "SELECT DISTINCT key FROM exchange.record WHERE key <> '' ORDER BY 1 DESC")) {
        rest = rest.replace(key, "");
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    return rest;
  }

  @Test
  void nobodyIsNamedInReportsMetricsAndFileNames() throws Exception {
    Folders folders = installation.installation().folders();
    for (Path root : List.of(folders.reports(), folders.metrics())) {
      List<Path> files = TestInstallation.files(root);
      assertThat(files).isNotEmpty();
      for (Path file : files) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain(all());
      }
    }
    try (Stream<Path> walk = Files.walk(folders.data())) {
      assertThat(walk.map(path -> path.getFileName().toString()))
          .allSatisfy(name -> assertThat(name).doesNotContain(all()));
    }
  }

  @Test
  void nobodyIsNamedInTheLedgerTheTrailAndTheBatchTables() throws Exception {
    List<String> tables =
        installation.rows(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN ('exchange', 'audit', 'batch')");
    assertThat(tables).hasSizeGreaterThan(10);
    for (String table : tables) {
      for (String row : installation.rows(ALL_TEXT.formatted(table))) {
        assertThat(row).as(table).doesNotContain(all());
      }
    }
  }

  @Test
  void aDeliveryAtRestIsUnreadable() throws Exception {
    try (Stream<Path> walk = Files.walk(installation.installation().folders().landing())) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(all());
      }
    }
  }

  @Test
  void aReceiptTellsASenderOnlyOfItsOwnPatients() throws Exception {
    int read = 0;
    for (String partner : CANARIES.keySet()) {
      List<String> ofOthers =
          CANARIES.entrySet().stream()
              .filter(entry -> !entry.getKey().equals(partner))
              .flatMap(entry -> entry.getValue().stream())
              .toList();
      for (Path file :
          TestInstallation.files(
              installation.installation().folders().homes().resolve(partner).resolve("accuses"))) {
        read++;
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(ofOthers);
      }
    }
    assertThat(read).isGreaterThan(30);
  }
}
