package org.estuaire.social;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
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

/** Councils state no trust: their persons have a NIR, which is never an INS. */
public final class ApaCsvContractTest extends FormatContract<Entitlement> {

  static final CouncilDesk COUNCIL = new CouncilDesk("38");

  /** Columns of the file, and the count in its last line. */
  static final Pattern COLUMNS =
      Pattern.compile(
          Apa.SCHEMA.fields().stream()
              .map(RecordSchema.Field::name)
              .collect(Collectors.joining("|")));

  @Override
  protected RecordFormat<Entitlement> format() {
    return COUNCIL.format();
  }

  /**
   * Its first columns are those of PCH; what APA needs besides is missing, and the file is refused.
   */
  @Override
  protected Set<String> alsoRecognises() {
    return Set.of("pch-csv");
  }

  @Override
  protected Partner partner() {
    return COUNCIL.partner();
  }

  @Override
  protected Normaliser<Entitlement> rules() {
    return COUNCIL.rules();
  }

  @Override
  protected List<byte[]> samples() {
    return List.of(
        new ApaForm().file(),
        ApaForm.file(List.of(new ApaForm(), new ApaForm().with(Apa.NUM_DOSSIER, "D-2"))));
  }

  @Override
  protected InputStream large(int bytes) {
    byte[] file = new ApaForm().file();
    int row = lineEnd(file, 0);
    int total = lineEnd(file, row);
    byte[] one = Arrays.copyOfRange(file, row, total);
    byte[] count = ("TOTAL;" + (bytes / one.length + 1)).getBytes(StandardCharsets.UTF_8);
    return RepeatedPiece.of(Arrays.copyOf(file, row), one, count, bytes);
  }

  private static int lineEnd(byte[] file, int from) {
    int at = from;
    while (file[at] != '\n') {
      at++;
    }
    return at + 1;
  }

  @Override
  protected Pattern fields() {
    return COLUMNS;
  }

  @Override
  protected Set<Trait> traits() {
    return Set.of(Trait.HOLDS_MANY_RECORDS, Trait.RECORDS_ARE_SLICES, Trait.CUTS_WHILE_READING);
  }

  @Override
  protected Optional<PersonInEveryFormat> person() {
    return Optional.empty();
  }
}
