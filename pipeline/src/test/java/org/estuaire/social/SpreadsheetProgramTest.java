package org.estuaire.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of a council's workbook with LibreOffice as the council's spreadsheet. Skipped where the
 * program is not installed ({@code apt-get install --no-install-recommends libreoffice-calc}).
 */
class SpreadsheetProgramTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** Semicolons, quotation marks, UTF-8, French, "detect special numbers": as a clerk opens it. */
  private static final String OPEN = "CSV:59,34,76,1,,1036,false,true";

  private static final String SAVE = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1036,false,true";

  @TempDir Path folder;

  @BeforeEach
  void theProgramIsInstalled() {
    boolean installed =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "soffice")));
    assumeTrue(installed, "soffice (LibreOffice) is not installed here");
  }

  @Test
  void aWorkbookOfASpreadsheetComesBackAsOneWithItsRefusedRowsAndLoadsOnceCorrected()
      throws Exception {
    CouncilDesk council = new CouncilDesk("38");
    byte[] sent =
        asWorkbook(
            new String(
                ApaForm.file(
                    List.of(
                        new ApaForm(),
                        new ApaForm()
                            .with(Apa.NUM_DOSSIER, "D-2")
                            .with(Apa.NUM_DROIT, "DR-2")
                            .with(Apa.DATE_NAISSANCE, "31/02/1935"),
                        new ApaForm()
                            .with(Apa.NUM_DOSSIER, "D-3")
                            .with(Apa.NUM_DROIT, "DR-3")
                            .with(Apa.ADRESSE_LIGNE, "=1+1")
                            .with(Apa.DATE_DEBUT_DROIT, "31/06/2017"))),
                WINDOWS));
    CouncilDesk.Receipt first = council.receive(sent);
    assertThat(first.loaded()).hasSize(1);
    assertThat(first.why()).hasSize(2);

    String opened = asText(first.refused());
    assertThat(opened.lines().toList()).hasSize(3);
    assertThat(opened.lines().findFirst().orElseThrow()).endsWith(";MOTIF;LIGNE");
    assertThat(opened)
        .contains("DATE_NAISSANCE : La date n'existe pas dans le calendrier")
        .contains(";12/05/1935;");

    byte[] corrected =
        asWorkbook(opened.replace("31/02/1935", "12/05/1935").replace("31/06/2017", "30/06/2017"));
    CouncilDesk.Receipt second = council.receive(corrected);
    assertThat(second.why()).isEmpty();
    assertThat(second.loaded()).hasSize(2);
    assertThat(council.query("SELECT dossier FROM social.entitlement ORDER BY dossier"))
        .containsExactly("D-1", "D-2", "D-3");
  }

  private byte[] asWorkbook(String text) throws IOException, InterruptedException {
    return converted("rows.csv", text.getBytes(StandardCharsets.UTF_8), "xlsx", OPEN);
  }

  private String asText(byte[] workbook) throws IOException, InterruptedException {
    return new String(converted("rows.xlsx", workbook, SAVE, ""), StandardCharsets.UTF_8);
  }

  private byte[] converted(String name, byte[] content, String into, String opening)
      throws IOException, InterruptedException {
    Path from = Files.write(folder.resolve(name), content);
    Path out = Files.createDirectories(folder.resolve("converted"));
    Process program =
        new ProcessBuilder(
                "soffice",
                "--headless",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                opening.isEmpty() ? "--norestore" : "--infilter=" + opening,
                "--convert-to",
                into,
                "--outdir",
                out.toString(),
                from.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String extension = into.replaceFirst(":.*", "");
    return Files.readAllBytes(out.resolve(name.replaceFirst("\\..*", "." + extension)));
  }
}
