package org.estuaire.lab.cda;

import static org.estuaire.exchange.Professional.Profession.PHARMACIST_BIOLOGIST;
import static org.estuaire.exchange.Professional.Profession.PHYSICIAN_BIOLOGIST;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Letterhead;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Professional;
import org.estuaire.lab.LabRecords;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.Directory;
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
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.estuaire.terminology.Analytes;
import org.estuaire.terminology.Conversions;
import org.estuaire.terminology.LocalCodes;
import org.estuaire.terminology.UcumFactors;
import org.estuaire.terminology.register.RegisteredParty;

/** Invented reports to write. */
public final class WrittenReports {

  static final Instant VERSION = Instant.parse("2026-11-20T21:15:00Z");
  static final Instant COLLECTED = Instant.parse("2026-11-20T06:45:00Z");
  static final Normaliser<LabReport> NORMALISER =
      new LabRecords(
              List.of(),
              partner -> LocalCodes.NONE,
              Analytes.read(Path.of("..", "config", "terminology", "analytes.csv")),
              new Conversions(UcumFactors.load()))
          .rules(Cda.LABORATORY);

  private WrittenReports() {}

  public static LabReport report(List<LabResult> results) {
    LabOrder order =
        new LabOrder(
            "F77",
            "P77",
            "BIO",
            "Biologie",
            "F",
            VERSION,
            Optional.of(COLLECTED),
            Optional.of(COLLECTED.plusSeconds(3600)),
            "99900000017",
            Renewal.BY_RESULT,
            results);
    return new LabReport(
        "LABO|RIVE",
        "M1",
        VERSION.plusSeconds(60),
        claim(),
        Confidentiality.RESTRICTED,
        List.of(order));
  }

  static Claim claim() {
    return new Claim(
        Cda.DOMAIN,
        "L000123",
        Traits.UNKNOWN
            .withStrict(
                "ESSAI", "CAMILLE", Optional.of(LocalDate.of(1985, 8, 12)), Sex.MALE, "38999")
            .withGivenNames("CAMILLE MARIE")
            .withUsed("EXEMPLE", "CAM")
            .withContact("12 rue du Test", "38999", "", "0400000000"),
        Optional.of(new InsMatricule("1850838999001", InsMatricule.Authority.NIR_DEMO)),
        IdentityStatus.QUALIFIED,
        Set.of(),
        VERSION);
  }

  static LabResult result(Coding coding, ResultValue value, String unit) {
    return result(coding, "", ResultStatus.FINAL, value, unit, ReferenceRange.NONE, "", "", "");
  }

  static LabResult result(
      Coding coding,
      String subId,
      ResultStatus status,
      ResultValue value,
      String unit,
      ReferenceRange range,
      String flags,
      String method,
      String comment) {
    return new LabResult(
        coding,
        subId,
        status,
        new Measure(value, words(value), unit, range),
        Optional.empty(),
        flags,
        Optional.of(COLLECTED.plusSeconds(7200)),
        false,
        method,
        comment,
        Optional.empty());
  }

  static LabResult earlier(LabResult result, Instant at) {
    return new LabResult(
        result.coding(),
        "",
        result.status(),
        result.measure(),
        Optional.empty(),
        "",
        Optional.of(at),
        true,
        "",
        "",
        Optional.empty());
  }

  private static String words(ResultValue value) {
    if (value instanceof ResultValue.Quantity q) {
      return q.comparator() + q.number().toPlainString();
    }
    return value instanceof ResultValue.Text text ? text.text() : "";
  }

  static ResultValue number(String comparator, String number) {
    return new ResultValue.Quantity(comparator, new BigDecimal(number));
  }

  static ReferenceRange range(String low, String high) {
    return new ReferenceRange(
        Optional.of(new BigDecimal(low)), Optional.of(new BigDecimal(high)), low + " - " + high);
  }

  /** Two orders of which next to nothing is known. */
  public static LabReport hardlyAnything() {
    List<LabOrder> orders = new ArrayList<>();
    for (String number : List.of("F1", "F2")) {
      orders.add(
          new LabOrder(
              number,
              "",
              "",
              "",
              "A",
              VERSION,
              Optional.empty(),
              Optional.empty(),
              "",
              Renewal.BY_RESULT,
              List.of(
                  result(Coding.local("M", ""), number("<", "3.5"), "bidule"),
                  result(
                      Coding.loinc("33914-3", "DFG estimé"), number("", "72"), "mL/min/{1.73_m2}"),
                  result(Coding.loinc("6301-6", "INR"), number("", "2.4"), "{INR}")
                      .inSpecimen("plasma"))));
    }
    // As HPRIM Médecins tells of a person; CI-SIS wants no less.
    Traits traits =
        Traits.UNKNOWN.withStrict(
            "ESSAI", "CAMILLE", Optional.of(LocalDate.of(1985, 8, 12)), Sex.UNKNOWN, "");
    Claim claim =
        new Claim(
            Cda.DOMAIN,
            "L9",
            traits,
            Optional.empty(),
            IdentityStatus.PROVISIONAL,
            Set.of(),
            VERSION);
    return new LabReport("LABO", "M2", VERSION, claim, Confidentiality.NORMAL, orders);
  }

