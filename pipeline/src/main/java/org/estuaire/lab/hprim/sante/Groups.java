package org.estuaire.lab.hprim.sante;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.LeftOut;
import org.estuaire.exchange.Remarks;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LeavingOut;
import org.jspecify.annotations.Nullable;

/**
 * The structure of a report: {@code P C* ( OBR C* ( OBX C* )+ )+}. A comment belongs to what stands
 * before it.
 */
final class Groups {

  /** A result in segments. */
  record Result(Segment obx, List<String> comments) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Result[…]";
    }
  }

  /** An order in segments. */
  record Order(Segment obr, List<String> comments, List<Result> results) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Order[…]";
    }
  }

  private static final int TEXT = 4;
  private static final int TEST = 4;

  private final Remarks remarks;
  private final List<Order> orders = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();
  private final LeavingOut leavingOut = new LeavingOut();
  private @Nullable Segment patient;

  private Groups(Remarks remarks) {
    this.remarks = remarks;
  }

  /**
   * @param segments those after H
   */
  static Groups of(List<Segment> segments, Remarks remarks) {
    Groups groups = new Groups(remarks);
    segments.forEach(groups::take);
    if (groups.patient != null && groups.orders.isEmpty()) {
      remarks.add(HprimSanteFinding.NO_ORDER, groups.patient, 0, "");
    }
    return groups;
  }

  Optional<Segment> patient() {
    return Optional.ofNullable(patient);
  }

  List<Order> orders() {
    return orders;
  }

  /** Comments about the person or the whole report. */
  List<String> comments() {
    return comments;
  }

  /** Results that belong to no order. */
  List<LeftOut> leftOut() {
    return leavingOut.all();
  }

  private void take(Segment segment) {
    if (patient == null) {
      if (segment.type().equals("P")) {
        patient = segment;
      } else {
        remarks.add(HprimSanteFinding.OUTSIDE_PERSON, segment, 0, "");
      }
      return;
    }
    switch (segment.type()) {
      case "OBR":
        orders.add(new Order(segment, new ArrayList<>(), new ArrayList<>()));
        break;
      case "OBX":
        result(segment);
        break;
      case "C":
        comment(segment);
        break;
      default:
        remarks.add(HprimSanteFinding.RECORD_IGNORED, segment, 0, "", named(segment.type()));
    }
  }

  /** A type as it may be told to anybody. */
  private static String named(String type) {
    return type.chars().allMatch(c -> c >= 'A' && c <= 'Z') ? type : "?";
  }

  private void result(Segment obx) {
    if (orders.isEmpty()) {
      remarks.add(HprimSanteFinding.RESULT_OUTSIDE_ORDER, obx, TEST, obx.value(TEST));
      leavingOut.add(LabFinding.OUTSIDE_ORDER, 1, obx.line(), obx.name(TEST));
    } else {
      last().results().add(new Result(obx, new ArrayList<>()));
    }
  }

  private void comment(Segment c) {
    List<String> about = comments;
    if (!orders.isEmpty()) {
      List<Result> results = last().results();
      about = results.isEmpty() ? last().comments() : results.get(results.size() - 1).comments();
    }
    about.add(c.linesFrom(TEXT));
  }

  private Order last() {
    return orders.get(orders.size() - 1);
  }
}
