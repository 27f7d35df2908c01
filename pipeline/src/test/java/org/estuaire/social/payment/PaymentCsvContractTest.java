package org.estuaire.social.payment;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

/** Payments name a right, never a person. */
public final class PaymentCsvContractTest extends FormatContract<Payment> {

  private static final PaymentRecords PAYMENTS = PaymentRulesTest.PAYMENTS;
  private static final String ROW = "20/11/2026;D1;202610;AH;900;800;100,50;700,40;30;2;\r\n";
  private static final String OTHER = "20/11/2026;D1;202610;ANP;;;;-120,00;;;I\r\n";

  /** PCH names rights and months too; what payments need besides is missing, and it is refused. */
  @Override
  protected Set<String> alsoRecognises() {
    return Set.of("pch-csv");
  }

  @Override
  protected RecordFormat<Payment> format() {
    return PAYMENTS.formats().get(0);
  }

  @Override
  protected Partner partner() {
    return PaymentRulesTest.COUNCIL;
  }

  @Override
  protected Normaliser<Payment> rules() {
    return PAYMENTS.rules(PaymentRulesTest.COUNCIL);
  }

  @Override
  protected List<byte[]> samples() {
    return List.of(utf8(PaymentRulesTest.HEADER + "\r\n" + ROW + OTHER + "TOTAL;2\r\n"));
  }

  @Override
  protected InputStream large(int bytes) {
    byte[] rows = utf8(ROW + OTHER);
    byte[] total = utf8("TOTAL;" + 2 * (bytes / rows.length + 1));
    return RepeatedPiece.of(utf8(PaymentRulesTest.HEADER + "\r\n"), rows, total, bytes);
  }

  @Override
  protected Pattern fields() {
    return Pattern.compile(
        PaymentRow.SCHEMA.fields().stream()
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
