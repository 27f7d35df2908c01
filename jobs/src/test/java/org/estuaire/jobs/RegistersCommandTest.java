package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The registers as an operator brings them in, and what the program then knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistersCommandTest {

  private static final String LAB = "labo-val-marnon";
  private static final String TODAY =
      LocalDate.now(ZoneOffset.UTC).minusDays(2).format(DateTimeFormatter.BASIC_ISO_DATE);

  private static final String RPPS =
      "Type d'identifiant PP|Identifiant PP|Libellé civilité d'exercice|Nom d'exercice|Prénom"
          + " d'exercice|Libellé profession|Code mode exercice|Raison sociale site|Numéro"
          + " Voie|Libellé type de voie|Libellé Voie|Code postal|Code commune|Libellé"
          + " commune|Téléphone|\n"
          + "8|10000000001|Docteur|MARTIN|Anne|Médecin|L|CABINET MARTIN|12|Rue|des"
          + " Lilas|29200|29019|Brest|0298000000|\n";

  private static final String FINESS =
      "finess;etalab;64;2026-11-03\n"
          + "structureet;290000017;290000009;LABO;LABORATOIRE DE L'ESTRAN;;;5;R;DU"
          + " PHARE;;;019;29;FINISTERE;29200 BREST;0298111111;;611;Laboratoire de Biologie"
          + " Médicale;;;26290000100013;;;;;;1990-01-01;;;\n";

  @TempDir private static Path folder;

  private TestInstallation region;
  private CommandLine commands;
  private Path rpps;
  private Path finess;

  @BeforeAll
  void open() throws Exception {
    TestConfig config = TestConfig.copyTo(folder.resolve("config"));
    region = TestInstallation.open(folder.resolve("data"), config.folder());
    commands = region.commands();
    rpps =
        Files.writeString(
            folder.resolve("PS_LibreAcces_Personne_activite_" + TODAY + "0830.txt"), RPPS);
    finess =
        Files.writeString(
            folder.resolve("etalab-cs1100507-stock-20200103-0338.csv"),
            FINESS,
            StandardCharsets.ISO_8859_1);
  }

  @AfterAll
  void close() {
    region.close();
  }

  @Test
  void aRegisterIsCheckedImportedShownWithItsDateAndUsed() throws Exception {
    Map<String, String> before = TableHashes.exact(region.installation().database());
    CommandLine.Answer checked =
        commands.run("terminology", "import", "rpps", rpps.toString(), "--check");
    assertThat(checked.exit()).isZero();
    assertThat(checked.out()).contains("1 lignes, 1 entrées", "Rien n'a été changé.");
    assertThat(TableHashes.exact(region.installation().database())).isEqualTo(before);

    CommandLine.Answer wrong = commands.run("terminology", "import", "finess", rpps.toString());
    assertThat(wrong.exit()).isEqualTo(7);
    assertThat(wrong.out()).contains("REG-001");
    assertThat(TableHashes.exact(region.installation().database())).isEqualTo(before);

    assertThat(commands.run("terminology", "import", "rpps", rpps.toString()).exit()).isZero();
    CommandLine.Answer json =
        commands.run("terminology", "import", "finess", finess.toString(), "--json");
    assertThat(json.out()).contains("\"entries\" : 1", "\"statedOn\" : \"2020-01-03\"");

    CommandLine.Answer status = commands.run("status");
    assertThat(status.out())
        .contains("Table practitioner du ")
        .contains("Table establishment du 2020-01-03 (1 lignes) : plus de 92 jours");
    assertThat(commands.run("status", "--json").out()).contains("\"tables\"", "\"old\" : true");

    // The prescribers of the samples are invented: no register knows them.
    region.drop(LAB, "one.hl7", ofAPrescriber("10000000099"));
    region.drop(LAB, "two.hl7", ofAPrescriber("10000000001"));
    region.night();
    assertThat(
            region.rows(
                "SELECT d.loaded > 0, count(f.*) FROM exchange.delivery d LEFT JOIN"
                    + " exchange.finding f ON f.delivery_id = d.id AND f.code = 'REG-030' GROUP BY"
                    + " d.id ORDER BY d.id"))
        .containsExactly("t|1", "t|0");
    assertThat(receipts()).contains("REG-030", "10000000099").doesNotContain("10000000001");

    partnersAreProposedByTheirNumbers();
  }

  private void partnersAreProposedByTheirNumbers() throws Exception {
    CommandLine.Answer laboratory =
        commands.run("partner", "add", "labo-estran", "--finess", "290000017", "--lanes", "lab");
    assertThat(laboratory.out()).contains("LABORATOIRE DE L'ESTRAN", "5 R DU PHARE, 29200 BREST");
    assertThat(laboratory.exit()).as(laboratory.out() + laboratory.err()).isZero();
    assertThat(Files.readString(folder.resolve("config/partners/labo-estran.yaml")))
        .contains("kind: \"laboratory\"", "LABORATOIRE DE L'ESTRAN", "290000017");

    CommandLine.Answer practice =
        commands.run(
            "partner", "add", "dr-martin", "--rpps", "10000000001", "--format", "hl7v2-oru");
    assertThat(practice.exit()).as(practice.out() + practice.err()).isZero();
    assertThat(Files.readString(folder.resolve("config/partners/dr-martin.yaml")))
        .contains("Docteur Anne MARTIN", "kind: \"practice\"", "10000000001");

    assertThat(commands.run("partner", "add", "nobody", "--rpps", "10000000077").exit())
        .isEqualTo(5);
    assertThat(commands.run("partner", "add", "nobody", "--lanes", "lab").exit()).isEqualTo(2);
  }

  /** The first sample of the laboratory, with another prescriber in all of its orders. */
  private static byte[] ofAPrescriber(String rpps) throws Exception {
    List<Path> samples = TestInstallation.samples(LAB);
    String text =
        new String(
            TestInstallation.sample(LAB, samples.get(0).getFileName().toString()),
            StandardCharsets.ISO_8859_1);
    String changed =
        text.lines()
            .map(line -> line.startsWith("OBR|") ? withPrescriber(line, rpps) : line)
            .reduce("", (all, line) -> all + line + "\r");
    return changed
        .replace("VM261120", "V" + rpps.substring(9) + "1120")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String withPrescriber(String obr, String rpps) {
    String[] fields = obr.split("\\|", -1);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.max(fields.length, 17); i++) {
      String field = i < fields.length ? fields[i] : "";
      line.append(i == 0 ? "" : "|").append(i == 16 ? rpps + "^NOM^PRENOM" : field);
    }
    return line.toString();
  }

  private String receipts() throws Exception {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve("data/sftp/" + LAB + "/accuses"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".txt")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
