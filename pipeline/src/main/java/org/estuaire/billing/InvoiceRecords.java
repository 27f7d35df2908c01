package org.estuaire.billing;

import java.util.List;
import java.util.stream.Stream;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordType;
import org.estuaire.terminology.NabmTariff;

/** Invoices of hospitals. */
public final class InvoiceRecords implements RecordType<Invoice> {

  private final List<RecordFormat<Invoice>> formats;
  private final NabmTariff tariff;
  private final BillingLoader loader = new BillingLoader();

  public InvoiceRecords(List<RecordFormat<Invoice>> formats, NabmTariff tariff) {
    this.formats = List.copyOf(formats);
    this.tariff = tariff;
  }

  @Override
  public String code() {
    return "invoice";
  }

  @Override
  public LaneName lane() {
    return LaneName.BILLING;
  }

  @Override
  public List<RecordFormat<Invoice>> formats() {
    return formats;
  }

  @Override
  public Normaliser<Invoice> rules(Partner partner) {
    return new BillingNormaliser(partner, tariff);
  }

  @Override
  public Loader<Invoice> loader() {
    return loader;
  }

  @Override
  public List<FindingCode> findings() {
    return Stream.concat(
            Stream.of(BillingFinding.values()),
            formats.stream().flatMap(format -> format.findings().stream()))
        .toList();
  }
}