  /** One of everything. */
  public static LabReport everything() {
    Coding glucose = Coding.loinc("2345-7", "Glucose");
    List<LabResult> results = new ArrayList<>();
    results.add(
        result(
            glucose,
            "",
            ResultStatus.CORRECTED,
            number("", "1.30"),
            "g/l",
            range("0.70", "1.10"),
            "H",
            "Hexokinase",
            "À jeun <12 h> & contrôlé\nsur un second prélèvement"));
    results.add(
        earlier(result(glucose, number("", "0.91"), "g/l"), VERSION.minusSeconds(9_000_000)));
    results.add(result(Coding.loinc("1988-5", "CRP"), number("<=", "1.5"), "mg/L"));
    results.add(result(Coding.local("MAISON", "Dosage maison"), number("", "4.20"), ""));
    results.add(
        result(
            Coding.loinc("5126-8", "Anticorps"),
            new ResultValue.Ratio(BigDecimal.ONE, new BigDecimal("160")),
            ""));
    results.add(
        result(
            Coding.loinc("882-1", "Groupe sanguin"),
            new ResultValue.Coded("A+", "", "A positif"),
            ""));
    results.add(
        result(
            Coding.local(BodyReader.ISOLATE, "Isolat microbiologique"),
            "562",
            ResultStatus.FINAL,
            new ResultValue.Coded("562", "1.2.250.1.213.2.69.1", "Escherichia coli"),
            "",
            ReferenceRange.NONE,
            "",
            "",
            ""));
    results.add(
        result(
            Coding.loinc("28-1", "Ampicilline"),
            "562",
            ResultStatus.FINAL,
            number("<", "0.128"),
            "ug/mL",
            ReferenceRange.NONE,
            "S",
            "",
            ""));
    results.add(
        result(
            Coding.loinc("14979-9", "TCA"),
            "",
            ResultStatus.UNOBTAINABLE,
            new ResultValue.Absent(),
            "",
            ReferenceRange.NONE,
            "",
            "",
            "Tube coagulé"));
    results.add(
        result(
            Coding.loinc("2823-3", "Potassium"),
            "",
            ResultStatus.DELETED,
            number("", "9.9"),
            "mmol/L",
            ReferenceRange.NONE,
            "",
            "",
            ""));
    results.add(
        result(
            Coding.loinc("11502-2", "Copie"),
            new ResultValue.Document(
                "application/pdf",
                "Copie du compte rendu",
                DocumentContent.of("%PDF-1.4".getBytes(StandardCharsets.UTF_8))),
            ""));
    return normalised(report(results));
  }

  public static LabReport normalised(LabReport report) {
    Outcome<LabReport> outcome = NORMALISER.normalise(report);
    if (outcome instanceof Outcome.Accepted<LabReport> accepted) {
      return accepted.record();
    }
    throw new AssertionError("rejected: " + ((Outcome.Rejected<LabReport>) outcome).why());
  }

  /** Of the laboratory as its partner's file describes it. */
  public static final Letterhead LETTERHEAD =
      new Letterhead(
          new Letterhead.Address("3 quai des Essais", "38999", "Estran", "04 00 00 00 01"),
          Optional.of(
              new Professional(
                  "99900000116", "DIRECTRICE", "Essai", Optional.of(PHARMACIST_BIOLOGIST))),
          Optional.of(
              new Professional(
                  "99900000215", "BIOLOGISTE", "Essai", Optional.of(PHYSICIAN_BIOLOGIST))),
          false);

  /** What registers say of the prescriber and of the laboratory. */
  public static final Directory REGISTERS =
      new Directory(
          Map.of(
              "99900000017",
              new RegisteredParty(
                  Optional.of(
                      new Professional(
                          "99900000017",
                          "PRESCRIPTRICE",
                          "Essai",
                          Optional.of(
                              new Professional.Profession(
                                  "G15_10/SM54", "Médecin - Médecine générale (SM)")))),
                  new Letterhead.Address("12 Rue des Essais", "38999", "Estran", "04 00 00 00 02")),
              "380000999",
              new RegisteredParty(
                  Optional.empty(),
                  new Letterhead.Address(
                      "5 Rue du Phare, BP 12", "38999", "Estran", "04 00 00 00 03"))));

  static OutgoingReport outgoing(LabReport report) {
    return outgoing(report, LETTERHEAD);
  }

  /** On its way to a practice. */
  public static OutgoingReport outgoing(LabReport report, Letterhead letterhead) {
    return new OutgoingReport(
        report,
        new Party("380000999", "Laboratoire de la Rive", letterhead),
        new Party("99900000017", "Dr Essai"),
        Partner.METROPOLITAN_FRANCE,
        "ENVOI-2",
        2,
        Optional.of("ENVOI-1"));
  }

  /** Without the copy. */
  static byte[] written(LabReport report) {
    return written(CdaWriter.withoutCopy(), outgoing(report));
  }

  /** As a practice gets it. */
  public static byte[] written(CdaWriter writer, OutgoingReport report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writer.write(report, out);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toByteArray();
  }
}
