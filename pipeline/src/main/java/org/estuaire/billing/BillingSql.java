package org.estuaire.billing;

import org.estuaire.repository.Stage;

/** The statements of the loader; constants, all of them. */
final class BillingSql {

  static final Stage<InvoiceKey> KEYS = InvoiceTable.KEY.stage("stage_billing_key");
  static final Stage<InvoiceTable.NewVersion> INVOICES =
      InvoiceTable.INVOICE.stage("stage_billing_invoice");

  private static final String KEY = InvoiceTable.KEY.key();

  private static final String STORED =
      " FROM stage_billing_key k JOIN billing.invoice i USING (" + KEY + ")";

  static final String LOCK_FACILITY =
      "SELECT pg_advisory_xact_lock(hashtextextended('billing/' || ?, 0))";

  static final String SELECT_KNOWN =
      "SELECT k.facility, k.year, k.by_entry, k.number,"
          + " i.content_hash, i.source_identity_id, i.last_event, i.progress,"
          + " i.delivery_id, i.ordinal, s.content_hash, s.source_identity_id"
          + STORED
          + " JOIN billing.invoice_status s ON s.invoice_id = i.id";

  static final String SELECT_IDS = "SELECT k.facility, k.year, k.by_entry, k.number, i.id" + STORED;

  static final String MERGE_INVOICES =
      InvoiceTable.INVOICE.insertFrom("stage_billing_invoice")
          + " ON CONFLICT ("
          + KEY
          + ") DO UPDATE SET "
          + InvoiceTable.INVOICE.replacedFrom("EXCLUDED");

  static final String DELETE_LINES =
      "DELETE FROM billing.invoice_line l USING stage_billing_invoice s JOIN billing.invoice i USING ("
          + KEY
          + ") WHERE l.invoice_id = i.id";

  private BillingSql() {}
}
