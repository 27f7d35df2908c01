package org.estuaire.jobs.cli.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.estuaire.exchange.Language;
import org.estuaire.identity.review.FieldComparison;
import org.estuaire.identity.review.ReviewCase;
import org.estuaire.identity.review.ReviewCase.Origin;
import org.estuaire.identity.review.ReviewCase.PastDecision;
import org.estuaire.identity.review.ReviewCase.Side;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.jobs.report.ReviewWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "One case side by side. Shows who people are; the reading is audited.")
final class ReviewShowCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Parameters(paramLabel = "ID", description = "number of the item")
  private long id;

  @Override
  public Integer call() throws Exception {
    Output output = Output.standard(options);
    try (Installation installation = Opening.open(options)) {
      Optional<ReviewCase> found = new ReviewDesk(installation).read(id);
      if (found.isEmpty()) {
        output.say(IdentityWord.NO_SUCH_ITEM);
        return ExitCode.NOT_FOUND;
      }
      if (options.json()) {
        output.json(ReviewJson.of(found.get()));
      } else {
        print(output, found.get());
      }
      return ExitCode.OK;
    }
  }

  private static void print(Output output, ReviewCase item) {
    Language language = output.language();
    boolean held = item.line().heldRecords() > 0;
    output.say(
        IdentityWord.ITEM,
        item.line().id(),
        ReviewWords.kind(item.line().kind(), language),
        ReviewListCommand.state(language, item.line()),
        output.when(item.line().created()));
    output.line(ReviewWords.question(item.line().kind(), held, language));
    output.line("");
    for (int i = 0; i < item.sides().size(); i++) {
      output.line("  " + letter(i) + "  " + side(output, item.sides().get(i)));
    }
    if (item.notShown() > 0) {
      output.line("  " + ReviewWords.notShown(item, language));
    }
    output.line("");
    output.table(head(item, language), rows(item, language));
    output.line("");
    item.scores().forEach(score -> output.line(ReviewWords.score(score, language)));
    item.decisions().forEach(decision -> past(output, decision));
    if (item.line().decidedBy() == null) {
      decisions(output, item, held);
    }
  }

  static String letter(int side) {
    return String.valueOf((char) ('A' + side % 26));
  }

  private static String side(Output output, Side side) {
    String key = side.claim().domain() + "|" + side.claim().localId();
    if (side.origin() instanceof Origin.Registered known) {
      String link = known.score() + ", " + known.madeBy() + ", " + output.when(known.since());
      return output.words(
          IdentityWord.KNOWN_IDENTITY,
          key,
          known.sourceIdentity(),
          known.partner(),
          ReviewWords.rule(known.rule(), output.language()),
          link,
          known.members());
    }
    Origin.Waiting waiting = (Origin.Waiting) side.origin();
    return output.words(
        IdentityWord.HELD_IDENTITY,
        key,
        waiting.reject(),
        waiting.partner(),
        waiting.file(),
        waiting.ordinal());
  }

  private static List<String> head(ReviewCase item, Language language) {
    List<String> head = new ArrayList<>(List.of("", IdentityWord.TRAIT.words(language)));
    for (int i = 0; i < item.sides().size(); i++) {
      head.add(letter(i));
    }
    return head;
  }

  private static List<List<String>> rows(ReviewCase item, Language language) {
    List<List<String>> rows = new ArrayList<>();
    for (FieldComparison field : item.fields()) {
      List<String> row = new ArrayList<>();
      row.add(ReviewWords.sign(field.agreement()));
      row.add(field.field().words(language));
      for (int i = 0; i < field.values().size(); i++) {
        row.add(ReviewWords.value(field, i, language));
      }
      rows.add(row);
    }
    return rows;
  }

  private static void past(Output output, PastDecision decision) {
    output.line(
        output.when(decision.at())
            + " — "
            + decision.decision()
            + " — "
            + decision.by()
            + " : "
            + decision.reason()
            + (decision.until() == null ? "" : " (" + decision.until() + ")"));
  }

  private static void decisions(Output output, ReviewCase item, boolean held) {
    Language language = output.language();
    long id = item.line().id();
    output.line(
        "estuaire identity review accept "
            + id
            + " --reason …   "
            + ReviewWords.accepting(item.line().kind(), held, language));
    output.line(
        "estuaire identity review refuse "
            + id
            + " --reason …   "
            + ReviewWords.refusing(item.line().kind(), held, language));
    output.line(
        "estuaire identity review postpone "
            + id
            + " --until "
            + IdentityWord.A_DAY.words(language));
  }
}
