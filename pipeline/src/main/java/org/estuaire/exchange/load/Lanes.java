package org.estuaire.exchange.load;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estuaire.exchange.Lane;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;

/** The lanes of this installation, in the order in which a night loads them. */
public final class Lanes {

  private final List<Lane<?>> lanes;

  public Lanes(List<? extends Lane<?>> lanes) {
    this.lanes =
        lanes.stream()
            .sorted(Comparator.<Lane<?>, LaneName>comparing(Lane::name))
            .collect(Collectors.toUnmodifiableList());
  }

  public List<Lane<?>> all() {
    return lanes;
  }

  /**
   * The lane of a name.
   *
   * @throws IllegalArgumentException when this installation has none
   */
  public Lane<?> lane(LaneName name) {
    return lanes.stream()
        .filter(lane -> lane.name() == name)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no lane " + name.code()));
  }

  /**
   * The lane and format of a delivery that begins like this, among those that the partner may send.
   */
  public Optional<Match> recognise(byte[] head, Partner partner) {
    for (Lane<?> lane : lanes) {
      if (partner.lanes().contains(lane.name())) {
        for (RecordFormat<?> format : lane.formats()) {
          if (format.recognises(head, partner)) {
            return Optional.of(new Match(lane.name(), format));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The formats that a partner may send, for the message that none of them was found. */
  public String formatsOf(Partner partner) {
    return lanes.stream()
        .filter(lane -> partner.lanes().contains(lane.name()))
        .flatMap(lane -> lane.formats().stream())
        .map(RecordFormat::code)
        .collect(Collectors.joining(", "));
  }

  /** A format and the lane that it belongs to. */
  public record Match(LaneName lane, RecordFormat<?> format) {}
}
