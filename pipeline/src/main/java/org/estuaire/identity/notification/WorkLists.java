package org.estuaire.identity.notification;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.estuaire.bytes.SpreadsheetCell;
import org.estuaire.exchange.Partner;

/**
 * What a domain has to look at among its own identities, as a file for a spreadsheet: collisions,
 * duplicates inside the domain, disagreements with other domains. It names identifiers and which
 * traits differ, no trait itself. Of very many rows the first are listed, those that wait longest,
 * and the others counted: nobody works through more before the next list.
 */
public final class WorkLists {

  /** Rows of one list, which is held in memory. */
  public static final int MOST = 20_000;

  /**
   * Each identity of an item beside the one that it is about: not all beside all others. What is
   * asked of an item is asked once, and not for each of its identities.
   */
  private static final String OPEN =
      """
      WITH member AS (
        SELECT i.id AS item, s.id, count(*) OVER (PARTITION BY i.id) AS members,
          first_value(s.id) OVER (PARTITION BY i.id
            ORDER BY (s.domain, s.local_id) = (i.domain, i.local_id) DESC, s.id) AS hub
        FROM identity.review_item i
          JOIN identity.review_identity c ON c.review_item_id = i.id
          JOIN identity.source_identity s ON s.id = c.source_identity_id
        WHERE i.state = 'OPEN'
      ), pair AS (
        SELECT item, id AS own, hub AS other FROM member WHERE id <> hub
        UNION ALL SELECT item, hub, id FROM member WHERE id <> hub
        UNION ALL SELECT item, id, NULL FROM member WHERE members = 1
      ), waiting AS (
        SELECT review_item_id AS item, count(*) AS records
        FROM identity.review_record WHERE held GROUP BY review_item_id
      )
      SELECT i.id, i.kind, to_char(i.created_at AT TIME ZONE ?, 'DD/MM/YYYY'),
        own.local_id, coalesce(other.domain, ''), coalesce(other.local_id, ''),
        concat_ws(', ',
          CASE WHEN own.name_key <> other.name_key THEN 'nom de naissance' END,
          CASE WHEN own.given_key <> other.given_key THEN 'prénom' END,
          CASE WHEN own.birth_date <> other.birth_date THEN 'date de naissance' END,
          CASE WHEN own.sex <> other.sex THEN 'sexe' END,
          CASE WHEN own.birth_place <> other.birth_place THEN 'lieu de naissance' END,
          CASE WHEN own.ins <> other.ins THEN 'INS' END),
        coalesce(w.records, 0), count(*) OVER ()
      FROM pair p
        JOIN identity.review_item i ON i.id = p.item
        JOIN identity.source_identity own ON own.id = p.own
        LEFT JOIN identity.source_identity other ON other.id = p.other
        LEFT JOIN waiting w ON w.item = p.item
      WHERE own.domain = ?
        AND (other.id IS NULL OR other.domain <> own.domain OR other.id > own.id)
      ORDER BY i.id, own.id, other.id LIMIT ?
      """;

  private static final CSVFormat FORMAT =
      CSVFormat.Builder.create()
          .setDelimiter(';')
          .setRecordSeparator("\r\n")
          .setHeader(
              "dossier",
              "nature",
              "depuis",
              "identifiant",
              "autre domaine",
              "autre identifiant",
              "traits differents",
              "enregistrements en attente")
          .get();
  private static final int COLUMNS = 8;
  private static final int ALL = COLUMNS + 1;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private final DataSource database;
  private final List<Partner> servers;
  private final DomainOutbox outbox;

  /**
   * @param partners all partners; those that send the identity lane get a list
   */
  public WorkLists(DataSource database, List<Partner> partners, DomainOutbox outbox) {
    this.database = database;
    this.servers = partners.stream().filter(Partner::isIdentityServer).toList();
    this.outbox = outbox;
  }

  /** Writes the list of the day for each domain; the same day again replaces it. */
  public void write(LocalDate today) throws SQLException, IOException {
    for (Partner server : servers) {
      StringWriter text = new StringWriter();
      text.append(BYTE_ORDER_MARK);
      int rows = write(server, text);
      if (rows > 0) {
        String name = "identites-a-verifier-" + DAY.format(today) + ".csv";
        outbox.put(server.code(), name, text.toString().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private int write(Partner server, StringWriter text) throws SQLException, IOException {
    int rows = 0;
    long all = 0;
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(OPEN);
        CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      select.setString(1, server.zone().getId());
      select.setString(2, server.identityDomain());
      select.setInt(3, MOST);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          for (int column = 1; column <= COLUMNS; column++) {
            printer.print(SpreadsheetCell.harmless(row.getString(column)));
          }
          printer.println();
          rows++;
          all = row.getLong(ALL);
        }
      }
      if (all > rows) {
        printer.printRecord("et " + (all - rows) + " autres lignes, qui viendront après celles-ci");
      }
    }
    return rows;
  }
}
