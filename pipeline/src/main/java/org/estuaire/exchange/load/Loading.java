package org.estuaire.exchange.load;

import java.util.List;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.landing.Archives;
import org.estuaire.identity.IdentityResolver;

/** Everything between the landing zone and committed rows, assembled. */
public final class Loading {

  private final DataSource database;
  private final RecordTypes types;
  private final DeliveryBytes landing;
  private final Archives archives;
  private final IdentityResolver resolver;
  private final Seal seal;
  private final int mostRejects;
  private final CrashPoint.Watch watch;
  private final DeliveryStates states;

  /**
   * Of one installation.
   *
   * @param mostRejects records of one delivery in quarantine with which its reading ends
   */
  public Loading(
      DataSource database,
      RecordTypes types,
      List<Partner> partners,
      DeliveryBytes landing,
      Archives archives,
      IdentityResolver resolver,
      Seal seal,
      int mostRejects,
      CrashPoint.Watch watch) {
    this.database = database;
    this.types = types;
    this.landing = landing;
    this.archives = archives;
    this.resolver = resolver;
    this.seal = seal;
    this.mostRejects = mostRejects;
    this.watch = watch;
    this.states = new DeliveryStates(new FindingRows(seal), partners);
  }

  public DeliveryInspection inspection() {
    return new DeliveryInspection(database, types, landing, archives, states, watch);
  }

  public LaneLoading lane(LaneName name) {
    RejectLimit limit = new RejectLimit(states, mostRejects);
    return new LaneLoading(database, name, types, landing, states, limit, resolver, seal, watch);
  }

  /** Reads deliveries again, for their answers. */
  public DeliveryReader reader() {
    return new DeliveryReader(types, landing, states);
  }

  public Replay replay() {
    return new Replay(database, types, states, resolver, seal);
  }

  /** What waits for decisions about identities. */
  public HeldRecords heldRecords() {
    return new HeldRecords(database, replay());
  }
}
