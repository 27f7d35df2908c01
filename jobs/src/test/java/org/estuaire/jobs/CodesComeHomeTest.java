package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole circle of a laboratory's code: loaded without LOINC, asked of the laboratory, filled
 * in, dropped, approved, and then in the trend.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodesComeHomeTest {

  private static final String LAB = "labo-val-marnon";
  private static final String HAEMOGLOBIN = "HB;718-7;Hémoglobine\n";
  private static final String UNMAPPED =
      "SELECT count(*) FROM lab.result WHERE code = 'HB' AND loinc IS NULL";

  @TempDir private static Path folder;

  private TestInstallation region;
  private CommandLine commands;

  @BeforeAll
  void aNightWithoutTheMapping() throws Exception {
    TestConfig config =
        TestConfig.copyTo(folder.resolve("config"))
            .with("terminology/labo-val-marnon.csv", HAEMOGLOBIN, "");
    region = TestInstallation.open(folder.resolve("data"), config.folder());
    commands = region.commands();
    for (Path file : TestInstallation.samples(LAB)) {
      String name = file.getFileName().toString();
      region.drop(LAB, name, TestInstallation.sample(LAB, name));
    }
    region.night();
  }

  @AfterAll
  void close() {
    region.close();
  }

  @Test
  void aCodeGoesHomeAndComesBackWithItsMeaning() throws Exception {
    int results = Integer.parseInt(region.value(UNMAPPED));
    assertThat(results).isPositive();

    // Asked of the laboratory, with what it may be.
    CommandLine.Answer sent = commands.run("terminology", "unmapped", "--send");
    assertThat(sent.exit()).isZero();
    Path list = folder.resolve("data/sftp/" + LAB + "/accuses/codes-a-completer.csv");
    byte[] bytes = Files.readAllBytes(list);
    assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
    String text = new String(bytes, StandardCharsets.UTF_8).substring(1);
    List<String> rows = text.lines().toList();
    assertThat(rows.get(0)).startsWith("code local;libellé;unité;résultats;proposition 1;");
    String asked = rows.stream().filter(row -> row.startsWith("HB;")).findFirst().orElseThrow();
    assertThat(asked).contains(";718-7;").endsWith(";");

    // Filled in, with mistakes in other rows, and dropped.
    String filled =
        Stream.concat(
                rows.stream().map(row -> row.startsWith("HB;") ? row + "718-7" : row),
                Stream.of(
                    row("ERR", "g/L", "718-8"), row("GLU2", "U/L", "2345-7"), row("+X", "", "")))
            .collect(Collectors.joining("\r\n", "\uFEFF", "\r\n"));
    region.drop(LAB, "codes-remplis.csv", filled.getBytes(StandardCharsets.UTF_8));
    region.night();
    assertThat(region.value(UNMAPPED)).isEqualTo(Integer.toString(results));
    assertThat(
            region.rows(
                "SELECT lane, record_type, format, loaded, rejected FROM exchange.delivery"
                    + " WHERE record_type = 'local-code'"))
        .containsExactly("lab|local-code|code-list|1|2");
    String receipt = receipt();
    assertThat(receipt).contains("COD-001", "COD-004");
    assertThat(region.value("SELECT count(*) FROM exchange.delivery WHERE state = 'REFUSED'"))
        .isEqualTo("0");

    // Decided by a biologist.
    CommandLine.Answer waiting = commands.run("terminology", "review", "list");
    assertThat(waiting.out()).contains(LAB, "HB", "718-7", "à décider");
    assertThat(commands.run("terminology", "review", "list", "--json").out()).contains("\"HB\"");
    CommandLine.Answer approved =
        commands.run("terminology", "review", "approve", "--partner", LAB, "HB");
    assertThat(approved.exit()).isZero();
    assertThat(approved.out()).contains("HB → 718-7", "Relus : " + results + " résultat(s)");
    assertThat(region.value(UNMAPPED)).isEqualTo("0");
    assertThat(
            region.rows(
                "SELECT action, subject FROM audit.event WHERE action LIKE 'terminology review%'"))
        .singleElement()
        .asString()
        .startsWith("terminology review approve|labo-val-marnon HB 718-7: from ");
    assertThat(
            region.rows(
                "SELECT code, loinc, valid_from = current_date, valid_to FROM lab.local_code"))
        .containsExactly("HB|718-7|t|infinity");

    // And then in the trend, and in what is loaded from now on.
    String person =
        region.value(
            "SELECT s.domain || '|' || s.local_id FROM lab.result r JOIN lab.report o ON o.id ="
                + " r.report_id JOIN identity.source_identity s ON s.id = o.source_identity_id"
                + " WHERE r.code = 'HB' ORDER BY r.loaded_at LIMIT 1");
    assertThat(commands.run("trend", "--person", person, "--analyte", "718-7").out())
        .contains("g/dL");
    assertThat(commands.run("terminology", "unmapped", "--partner", LAB).out())
        .doesNotContain("718-7");
    assertThat(commands.run("terminology", "review", "show", "--partner", LAB, "HB").out())
        .contains("approuvé");
  }

  private String receipt() throws Exception {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve("data/sftp/" + LAB + "/accuses"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".txt")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private static String row(String code, String unit, String loinc) {
    return code + ";Essai;" + unit + ";1;;;;;;;;;;" + loinc;
  }
}
