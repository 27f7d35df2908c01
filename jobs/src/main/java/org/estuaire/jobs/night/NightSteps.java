package org.estuaire.jobs.night;

import java.util.List;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.load.DeliveryInspection;
import org.estuaire.exchange.load.LaneLoading;
import org.estuaire.exchange.receipt.Receipts;

/**
 * The work of a night, apart from how it is scheduled and restarted.
 *
 * @param intake takes what partners have dropped
 * @param filing files held records whose identity was decided
 * @param sending sends to practices what changed
 * @param telling notifies identity servers of what changed between their domains, and asks
 *     laboratories for their codes
 * @param lanes in the order in which they are loaded
 */
public record NightSteps(
    Intake intake,
    DeliveryInspection inspection,
    List<LaneLoading> lanes,
    Filing filing,
    Receipts receipts,
    Sending sending,
    Telling telling,
    Closing closing,
    int chunkRecords,
    int threads) {

  /** Takes what waits in the drops. */
  public interface Intake {
    /** How many files were taken. */
    int take() throws Exception;
  }

  /** Files records that waited for a decision about an identity. */
  public interface Filing {
    void file() throws Exception;
  }

  /** Sends results to practices. */
  public interface Sending {
    void send() throws Exception;
  }

  /** Tells identity servers about links and open questions. */
  public interface Telling {
    void tell() throws Exception;
  }

  /** Ends a run: report, metrics, audit. */
  public interface Closing {
    void close(long runId) throws Exception;
  }

  LaneLoading lane(LaneName name) {
    return lanes.stream().filter(lane -> lane.name() == name).findFirst().orElseThrow();
  }
}
