package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the program, in the bare environments of cron and containers. */
@EnabledOnOs(OS.LINUX)
class LauncherTest {

  @TempDir private Path released;

  @Test
  void namesWithAccentsAreReadInEveryLocaleAndTheLanguageStays() throws Exception {
    assertThat(settings(Map.of())).contains("sun.jnu.encoding = UTF-8");
    assertThat(settings(Map.of("LC_ALL", "C"))).contains("sun.jnu.encoding = UTF-8");
    assertThat(settings(Map.of("LANG", "fr_FR@euro")))
        .contains("sun.jnu.encoding = UTF-8", "user.language = fr");
  }

  @Test
  void aBuildSaysNothingWhereItGoesWellAndWithoutColoursWhyItDoesNot() throws Exception {
    Files.createDirectories(released.resolve("jobs/target/estuaire"));
    Files.createDirectories(released.resolve("jobs/src/main"));
    Files.writeString(released.resolve("pom.xml"), "");
    Files.writeString(released.resolve("jobs/pom.xml"), "");

    assertThat(building("printf '\\033[0m\\033[0m'"))
        .contains("building")
        .doesNotContain("\033")
        .contains("org.estuaire.jobs.Estuaire");
    Files.delete(released.resolve("jobs/target/estuaire/.built"));
    assertThat(building("printf '\\033[1;31mno compiler\\033[m\\n'; exit 1"))
        .contains("no compiler")
        .doesNotContain("\033", "org.estuaire.jobs.Estuaire");
  }

  @Test
  void onlyAnExplanationWithTheOfficialVerdictHasTheValidatorsOnItsClassPath() throws Exception {
    assertThat(settings(Map.of(), "explain", "fichier.hl7", "--profile"))
        .contains("/conformance/target/estuaire/");
    assertThat(settings(Map.of(), "explain", "fichier.hl7")).doesNotContain("conformance");
    assertThat(settings(Map.of(), "nightly", "--profile")).doesNotContain("conformance");
    assertThat(settings(Map.of())).doesNotContain("conformance");
  }

  /** What the script says when Maven does this. */
  private String building(String maven) throws Exception {
    Path wrapper = released.resolve("mvnw");
    Files.writeString(wrapper, "#!/bin/sh\n" + maven + "\n");
    assertThat(wrapper.toFile().setExecutable(true)).isTrue();
    return settings(Map.of());
  }

  /** What Java says of itself when the script starts it in this environment and no other. */
  private String settings(Map<String, String> environment) throws Exception {
    return settings(environment, "status");
  }

  private String settings(Map<String, String> environment, String... arguments) throws Exception {
    Path script = released.resolve("estuaire");
    Files.deleteIfExists(script);
    Files.copy(TestInstallation.HOME.resolve("estuaire"), script);
    // A class path with a star names what is in the folder.
    Files.createDirectories(released.resolve("conformance/target/estuaire"));
    Files.write(released.resolve("conformance/target/estuaire/rules.jar"), new byte[0]);
    List<String> command = new ArrayList<>(List.of("sh", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder start = new ProcessBuilder(command);
    start.environment().clear();
    start.environment().putAll(environment);
    start.environment().put("PATH", "/usr/bin:/bin");
    start.environment().put("JAVA_HOME", System.getProperty("java.home"));
    start.environment().put("ESTUAIRE_JAVA_OPTIONS", "-XshowSettings:properties");
    // There is no program beside the script: Java ends after having told its settings.
    Process process = start.redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
