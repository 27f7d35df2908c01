package org.estuaire.lab.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.Severity;
import org.estuaire.lab.model.LabReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Broken and malicious bundles: a finding, never an exception, in bounded time. */
final class HostileBundleTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final List<String> SEEDS =
      List.of(
          Fhir.oneResult(Fhir.quantity("5.1", "mmol/L")),
          XmlSamples.BUNDLE,
          XmlSamples.TWO_REPORTS,
          new String(
              RoundTripTest.written(Fhir.normalised(RoundTripTest.Outgoing.whole())),
              StandardCharsets.UTF_8),
          Fhir.bundle(
              "batch",
              Fhir.PATIENT,
              Fhir.report("r1", "D-1", "g"),
              Fhir.report("r2", "D-2", "o"),
              Fhir.observation("g", "\"hasMember\":[{\"reference\":\"Observation/o\"}]"),
              Fhir.observation(
                  "o", "\"component\":[{\"code\":{\"text\":\"c\"},\"valueInteger\":1}]")));

  /** For so long; a system property lets it run for longer. */
  @Test
  void aMutatedBundleNeverThrowsAndIsCutAsItWasCounted(TestReporter reporter) {
    long seconds = Long.getLong("estuaire.fuzz.seconds", 2);
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    Random random = new Random(42);
    int rounds = 0;
    while (System.nanoTime() < end) {
      byte[] seed = Fhir.bytes(SEEDS.get(random.nextInt(SEEDS.size())));
      check(mutated(seed, random));
      rounds++;
    }
    reporter.publishEntry("executions", Integer.toString(rounds));
  }

  private static byte[] mutated(byte[] seed, Random random) {
    byte[] bytes = seed;
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      int length = Math.min(random.nextInt(200) + 1, bytes.length - at);
      switch (random.nextInt(5)) {
        case 0:
          bytes[at] = (byte) random.nextInt(256);
          break;
        case 1:
          bytes = Arrays.copyOf(bytes, at + 1);
          break;
        case 2:
          bytes = joined(bytes, at, Arrays.copyOfRange(bytes, at, at + length), at);
          break;
        case 3:
          bytes = joined(bytes, at, new byte[0], at + length);
          break;
        default:
          bytes = joined(bytes, at, Fhir.bytes("{\"[]}<&>:,\\nulltrue1e999"), at);
      }
      if (bytes.length == 0) {
        return seed;
      }
    }
    return bytes;
  }

  private static byte[] joined(byte[] bytes, int end, byte[] middle, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, end);
    out.writeBytes(middle);
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }

  private static void check(byte[] delivery) {
    Fhir.FORMAT.recognises(delivery, Fhir.LABORATORY);
    if (Fhir.inspect(delivery, Fhir.LABORATORY) instanceof Inspection.Ready ready) {
      List<RawRecord> records = Fhir.split(delivery, Fhir.LABORATORY);
      assertThat(records).hasSize(ready.records());
      records.forEach(record -> check(decoder().decode(record)));
    }
    check(decoder().decode(new RawRecord(new org.estuaire.exchange.Place(1, 1, 0, 1), delivery)));
  }

  private static RecordDecoder<LabReport> decoder() {
    return Fhir.FORMAT.decoder(Fhir.LABORATORY, Fhir.READING);
  }

  private static void check(Decoded<LabReport> decoded) {
    boolean errors =
        Fhir.findings(decoded).stream().anyMatch(f -> f.severity() != Severity.WARNING);
    assertThat(errors).isEqualTo(decoded instanceof Decoded.Unreadable);
  }

  @Test
  void aBundleCutAnywhereIsRefusedOrReadWithAFinding() {
    for (String seed : List.of(SEEDS.get(0), SEEDS.get(1))) {
      byte[] whole = Fhir.bytes(seed);
      for (int length = 1; length < whole.length; length += 3) {
        check(Arrays.copyOf(whole, length));
      }
    }
  }

  @Test
  void nestingWithoutEndIsNotFollowed() {
    String deep =
        "{\"resourceType\":\"Bundle\",\"a\":" + "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_001);
    String deepXml =
        "<Bundle xmlns=\"http://hl7.org/fhir\">"
            + "<a>".repeat(50_000)
            + "</a>".repeat(50_000)
            + "</Bundle>";

    assertThat(Fhir.codes(deep)).containsExactly(FhirFinding.BEYOND_BOUNDS);
    assertThat(Fhir.read(deepXml).get(0)).isInstanceOf(Decoded.Unreadable.class);
  }

  @Test
  void aHundredThousandPropertiesCostNoMoreThanTheirLength() {
    String many =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "\"p" + i + "\":1")
            .collect(Collectors.joining(",", "{\"resourceType\":\"Bundle\",", "}"));

    assertTimeout(
        PATIENCE, () -> assertThat(Fhir.read(many).get(0)).isInstanceOf(Decoded.Unreadable.class));
  }

  @Test
  void sixtyThousandResultsWithoutNumberCostNoMoreThanTheirLength() {
    String[] lost =
        IntStream.range(0, 60_000)
            .mapToObj(i -> "{\"resource\":{\"resourceType\":\"Observation\",\"status\":\"?\"}}")
            .toArray(String[]::new);
    String document = Fhir.bundle("document", lost);

    assertTimeout(
        PATIENCE,
        () -> assertThat(Fhir.read(document).get(0)).isInstanceOf(Decoded.Unreadable.class));
  }

  @Test
  void reportsThatShareAHugeResourceAreNotCopiedWithoutEnd() {
    String fat = Fhir.PATIENT.replace("AMELIE", "A".repeat(400_000));
    String[] entries =
        IntStream.rangeClosed(0, 3_000)
            .mapToObj(i -> i == 0 ? fat : Fhir.report("r" + i, "D-" + i))
            .toArray(String[]::new);
    byte[] delivery = Fhir.bytes(Fhir.bundle("batch", entries));

    Inspection inspection = assertTimeout(PATIENCE, () -> Fhir.inspect(delivery, Fhir.LABORATORY));

    assertThat(((Inspection.Refused) inspection).why())
        .extracting(Finding::code)
        .asList()
        .containsExactly(FhirFinding.BUNDLE_TANGLED);
  }

  @Test
  void aNumberOfATrillionDigitsIsNoNumber() {
    assertThat(Fhir.codes(Fhir.oneResult("\"valueQuantity\":{\"value\":1e999999999}")))
        .contains(FhirFinding.NOT_A_NUMBER);
  }

  @Test
  void aBundleLongerThanAllowedIsRefusedWithoutBeingKept() {
    Partner strict = Fhir.LABORATORY.withLimits(new Partner.Limits(1 << 30, 1_000));

    Inspection inspection =
        Fhir.inspect(
            Fhir.bytes("{\"resourceType\":\"Bundle\",\"x\":\"" + "a".repeat(100_000)), strict);

    assertThat(((Inspection.Refused) inspection).why())
        .extracting(Finding::code)
        .asList()
        .containsExactly(FhirFinding.BUNDLE_TOO_LONG);
  }

  @Test
  void externalEntitiesAreNeverRead() {
    String xml =
        "<!DOCTYPE b [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"&x;\"/></Bundle>";

    assertThat(Fhir.codes(xml)).containsExactly(FhirFinding.DOCUMENT_TYPE);
  }
}
