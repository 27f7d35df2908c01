package org.estuaire.jobs.cli.identity;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.estuaire.identity.review.ReviewList;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Misuse;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.jobs.report.ReviewPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "review",
    description = {
      "The work list of the identity cell: list it, show cases side by side, decide.",
      "With --html: writes the open cases as a page to read or print."
    },
    subcommands = {
      ReviewListCommand.class,
      ReviewShowCommand.class,
      ReviewDecisionCommand.Accept.class,
      ReviewDecisionCommand.Refuse.class,
      ReviewDecisionCommand.Postpone.class
    },
    synopsisSubcommandLabel = "[list|show|accept|refuse|postpone]")
final class IdentityReviewCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Spec private CommandSpec spec;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "page to write; it names persons: readable by its owner only")
  private Path html;

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      defaultValue = "",
      description = "items of one identification domain only")
  private String domain;

  @Override
  public Integer call() throws Exception {
    if (html == null) {
      throw new Misuse(
          spec,
          "Il manque une commande (list, show, accept, refuse, postpone) ou --html",
          "Missing subcommand (list, show, accept, refuse, postpone) or --html");
    }
    Output output = Output.standard(options);
    try (Installation installation = Opening.open(options)) {
      ReviewDesk desk = new ReviewDesk(installation);
      ReviewDesk.Cases cases = desk.read(new ReviewList.Wanted("", domain, ReviewList.State.OPEN));
      int items = cases.read().size();
      new ReviewPage(installation.configuration()).write(html, cases.read(), cases.notRead());
      if (options.json()) {
        output.json(Map.of("items", items, "notShown", cases.notRead(), "file", html.toString()));
      } else {
        output.say(IdentityWord.CASES_WRITTEN, items, html);
      }
      return ExitCode.OK;
    }
  }
}
