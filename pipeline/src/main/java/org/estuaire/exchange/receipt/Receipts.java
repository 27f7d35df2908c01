package org.estuaire.exchange.receipt;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryAnswer;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.load.DeliveryReader;

/**
 * Answers every arrival of a finished delivery. Files are written first and noted afterwards; their
 * names and contents depend on the ledger alone, so that a crash in between only writes the same
 * files again.
 */
public final class Receipts {

  private final DataSource database;
  private final LedgerView ledger;
  private final DeliveryReader deliveries;
  private final Outbox outbox;
  private final ReceiptText text;
  private final CrashPoint.Watch watch;

  /**
   * Receipts of one installation.
   *
   * @param territory printed at their head
   * @param zone in which times are given
   */
  public Receipts(
      DataSource database,
      FindingCatalog catalog,
      Seal seal,
      List<Partner> partners,
      DeliveryReader deliveries,
      Outbox outbox,
      String territory,
      ZoneId zone,
      CrashPoint.Watch watch) {
    this.database = database;
    this.ledger = new LedgerView(catalog, seal, partners);
    this.deliveries = deliveries;
    this.outbox = outbox;
    this.text = new ReceiptText(territory, zone);
    this.watch = watch;
  }

  /**
   * Writes what is due.
   *
   * @return how many arrivals were answered
   */
  public int writeDue() throws SQLException, IOException {
    List<DeliveryFacts> due;
    try (Connection connection = database.getConnection()) {
      due = ledger.awaitingReceipt(connection);
    }
    for (DeliveryFacts facts : due) {
      answer(facts);
    }
    return due.size();
  }

  private void answer(DeliveryFacts facts) throws SQLException, IOException {
    watch.reached(CrashPoint.DELIVERY_COMPLETE);
    try (Connection connection = database.getConnection()) {
      List<String> files = new ArrayList<>();
      Optional<DeliveryReader.Opened> opened = deliveries.find(connection, facts.deliveryId());
      Optional<DeliveryAnswer> format =
          opened.flatMap(DeliveryReader.Opened::answer).filter(answer -> due(answer, facts));
      String answerFile = format.map(a -> fileName(a.name(), facts, a.extension())).orElse("");
      if (format.isPresent()) {
        outbox.put(
            facts.partner().code(),
            answerFile,
            out -> write(out, connection, facts, opened.get(), format.get()));
        files.add(answerFile);
      }
      String receiptFile = fileName("accuse", facts, "txt");
      String words =
          text.write(
              facts,
              ledger.recordsWithFindings(
                  connection, facts.deliveryId(), true, ReceiptText.MOST_RECORDS),
              ledger.recordsWithFindings(
                  connection, facts.deliveryId(), false, ReceiptText.MOST_RECORDS),
              answerFile);
      outbox.put(
          facts.partner().code(),
          receiptFile,
          out -> out.write(words.getBytes(StandardCharsets.UTF_8)));
      files.add(receiptFile);
      watch.reached(CrashPoint.RECEIPT_BEFORE_LEDGER);
      note(connection, facts, files);
    }
  }

  private static boolean due(DeliveryAnswer answer, DeliveryFacts facts) {
    boolean refused = facts.count().rejected() + facts.count().held() > 0;
    return !facts.refused() && (refused || !answer.onlyWhenRefused());
  }

  /**
   * Named after the delivery, never after the sender's file: file names have been seen to hold
   * patients' names.
   */
  private static String fileName(String name, DeliveryFacts facts, String extension) {
    String arrival = facts.repeated() ? "-r" + facts.arrivalId() : "";
    String revision = facts.revision() > 1 && !facts.repeated() ? "-v" + facts.revision() : "";
    return String.format(
        java.util.Locale.ROOT,
        "%s-%08d%s%s.%s",
        name,
        facts.deliveryId(),
        arrival,
        revision,
        extension);
  }

  private void write(
      OutputStream out,
      Connection connection,
      DeliveryFacts facts,
      DeliveryReader.Opened opened,
      DeliveryAnswer answer)
      throws IOException {
    try (RecordSplitter records = opened.split()) {
      answer.write(
          out,
          new DeliveryAnswer.AnsweredDelivery(
              opened.deliveryId(), opened.partner(), opened.reading(), facts.firstArrivedAt()),
          new AnsweredRecords(connection, ledger, opened.deliveryId(), records));
    }
  }

  private static void note(Connection connection, DeliveryFacts facts, List<String> files)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO exchange.receipt (arrival_id, revision, file_names) VALUES (?, ?, ?)"
                + " ON CONFLICT DO NOTHING")) {
      insert.setLong(1, facts.arrivalId());
      insert.setInt(2, facts.revision());
      insert.setArray(3, connection.createArrayOf("text", files.toArray()));
      insert.executeUpdate();
    }
  }
}
