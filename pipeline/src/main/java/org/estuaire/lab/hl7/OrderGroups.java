package org.estuaire.lab.hl7;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.estuaire.exchange.Remarks;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.hl7v2.Hl7Message;
import org.estuaire.hl7v2.Segment;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LeavingOut;
import org.jspecify.annotations.Nullable;

/**
 * The orders of a message: an OBR with the ORC before it and the OBX and SPM after it (HL7 v2.5,
 * 7.3.1), and what is said about its person. Other segments change nothing about results. An OBX or
 * a note for which there is no place is reported, and nothing else suffers from it.
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
      if (notes.isEmpty()) {
        return "";
      }
      return segments.stream()
          .flatMap(segment -> notes.getOrDefault(segment, List.of()).stream())
          .collect(Collectors.joining("\n"));
    }

    /** The words about the order as a whole. */
    String notesOnOrder() {
      return notesOf(List.of(obr));
    }

    Optional<Segment> specimen() {
      return specimens.stream().findFirst();
    }
  }

  private final List<Group> groups = new ArrayList<>();
  private final List<String> aboutPerson = new ArrayList<>(0);
  private final LeavingOut leavingOut = new LeavingOut();
  private final Remarks remarks;

  /** An order that its ORC announced, and the words about it that came before its OBR. */
  private @Nullable Segment orc;

  private final List<String> announced = new ArrayList<>(0);

  /** Where the next note goes; null after an instruction on who may see the report. */
  private @Nullable Supplier<List<String>> noted = () -> aboutPerson;

  /** The specimen of an order that has its results: what follows describes the specimen. */
  private boolean described;

  private OrderGroups(Remarks remarks) {
    this.remarks = remarks;
  }

  static OrderGroups of(Hl7Message message, Remarks remarks) {
    OrderGroups walk = new OrderGroups(remarks);
    message.segments().forEach(walk::take);
    if (walk.groups.isEmpty()) {
      remarks.add(Hl7Finding.NO_ORDER, message.header(), 0, "");
    }
    return walk;
  }

  List<Group> all() {
    return groups;
  }

  /** What is said before any order: about the person, or the report as a whole. */
  String aboutPerson() {
    return String.join("\n", aboutPerson);
  }

  /** Those that belong to no order. */
  LeavingOut leavingOut() {
    return leavingOut;
  }

  private void take(Segment segment) {
    switch (segment.name()) {
      case "ORC":
        orc = segment;
        described = false;
        noted = () -> announced;
        break;
      case "OBR":
      case "TXA":
        order(segment);
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
          described = !last().results().isEmpty();
          noted = notesAbout(last(), last().obr());
        }
        break;
      default:
    }
  }

  private void order(Segment obr) {
    groups.add(
        new Group(
            Optional.ofNullable(orc), obr, new ArrayList<>(), new ArrayList<>(), new HashMap<>(4)));
    Supplier<List<String>> notes = notesAbout(last(), obr);
    noted = notes;
    if (!announced.isEmpty()) {
      notes.get().addAll(announced);
      announced.clear();
    }
    orc = null;
    described = false;
  }

  private static Supplier<List<String>> notesAbout(Group group, Segment segment) {
    return () -> group.notes().computeIfAbsent(segment, unknown -> new ArrayList<>(1));
  }

  /** A note speaks of the segment before it (HL7 v2.5, 2.15.10). */
  private void note(Segment nte) {
    String words = String.join("\n", nte.texts(3)).strip();
    if (words.isEmpty() || nte.value(4).equals(AS_SENT)) {
      return;
    }
    if (noted == null) {
      remarks.add(Hl7Finding.NOTE_LEFT_OUT, nte, 3, words);
    } else {
      noted.get().add(words);
    }
  }

  private void result(Segment obx) {
    if (MetadataFlag.isFlag(obx)) {
      leaveOut(obx, LabFinding.SENDING_INSTRUCTION);
      return;
    }
    if (described) {
      leaveOut(obx, LabFinding.ABOUT_SPECIMEN);
      return;
    }
    // An ORC announces another order: what follows it belongs to none until its OBR.
    boolean outside = groups.isEmpty() || orc != null;
    if (!outside) {
      last().results().add(obx);
      noted = notesAbout(last(), obx);
      return;
    }
    // Since version 2.7 observations about the person may come before the OBR.
    String test = obx.value(3, 1) + " " + obx.value(3, 2);
    remarks.add(Hl7Finding.RESULT_OUTSIDE_ORDER, obx, 3, test.strip());
    leaveOut(obx, LabFinding.OUTSIDE_ORDER);
  }

  /** Tells that the results of a group are not read. */
  void leaveOut(Group group, LabFinding reason) {
    for (Segment obx : group.results()) {
      remarks.add(Hl7Finding.RESULT_OUTSIDE_DOCUMENT, obx, 3, obx.value(3));
      leaveOut(obx, reason);
    }
  }

  private void leaveOut(Segment obx, LabFinding reason) {
    noted = null;
    leavingOut.add(reason, 1, obx.line(), obx.name(3));
  }

  private Group last() {
    return groups.get(groups.size() - 1);
  }
}
