package org.estuaire.identity.feed.pam;

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
import org.estuaire.identity.feed.IdentityStatement;
import org.estuaire.person.trust.PersonInEveryFormat;

public final class PamContractTest extends FormatContract<IdentityStatement> {

  private static final String PERSON =
      Adt.pid(Adt.ipp("8001") + "~" + Adt.ins("261043899901299"), "VALI");
  private static final byte[] CREATED =
      Adt.message("ADT^A28^ADT_A05", PERSON).getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] MERGED =
      Adt.message("ADT^A40^ADT_A39", PERSON, "MRG|" + Adt.ipp("8002"))
          .getBytes(StandardCharsets.ISO_8859_1);

  @Override
  protected RecordFormat<IdentityStatement> format() {
    return Adt.FORMAT;
  }

  @Override
  protected Partner partner() {
    return Adt.GHT;
  }

  @Override
  protected Normaliser<IdentityStatement> rules() {
    return Adt.RULES;
  }

  @Override
  protected List<byte[]> samples() {
    return List.of(CREATED, MERGED);
  }

  @Override
  protected InputStream large(int bytes) {
    return RepeatedPiece.of(CREATED, bytes);
  }

  @Override
  protected Pattern fields() {
    return Pattern.compile("[A-Z][A-Z0-9]{2}(\\[[0-9]+])?(-[0-9]+(\\.[0-9]+)*)?");
  }

  @Override
  protected Set<Trait> traits() {
    return Set.of(Trait.HOLDS_MANY_RECORDS, Trait.RECORDS_ARE_SLICES, Trait.CUTS_WHILE_READING);
  }

  @Override
  protected Optional<PersonInEveryFormat> person() {
    return Optional.of(PersonInEveryFormat.PAM);
  }
}
