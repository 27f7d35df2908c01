package org.estuaire.synthetic;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a laboratory says in one message about one person.
 *
 * @param number the laboratory's number of the request; orders append their rank to it
 * @param controlId MSH-10, different for every message
 * @param issued MSH-7 and OBR-22: the version
 */
record LabMessage(
    Person person,
    String number,
    String controlId,
    LocalDateTime collected,
    LocalDateTime issued,
    String orderStatus,
    List<Order> orders) {

  LabMessage {
    orders = List.copyOf(orders);
  }

  /** The results of one panel. */
  record Order(Panel panel, List<Result> results) {
    Order {
      results = List.copyOf(results);
    }
  }

  /**
   * One OBX, as text.
   *
   * @param type OBX-2
   * @param observed OBX-14, null when it is the time of collection
   * @param comment NTE that follows, empty for none
   */
  record Result(
      String type,
      Laboratory.Code code,
      String label,
      String subId,
      String value,
      String unit,
      String range,
      String flag,
      String status,
      @Nullable LocalDateTime observed,
      String comment) {

    Result withValue(String newType, String newValue) {
      return new Result(
          newType, code, label, subId, newValue, unit, range, flag, status, observed, comment);
    }

    Result withUnit(String other) {
      return new Result(
          type, code, label, subId, value, other, range, flag, status, observed, comment);
    }

    Result withCode(Laboratory.Code other, String newLabel) {
      return new Result(
          type, other, newLabel, subId, value, unit, range, flag, status, observed, comment);
    }

    Result withStatus(String other) {
      return new Result(
          type, code, label, subId, value, unit, range, flag, other, observed, comment);
    }

    Result withComment(String text) {
      return new Result(type, code, label, subId, value, unit, range, flag, status, observed, text);
    }

    /** The result of an earlier day, given again for comparison. */
    Result asPrevious(LocalDateTime when, String earlierValue) {
      return new Result(
          type, code, label, "ANT", earlierValue, unit, range, "", status, when, comment);
    }
  }

  /** Another message about the same request. */
  LabMessage again(String newControlId, LocalDateTime newIssued, String newOrderStatus) {
    return new LabMessage(
        person, number, newControlId, collected, newIssued, newOrderStatus, orders);
  }

  /** The same request under another person. */
  LabMessage about(Person other) {
    return new LabMessage(other, number, controlId, collected, issued, orderStatus, orders);
  }

  /** With some of the results changed. */
  LabMessage changing(Predicate<Result> which, UnaryOperator<Result> change) {
    return withOrders(
        orders.stream()
            .map(
                order ->
                    new Order(
                        order.panel(),
                        order.results().stream()
                            .map(result -> which.test(result) ? change.apply(result) : result)
                            .toList()))
            .toList());
  }

  /** With another result made of each of some results, right behind it. */
  LabMessage adding(Predicate<Result> which, UnaryOperator<Result> made) {
    return withOrders(
        orders.stream()
            .map(
                order ->
                    new Order(
                        order.panel(),
                        order.results().stream()
                            .flatMap(
                                result ->
                                    which.test(result)
                                        ? Stream.of(result, made.apply(result))
                                        : Stream.of(result))
                            .toList()))
            .toList());
  }

  /** With some of the results only, and without orders that have none of them. */
  LabMessage keeping(Predicate<Result> which) {
    return withOrders(
        orders.stream()
            .map(order -> new Order(order.panel(), order.results().stream().filter(which).toList()))
            .filter(order -> !order.results().isEmpty())
            .toList());
  }

  private LabMessage withOrders(List<Order> other) {
    return new LabMessage(person, number, controlId, collected, issued, orderStatus, other);
  }
}
