package org.estuaire.lab.fhir;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.estuaire.bytes.DoubleEncoding;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Norm;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.Remarks;
import org.estuaire.exchange.Tally;
import org.estuaire.exchange.TextFinding;
import org.estuaire.fhir.Element;
import org.estuaire.fhir.FhirTime;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.reading.Census;

/** Understands one bundle of one report. */
final class BundleDecoder implements RecordDecoder<LabReport> {

  /** How reports in FHIR write keys and times. */
  private static final Norm NORM =
      new Norm(FhirFinding.IDENTIFIER_TOO_LONG, FhirFinding.DATE_UNREADABLE, FhirTime::stated);

  private static final Set<String> SENT =
      Set.of("document", "message", "transaction", "batch", "collection");

  private final int limit;
  private final ZoneId zone;
  private final PatientReader patients;

  BundleDecoder(Environment environment, Partner partner) {
    this.limit = partner.limits().recordBytes();
    this.zone = partner.zone();
    this.patients = new PatientReader(environment, partner.identityDomain());
  }

  @Override
  public Decoded<LabReport> decode(RawRecord raw) {
    Remarks remarks = new Remarks(NORM, raw.place().line(), zone);
    Optional<Census<Element>> census = Optional.empty();
    try {
      Bundle bundle = bundle(raw.bytes(), remarks);
      census = Optional.of(BundleCensus.of(bundle.entries(), raw.place().line()));
      return decode(bundle, census.get(), remarks);
    } catch (BundleRefused refused) {
      Finding why = refused.finding();
      long line = Math.max(why.line(), 1) + raw.place().line() - 1;
      remarks.add(why.atLine(line));
      Optional<Tally> tally =
          census.isPresent() ? census.map(Census::tally) : BrokenBundle.tally(raw.bytes());
      return new Decoded.Unreadable<>("", remarks.all(), tally);
    }
  }

  private Bundle bundle(byte[] bytes, Remarks remarks) {
    if (bytes.length > limit) {
      throw new BundleRefused(Finding.of(FhirFinding.REPORT_TOO_LONG, Integer.toString(limit)));
    }
    byte[] once = DoubleEncoding.undone(bytes);
    if (once != bytes) {
      remarks.add(Finding.of(TextFinding.ENCODED_TWICE));
    }
    return new Bundle(once);
  }

  private Decoded<LabReport> decode(Bundle bundle, Census<Element> census, Remarks remarks) {
    int reports = bundle.groups().size();
    if (reports != 1) {
      throw new BundleRefused(
          Finding.of(reports == 0 ? FhirFinding.NO_REPORT : FhirFinding.SEVERAL_REPORTS));
    }
    check(bundle, remarks);
    ReportReader reader = new ReportReader(bundle, patients, census, remarks);
    Optional<LabReport> report = remarks.hasErrors() ? Optional.empty() : reader.read();
    Optional<Tally> tally = Optional.of(census.tally());
    return report.isEmpty() || remarks.hasErrors()
        ? new Decoded.Unreadable<>(reader.key(), remarks.all(), tally)
        : new Decoded.Readable<>(report.get(), remarks.warnings(), tally);
  }

  private static void check(Bundle bundle, Remarks remarks) {
    String type = bundle.header().text("type");
    if (!SENT.contains(type)) {
      remarks.add(FhirFinding.BUNDLE_TYPE, "Bundle.type", type);
    }
    Modifiers.check(bundle.header(), "Bundle", remarks);
    for (Entry entry : bundle.entries()) {
      if (entry.type().equals(Entry.DELETION)) {
        remarks.add(FhirFinding.DELETE_REQUEST, entry.path(), "");
      } else if (entry.type().equals("Bundle")) {
        remarks.add(FhirFinding.BUNDLE_INSIDE, entry.path(), "");
      }
    }
  }
}
