package org.estuaire.billing.rsf;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.estuaire.billing.BillingNormaliser;
import org.estuaire.billing.Invoice;
import org.estuaire.exchange.FormatContract;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RepeatedPiece;
import org.estuaire.person.trust.PersonInEveryFormat;

/** An invoice may hold an INS, but no status of the identity that goes with it. */
public final class RsfAceContractTest extends FormatContract<Invoice> {

  private static final RsfFixture INVOICE = RsfFixture.golden();
  private static final RsfFixture OTHER = INVOICE.setEverywhere("NUMFACT", "000004712");

  @Override
  protected RecordFormat<Invoice> format() {
    return RsfFixture.FORMAT;
  }

  @Override
  protected Partner partner() {
    return RsfFixture.HOSPITAL;
  }

  @Override
  protected Normaliser<Invoice> rules() {
    return new BillingNormaliser(RsfFixture.HOSPITAL, RsfFixture.TARIFF);
  }

  @Override
  protected List<byte[]> samples() {
    return List.of(INVOICE.bytes(), INVOICE.plus(OTHER).bytes("\n"));
  }

  @Override
  protected InputStream large(int bytes) {
    return RepeatedPiece.of(INVOICE.plus(OTHER).bytes(), bytes);
  }

  @Override
  protected Pattern fields() {
    return Pattern.compile("[A-Z](\\.[A-Z0-9]+)?");
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
