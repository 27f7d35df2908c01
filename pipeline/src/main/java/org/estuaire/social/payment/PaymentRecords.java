package org.estuaire.social.payment;

import java.util.List;
import org.estuaire.delimited.DelimitedFormat;
import org.estuaire.delimited.MappedRecordType;
import org.estuaire.delimited.Mappings;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;

/** Payments of the councils: one row per right, month and kind of aid. */
public final class PaymentRecords implements MappedRecordType<Payment> {

  private final Mappings mappings;

  public PaymentRecords(Mappings mappings) {
    this.mappings = mappings;
  }

  @Override
  public RecordSchema schema() {
    return PaymentRow.SCHEMA;
  }

  @Override
  public LaneName lane() {
    return LaneName.SOCIAL;
  }

  @Override
  public List<RecordFormat<Payment>> formats() {
    return List.of(new DelimitedFormat<>("payment-csv", code(), mappings, new PaymentRow()));
  }

  @Override
  public Normaliser<Payment> rules(Partner partner) {
    return new PaymentRules(mappings.find(partner, code()).orElseThrow());
  }

  @Override
  public Loader<Payment> loader() {
    return new PaymentLoader();
  }

  @Override
  public List<FindingCode> findings() {
    return List.of(PaymentFinding.values());
  }
}
