package org.estuaire.lab.hl7;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.hl7v2.Hl7Message;
import org.estuaire.hl7v2.Remarks;
import org.estuaire.hl7v2.Segment;

/**
 * The orders of a message: an OBR with the ORC before it and the OBX and SPM after it (HL7 v2.5,
 * 7.3.1). Other segments change nothing about results.
 */
final class OrderGroups {

  /** Kind of a note (NTE-4) that repeats what the laboratory sent beside a converted value. */
  static final String AS_SENT = "ESTUAIRE-ENVOYE";

  /**
   * One order, in segments.
   *
   * @param notes the words about a segment, its OBR or one of its OBX
   */
  record Group(
      Optional<Segment> orc,
      Segment obr,
      List<Segment> results,
      List<Segment> specimens,
      Map<Segment, List<String>> notes) {

    /** The words about these segments, as lines. */
    String notesOf(List<Segment> segments) {
      return segments.stream()
          .flatMap(segment -> notes.getOrDefault(segment, List.of()).stream())
          .collect(Collectors.joining("\n"));
    }

    Optional<Segment> specimen() {
      return specimens.stream().findFirst();
    }
  }

  private final List<Group> groups = new ArrayList<>();
  private final Remarks remarks;
  private Segment orc;
  private Segment noted;

  private OrderGroups(Remarks remarks) {
    this.remarks = remarks;
  }

  static List<Group> of(Hl7Message message, Remarks remarks) {
    OrderGroups walk = new OrderGroups(remarks);
    message.segments().forEach(walk::take);
    if (walk.groups.isEmpty()) {
      remarks.add(Hl7Finding.NO_ORDER, message.header(), 0, "");
    }
    return walk.groups;
  }

  private void take(Segment segment) {
    switch (segment.name()) {
      case "ORC":
        orc = segment;
        break;
      case "OBR":
      case "TXA":
        groups.add(
            new Group(
                Optional.ofNullable(orc),
                segment,
                new ArrayList<>(),
                new ArrayList<>(),
                new HashMap<>(4)));
        orc = null;
        noted = segment;
        break;
      case "OBX":
        result(segment);
        break;
      case "NTE":
        note(segment);
        break;
      case "SPM":
        if (!groups.isEmpty()) {
          last().specimens().add(segment);
        }
        break;
      default:
    }
  }

  /** A note speaks of the OBR or OBX before it (HL7 v2.5, 2.15.10). */
  private void note(Segment nte) {
    if (noted != null && orc == null && !nte.value(4).equals(AS_SENT)) {
      last()
          .notes()
          .computeIfAbsent(noted, segment -> new ArrayList<>())
          .add(String.join("\n", nte.texts(3)).strip());
    }
  }

  private void result(Segment obx) {
    if (obx.value(3, 3).equals(DocumentRule.METADATA)) {
      noted = null;
      return;
    }
    // An ORC announces another order: what follows it belongs to none until its OBR.
    boolean outside = groups.isEmpty() || orc != null;
    if (!outside) {
      last().results().add(obx);
      noted = obx;
    } else if (ValueReader.isDocument(obx)) {
      // Since version 2.7 documents about the person or the order may come before the OBR.
      remarks.add(Hl7Finding.DOCUMENT_NOT_LOADED, obx, 0, "");
    } else {
      remarks.add(Hl7Finding.RESULT_OUTSIDE_ORDER, obx, 0, "");
    }
  }

  private Group last() {
    return groups.get(groups.size() - 1);
  }
}
