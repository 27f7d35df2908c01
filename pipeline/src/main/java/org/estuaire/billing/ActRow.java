package org.estuaire.billing;

import static org.estuaire.repository.Column.bigint;
import static org.estuaire.repository.Column.date;
import static org.estuaire.repository.Column.integer;
import static org.estuaire.repository.Column.smallint;
import static org.estuaire.repository.Column.text;

import org.estuaire.billing.InvoiceLine.BiologyAct;
import org.estuaire.repository.Table;

/**
 * One row of {@code billing.biology_act}.
 *
 * @param rank of the line in its invoice, counted from 1
 * @param position of the act in its line, counted from 1
 */
record ActRow(long invoiceId, int rank, int position, BiologyAct act) {

  static final Table<ActRow> TABLE =
      Table.<ActRow>named("billing.biology_act")
          .key(
              bigint("invoice_id", ActRow::invoiceId),
              integer("rank", ActRow::rank),
              smallint("position", ActRow::position))
          .rest(
              ActRow::act,
              date("act_date", BiologyAct::date),
              integer("quantity", BiologyAct::quantity),
              text("nabm", BiologyAct::code));
}
