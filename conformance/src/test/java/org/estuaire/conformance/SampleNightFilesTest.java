package org.estuaire.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.estuaire.conformance.fhir.FhirRules;
import org.estuaire.conformance.fhir.FrCoreRules;
import org.estuaire.conformance.hl7.Hl7Rules;
import org.estuaire.standards.OfficialRemark;
import org.estuaire.standards.OfficialRules;
import org.estuaire.standards.OfficialVerdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every file that practices got in the night of the samples, as it lay in their folders, held
 * against the official rules of its format. The night is that of the module {@code jobs}, whose
 * test leaves the files where they are read here: no second one is run.
 */
final class SampleNightFilesTest {

  private static final Path NIGHT = Path.of("..", "jobs", "target", "sample-night");

  private static final Pattern DOCUMENT =
      Pattern.compile("\\^TEXT\\^XML\\^Base64\\^([A-Za-z0-9+/=]+)");

  @BeforeAll
  static void theNightWasRun() {
    assumeTrue(
        Files.isDirectory(NIGHT),
        "skipped: the files of the night are those of jobs' SampleNightTest, which did not run");
  }

  @Test
  void everyBundleIsValidR4() throws IOException {
    assertThat(unexpected(new FhirRules(), files("fhir-r4-lab"), AcceptedWarnings.OF_FHIR))
        .isEmpty();
  }

  @Test
  void everyBundleIsValidInEachReleaseOfFrCore() throws IOException {
    FrCoreRules rules = new FrCoreRules();
    if (rules.judge("{}".getBytes(StandardCharsets.UTF_8))
        instanceof OfficialVerdict.NotApplied skipped) {
      abort("skipped: " + skipped.reason());
    }
    assertThat(unexpected(rules, files("fhir-r4-lab"), AcceptedWarnings.OF_FHIR)).isEmpty();
  }

  @Test
  void everyMessageIsValid() throws IOException {
    assertThat(unexpected(new Hl7Rules(), files("hl7v2-oru"), Set.of())).isEmpty();
    assertThat(unexpected(new Hl7Rules(), files("hl7v2-cda"), Set.of())).isEmpty();
  }

  @Test
  void everyDocumentConforms() throws IOException {
    assertThat(failedAssertions(files("cda-cr-bio"))).isEmpty();
  }

  @Test
  void everyDocumentInAPackageOrAMessageConforms() throws IOException {
    Map<String, byte[]> carried = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> file : files("xdm").entrySet()) {
      carried.put(file.getKey(), OpenedPackage.of(file.getValue()).document());
    }
    for (Map.Entry<String, byte[]> file : files("hl7v2-cda").entrySet()) {
      carried.put(file.getKey(), documentOf(file.getValue()));
    }
    assertThat(failedAssertions(carried)).isEmpty();
  }

  @Test
  void everyPackageIsReadByOthersAsItWasMeant() throws Exception {
    for (Map.Entry<String, byte[]> file : files("xdm").entrySet()) {
      OpenedPackage opened = OpenedPackage.of(file.getValue());
      assertThat(opened.whatIsAgainstTheSchema()).as(file.getKey()).isEmpty();
      assertThat(opened.whatIheRefuses()).as(file.getKey()).isEmpty();
      assertThat(opened.documentsThatAreNotAsTold()).as(file.getKey()).isEmpty();
    }
  }

  private static byte[] documentOf(byte[] message) {
    Matcher found = DOCUMENT.matcher(new String(message, StandardCharsets.UTF_8));
    assertThat(found.find()).isTrue();
    return Base64.getDecoder().decode(found.group(1));
  }

  private static Set<String> failedAssertions(Map<String, byte[]> documents) {
    CdaOfficialRules rules = CdaOfficialRulesTest.rules();
    Set<String> failed = new TreeSet<>();
    documents.forEach(
        (name, document) ->
            CdaOfficialRulesTest.remarks(rules, document).stream()
                .filter(OfficialRemark::error)
                .forEach(error -> failed.add(name + " " + error.place() + " " + error.text())));
    return failed;
  }

  private static Set<String> unexpected(
      OfficialRules rules, Map<String, byte[]> files, Set<String> accepted) {
    Set<String> found = new TreeSet<>();
    files.forEach((name, file) -> found.addAll(Unexpected.in(rules, file, accepted)));
    return found;
  }

  /** The results that practices got in a format; there are some. */
  private static Map<String, byte[]> files(String format) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (Stream<Path> walk = Files.walk(NIGHT.resolve(format))) {
      for (Path file : walk.filter(SampleNightFilesTest::isResult).sorted().toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    assertThat(files).as(format).hasSizeGreaterThan(10);
    return files;
  }

  private static boolean isResult(Path file) {
    return Files.isRegularFile(file) && file.getFileName().toString().startsWith("resultat-");
  }
}
