package org.estuaire.lab.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Severity;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Files that others wrote, where they lie: {@code -Destuaire.corpus=FOLDER} names a folder with a
 * sub-folder {@code lab-fhir}. HAPI FHIR counts reports and results apart.
 */
@EnabledIfSystemProperty(named = "estuaire.corpus", matches = ".+")
final class PublicCorpusTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("estuaire.corpus", "."), "lab-fhir");
  private static final FhirContext HAPI = FhirContext.forR4();

  @Test
  void everyReportOfTheFilesIsReadWithAllItsResults() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        check(file);
      }
    }
  }

  private static void check(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    assertThat(Fhir.FORMAT.recognises(content, Fhir.LABORATORY)).as("%s", file).isTrue();
    List<Decoded<LabReport>> all = Fhir.read(content, Fhir.LABORATORY, Fhir.FORMAT);
    for (Decoded<LabReport> decoded : all) {
      boolean errors =
          Fhir.findings(decoded).stream().anyMatch(f -> f.severity() != Severity.WARNING);
      assertThat(errors).as("%s", file).isEqualTo(decoded instanceof Decoded.Unreadable);
    }
    Bundle bundle =
        HAPI.newJsonParser()
            .parseResource(Bundle.class, new String(content, StandardCharsets.UTF_8));
    System.out.println(line(file, all, bundle));
    boolean allRead = all.stream().allMatch(d -> d instanceof Decoded.Readable);
    if (allRead) {
      assertThat(rows(all)).as("%s", file).isEqualTo(expected(bundle));
    }
  }

  private static long rows(List<Decoded<LabReport>> all) {
    return all.stream()
        .filter(d -> d instanceof Decoded.Readable)
        .map(Fhir::readable)
        .flatMap(report -> report.orders().stream())
        .flatMap(order -> order.results().stream())
        .filter(PublicCorpusTest::isObservation)
        .count();
  }

  private static boolean isObservation(LabResult result) {
    return !(result.value() instanceof org.estuaire.lab.model.ResultValue.Document);
  }

  /** Observations that reports name, themselves or through others, but for mere groups. */
  private static long expected(Bundle bundle) {
    Map<String, Observation> byId = new TreeMap<>();
    bundle.getEntry().stream()
        .filter(e -> e.getResource() instanceof Observation)
        .map(e -> (Observation) e.getResource())
        .forEach(o -> byId.put(id(o.getIdElement().getValue()), o));
    long count = 0;
    for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
      if (entry.getResource() instanceof DiagnosticReport report) {
        Set<String> seen = new HashSet<>();
        count += count(report.getResult(), byId, seen) + (report.hasConclusion() ? 1 : 0);
      }
    }
    return count;
  }

  /** What comes last, whether it was written as a URN, an address or a relative reference. */
  private static String id(String reference) {
    return reference.substring(
        Math.max(reference.lastIndexOf('/'), reference.lastIndexOf(':')) + 1);
  }

  private static long count(
      List<Reference> results, Map<String, Observation> byId, Set<String> seen) {
    long count = 0;
    for (Reference reference : results) {
      Observation o = byId.get(id(reference.getReference()));
      if (o != null && seen.add(id(o.getIdElement().getValue()))) {
        boolean groups = o.hasHasMember() || o.hasComponent();
        boolean own = !groups || o.hasValue() || o.hasDataAbsentReason();
        count += (own ? 1 : 0) + o.getComponent().size() + count(o.getHasMember(), byId, seen);
      }
    }
    return count;
  }

  private static String line(Path file, List<Decoded<LabReport>> all, Bundle bundle) {
    long read = all.stream().filter(d -> d instanceof Decoded.Readable).count();
    Map<String, Long> findings =
        all.stream()
            .flatMap(decoded -> Fhir.findings(decoded).stream())
            .collect(
                Collectors.groupingBy(
                    f -> (f.severity() == Severity.WARNING ? "" : "!") + f.code().code(),
                    TreeMap::new,
                    Collectors.counting()));
    return "| %s | %s | %d | %d | %d | %d | %s |"
        .formatted(
            file.getFileName(),
            bundle.getType().toCode(),
            all.size(),
            read,
            rows(all),
            expected(bundle),
            findings);
  }
}
