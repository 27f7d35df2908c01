package org.estuaire.exchange.receipt;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.estuaire.exchange.BrokenSeals;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryAnswer;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.landing.SideBySide;
import org.estuaire.exchange.load.DeliveryReader;
import org.estuaire.exchange.trouble.Deaths;
import org.estuaire.exchange.trouble.DeliveryDeaths;
import org.estuaire.exchange.trouble.Everybody;
import org.estuaire.exchange.trouble.FailureKind;
import org.estuaire.exchange.trouble.MemoryExhausted;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.exchange.trouble.Subject;
import org.estuaire.exchange.trouble.TroubleRound;
import org.estuaire.exchange.trouble.Troubles;
import org.estuaire.installation.FolderFailure;
import org.jspecify.annotations.Nullable;

/**
 * Answers every arrival of a finished delivery. Files are written first and noted afterwards; their
 * names and contents depend on the ledger alone, so that a crash in between only writes the same
 * files again. Several small deliveries are answered together: waiting for the disk is most of the
 * work.
 */
public final class Receipts {

  /** Arrivals answered together, at most. */
  private static final int TOGETHER = 100;

  /**
   * Records of the deliveries answered together, unless it is one alone: their answers are kept.
   */
  private static final int RECORDS_TOGETHER = AnsweredRecords.WINDOW;

  private static final String ALONE = "SELECT pg_advisory_xact_lock(43368491)";

  private static final String NOTE =
      """
      INSERT INTO exchange.receipt (arrival_id, revision, file_names, mail_due)
      SELECT arrival_id, revision, array_remove(ARRAY[answer, page, receipt], NULL), mail_due
      FROM unnest(?::bigint[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::boolean[]) WITH ORDINALITY
        AS written (arrival_id, revision, answer, page, receipt, mail_due, place)
      ORDER BY place
      ON CONFLICT DO NOTHING
      """;

  private final DataSource database;
  private final LedgerView ledger;
  private final DueReceipts due;
  private final Outbox outbox;
  private final ReceiptText text;
  private final ReceiptPage page;
  private final Set<String> byMail;
  private final CrashPoint.Watch watch;
  private final DeliveryDeaths deaths;
  private final Troubles troubles;

  /**
   * The files that answer an arrival.
   *
   * @param answerFile null where none comes with the receipt
   * @param pageFile null where the partner gets none
   * @param mailDue whether it goes by mail besides
   */
  private record Written(
      long arrivalId,
      int revision,
      @Nullable String answerFile,
      @Nullable String pageFile,
      String receiptFile,
      boolean mailDue) {}

  /**
   * Receipts of one installation.
   *
   * @param territory printed at their head
   * @param zone in which times are given
   * @param byMail partners that get them by mail besides
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
      Set<String> byMail,
      CrashPoint.Watch watch) {
    this.database = database;
    this.ledger = new LedgerView(catalog, seal, new BrokenSeals(database), partners);
    this.due = new DueReceipts(ledger, deliveries, new ReceiptSummaries(catalog));
    this.page = new ReceiptPage(territory, zone);
    this.outbox = outbox;
    this.text = new ReceiptText(territory, zone);
    this.byMail = Set.copyOf(byMail);
    this.watch = watch;
    this.deaths = new DeliveryDeaths(database);
    this.troubles = new Troubles(database);
  }

  /**
   * Writes what is due. What can't be answered on its own waits for the next time; everybody else
   * is answered.
   *
   * @return how many arrivals were answered
   */
  public int writeDue() throws SQLException, IOException {
    TroubleRound round = troubles.round(Step.RECEIPTS);
    int answered = 0;
    for (List<LedgerView.Awaiting> arrivals : together(awaiting(round), round)) {
      List<LedgerView.Awaiting> sound =
          arrivals.stream().filter(one -> !isLeft(one, round)).toList();
      answered += sound.isEmpty() ? 0 : answerAsLongAsAlive(sound, round);
    }
    round.end();
    return answered;
  }

  /** In their order, those last that had better be alone. */
  private List<LedgerView.Awaiting> awaiting(TroubleRound round) throws SQLException {
    List<LedgerView.Awaiting> awaiting;
    try (Connection connection = database.getConnection()) {
      awaiting = ledger.awaitingReceipt(connection);
    }
    List<LedgerView.Awaiting> due = new ArrayList<>();
    for (LedgerView.Awaiting one : awaiting) {
      if (one.deaths() >= Deaths.SET_ASIDE) {
        round.noteDeadly(one.delivery());
        deaths.reset(one.delivery().number());
      } else if (!round.passesOver(one.delivery())) {
        due.add(one);
      }
    }
    due.sort(Comparator.comparing(one -> isAlone(one, round)));
    return due;
  }

  private static boolean isAlone(LedgerView.Awaiting one, TroubleRound round) {
    return one.deaths() > 0
        || round.isKnown(one.delivery())
        || round.isKnown(Subject.partner(one.delivery().partner()));
  }

  private static List<List<LedgerView.Awaiting>> together(
      List<LedgerView.Awaiting> awaiting, TroubleRound round) {
    List<List<LedgerView.Awaiting>> batches = new ArrayList<>();
    long records = 0;
    for (LedgerView.Awaiting one : awaiting) {
      records += one.records();
      if (batches.isEmpty()
          || isAlone(one, round)
          || records > RECORDS_TOGETHER
          || batches.get(batches.size() - 1).size() == TOGETHER) {
        batches.add(new ArrayList<>());
        records = one.records();
      }
      batches.get(batches.size() - 1).add(one);
    }
    return batches;
  }

