package org.estuaire.lab;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader.LoadResult;
import org.estuaire.exchange.Place;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.rules.LabNormaliser;
import org.estuaire.lab.rules.UnitDecisions;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.Traits;
import org.estuaire.terminology.Analytes;
import org.estuaire.terminology.Conversions;
import org.estuaire.terminology.LocalCodes;
import org.estuaire.terminology.UcumFactors;

/** Invented reports for tests. */
public final class LabSamples {

  public static final Path TERMINOLOGY = Path.of("..", "config", "terminology");
  public static final Analytes ANALYTES = Analytes.read(TERMINOLOGY.resolve("analytes.csv"));
  public static final Conversions CONVERSIONS = new Conversions(UcumFactors.load());
  public static final UnitDecisions UNITS = new UnitDecisions(ANALYTES, CONVERSIONS);
  public static final LabNormaliser NORMALISER = new LabNormaliser(LocalCodes.NONE, UNITS);

  public static final Instant COLLECTED = Instant.parse("2026-03-02T07:30:00Z");
  public static final Instant ISSUED = Instant.parse("2026-03-02T15:00:00Z");

  private LabSamples() {}

  public static Instant hour(int hours) {
    return ISSUED.plus(Duration.ofHours(hours));
  }

  public static Claim claim() {
    return new Claim(
        "2.999.10.1",
        "P1",
        Traits.UNKNOWN,
        Optional.empty(),
        IdentityStatus.values()[0],
        Set.of(),
        ISSUED);
  }

  public static LabResult loinc(String code, String value, String unit) {
    return result(code, "LN", ResultStatus.FINAL, value, unit);
  }

  public static LabResult result(
      String code, String system, ResultStatus status, String value, String unit) {
    ResultValue read =
        value.isEmpty()
            ? new ResultValue.Absent()
            : new ResultValue.Quantity("", new BigDecimal(value));
    return new LabResult(
        new LabResult.Coding(code, system, "", "", "Examen"),
        "",
        status,
        new LabResult.Measure(read, value, unit, ReferenceRange.NONE),
        Optional.empty(),
        "",
        Optional.empty(),
        false,
        "",
        "",
        Optional.empty());
  }

  public static LabResult with(LabResult result, ResultValue value) {
    return rebuilt(result, value, result.range(), result.subId(), result.previous());
  }

  public static LabResult with(LabResult result, ReferenceRange range) {
    return rebuilt(result, result.value(), range, result.subId(), result.previous());
  }

  public static LabResult withSubId(LabResult result, String subId) {
    return rebuilt(result, result.value(), result.range(), subId, result.previous());
  }

  public static LabResult withSecond(LabResult from, String value, String unit) {
    return new LabResult(
        from.coding(),
        from.subId(),
        from.status(),
        from.measure(),
        Optional.of(
            new LabResult.Measure(
                new ResultValue.Quantity("", new BigDecimal(value)),
                value,
                unit,
                ReferenceRange.NONE)),
        from.flags(),
        from.observedAt(),
        from.previous(),
        from.method(),
        from.comment(),
        from.normalised());
  }

  public static LabResult previous(LabResult result) {
    return rebuilt(result, result.value(), result.range(), result.subId(), true);
  }

  private static LabResult rebuilt(
      LabResult from, ResultValue value, ReferenceRange range, String subId, boolean previous) {
    return new LabResult(
        from.coding(),
        subId,
        from.status(),
        new LabResult.Measure(value, from.original(), from.unit(), range),
        from.second(),
        from.flags(),
        from.observedAt(),
        previous,
        from.method(),
        from.comment(),
        from.normalised());
  }

  public static LabOrder order(String number, Instant versionAt, LabResult... results) {
    return new LabOrder(
        number,
        "",
        "BILAN",
        "Bilan",
        "F",
        versionAt,
        Optional.of(COLLECTED),
        Optional.empty(),
        "",
        Renewal.BY_RESULT,
        List.of(results));
  }

  public static LabOrder collected(LabOrder order, Optional<Instant> at) {
    return new LabOrder(
        order.number(),
        order.placerNumber(),
        order.code(),
        order.label(),
        order.status(),
        order.versionAt(),
        at,
        order.receivedAt(),
        order.prescriber(),
        order.renewal(),
        order.results());
  }

  public static LabReport report(Instant issuedAt, LabOrder... orders) {
    return new LabReport(
        "LABO|RIVE", "M1", issuedAt, claim(), Confidentiality.NORMAL, List.of(orders));
  }

  public static LabReport report(LabResult... results) {
    return report(ISSUED, order("D1", ISSUED, results));
  }

  public static Filed<LabReport> filed(
      long delivery, int ordinal, long identity, LabReport report) {
    return new Filed<>(
        delivery, new Place(ordinal, 1, 0, 10), "labo-rive-gauche", identity, report);
  }

  /** Whether each record changed anything, whatever became of its single results. */
  public static List<LoadResult> withoutParts(List<LoadResult> results) {
    return results.stream()
        .map(one -> one.changed() ? LoadResult.LOADED : LoadResult.ALREADY_KNOWN)
        .toList();
  }
}
