package org.estuaire.lab.cda;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.estuaire.exchange.FormatContract;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RepeatedPiece;
import org.estuaire.lab.LabSamples;
import org.estuaire.lab.model.LabReport;
import org.estuaire.person.trust.PersonInEveryFormat;

/** One file is one document and one record, which may be no longer than a record. */
public final class CdaContractTest extends FormatContract<LabReport> {

  @Override
  protected RecordFormat<LabReport> format() {
    return Cda.FORMAT;
  }

  @Override
  protected Partner partner() {
    return Cda.LABORATORY;
  }

  @Override
  protected List<byte[]> samples() {
    return List.of(
        CdaReportTest.SAMPLE.getBytes(StandardCharsets.UTF_8),
        WrittenReports.written(WrittenReports.everything()));
  }

  @Override
  protected InputStream large(int bytes) {
    return RepeatedPiece.of(CdaReportTest.SAMPLE.getBytes(StandardCharsets.UTF_8), bytes);
  }

  @Override
  protected Pattern fields() {
    return Pattern.compile("encoding|@?\\w+(\\[\\w+])?(/@?\\w+(\\[\\w+])?)*");
  }

  @Override
  protected Normaliser<LabReport> rules() {
    return LabSamples.NORMALISER;
  }

  @Override
  protected Set<Trait> traits() {
    return Set.of(Trait.RECORDS_ARE_SLICES, Trait.HAS_PARTS);
  }

  @Override
  protected Optional<PersonInEveryFormat> person() {
    return Optional.of(PersonInEveryFormat.CDA);
  }
}
