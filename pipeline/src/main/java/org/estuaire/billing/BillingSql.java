package org.estuaire.billing;

import java.util.List;
import java.util.stream.Collectors;

/** The statements of the loader; constants, all of them. */
final class BillingSql {

  private static final List<String> KEY = List.of("facility", "year", "by_entry", "number");

  /** What a newer version replaces, in the order in which {@link InvoiceRows} writes it. */
  private static final List<String> REPLACED =
      List.of(
          "site",
          "entry_number",
          "entry_date",
          "exit_date",
          "pathway",
          "operation",
          "insurance",
          "contract",
          "exemption",
          "billable",
          "not_billable_reason",
          "scheme",
          "solidarity",
          "fides",
          "management",
          "complementary_body",
          "country",
          "article51",
          "services_base",
          "services_amo",
          "services_amc",
          "services",
          "fees",
          "fees_amo",
          "fees_amc",
          "patient_share",
          "patient_amount",
          "rejections",
          "amo_sent",
          "amo_paid",
          "amo_status",
          "amc_sent",
          "amc_paid",
          "amc_status",
          "patient_sent",
          "patient_paid",
          "patient_status",
          "nir_doubtful",
          "last_event",
          "progress",
          "content_hash",
          "source_identity_id",
          "delivery_id",
          "ordinal");

  private static final String KEY_COLUMNS = String.join(", ", KEY);
  private static final String COLUMNS = KEY_COLUMNS + ", " + String.join(", ", REPLACED);

  static final String LOCK_FACILITY =
      "SELECT pg_advisory_xact_lock(hashtextextended('billing/' || ?, 0))";

  static final String CREATE_KEYS =
      "CREATE TEMP TABLE IF NOT EXISTS stage_billing_key ON COMMIT DELETE ROWS AS SELECT "
          + KEY_COLUMNS
          + " FROM billing.invoice WITH NO DATA";
  static final String EMPTY_KEYS = "TRUNCATE stage_billing_key";
  static final String COPY_KEYS = "COPY stage_billing_key (" + KEY_COLUMNS + ") FROM STDIN";

  static final String SELECT_KNOWN =
      "SELECT k.facility, k.year, k.by_entry, k.number,"
          + " i.content_hash, i.source_identity_id, i.last_event, i.progress,"
          + " s.content_hash, s.source_identity_id, s.delivery_id, s.ordinal"
          + " FROM stage_billing_key k JOIN billing.invoice i USING ("
          + KEY_COLUMNS
          + ") JOIN billing.invoice_status s ON s.invoice_id = i.id ORDER BY s.recorded_at";

  static final String SELECT_IDS =
      "SELECT k.facility, k.year, k.by_entry, k.number, i.id"
          + " FROM stage_billing_key k JOIN billing.invoice i USING ("
          + KEY_COLUMNS
          + ")";

  static final String CREATE_INVOICES =
      "CREATE TEMP TABLE IF NOT EXISTS stage_billing_invoice ON COMMIT DELETE ROWS AS SELECT "
          + COLUMNS
          + " FROM billing.invoice WITH NO DATA";
  static final String EMPTY_INVOICES = "TRUNCATE stage_billing_invoice";
  static final String COPY_INVOICES = "COPY stage_billing_invoice (" + COLUMNS + ") FROM STDIN";

  static final String MERGE_INVOICES =
      "INSERT INTO billing.invoice ("
          + COLUMNS
          + ") SELECT "
          + COLUMNS
          + " FROM stage_billing_invoice ON CONFLICT ("
          + KEY_COLUMNS
          + ") DO UPDATE SET "
          + REPLACED.stream()
              .map(column -> column + " = EXCLUDED." + column)
              .collect(Collectors.joining(", "));

  static final String DELETE_LINES =
      "DELETE FROM billing.invoice_line l USING stage_billing_invoice s JOIN billing.invoice i USING ("
          + KEY_COLUMNS
          + ") WHERE l.invoice_id = i.id";

  static final String COPY_LINES =
      "COPY billing.invoice_line (invoice_id, rank, letter, source_line, site, care_date, code,"
          + " mode, discipline, exemption, specialty, unit_type, act_count, quantity, coefficient,"
          + " mco_coefficient, fraction, unit_price, tariff, base, rate, amo, amc, billed,"
          + " unit_gap, total_gap, indication, ccam_extension, ccam_activity, ccam_phase,"
          + " ccam_modifiers, ccam_association, ccam_condition, teeth) FROM STDIN";

  static final String COPY_ACTS =
      "COPY billing.biology_act (invoice_id, rank, position, act_date, quantity, nabm) FROM STDIN";

  static final String COPY_STATUSES =
      "COPY billing.invoice_status (invoice_id, delivery_id, ordinal, source_identity_id,"
          + " content_hash, late, services, fees, rejections, amo_sent, amo_paid, amo_status,"
          + " amc_sent, amc_paid, amc_status, patient_sent, patient_paid, patient_status)"
          + " FROM STDIN";

  private BillingSql() {}
}
