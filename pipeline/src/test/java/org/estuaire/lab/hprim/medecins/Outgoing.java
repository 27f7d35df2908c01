package org.estuaire.lab.hprim.medecins;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.lab.LabRecords;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.DocumentContent;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.NumberReader;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.estuaire.terminology.Analytes;
import org.estuaire.terminology.Conversions;
import org.estuaire.terminology.LocalCodes;
import org.estuaire.terminology.UcumFactors;

/** Invented reports on their way to a practice. */
final class Outgoing {

  static final Instant COLLECTED = Instant.parse("2026-03-02T07:30:00Z");

  static final Normaliser<LabReport> NORMALISER =
      new LabRecords(
              List.of(Dossiers.FORMAT),
              partner -> LocalCodes.NONE,
              Analytes.read(Path.of("..", "config", "terminology", "analytes.csv")),
              new Conversions(UcumFactors.load()))
          .rules(Dossiers.LABORATORY);

  private Outgoing() {}

  static Claim claim() {
    return new Claim(
        "2.999.10.2",
        "L000123",
        Traits.UNKNOWN
            .withStrict(
                "ESSAI", "Camille", Optional.of(LocalDate.of(1985, 8, 12)), Sex.FEMALE, "38999")
            .withUsed("EXEMPLE", "Camille")
            .withNir("1850838999001")
            .withContact("12 rue du Test", "38999", "38999", ""),
        Optional.empty(),
        IdentityStatus.VALIDATED,
        Set.of(),
        COLLECTED);
  }

  static LabResult result(
      Coding coding, ResultStatus status, Measure measure, String flags, String comment) {
    return new LabResult(
        coding,
        "",
        status,
        measure,
        Optional.empty(),
        flags,
        Optional.of(COLLECTED),
        false,
        "",
        comment,
        Optional.empty());
  }

  static LabResult number(
      String loinc, String label, String value, String unit, String range, String flags) {
    return result(
        Coding.loinc(loinc, label), ResultStatus.FINAL, measure(value, unit, range), flags, "");
  }

  static Measure measure(String value, String unit, String range) {
    return new Measure(
        NumberReader.value(value).orElseGet(() -> new ResultValue.Text(value)),
        value,
        unit,
        range.isEmpty() ? ReferenceRange.NONE : NumberReader.range(range));
  }

  static LabResult with(LabResult from, String method, String comment) {
    return new LabResult(
        from.coding(),
        from.subId(),
        from.status(),
        from.measure(),
        from.second(),
        from.flags(),
        from.observedAt(),
        from.previous(),
        method,
        comment,
        from.normalised());
  }

  static LabResult with(LabResult from, ResultStatus status) {
    return result(from.coding(), status, from.measure(), from.flags(), from.comment());
  }

  static LabResult previous(LabResult from, Instant when) {
    return new LabResult(
        from.coding(),
        "",
        ResultStatus.FINAL,
        from.measure(),
        Optional.empty(),
        "",
        Optional.of(when),
        true,
        "",
        "",
        Optional.empty());
  }

  static LabResult text(String content) {
    return result(
        Coding.loinc("11502-2", "Compte rendu"),
        ResultStatus.FINAL,
        new Measure(document("text/plain; charset=utf-8", content), "", "", ReferenceRange.NONE),
        "",
        "");
  }

  static ResultValue document(String type, String content) {
    return new ResultValue.Document(
        type, "Compte rendu", DocumentContent.of(content.getBytes(StandardCharsets.UTF_8)));
  }

  static LabOrder order(String number, List<LabResult> results) {
    return new LabOrder(
        number,
        "",
        "",
        "",
        "F",
        COLLECTED,
        Optional.of(COLLECTED),
        Optional.empty(),
        "",
        Renewal.BY_RESULT,
        results);
  }

  /** Normalised, as the repository gives it. */
  static OutgoingReport outgoing(LabOrder... orders) {
    LabReport report =
        new LabReport(
            "LABO|RIVE", "M1", COLLECTED, claim(), Confidentiality.NORMAL, List.of(orders));
    Outcome<LabReport> outcome = NORMALISER.normalise(report);
    LabReport normalised = ((Outcome.Accepted<LabReport>) outcome).record();
    return new OutgoingReport(
        normalisedToo(normalised),
        new Party("990000001", "LABORATOIRE DU TEST"),
        new Party("10999000018", "DOCTEUR MODELE"),
        Partner.METROPOLITAN_FRANCE,
        "E1",
        1,
        Optional.empty());
  }

  /** Previous results come from the repository too, where they are normalised. */
  private static LabReport normalisedToo(LabReport report) {
    return report.withOrders(
        report.orders().stream()
            .map(
                order ->
                    order.withResults(
                        order.results().stream().map(Outgoing::normalisedToo).toList()))
            .toList());
  }

  private static LabResult normalisedToo(LabResult result) {
    if (!result.previous()) {
      return result;
    }
    LabOrder order = order("P", List.of(with(result, ResultStatus.FINAL)));
    Outcome<LabReport> outcome =
        NORMALISER.normalise(
            new LabReport("L", "M", COLLECTED, claim(), Confidentiality.NORMAL, List.of(order)));
    LabResult row =
        ((Outcome.Accepted<LabReport>) outcome).record().orders().get(0).results().get(0);
    return result.withNormalised(row.normalised().orElseThrow());
  }

  static byte[] written(OutgoingReport report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new HprimMedecinsWriter().write(report, out);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toByteArray();
  }

  /** What the reader and the normaliser make of a written report. */
  static List<LabReport> readBack(OutgoingReport report) {
    return Dossiers.read(written(report), Dossiers.LABORATORY).stream()
        .map(Dossiers::report)
        .map(read -> ((Outcome.Accepted<LabReport>) NORMALISER.normalise(read)).record())
        .toList();
  }
}
