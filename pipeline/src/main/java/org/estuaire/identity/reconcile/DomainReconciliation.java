package org.estuaire.identity.reconcile;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.identity.matching.MatchModel;
import org.estuaire.identity.matching.MatchSettings;
import org.estuaire.identity.matching.Outcome;
import org.estuaire.identity.matching.Plan;
import org.estuaire.identity.matching.Reconciliation;
import org.estuaire.identity.registry.RegistryLock;

/**
 * Reconciles two identification domains of the repository. What RNIV allows is linked, what is
 * likely is proposed to the identity cell, everything in one transaction; a second run on the same
 * repository changes nothing.
 */
public final class DomainReconciliation {

  private final DataSource database;
  private final MatchSettings settings;

  public DomainReconciliation(DataSource database, MatchSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /**
   * What a run did.
   *
   * @param linked source identities that came to another person
   * @param proposed pairs that the identity cell had not been asked about
   */
  public record Done(Plan plan, Outcome outcome, int linked, int proposed) {}

  /** What would be compared; nothing is, and nothing is written. */
  public Plan plan(String left, String right) throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      Plan plan = read(tx, left, right).plan();
      tx.rollback();
      return plan;
    }
  }

  /**
   * @param folder where the cross-references go, one for each domain, if they are wanted
   */
  public Done run(String left, String right, Optional<Path> folder)
      throws SQLException, IOException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      RegistryLock.take(tx);
      Reconciliation reconciliation = read(tx, left, right);
      MatchModel model = reconciliation.fit();
      Outcome outcome = reconciliation.run(model);
      StagedPairs.stage(tx, outcome.pairs(), reconciliation.explaining(model));
      int linked = PersonLinks.write(tx);
      int proposed = Proposals.write(tx);
      if (folder.isPresent()) {
        CrossReference.write(tx, folder.get(), left, right);
      }
      tx.commit();
      return new Done(reconciliation.plan(), outcome, linked, proposed);
    }
  }

  private Reconciliation read(Connection tx, String left, String right) throws SQLException {
    Reconciliation reconciliation = Reconciliation.between(settings);
    DomainReader.read(tx, left, reconciliation::addLeft);
    DomainReader.read(tx, right, reconciliation::addRight);
    reconciliation.refusing(RefusedPairs.read(tx)::contains);
    return reconciliation;
  }
}
