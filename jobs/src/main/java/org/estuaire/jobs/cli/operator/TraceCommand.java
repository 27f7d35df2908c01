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
      output.say("Rien n'est arrivé sous cette clé.", "Nothing arrived under this key.");
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
                  output.say(
                      "  accusés n° " + d.id() + " : " + String.join(", ", d.receipts()),
                      "  receipts of no. " + d.id() + ": " + String.join(", ", d.receipts())));
      output.line("");
    }
    if (answer.persons() > 0) {
      output.say(
          "Personnes correspondantes : " + answer.persons(),
          "Persons that match: " + answer.persons());
    }
    answer.records().forEach(record -> print(output, record));
    orders.forEach(order -> print(output, order));
    if (!answer.complete()) {
      output.say(
          "… d'autres enregistrements correspondent : précisez la clé.",
          "… more records match: give a more precise key.");
    }
  }

  private static void print(Output output, Trace.RecordLine record) {
    output.line(
        LaneName.words(record.lane(), output.language())
            + " "
            + record.key()
            + " — "
            + record.partner()
            + ", "
            + record.file()
            + output.language().choose(", livraison ", ", delivery ")
            + record.delivery()
            + output.language().choose(", ligne ", ", line ")
            + record.line()
            + output.language().choose(", octet ", ", byte ")
            + record.offset());
    output.line("    " + outcome(output, record));
    results(output, record);
    for (Quarantine.Reason reason : record.reasons()) {
      reason(output, reason);
    }
    if (!record.receipts().isEmpty()) {
      output.say(
          "    dit à l'expéditeur : " + String.join(", ", record.receipts()),
          "    told to the sender: " + String.join(", ", record.receipts()));
    }
  }

  private static void results(Output output, Trace.RecordLine record) {
    if (record.results() == null) {
      return;
    }
    Trace.RecordResults results = record.results();
    output.say(
        "    résultats lus : "
            + results.read()
            + " (intégrés "
            + results.loaded()
            + ", déjà connus "
            + results.known()
            + ", historique "
            + results.superseded()
            + ", laissés de côté "
            + results.leftOut()
            + ")",
        "    results read: "
            + results.read()
            + " (loaded "
            + results.loaded()
            + ", known "
            + results.known()
            + ", history "
            + results.superseded()
            + ", left out "
            + results.leftOut()
            + ")");
    for (Trace.LeftOutResults left : record.leftOut()) {
      output.line(
          "    "
              + left.results()
              + " × "
              + left.code()
              + (left.line() > 0
                  ? output.language().choose(", ligne ", ", line ") + left.line()
                  : "")
              + (left.field().isEmpty() ? "" : ", " + left.field())
              + output.language().choose(" : ", ": ")
              + left.message());
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
          case "NAMED" ->
              output
                  .language()
                  .choose(
                      "prescripteur et destinataires nommés seulement",
                      "prescriber and named recipients only");
          case "PRESCRIBER" ->
              output.language().choose("prescripteur seul", "the prescriber alone");
          case "NOBODY" ->
              output
                  .language()
                  .choose("personne hors du laboratoire", "nobody outside the laboratory");
          default ->
              output
                  .language()
                  .choose(
                      "prescripteur et cabinets qui suivent le patient",
                      "prescriber and practices that follow the patient");
        };
    String why = order.why().isEmpty() ? "" : " (" + order.why() + ")";
    String sent =
        order.sendings().isEmpty()
            ? output.language().choose("envoyé à aucun cabinet", "sent to no practice")
            : order.sendings().stream()
                .map(one -> one.words(output.language()))
                .collect(Collectors.joining(", "));
    output.say(
        order.order() + " — visible par : " + who + why + " ; " + sent,
        order.order() + " — visible to: " + who + why + "; " + sent);
  }

  private static String outcome(Output output, Trace.RecordLine record) {
    return switch (record.outcome()) {
      case "LOADED" ->
          output.language().choose("intégré", "loaded")
              + (record.person() == null
                  ? ""
                  : output.language().choose(", personne ", ", person ") + record.person());
      case "ALREADY_KNOWN" ->
          output
              .language()
              .choose("déjà connu, rien à changer", "already known, nothing to change");
      case "HELD" ->
          output
                  .language()
                  .choose(
                      "en attente, pour la raison ci-dessous (rejet n° ",
                      "held, for the reason below (reject no. ")
              + record.reject()
              + ")";
      default ->
          output
                  .language()
                  .choose(
                      "refusé, en quarantaine (rejet n° ", "refused, in quarantine (reject no. ")
              + record.reject()
              + ")";
    };
  }

  static void reason(Output output, Quarantine.Reason reason) {
    List<String> place =
        reason.line() > 0
            ? List.of(
                reason.code(),
                output.language().choose("ligne ", "line ") + reason.line(),
                reason.field())
            : List.of(reason.code(), reason.field());
    output.line(
        "    "
            + String.join(", ", place.stream().filter(p -> !p.isEmpty()).toList())
            + output.language().choose(" : ", ": ")
            + reason.message());
    output.line("      → " + reason.remedy());
  }
}
