package org.estuaire.social.full;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FullFiles;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.load.DeliveryRemarks;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.exchange.trouble.Subject;
import org.estuaire.exchange.trouble.TroubleRound;
import org.estuaire.exchange.trouble.Troubles;
import org.estuaire.repository.AuditTrail;

/**
 * Closes what a council's newest full file no longer names, with the reason {@code ABSENT}: at the
 * day of the file, never deleted, and open again as soon as it is named again. In whatever order
 * files arrive, what is open in the end is what the newest names. More than a share of what is open
 * is not closed until an operator says so.
 */
public final class Closures {

  private static final List<ClosureFinding> TOLD = List.of(ClosureFinding.values());

  private final DataSource database;
  private final Map<String, Partner> partners;
  private final Map<String, MissingRights> kinds;
  private final DeliveryRemarks remarks;
  private final Troubles troubles;

  public Closures(
      DataSource database,
      Collection<Partner> partners,
      List<RightsTable> kinds,
      DeliveryRemarks remarks) {
    this.database = database;
    this.partners = partners.stream().collect(Collectors.toMap(Partner::code, Function.identity()));
    this.kinds =
        kinds.stream().collect(Collectors.toMap(RightsTable::recordType, MissingRights::new));
    this.remarks = remarks;
    this.troubles = new Troubles(database);
  }

  /** What a full file would close, and nobody said yet that it may. */
  public record Waiting(
      long delivery,
      String partner,
      String recordType,
      LocalDate extractedOn,
      int open,
      int missing,
      boolean renumbered,
      Instant since) {}

  /** What became of an operator's word. */
  public enum Answer {
    DONE,
    NOT_WAITING
  }

  /**
   * Decides about every delivery that was loaded since the last time. After a crash the rest is
   * decided then: each in a transaction of its own, in which it is noted.
   */
  public void settle() throws SQLException {
    TroubleRound round = troubles.round(Step.CLOSE_RIGHTS);
    for (ClosureRegister.Unexamined file : unexamined()) {
      inTransaction(
          tx -> {
            examine(tx, file);
            return true;
          });
    }
    for (Waiting waiting : waiting()) {
      round.noteUndecided(
          Subject.delivery(waiting.delivery(), waiting.partner()),
          (waiting.renumbered() ? ClosureFinding.RENUMBERED : ClosureFinding.CLOSURES_WAIT).code());
    }
    round.end();
  }

  private List<ClosureRegister.Unexamined> unexamined() throws SQLException {
    return inTransaction(tx -> new ClosureRegister(tx).unexamined(List.copyOf(kinds.keySet())));
  }

  /** What waits for an operator, the oldest first. */
  public List<Waiting> waiting() throws SQLException {
    return inTransaction(tx -> new ClosureRegister(tx).waiting());
  }

  private void examine(Connection tx, ClosureRegister.Unexamined file) throws SQLException {
    MissingRights rights = rights(file.recordType());
    rights.lock(tx, file.partner());
    ClosureRegister register = new ClosureRegister(tx);
    Partner partner = partners.get(file.partner());
    if (partner == null || !partner.fullFiles().recordTypes().contains(file.recordType())) {
      register.note(file, ClosureState.DELTA);
      return;
    }
    Optional<Finding> doubt = doubt(register, file);
    Optional<ClosureRegister.Holding> newest = register.newest(file.partner(), file.recordType());
    boolean older =
        newest.isPresent()
            && file.extractedOn()
                .filter(day -> day.isBefore(newest.get().file().extractedOn()))
                .isPresent();
    if (doubt.isPresent()) {
      register.note(file, ClosureState.UNSURE);
      tell(tx, file.delivery(), file.partner(), doubt.get());
    } else if (older) {
      register.note(file, ClosureState.OLDER);
      tell(tx, file.delivery(), file.partner(), Finding.of(ClosureFinding.OLDER_FILE));
    } else {
      register.note(file, ClosureState.DONE);
    }
    // What an older file brought may be what the newest does not name.
    compare(tx, file.partner(), file.recordType());
  }

  private static Optional<Finding> doubt(ClosureRegister register, ClosureRegister.Unexamined file)
      throws SQLException {
    if (file.taken() == 0 || file.extractedOn().isEmpty()) {
      return Optional.of(Finding.of(ClosureFinding.NOTHING_TAKEN));
    }
    int unreadable = register.unreadable(file.delivery());
    return unreadable == 0
        ? Optional.empty()
        : Optional.of(Finding.of(ClosureFinding.KEY_NOT_KNOWN, Integer.toString(unreadable)));
  }

