package org.estuaire.lab.cda;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.estuaire.exchange.Remarks;

/** When specimens were taken and received (IHE XD-LAB 1.3.6.1.4.1.19376.1.3.1.2 and .3). */
final class Specimens {

  private static final String COLLECTION = "1.3.6.1.4.1.19376.1.3.1.2";
  private static final String RECEPTION = "1.3.6.1.4.1.19376.1.3.1.3";

  private final Remarks remarks;
  private final Set<Instant> collected = new TreeSet<>();
  private final Set<Instant> received = new TreeSet<>();

  private Specimens(Remarks remarks) {
    this.remarks = remarks;
  }

  static Specimens of(Element body, Remarks remarks) {
    Specimens specimens = new Specimens(remarks);
    specimens.collect(body);
    return specimens;
  }

  private void collect(Element element) {
    if (isCollection(element)) {
      time(element, "procedure/effectiveTime").ifPresent(collected::add);
    } else if (element.name().equals("act") && element.hasTemplate(RECEPTION)) {
      time(element, "act[SPRECEIVE]/effectiveTime").ifPresent(received::add);
    }
    for (Element child : element.children()) {
      if (!child.name().equals("text")) {
        collect(child);
      }
    }
  }

  private Optional<Instant> time(Element statement, String place) {
    Element time = statement.first("effectiveTime");
    return remarks.time(time, place, CdaTime.text(time));
  }

  private static boolean isCollection(Element element) {
    return element.name().equals("procedure") && element.hasTemplate(COLLECTION);
  }

  /** The one time of all specimens of the report; empty when they have several, or none. */
  Optional<Instant> collectedAt() {
    return collected.size() == 1 ? Optional.of(collected.iterator().next()) : Optional.empty();
  }

  boolean areDatedApart() {
    return collected.size() > 1;
  }

  boolean areUndated() {
    return collected.isEmpty();
  }

  /** The first reception. */
  Optional<Instant> receivedAt() {
    return received.stream().findFirst();
  }

  /** The time of the specimen that stands right beside the results of an act or organizer. */
  Optional<Instant> beside(Element statement) {
    List<Instant> times = new ArrayList<>(1);
    for (Element relation : statement.children()) {
      for (Element inside : relation.children()) {
        if (isCollection(inside)) {
          CdaTime.of(inside.first("effectiveTime"), remarks)
              .filter(time -> !times.contains(time))
              .ifPresent(times::add);
        }
      }
    }
    return times.size() == 1 ? Optional.of(times.get(0)) : Optional.empty();
  }
}
