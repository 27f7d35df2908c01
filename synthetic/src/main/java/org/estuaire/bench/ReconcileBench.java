package org.estuaire.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.estuaire.identity.matching.BlockingRule;
import org.estuaire.identity.matching.MatchEntry;
import org.estuaire.identity.matching.MatchModel;
import org.estuaire.identity.matching.MatchSettings;
import org.estuaire.identity.matching.Outcome;
import org.estuaire.identity.matching.PairFound;
import org.estuaire.identity.matching.Reconciliation;
import org.estuaire.synthetic.SampleNight;
import org.estuaire.synthetic.TwoDomains;

/**
 * Measures the reconciliation of two generated domains, in memory: what is measured begins with the
 * blocking keys and ends with links and proposals. Reading a repository is not part of it.
 */
public final class ReconcileBench {

  private static final int CHANGED = 5000;
  private static final long SEED = 20_261_122L;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final TwoDomains domains;

  public ReconcileBench(int size) {
    this.domains = TwoDomains.of(SEED, size);
  }

  /**
   * One round.
   *
   * @param processor time of all processors together: what the wall would show of an idle machine
   *     is about half of it on two
   * @param update time for a change of 5 000 identities of the left domain
   * @param peakHeap MB
   */
  public record Round(
      Duration wall, Duration processor, long candidates, Duration update, long peakHeap) {}

  /** What was found, against the truth. */
  public record Quality(long common, long automatic, long falseAutomatic, long found, long wrong) {

    static Quality of(List<PairFound> pairs, long common) {
      long automatic = pairs.stream().filter(PairFound::automatic).count();
      long wrong = pairs.stream().filter(pair -> pair.left() != pair.right()).count();
      long falseLinks =
          pairs.stream().filter(pair -> pair.automatic() && pair.left() != pair.right()).count();
      return new Quality(common, automatic, falseLinks, pairs.size(), wrong);
    }

    @Override
    public String toString() {
      double right = found - wrong;
      return String.format(
          Locale.ROOT,
          "%d persons in both; %d links, %d of them false; all pairs: precision %.5f, recall %.5f, F1 %.5f",
          common,
          automatic,
          falseAutomatic,
          right / found,
          right / common,
          2 * right / (found + common));
    }
  }

  /**
   * @param updateAsFull whether the update gave what a full comparison of the changed domains gives
   */
  public record Report(
      List<Round> rounds,
      Map<BlockingRule, Long> compared,
      Quality quality,
      boolean updateAsFull) {}

  /** Each round on domains of its own. */
  public Report run(int rounds) {
    List<Round> measured = new ArrayList<>();
    Report last = round(measured);
    for (int round = 1; round < rounds; round++) {
      last = round(measured);
    }
    return last;
  }

  private Report round(List<Round> measured) {
    List<MatchEntry> changed = new ArrayList<>();
    Reconciliation reconciliation = Reconciliation.between(MatchSettings.on(SampleNight.NIGHT));
    int common =
        domains.tell(
            entry -> {
              if (changed.size() < CHANGED) {
                changed.add(changed(entry));
              }
              reconciliation.addLeft(entry);
            },
            reconciliation::addRight);
    try (Heap heap = Heap.watched()) {
      long processor = SYSTEM.getProcessCpuTime();
      long start = System.nanoTime();
      MatchModel model = reconciliation.fit();
      Outcome outcome = reconciliation.run(model);
      Duration wall = Duration.ofNanos(System.nanoTime() - start);
      Duration used = Duration.ofNanos(SYSTEM.getProcessCpuTime() - processor);
      start = System.nanoTime();
      Outcome update = reconciliation.update(model, changed, List.of());
      Duration updated = Duration.ofNanos(System.nanoTime() - start);
      measured.add(new Round(wall, used, outcome.candidates(), updated, heap.peak()));
      boolean asFull = update.pairs().equals(reconciliation.run(model).pairs());
      return new Report(
          List.copyOf(measured), outcome.compared(), Quality.of(outcome.pairs(), common), asFull);
    }
  }

  /** Somebody who moved: new address and telephone. */
  private static MatchEntry changed(MatchEntry entry) {
    return new MatchEntry(
        entry.key(),
        entry.traits().withContact("7 rue des Embruns", "38994", "38904", "0000000007"),
        entry.birth(),
        entry.ins(),
        entry.complement(),
        entry.proofChecked(),
        entry.distrusted(),
        entry.provenHomonym());
  }
}
