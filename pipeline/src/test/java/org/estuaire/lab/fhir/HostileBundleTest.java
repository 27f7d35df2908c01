package org.estuaire.lab.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.junit.jupiter.api.Test;

/** Broken and malicious bundles: a finding, never an exception, in bounded time. */
final class HostileBundleTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

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
