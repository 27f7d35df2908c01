package org.estuaire.identity.feed;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.FormatContract;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RepeatedPiece;
import org.estuaire.person.trust.PersonInEveryFormat;

public final class IdentityCsvContractTest extends FormatContract<IdentityStatement> {

  private static final Feed FEED = new Feed(Environment.DEMO);

  @Override
  protected RecordFormat<IdentityStatement> format() {
    return FEED.format;
  }

  @Override
  protected Partner partner() {
    return Feed.GHT;
  }

  @Override
  protected Normaliser<IdentityStatement> rules() {
    return Feed.RULES;
  }

  @Override
  protected List<byte[]> samples() {
    byte[] two =
        Feed.file(Feed.row(), Feed.row("ID_LOCAL", "8002", "PRENOMS", "\"Amélie\r\nRose\""));
    return List.of(two, new String(two, StandardCharsets.UTF_8).getBytes(Feed.windows()));
  }

  @Override
  protected InputStream large(int bytes) {
    String header = String.join(";", Feed.row().keySet()) + "\r\n";
    String row = String.join(";", Feed.row().values()) + "\r\n";
    return RepeatedPiece.of(
        header.getBytes(StandardCharsets.UTF_8),
        row.getBytes(StandardCharsets.UTF_8),
        new byte[0],
        bytes);
  }

  @Override
  protected Pattern fields() {
    return Pattern.compile(String.join("|", Feed.row().keySet()));
  }

  @Override
  protected Set<Trait> traits() {
    return Set.of(Trait.HOLDS_MANY_RECORDS, Trait.RECORDS_ARE_SLICES, Trait.CUTS_WHILE_READING);
  }

  @Override
  protected Optional<PersonInEveryFormat> person() {
    return Optional.of(PersonInEveryFormat.CSV);
  }
}
