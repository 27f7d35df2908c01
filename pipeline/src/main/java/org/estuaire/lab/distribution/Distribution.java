package org.estuaire.lab.distribution;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Seal;
import org.estuaire.lab.OutgoingReport.Party;
import org.estuaire.lab.ReportWriter;

/**
 * Looks at every order that changed and decides what each practice is sent. Decisions and their
 * bytes are committed together with taking the orders off the list: a crash leaves either the list
 * or the decision, never neither, never both.
 */
public final class Distribution {

  /** Orders looked at in one transaction. */
  private static final int BATCH = 500;

  /** Any constant: one distribution at a time. */
  private static final String LOCK = "SELECT pg_advisory_xact_lock(4991527043021)";

  private final DataSource database;
  private final Collection<Subscription> subscriptions;
  private final Map<String, ReportWriter> writers;
  private final Function<String, Party> laboratories;
  private final Seal seal;
  private final Supplier<LocalDate> today;
  private final CrashPoint.Watch watch;

  /**
   * A distribution.
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
    this.database = database;
    this.subscriptions = List.copyOf(subscriptions);
    this.writers = Map.copyOf(writers);
    this.laboratories = laboratories;
    this.seal = seal;
    this.today = today;
    this.watch = watch;
  }

  /**
   * Decides what has to be sent because of what changed since the last time.
   *
   * @return how many versions were decided
   */
  public int prepare() throws SQLException, IOException {
    if (subscriptions.isEmpty()) {
      try (Connection tx = locked()) {
        new Dossiers(tx).forget();
        tx.commit();
      }
      return 0;
    }
    int made = 0;
    List<Long> changed = List.of(0L);
    while (!changed.isEmpty()) {
      try (Connection tx = locked()) {
        changed = new Dossiers(tx).changed(BATCH);
        made += decide(tx, changed, Set.of());
      }
    }
    try (Connection tx = locked()) {
      List<Long> moved = new Dossiers(tx).moved();
      made += decide(tx, moved, new HashSet<>(moved));
    }
    return made;
  }

  private Connection locked() throws SQLException {
    Connection tx = database.getConnection();
    tx.setAutoCommit(false);
    lock(tx);
    return tx;
  }

  /** Keeps every distribution waiting until the end of the transaction. */
  static void lock(Connection tx) throws SQLException {
    try (Statement lock = tx.createStatement()) {
      lock.execute(LOCK);
    }
  }

  private int decide(Connection tx, List<Long> dossiers, Set<Long> moved)
      throws SQLException, IOException {
    int made = 0;
    if (!dossiers.isEmpty()) {
      made =
          new Decisions(tx, subscriptions, writers, laboratories, seal, today.get(), moved)
              .make(dossiers);
      watch.reached(CrashPoint.SENDING_BEFORE_COMMIT);
    }
    tx.commit();
    return made;
  }
}