  /** Compares what is open with the newest full file, and closes what it does not name. */
  private void compare(Connection tx, String partner, String recordType) throws SQLException {
    ClosureRegister register = new ClosureRegister(tx);
    Optional<ClosureRegister.Holding> newest = register.newest(partner, recordType);
    if (newest.isEmpty() || newest.get().state() == ClosureState.DECLINED) {
      return;
    }
    FullFile file = newest.get().file();
    register.overtaken(file);
    MissingRights.Count count = rights(recordType).count(tx, file);
    FullFiles agreed = requireNonNull(partners.get(partner)).fullFiles();
    if (count.isRenumbered() || !agreed.mayClose(count.missing(), count.open())) {
      register.counted(file, ClosureState.WAITING, count, 0);
      tell(tx, file.delivery(), partner, why(count));
    } else {
      close(tx, newest.get(), count);
    }
  }

  /** Something else than a file changed what is open: the newest full file is compared anew. */
  public void reconsider(String partner, String recordType) throws SQLException {
    inTransaction(
        tx -> {
          rights(recordType).lock(tx, partner);
          if (partners.containsKey(partner)) {
            compare(tx, partner, recordType);
          }
          return true;
        });
    settle();
  }

  private static Finding why(MissingRights.Count count) {
    return Finding.of(
        count.isRenumbered() ? ClosureFinding.RENUMBERED : ClosureFinding.CLOSURES_WAIT,
        Integer.toString(count.missing()),
        Integer.toString(count.open()));
  }

  private void close(Connection tx, ClosureRegister.Holding newest, MissingRights.Count count)
      throws SQLException {
    FullFile file = newest.file();
    new ClosureRegister(tx).counted(file, ClosureState.DONE, count, count.missing());
    if (count.missing() > 0) {
      rights(file.recordType()).close(tx, file);
      tell(
          tx,
          file.delivery(),
          file.partner(),
          Finding.of(
              ClosureFinding.RIGHTS_CLOSED, Integer.toString(newest.closed() + count.missing())));
    } else if (newest.state() == ClosureState.WAITING) {
      remarks.tell(tx, file.delivery(), file.partner(), TOLD, List.of());
    }
  }

  /** An operator has looked: what the file does not name now is closed, however much it is. */
  public Answer confirm(long delivery, String who, String why) throws SQLException {
    return decide(delivery, ClosureState.DONE, who, why);
  }

  /** An operator has looked: nothing is closed because of this file. */
  public Answer decline(long delivery, String who, String why) throws SQLException {
    return decide(delivery, ClosureState.DECLINED, who, why);
  }

  private Answer decide(long delivery, ClosureState state, String who, String why)
      throws SQLException {
    Optional<Waiting> waiting =
        waiting().stream().filter(one -> one.delivery() == delivery).findFirst();
    if (waiting.isEmpty()) {
      return Answer.NOT_WAITING;
    }
    Answer answer = inTransaction(tx -> decide(tx, waiting.get(), state, who, why));
    settle();
    return answer;
  }

  private Answer decide(Connection tx, Waiting waiting, ClosureState state, String who, String why)
      throws SQLException {
    MissingRights rights = rights(waiting.recordType());
    rights.lock(tx, waiting.partner());
    ClosureRegister register = new ClosureRegister(tx);
    Optional<ClosureRegister.Holding> newest =
        register
            .newest(waiting.partner(), waiting.recordType())
            .filter(holding -> holding.file().delivery() == waiting.delivery());
    if (newest.isEmpty() || !register.decided(waiting.delivery(), state, who, why)) {
      return Answer.NOT_WAITING;
    }
    if (state == ClosureState.DONE) {
      close(tx, newest.get(), rights.count(tx, newest.get().file()));
    } else {
      tell(tx, waiting.delivery(), waiting.partner(), Finding.of(ClosureFinding.DECLINED));
    }
    AuditTrail.note(
        tx,
        who,
        state == ClosureState.DONE ? "closures confirmed" : "closures declined",
        "delivery " + waiting.delivery());
    return Answer.DONE;
  }

  private void tell(Connection tx, long delivery, String partner, Finding finding)
      throws SQLException {
    remarks.tell(tx, delivery, partner, TOLD, List.of(finding));
  }

  private MissingRights rights(String recordType) {
    return requireNonNull(kinds.get(recordType));
  }

  private interface Work<T> {
    T on(Connection tx) throws SQLException;
  }

  private <T> T inTransaction(Work<T> work) throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      T done = work.on(tx);
      tx.commit();
      return done;
    }
  }
}
