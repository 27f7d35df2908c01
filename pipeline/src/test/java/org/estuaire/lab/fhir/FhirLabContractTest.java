package org.estuaire.lab.fhir;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.estuaire.exchange.FormatContract;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RepeatedPiece;
import org.estuaire.lab.LabSamples;
import org.estuaire.lab.model.LabReport;
import org.estuaire.person.trust.PersonInEveryFormat;

public final class FhirLabContractTest extends FormatContract<LabReport> {

  private static final String ONE = Fhir.oneResult(Fhir.quantity("5.1", "mmol/L"));

  @Override
  protected RecordFormat<LabReport> format() {
    return Fhir.FORMAT;
  }

  @Override
  protected Partner partner() {
    return Fhir.LABORATORY;
  }

  @Override
  protected List<byte[]> samples() {
    return Stream.of(
            ONE,
            XmlSamples.BUNDLE,
            XmlSamples.TWO_REPORTS,
            Fhir.bundle(
                "batch",
                Fhir.PATIENT,
                Fhir.report("r1", "D-1", "g"),
                Fhir.report("r2", "D-2", "o"),
                Fhir.observation("g", "\"hasMember\":[{\"reference\":\"Observation/o\"}]"),
                Fhir.observation(
                    "o", "\"component\":[{\"code\":{\"text\":\"c\"},\"valueInteger\":1}]")))
        .map(Fhir::bytes)
        .toList();
  }

  @Override
  protected InputStream large(int bytes) {
    return RepeatedPiece.of(Fhir.bytes(ONE + "\n"), bytes);
  }

  @Override
  protected Pattern fields() {
    return Pattern.compile("[A-Z][A-Za-z]+(\\[[0-9]+])?(\\.[A-Za-z]+(\\[([0-9]+|x)])?)*");
  }

  /** Identity servers' bundles look alike from outside; the identity lane is asked first. */
  @Override
  protected Set<String> alsoRecognises() {
    return Set.of("fhir-patient");
  }

  @Override
  protected Normaliser<LabReport> rules() {
    return LabSamples.NORMALISER;
  }

  @Override
  protected Set<Trait> traits() {
    return Set.of(Trait.HOLDS_MANY_RECORDS, Trait.CUTS_WHILE_READING, Trait.HAS_PARTS);
  }

  @Override
  protected Optional<PersonInEveryFormat> person() {
    return Optional.of(PersonInEveryFormat.FHIR_LAB);
  }
}
