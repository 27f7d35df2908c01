package org.estuaire.exchange.landing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Partner;
import org.estuaire.installation.UnreadableSource;

/**
 * The one door for deliveries: first their bytes become durable, then the ledger knows them. Only
 * when a method here has returned may the source be removed. After a crash the same source is taken
 * again, and its content is recognised.
 */
public final class Intake {

  private final LandingZone zone;
  private final DeliveryLedger ledger;

  public Intake(LandingZone zone, DeliveryLedger ledger) {
    this.zone = zone;
    this.ledger = ledger;
  }

  /**
   * Takes a stream in.
   *
   * @throws DeliveryRefused when it is empty or beyond the partner's limit
   * @throws UnreadableSource when the stream fails
   * @throws IOException when the landing zone can't be written
   * @throws SQLException when the ledger can't be written
   */
  public Arrival take(Partner partner, InputStream bytes, String originalName, Channel channel)
      throws IOException, SQLException {
    Landed landed = zone.land(partner.code(), bytes, partner.limits().deliveryBytes());
    return ledger.receive(partner, landed, originalName, channel);
  }

  /**
   * Takes a file in, and leaves it where it is: removing it is the caller's part.
   *
   * @throws DeliveryRefused also when it is no plain file, or was written to meanwhile
   * @throws UnreadableSource also when it is gone
   */
  public Arrival take(Partner partner, Path file, Channel channel)
      throws IOException, SQLException {
    Landed landed = land(partner, file, channel);
    zone.makeNamesDurable(List.of(landed));
    return ledger.receive(partner, landed, file.getFileName().toString(), channel);
  }

  /**
   * Takes several files of a partner in, which costs far less than one by one: waiting for the disk
   * is most of the work, and is done side by side. A file that is refused does not stop the others.
   *
   * @return what became of each, in the same order, which is also that of their arrivals
   * @throws IOException when the landing zone can't be written; the ledger then knows none of them
   * @throws SQLException when the ledger can't be written; likewise
   */
  public List<TakenFile> takeAll(Partner partner, List<Path> files, Channel channel)
      throws IOException, SQLException {
    List<Step> steps = SideBySide.each(files, file -> step(partner, file, channel));
    List<DeliveryLedger.Named> landed = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Step.Done done) {
        landed.add(new DeliveryLedger.Named(done.landed(), step.file().getFileName().toString()));
      }
    }
    zone.makeNamesDurable(landed.stream().map(DeliveryLedger.Named::landed).toList());
    Iterator<Arrival> arrivals = ledger.receive(partner, landed, channel).iterator();
    List<TakenFile> results = new ArrayList<>();
    for (Step step : steps) {
      results.add(
          step instanceof Step.Failed failed
              ? new TakenFile.Refused(step.file(), failed.why())
              : new TakenFile.Taken(step.file(), arrivals.next()));
    }
    return results;
  }

  /** How far one of several files has come. */
  private sealed interface Step {
    Path file();

    record Done(Path file, Landed landed) implements Step {
      /** Without the name: senders put patients' names into file names. */
      @Override
      public String toString() {
        return "Done[" + landed + "]";
      }
    }

    record Failed(Path file, Finding why) implements Step {
      /** Without the name: senders put patients' names into file names. */
      @Override
      public String toString() {
        return "Failed[" + why + "]";
      }
    }
  }

  private Step step(Partner partner, Path file, Channel channel) throws IOException {
    try {
      return new Step.Done(file, land(partner, file, channel));
    } catch (DeliveryRefused refused) {
      return new Step.Failed(file, refused.finding());
    } catch (UnreadableSource e) {
      return new Step.Failed(file, Finding.of(LandingFinding.UNREADABLE));
    }
  }

  private Landed land(Partner partner, Path file, Channel channel) throws IOException {
    FileState before = state(file);
    if (channel == Channel.FOLDER && before.links() > 1) {
      // In a folder of somebody else, it may be the second name of a file that nobody sent.
      throw new DeliveryRefused(Finding.of(LandingFinding.HARD_LINK));
    }
    refuse(before, partner.limits().deliveryBytes());
    Landed landed;
    try (InputStream bytes = open(file)) {
      landed =
          zone.landUnnamed(partner.code(), bytes, partner.limits().deliveryBytes(), before.bytes());
    }
    if (!state(file).equals(before) || landed.bytes() != before.bytes()) {
      // What was landed may be half of it. The ledger does not know it, so it is never loaded.
      throw new DeliveryRefused(Finding.of(LandingFinding.CHANGED_WHILE_READ));
    }
    return landed;
  }

  private static FileState state(Path file) throws UnreadableSource {
    try {
      return FileState.of(file);
    } catch (IOException e) {
      throw new UnreadableSource(e);
    }
  }

  private static InputStream open(Path file) throws UnreadableSource {
    try {
      return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new UnreadableSource(e);
    }
  }

  private static void refuse(FileState file, long limit) {
    if (file.bytes() == 0) {
      throw new DeliveryRefused(Finding.of(LandingFinding.EMPTY));
    }
    if (file.bytes() > limit) {
      throw new DeliveryRefused(Finding.of(LandingFinding.TOO_LARGE, Long.toString(limit)));
    }
  }
}
