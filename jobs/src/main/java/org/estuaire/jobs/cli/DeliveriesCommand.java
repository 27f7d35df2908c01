package org.estuaire.jobs.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.estuaire.exchange.view.Deliveries;
import org.estuaire.exchange.view.DeliveryLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "deliveries", description = "The newest deliveries with their balance.")
final class DeliveriesCommand extends LedgerCommand {

  @Option(
      names = "--partner",
      paramLabel = "CODE",
      defaultValue = "",
      description = "of one partner only")
  private String partner;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "50",
      description = "most rows (default: ${DEFAULT-VALUE})")
  private int most;

  @Override
  Integer answer(Connection connection, Output output) throws SQLException {
    List<DeliveryLine> deliveries = Deliveries.newest(connection, partner, most);
    if (options.json()) {
      output.json(deliveries);
      return ExitCode.OK;
    }
    print(output, deliveries);
    return ExitCode.OK;
  }

  static void print(Output output, List<DeliveryLine> deliveries) {
    output.table(
        List.of(
            "#" + output.language().choose("n°", "no."),
            output.language().choose("partenaire", "partner"),
            output.language().choose("fichier", "file"),
            output.language().choose("reçu", "received"),
            output.language().choose("état", "state"),
            "#" + output.language().choose("reçus", "records"),
            "#" + output.language().choose("intégrés", "loaded"),
            "#" + output.language().choose("connus", "known"),
            "#" + output.language().choose("attente", "held"),
            "#" + output.language().choose("refusés", "rejected"),
            "#" + output.language().choose("arrivées", "arrivals")),
        deliveries.stream().map(d -> row(output, d)).toList());
  }

  private static List<String> row(Output output, DeliveryLine d) {
    return List.of(
        Long.toString(d.id()),
        d.partner(),
        d.files().get(0),
        output.when(d.receivedAt()),
        d.state(),
        d.records() == null ? "-" : d.records().toString(),
        Integer.toString(d.loaded()),
        Integer.toString(d.known()),
        Integer.toString(d.held()),
        Integer.toString(d.rejected()),
        Integer.toString(d.arrivals()));
  }
}
