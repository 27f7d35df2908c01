package org.estuaire.jobs.cli.operator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.estuaire.exchange.PartBalance;
import org.estuaire.exchange.view.Deliveries;
import org.estuaire.exchange.view.DeliveryLine;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.LedgerCommand;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.cli.PositiveNumber;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.lab.distribution.Courier;
import org.estuaire.lab.distribution.HiddenOrders;
import org.estuaire.lab.distribution.SendingView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "deliveries",
    description =
        "The newest deliveries with their balance; with --out, what was sent to practices.",
    subcommands = DeliveriesCommand.Retry.class,
    synopsisSubcommandLabel = "[retry]")
final class DeliveriesCommand extends LedgerCommand {

  @Option(
      names = "--partner",
      paramLabel = "CODE",
      defaultValue = "",
      description = "of one partner only")
  private String partner;

  @Option(
      names = "--most",
      converter = PositiveNumber.class,
      paramLabel = "N",
      defaultValue = "50",
      description = "most rows (default: ${DEFAULT-VALUE})")
  private int most;

  @Option(names = "--out", description = "what was sent to practices instead of what arrived")
  private boolean out;

  @Option(
      names = "--hidden",
      description = "practices that were sent reports which were hidden from them afterwards")
  private boolean hidden;

  @Override
  protected Integer answer(Connection connection, Output output) throws SQLException {
    if (hidden) {
      List<HiddenOrders.Served> served = HiddenOrders.served(connection);
      audit(connection, "hidden reports read", served.size() + " sent to practices");
      return served(output, served);
    }
    if (out) {
      List<SendingView.Line> sendings = SendingView.newest(connection, partner, most);
      audit(connection, "sendings read", of(sendings.size()));
      return sendings(output, sendings);
    }
    List<DeliveryLine> deliveries = Deliveries.newest(connection, partner, most);
    audit(connection, "deliveries read", of(deliveries.size()));
    if (options.json()) {
      output.json(deliveries);
    } else {
      print(output, deliveries);
    }
    return found(deliveries, partner, output);
  }

  private String of(int count) {
    return (partner.isEmpty() ? "" : "of " + partner + ", ") + count;
  }

  @Command(
      name = "retry",
      description = "Tries at once to hand over what is waiting or stuck on its way to a practice.")
  static final class Retry implements Callable<Integer> {

    @Mixin private CommonOptions options;

    @Parameters(paramLabel = "ID", description = "numbers of \"deliveries --out\"", arity = "1..*")
    private List<Long> ids;

    @Override
    public Integer call() throws Exception {
      Output output = Output.standard(options);
      boolean known = true;
      try (Installation installation = Opening.open(options)) {
        for (long id : ids) {
          if (installation.courier().retry(id)) {
            installation.audit("retry sending", Long.toString(id));
          } else {
            known = false;
            output.say(OperatorWord.SENDING_NOT_DUE, id);
          }
        }
        // Decides first: something may have been hidden meanwhile.
        Courier.Round round = installation.practices().send();
        output.say(OperatorWord.SENDINGS_DONE, round.delivered(), round.failed());
        return !known ? ExitCode.NOT_FOUND : round.failed() > 0 ? ExitCode.INCOMPLETE : ExitCode.OK;
      }
    }
  }

  private Integer served(Output output, List<HiddenOrders.Served> served) {
    if (options.json()) {
      output.json(served);
      return ExitCode.OK;
    }
    output.table(
        List.of(
            output.words(OperatorWord.ORDER),
            output.words(OperatorWord.LABORATORY),
            output.words(OperatorWord.PRACTICE),
            output.words(OperatorWord.HIDDEN_BY)),
        served.stream()
            .map(s -> List.of(s.order(), s.laboratory(), s.practice(), s.why()))
            .toList());
    return ExitCode.OK;
  }

  private Integer sendings(Output output, List<SendingView.Line> sendings) {
    int code = found(sendings, partner, output);
    if (options.json()) {
      output.json(sendings);
      return code;
    }
    output.table(
        List.of(
            "#" + output.words(OperatorWord.NUMBER),
            output.words(OperatorWord.PRACTICE),
            output.words(OperatorWord.FILE),
            "format",
            "version",
            output.words(OperatorWord.REASON),
            "#" + output.words(OperatorWord.RESULTS),
            output.words(OperatorWord.DECIDED),
            output.words(OperatorWord.STATE),
            "#" + output.words(OperatorWord.ATTEMPTS),
            output.words(OperatorWord.DELIVERED),
            output.words(OperatorWord.LAST_FAILURE),
            output.words(OperatorWord.ANSWER)),
        sendings.stream().map(s -> row(output, s)).toList());
    return code;
  }

  private static List<String> row(Output output, SendingView.Line s) {
    return List.of(
        Long.toString(s.id()),
        s.partner(),
        s.file(),
        s.format(),
        Integer.toString(s.version()),
        s.reasonWords(output.language()),
        Integer.toString(s.results()),
        output.when(s.madeAt()),
        s.stateWords(output.language()),
        Integer.toString(s.attempts()),
        output.when(s.deliveredAt()),
        s.lastError(),
        s.answerWords(output.language()));
  }

  static void print(Output output, List<DeliveryLine> deliveries) {
    output.table(
        List.of(
            "#" + output.words(OperatorWord.NUMBER),
            output.words(OperatorWord.PARTNER),
            output.words(OperatorWord.FILE),
            output.words(OperatorWord.RECEIVED),
            output.words(OperatorWord.STATE),
            "#" + output.words(OperatorWord.RECORDS),
            "#" + output.words(OperatorWord.LOADED),
            "#" + output.words(OperatorWord.KNOWN),
            "#" + output.words(OperatorWord.HELD),
            "#" + output.words(OperatorWord.REJECTED),
            "#" + output.words(OperatorWord.RESULTS),
            "#" + output.words(OperatorWord.LEFT_OUT),
            "#" + output.words(OperatorWord.ARRIVALS)),
        deliveries.stream().map(d -> row(output, d)).toList());
  }

  /** How many results were read; a sign where nothing was counted. */
  private static String read(PartBalance results) {
    return results.read() == 0 && results.uncounted() > 0 ? "-" : Long.toString(results.read());
  }

  private static List<String> row(Output output, DeliveryLine d) {
    return List.of(
        Long.toString(d.id()),
        d.partner(),
        d.files().get(0),
        output.when(d.receivedAt()),
        d.stateWords(output.language()),
        d.records() == null ? "-" : d.records().toString(),
        Integer.toString(d.loaded()),
        Integer.toString(d.known()),
        Integer.toString(d.held()),
        Integer.toString(d.rejected()),
        read(d.results()),
        read(d.results()).equals("-") ? "-" : Long.toString(d.results().leftOut()),
        Integer.toString(d.arrivals()));
  }
}
