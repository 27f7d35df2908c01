package org.estuaire.lab.distribution;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.trouble.Everybody;
import org.estuaire.exchange.trouble.MemoryExhausted;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.exchange.trouble.Subject;
import org.estuaire.exchange.trouble.TroubleRound;
import org.estuaire.exchange.trouble.Troubles;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.ReportWriter;

/**
 * Looks at every dossier of which something changed and decides what each practice is sent.
 * Decisions and their bytes are committed together with taking the dossiers off the list: a crash
 * leaves either the list or the decision, never neither, never both. A dossier that can't be
 * decided stays on the list and keeps no other one waiting.
 */
public final class Distribution {

  /** Dossiers decided in one transaction. */
  private static final int BATCH = 500;

  private final DataSource database;
  private final Collection<Subscription> subscriptions;
  private final Drafts drafts;
  private final Supplier<LocalDate> today;
  private final CrashPoint.Watch watch;
  private final Pace pace;
  private final Troubles troubles;

  /**
   * A distribution with one thread.
   *
   * @param writers by the code of their format
   * @param laboratories names of laboratories by the partner's code
   */
  public Distribution(
      DataSource database,
      Collection<Subscription> subscriptions,
      Map<String, ReportWriter> writers,
      Function<String, Party> laboratories,
      Seal seal,
      Supplier<LocalDate> today,
      CrashPoint.Watch watch) {
    this(database, subscriptions, writers, laboratories, seal, today, watch, new Pace(BATCH, 1));
  }

  /** A distribution at some pace. What practices get does not depend on it. */
  public Distribution(
      DataSource database,
      Collection<Subscription> subscriptions,
      Map<String, ReportWriter> writers,
      Function<String, Party> laboratories,
      Seal seal,
      Supplier<LocalDate> today,
      CrashPoint.Watch watch,
      Pace pace) {
    this.database = database;
    this.subscriptions = List.copyOf(subscriptions);
    this.drafts = new Drafts(Map.copyOf(writers), laboratories, seal);
    this.today = today;
    this.watch = watch;
    this.pace = pace;
    this.troubles = new Troubles(database);
  }

  /**
   * How much is done at once.
   *
   * @param dossiers decided in one transaction
   * @param threads that decide and write
   */
  public record Pace(int dossiers, int threads) {

    /** As many dossiers as usual. */
    public static Pace of(int threads) {
      return new Pace(BATCH, threads);
    }
  }

  /** Whoever hands over what was decided. */
  @FunctionalInterface
  public interface Handing {

    /** Something was decided that may be handed over while the next dossiers are decided. */
    default void more() throws SQLException, IOException {}

    /**
     * Hands over everything that was decided, before something is tried that may end the process.
     */
    void over() throws SQLException, IOException;
  }

  /** Decides what has to be sent because of what changed since the last time. */
  public int prepare() throws SQLException, IOException {
    return prepare(() -> {});
  }

  /**
   * Decides what has to be sent because of what changed since the last time. Dossiers over which
   * the process died come last, each alone.
   *
   * @param sound what is done with the others before that, if there are such
   * @return how many versions were decided
   */
  public int prepare(Handing sound) throws SQLException, IOException {
    if (subscriptions.isEmpty()) {
      alone(Connection.TRANSACTION_READ_COMMITTED, tx -> new Dossiers(tx).forget());
      return 0;
    }
    alone(Connection.TRANSACTION_REPEATABLE_READ, tx -> new Dossiers(tx).listChanged());
    // Couriers may be at work on the same sendings.
    alone(Connection.TRANSACTION_READ_COMMITTED, tx -> new Dossiers(tx).listMoved());
    alone(
        Connection.TRANSACTION_READ_COMMITTED,
        tx -> new Withholding(tx, subscriptions, today.get()).keepBack());
    return decideListed(sound);
  }

  private int decideListed(Handing handing) throws SQLException, IOException {
    try (Workers workers = new Workers(pace.threads())) {
      Pass pass = new Pass(troubles.round(Step.DISTRIBUTE), workers, handing);
      int versions = decideListed(pass);
      pass.round().end();
      return versions;
    }
  }

  /** One pass over the list. */
  private record Pass(TroubleRound round, Workers workers, Handing handing) {}

  private int decideListed(Pass pass) throws SQLException, IOException {
    TroubleRound round = pass.round();
    List<Subject> suspects = new ArrayList<>();
    int versions = 0;
    for (List<Subject> due = due(0); !due.isEmpty(); due = due(due.get(due.size() - 1).number())) {
      List<Subject> left = due.stream().filter(one -> !round.passesOver(one)).toList();
      left.stream().filter(round::isSuspect).forEach(suspects::add);
      List<Subject> sound = left.stream().filter(one -> !round.isKnown(one)).toList();
      versions += sound.isEmpty() ? 0 : hold(sound, pass);
      for (Subject known : left) {
        boolean alone = round.isKnown(known) && !round.isSuspect(known);
        versions += alone ? hold(List.of(known), pass) : 0;
      }
    }
    if (!suspects.isEmpty()) {
      pass.handing().over();
    }
    for (Subject suspect : suspects) {
      versions += hold(List.of(suspect), pass);
    }
    return versions;
  }

  private int hold(List<Subject> due, Pass pass) throws SQLException, IOException {
    int versions = pass.round().<Integer, IOException>holding(due, () -> decide(due, pass));
    pass.handing().more();
    return versions;
  }

  private List<Subject> due(long after) throws SQLException, IOException {
    return alone(
        Connection.TRANSACTION_READ_COMMITTED, tx -> new Dossiers(tx).due(after, pace.dossiers()));
  }

  /**
   * Together, or by halves where one of them can't be decided, also for lack of memory: alone it
   * has all that there is.
   */
  private int decide(List<Subject> due, Pass pass) throws SQLException, IOException {
    try {
      // A dossier is read by several statements: they have to see it in one state, also while the
      // laboratory's next message is being loaded.
      return alone(Connection.TRANSACTION_REPEATABLE_READ, tx -> decide(tx, due, pass.workers()));
    } catch (IOException | SQLException | RuntimeException | VirtualMachineError failure) {
      if (Everybody.isMetBy(failure) && !MemoryExhausted.isIn(failure)) {
        throw failure;
      }
      if (due.size() == 1) {
        pass.round().note(due.get(0), failure);
        return 0;
      }
      int middle = due.size() / 2;
      return decide(due.subList(0, middle), pass) + decide(due.subList(middle, due.size()), pass);
    }
  }

  private interface Work<T> {
    T on(Connection tx) throws SQLException, IOException;
  }

  /** Works in a transaction while no other distribution is going on. */
  private <T> T alone(int isolation, Work<T> work) throws SQLException, IOException {
    try (Connection tx = database.getConnection();
        DistributionLock lock = DistributionLock.take(tx)) {
      tx.setTransactionIsolation(isolation);
      tx.setAutoCommit(false);
      T done = work.on(tx);
      tx.commit();
      return done;
    }
  }

  private int decide(Connection tx, List<Subject> listed, Workers workers)
      throws SQLException, IOException {
    List<Dossiers.Due> due = new Dossiers(tx).take(listed);
    Set<Long> moved =
        due.stream().filter(Dossiers.Due::moved).map(Dossiers.Due::id).collect(Collectors.toSet());
    int versions =
        new Decisions(tx, subscriptions, drafts, today.get(), moved, workers)
            .make(due.stream().map(Dossiers.Due::id).toList());
    watch.reached(CrashPoint.SENDING_BEFORE_COMMIT);
    return versions;
  }
}
