package org.estuaire.social.pch;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.exchange.FormatContract;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RepeatedPiece;
import org.estuaire.person.trust.PersonInEveryFormat;

/** PCH states a person as APA does. */
public final class PchCsvContractTest extends FormatContract<PchRight> {

  private static final PchRecords PCH = PchRulesTest.PCH;
  private static final String ROW = PchRulesTest.row(Map.of()) + "\r\n";
  private static final String OTHER = PchRulesTest.row(Map.of("NUM_DROIT", "H2")) + "\r\n";

  @Override
  protected RecordFormat<PchRight> format() {
    return PCH.formats().get(0);
  }

  /** Its first columns are those of APA; no row of APA says an element, and all are refused. */
  @Override
  protected Set<String> alsoRecognises() {
    return Set.of("apa-csv");
  }

  @Override
  protected Partner partner() {
    return PchRulesTest.COUNCIL;
  }

  @Override
  protected Normaliser<PchRight> rules() {
    return PCH.rules(PchRulesTest.COUNCIL);
  }

  @Override
  protected List<byte[]> samples() {
    return List.of(utf8(PchRulesTest.HEADER + "\r\n" + ROW + OTHER + "TOTAL;2\r\n"));
  }

  @Override
  protected InputStream large(int bytes) {
    byte[] rows = utf8(ROW + OTHER);
    byte[] total = utf8("TOTAL;" + 2 * (bytes / rows.length + 1));
    return RepeatedPiece.of(utf8(PchRulesTest.HEADER + "\r\n"), rows, total, bytes);
  }

  @Override
  protected Pattern fields() {
    return Pattern.compile(
        PchRow.SCHEMA.fields().stream()
            .map(RecordSchema.Field::name)
            .collect(Collectors.joining("|")));
  }

  @Override
  protected Set<Trait> traits() {
    return Set.of(Trait.HOLDS_MANY_RECORDS, Trait.RECORDS_ARE_SLICES, Trait.CUTS_WHILE_READING);
  }

  @Override
  protected Optional<PersonInEveryFormat> person() {
    return Optional.empty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
