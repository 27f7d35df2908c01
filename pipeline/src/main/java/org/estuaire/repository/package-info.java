/**
 * The territorial repository: connections, tables, COPY, temporary staging, migrations, the
 * embedded default.
 *
 * <p>A record type declares the columns of its table once, as a {@link
 * org.estuaire.repository.Table}, in the order of the record's parts:
 *
 * <pre>{@code
 * static final Table<Filed<Evaluation>> TABLE =
 *     Table.<Filed<Evaluation>>named("social.evaluation")
 *         .key(text("partner", Filed::partner), text("dossier", filed -> filed.record().dossier()))
 *         .rest(bigint("source_identity_id", Filed::sourceIdentityId))
 *         .content(Filed::record, integer("gir", Evaluation::gir), dateOrNull("on", Evaluation::on));
 * }</pre>
 *
 * <p>Where a later statement replaces an earlier one, rows are merged by a {@link
 * org.estuaire.repository.StatementHistory} over that table, which adds the columns of a statement
 * itself:
 *
 * <pre>{@code
 * StatementHistory.of(
 *     TABLE, filed -> filed.record().statedOn(), Filed::deliveryId, filed -> filed.place().ordinal());
 * }</pre>
 *
 * <p>That is what {@link org.estuaire.exchange.load.StatementLoader} loads with: the record type
 * writes no SQL of its own.
 *
 * <p>Its migration makes the table, with the key as primary key, and beside it {@code
 * <table>_history} ({@code LIKE} the table, {@code superseded_at}, {@code superseded_delivery},
 * {@code superseded_ordinal}) with an index over the same key. A column that is added later is
 * declared with {@code addedContent}.
 */
@NullMarked
package org.estuaire.repository;

import org.jspecify.annotations.NullMarked;
