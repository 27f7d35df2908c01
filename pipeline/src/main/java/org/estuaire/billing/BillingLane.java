package org.estuaire.billing;

import java.util.List;
import org.estuaire.exchange.Lane;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.terminology.NabmTariff;

/** The way of hospital invoices. */
public final class BillingLane implements Lane<Invoice> {

  private final List<RecordFormat<Invoice>> formats;
  private final NabmTariff tariff;
  private final BillingLoader loader = new BillingLoader();

  public BillingLane(List<RecordFormat<Invoice>> formats, NabmTariff tariff) {
    this.formats = List.copyOf(formats);
    this.tariff = tariff;
  }

  @Override
  public LaneName name() {
    return LaneName.BILLING;
  }

  @Override
  public List<RecordFormat<Invoice>> formats() {
    return formats;
  }

  @Override
  public Normaliser<Invoice> normaliser(Partner partner) {
    return new BillingNormaliser(partner, tariff);
  }

  @Override
  public Loader<Invoice> loader() {
    return loader;
  }
}
