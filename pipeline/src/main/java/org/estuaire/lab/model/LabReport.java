package org.estuaire.lab.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.exchange.ContentLine;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.LeftOut;
import org.estuaire.exchange.Places;
import org.estuaire.exchange.StatedTime;
import org.estuaire.person.Claim;

/**
 * One report of a laboratory about one person, possibly with several orders.
 *
 * @param sender sending application and facility (MSH-3, MSH-4), joined by {@code |}
 * @param messageId control id of the message (MSH-10)
 * @param issued when the laboratory issued it (MSH-7): decides between versions, never the order of
 *     arrival
 * @param visibility what is said of who may see the report as a whole; an order may say more
 * @param places where it stands in what its sender wrote
 */
public record LabReport(
    String sender,
    String messageId,
    StatedTime issued,
    Claim claim,
    VisibilityStatement visibility,
    List<LabOrder> orders,
    Places<ReportField> places)
    implements LaneRecord {

  public LabReport {
    orders = List.copyOf(orders);
  }

  /** A report that no sender's file is known of. */
  public LabReport(
      String sender,
      String messageId,
      StatedTime issued,
      Claim claim,
      VisibilityStatement visibility,
      List<LabOrder> orders) {
    this(sender, messageId, issued, claim, visibility, orders, Places.unknown());
  }

  /** One that was issued at one moment. */
  public LabReport(
      String sender,
      String messageId,
      Instant issuedAt,
      Claim claim,
      VisibilityStatement visibility,
      List<LabOrder> orders) {
    this(sender, messageId, StatedTime.at(issuedAt), claim, visibility, orders);
  }

  /** One that was issued at one moment and states its confidentiality only. */
  public LabReport(
      String sender,
      String messageId,
      Instant issuedAt,
      Claim claim,
      Confidentiality confidentiality,
      List<LabOrder> orders) {
    this(sender, messageId, issuedAt, claim, VisibilityStatement.of(confidentiality), orders);
  }

  /** The earliest moment at which it can have been issued. */
  public Instant issuedAt() {
    return issued.earliest();
  }

  /** The same, with where it stands in what its sender wrote. */
  public LabReport at(Places<ReportField> other) {
    return new LabReport(sender, messageId, issued, claim, visibility, orders, other);
  }

  public LabReport withClaim(Claim other) {
    return new LabReport(sender, messageId, issued, other, visibility, orders, places);
  }

  /**
   * The same, with what is believed of the time of its issue, also of what it says of the person.
   */
  public LabReport issuedAs(StatedTime other) {
    Claim stated =
        claim.statedAt().isAfter(other.latest()) ? claim.statedAt(other.earliest()) : claim;
    return new LabReport(sender, messageId, other, stated, visibility, orders, places);
  }

  public LabReport withOrders(List<LabOrder> other) {
    return new LabReport(sender, messageId, issued, claim, visibility, other, places);
  }

  /** The one code that says how confidential it is, where there is no room for masks. */
  public Confidentiality confidentiality() {
    return visibility.alone().declared();
  }

  /** The number of its first order. */
  @Override
  public String key() {
    return orders.isEmpty() ? messageId : orders.get(0).number();
  }

  /** The sender's lines that become rows. */
  @Override
  public int parts() {
    int lines = 0;
    for (LabOrder order : orders) {
      for (LabResult result : order.results()) {
        lines += isLoaded(order, result) ? result.lines() : 0;
      }
    }
    return lines;
  }

  /** Results given again for comparison, and lines whose status says that they are none. */
  @Override
  public List<LeftOut> leftOut() {
    LeavingOut leaving = new LeavingOut();
    for (LabOrder order : orders) {
      for (LabResult result : order.results()) {
        if (!isLoaded(order, result)) {
          Places<ResultField> places = result.places();
          leaving.add(
              reason(order, result),
              result.lines(),
              places.line(ResultField.CODE),
              places.name(ResultField.CODE));
        }
      }
    }
    return leaving.all();
  }

  /** The results that become rows: as sent, and made comparable. */
  @Override
  public List<ContentLine> content() {
    List<ContentLine> lines = new ArrayList<>();
    for (LabOrder order : orders) {
      for (LabResult result : order.results()) {
        if (isLoaded(order, result)) {
          lines.add(ResultLine.of(result));
        }
      }
    }
    return lines;
  }

  /** An order that only says who may see it changes no result. */
  private static boolean isLoaded(LabOrder order, LabResult result) {
    return result.isRow() && order.renewal() != Renewal.VISIBILITY;
  }

  private static LabFinding reason(LabOrder order, LabResult result) {
    if (order.renewal() == Renewal.VISIBILITY) {
      return LabFinding.SENDING_INSTRUCTION;
    }
    if (result.previous()) {
      return LabFinding.GIVEN_AGAIN;
    }
    return result.status() == ResultStatus.NOT_ASKED
        ? LabFinding.NOT_ASKED
        : LabFinding.ORDER_DETAIL;
  }

  @Override
  public String toString() {
    return "LabReport[…]";
  }
}
