package org.estuaire.lab.hl7;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

public final class Hl7OruContractTest extends FormatContract<LabReport> {

  @Override
  protected RecordFormat<LabReport> format() {
    return Oru.FORMAT;
  }

  @Override
  protected Partner partner() {
    return Oru.LABORATORY;
  }

  @Override
  protected List<byte[]> samples() {
    return Stream.of(
            Messages.ofResults(3),
            Oru.message(Oru.obx("TX", "ligne un~ligne deux \\T\\ \\.br\\ trois")),
            Oru.message() + Messages.ofResults(1))
        .map(message -> message.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  protected InputStream large(int bytes) {
    return RepeatedPiece.of(Messages.ofResults(3).getBytes(StandardCharsets.UTF_8), bytes);
  }

  @Override
  protected Pattern fields() {
    return Pattern.compile("[A-Z][A-Z0-9]{2}(\\[[0-9]+])?(-[0-9]+(\\.[0-9]+)*)?");
  }

  /** Identity servers' messages have the same form; the identity lane is asked first. */
  @Override
  protected Set<String> alsoRecognises() {
    return Set.of("hl7v2-adt");
  }

  @Override
  protected Normaliser<LabReport> rules() {
    return LabSamples.NORMALISER;
  }

  @Override
  protected Set<Trait> traits() {
    return Set.of(
        Trait.HOLDS_MANY_RECORDS,
        Trait.RECORDS_ARE_SLICES,
        Trait.CUTS_WHILE_READING,
        Trait.HAS_PARTS);
  }

  @Override
  protected Optional<PersonInEveryFormat> person() {
    return Optional.of(PersonInEveryFormat.HL7);
  }
}