  private int answerAsLongAsAlive(List<LedgerView.Awaiting> arrivals, TroubleRound round)
      throws SQLException, IOException {
    List<Long> deliveries = arrivals.stream().map(one -> one.delivery().number()).toList();
    deaths.begin(deliveries);
    boolean dies = false;
    try {
      int answered = answer(arrivals, round);
      if (answered > 0 && arrivals.get(0).deaths() > 0) {
        deaths.reset(arrivals.get(0).delivery().number());
      }
      return answered;
    } catch (IOException | SQLException | RuntimeException | Error failure) {
      dies = MemoryExhausted.isIn(failure);
      throw failure;
    } finally {
      if (!dies) {
        deaths.forgive(deliveries);
      }
    }
  }

  /** Together, or one by one where one of them can't be answered. */
  private int answer(List<LedgerView.Awaiting> arrivals, TroubleRound round)
      throws SQLException, IOException {
    try {
      return answer(arrivals.stream().map(LedgerView.Awaiting::arrivalId).toList());
    } catch (IOException | SQLException | RuntimeException | StackOverflowError failure) {
      if (Everybody.isMetBy(failure)) {
        throw failure;
      }
      if (arrivals.size() == 1) {
        round.note(troubled(arrivals.get(0), failure), failure);
        return 0;
      }
      int answered = 0;
      for (LedgerView.Awaiting one : arrivals) {
        answered += isLeft(one, round) ? 0 : answer(List.of(one), round);
      }
      return answered;
    }
  }

  /** A folder in which nothing can be written is the same for all receipts of its partner. */
  private static Subject troubled(LedgerView.Awaiting one, Throwable failure) {
    boolean folder = FailureKind.causes(failure).anyMatch(FolderFailure.class::isInstance);
    return folder ? Subject.partner(one.delivery().partner()) : one.delivery();
  }

  private static boolean isLeft(LedgerView.Awaiting one, TroubleRound round) {
    return round.passesOver(one.delivery())
        || round.passesOver(Subject.partner(one.delivery().partner()));
  }

  private int answer(List<Long> arrivals) throws SQLException, IOException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      // Whoever replays records answers too: two of them must not write the same file at once.
      try (PreparedStatement alone = tx.prepareStatement(ALONE)) {
        alone.execute();
      }
      outbox.begin();
      List<Written> written = writeFiles(arrivals);
      written.forEach(one -> watch.reached(CrashPoint.RECEIPT_BEFORE_LEDGER));
      note(tx, written);
      tx.commit();
      return written.size();
    }
  }

  /** When this returns, the files and their names are durable. */
  private List<Written> writeFiles(List<Long> arrivals) throws SQLException, IOException {
    try (Connection moment = database.getConnection()) {
      moment.setAutoCommit(false);
      // A receipt shows one state of the ledger, even when a replay changes it meanwhile.
      moment.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      List<DueReceipt> receipts = due.read(moment, arrivals);
      List<Written> written = SideBySide.each(receipts, receipt -> write(moment, receipt));
      for (String partner :
          receipts.stream().map(DueReceipt::partner).collect(Collectors.toSet())) {
        outbox.settle(partner);
      }
      moment.rollback();
      return written;
    }
  }

  private Written write(Connection moment, DueReceipt receipt) throws IOException {
    watch.reached(CrashPoint.DELIVERY_COMPLETE);
    @Nullable String answerFile = null;
    if (receipt.answer().isPresent()) {
      DueReceipt.Answer answer = receipt.answer().get();
      answerFile =
          outbox.put(
              receipt.partner(),
              receipt.answerName().orElseThrow(),
              out -> write(out, moment, receipt.facts(), answer));
    }
    String answered = answerFile == null ? "" : answerFile;
    @Nullable String pageFile = null;
    if (receipt.summary().isPresent()) {
      String shown = page.html(receipt.summary().get().withAnswer(answered));
      pageFile =
          outbox.put(
              receipt.partner(),
              receipt.pageName(),
              out -> out.write(shown.getBytes(StandardCharsets.UTF_8)));
    }
    String words = text.write(receipt.facts(), receipt.refused(), receipt.remarked(), answered);
    String receiptFile =
        outbox.put(
            receipt.partner(),
            receipt.receiptName(),
            out -> out.write(words.getBytes(StandardCharsets.UTF_8)));
    return new Written(
        receipt.facts().arrivalId(),
        receipt.facts().revision(),
        answerFile,
        pageFile,
        receiptFile,
        byMail.contains(receipt.partner()) && !receipt.facts().isOpenedArchive());
  }

  private void write(
      OutputStream out, Connection moment, DeliveryFacts facts, DueReceipt.Answer answer)
      throws IOException {
    DeliveryReader.Opened delivery = answer.delivery();
    try (RecordSplitter records = delivery.split()) {
      answer
          .format()
          .write(
              out,
              new DeliveryAnswer.AnsweredDelivery(
                  delivery.deliveryId(),
                  delivery.partner(),
                  delivery.reading(),
                  facts.firstArrivedAt()),
              new AnsweredRecords(
                  moment,
                  ledger,
                  delivery.deliveryId(),
                  records,
                  facts.count().total(),
                  answer.first()));
    }
  }

  private static void note(Connection tx, List<Written> written) throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(NOTE)) {
      insert.setArray(1, array(tx, "bigint", written, Written::arrivalId));
      insert.setArray(2, array(tx, "integer", written, Written::revision));
      insert.setArray(3, array(tx, "text", written, Written::answerFile));
      insert.setArray(4, array(tx, "text", written, Written::pageFile));
      insert.setArray(5, array(tx, "text", written, Written::receiptFile));
      insert.setArray(6, array(tx, "boolean", written, Written::mailDue));
      insert.executeUpdate();
    }
  }

  private static Array array(
      Connection tx, String type, List<Written> written, Function<Written, ?> column)
      throws SQLException {
    return tx.createArrayOf(type, written.stream().map(column).toArray());
  }
}
