package org.estuaire.jobs.cli.operator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.view.DeliveryLine;
import org.estuaire.exchange.view.Quarantine;
import org.estuaire.exchange.view.Trace;
import org.estuaire.jobs.cli.LedgerCommand;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Findings;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.lab.distribution.HiddenOrders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "trace",
    description = "What arrived under a key, what became of it, why, and where it went.")
final class TraceCommand extends LedgerCommand {

  /** Most deliveries and persons that a line of the trail names. */
  private static final int NAMED = 20;

  @Parameters(
      paramLabel = "KEY",
      description =
          "file name, delivery number, SHA-256, receipt file, report, dossier or invoice number, or a person's local"
              + " identifier or INS")
  private String key;

  @Override
  protected Integer answer(Connection connection, Output output) throws SQLException {
    Trace trace = new Trace(new Quarantine(Findings.all()));
    Trace.Answer answer = trace.of(connection, key, options.language());
    audit(connection, "trace read", subject(answer));
    if (options.json()) {
      output.json(answer);
    } else if (answer.isEmpty()) {
      output.say(OperatorWord.NOTHING_UNDER_KEY);
    } else {
      print(output, answer, orders(connection, answer));
    }
    return answer.isEmpty() ? ExitCode.NOT_FOUND : ExitCode.OK;
  }

  /** What was found, not the key that was typed: that may be an identifier of a person. */
  private static String subject(Trace.Answer answer) {
    String deliveries =
        join(answer.deliveries().stream().map(DeliveryLine::id).map(String::valueOf));
    String persons =
        join(answer.records().stream().map(Trace.RecordLine::person).filter(Objects::nonNull));
    return "deliveries "
        + deliveries
        + "; records "
        + answer.records().size()
        + "; persons "
        + persons;
  }

  private static String join(Stream<String> numbers) {
    List<String> distinct = numbers.distinct().limit(NAMED + 1L).toList();
    String shown = String.join(", ", distinct.subList(0, Math.min(NAMED, distinct.size())));
    return distinct.isEmpty() ? "-" : distinct.size() > NAMED ? shown + " and more" : shown;
  }

  private static void print(Output output, Trace.Answer answer, List<HiddenOrders.Line> orders) {
    if (!answer.deliveries().isEmpty()) {
      DeliveriesCommand.print(output, answer.deliveries());
      answer
          .deliveryReasons()
          .values()
          .forEach(reasons -> reasons.forEach(reason -> reason(output, reason)));
      answer
          .deliveries()
          .forEach(
              d ->
                  output.line(
                      "  "
                          + output.words(
                              OperatorWord.RECEIPTS_OF, d.id(), String.join(", ", d.receipts()))));
      output.line("");
    }
    if (answer.persons() > 0) {
      output.say(OperatorWord.PERSONS_MATCH, answer.persons());
    }
    answer.records().forEach(record -> print(output, record));
    orders.forEach(order -> print(output, order));
    if (!answer.complete()) {
      output.say(OperatorWord.MORE_MATCH);
    }
  }

  private static void print(Output output, Trace.RecordLine record) {
    output.say(
        OperatorWord.TRACED_RECORD,
        LaneName.words(record.lane(), output.language()),
        record.key(),
        record.partner(),
        record.file(),
        record.delivery(),
        record.line(),
        record.offset());
    output.line("    " + outcome(output, record));
    results(output, record);
    for (Quarantine.Reason reason : record.reasons()) {
      reason(output, reason);
    }
    if (!record.receipts().isEmpty()) {
      output.line(
          "    " + output.words(OperatorWord.TOLD_TO_SENDER, String.join(", ", record.receipts())));
    }
  }

  private static void results(Output output, Trace.RecordLine record) {
    if (record.results() == null) {
      return;
    }
    Trace.RecordResults results = record.results();
    output.line(
        "    "
            + output.words(
                OperatorWord.RESULTS_OF_RECORD,
                results.read(),
                results.loaded(),
                results.known(),
                results.superseded(),
                results.leftOut()));
    for (Trace.LeftOutResults left : record.leftOut()) {
      String what = left.results() + " × " + left.code();
      output.line("    " + place(output, what, left.line(), left.field(), left.message()));
    }
  }

  /** Who may see the reports, and where they went. */
  private static List<HiddenOrders.Line> orders(Connection connection, Trace.Answer answer)
      throws SQLException {
    List<String> numbers =
        answer.records().stream()
            .filter(record -> record.lane().equals("lab"))
            .map(Trace.RecordLine::key)
            .distinct()
            .toList();
    return numbers.isEmpty() ? List.of() : HiddenOrders.of(connection, numbers);
  }

  private static void print(Output output, HiddenOrders.Line order) {
    String who =
        switch (order.audience()) {
          case "NAMED" -> output.words(OperatorWord.SEEN_BY_NAMED);
          case "PRESCRIBER" -> output.words(OperatorWord.SEEN_BY_PRESCRIBER);
          case "NOBODY" -> output.words(OperatorWord.SEEN_BY_NOBODY);
          default -> output.words(OperatorWord.SEEN_BY_FOLLOWERS);
        };
    String why = order.why().isEmpty() ? "" : " (" + order.why() + ")";
    String sent =
        order.sendings().isEmpty()
            ? output.words(OperatorWord.SENT_TO_NOBODY)
            : order.sendings().stream()
                .map(one -> one.words(output.language()))
                .collect(Collectors.joining(", "));
    output.say(OperatorWord.VISIBLE_TO, order.order(), who, why, sent);
  }

  private static String outcome(Output output, Trace.RecordLine record) {
    return switch (record.outcome()) {
      case "LOADED" ->
          record.person() == null
              ? output.words(OperatorWord.RECORD_LOADED)
              : output.words(OperatorWord.RECORD_LOADED_FOR, record.person());
      case "ALREADY_KNOWN" -> output.words(OperatorWord.RECORD_KNOWN);
      case "HELD" -> output.words(OperatorWord.RECORD_HELD, record.reject());
      default -> output.words(OperatorWord.RECORD_REFUSED, record.reject());
    };
  }

  static void reason(Output output, Quarantine.Reason reason) {
    output.line(
        "    " + place(output, reason.code(), reason.line(), reason.field(), reason.message()));
    output.line("      → " + reason.remedy());
  }

  private static String place(Output output, String what, long line, String field, String message) {
    String at = line > 0 ? ", " + output.words(OperatorWord.AT_LINE, line) : "";
    String in = field.isEmpty() ? "" : ", " + field;
    return output.words(OperatorWord.SAYS, what + at + in, message);
  }
}
