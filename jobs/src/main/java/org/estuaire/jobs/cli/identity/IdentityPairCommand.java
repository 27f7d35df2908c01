package org.estuaire.jobs.cli.identity;

import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.Callable;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.registry.Decision;
import org.estuaire.identity.registry.PairDecisions;
import org.estuaire.identity.registry.PairRefused;
import org.estuaire.identity.registry.PersonNumbers;
import org.estuaire.identity.registry.Relation;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.person.LocalId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A decision about two identities, each named {@code domain|identifier}. */
abstract class IdentityPairCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Parameters(index = "0", paramLabel = "A", description = "identity, as 'domain|identifier'")
  private String one;

  @Parameters(index = "1", paramLabel = "B", description = "the other identity")
  private String other;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "why; kept with the decision")
  private String reason;

  private final EventKind kind;

  IdentityPairCommand(EventKind kind) {
    this.kind = kind;
  }

  @Command(name = "link", description = "A and B are one person; both identifiers live on.")
  static final class Link extends IdentityPairCommand {
    Link() {
      super(EventKind.LINK);
    }
  }

  @Command(name = "unlink", description = "A and B are not one person, whatever a rule says later.")
  static final class Unlink extends IdentityPairCommand {
    Unlink() {
      super(EventKind.UNLINK);
    }
  }

  @Command(name = "merge", description = "A is absorbed by B; both belong to one domain.")
  static final class Merge extends IdentityPairCommand {
    Merge() {
      super(EventKind.MERGE);
    }
  }

  @Command(name = "unmerge", description = "Undoes the merge of A into B.")
  static final class Unmerge extends IdentityPairCommand {
    Unmerge() {
      super(EventKind.UNMERGE);
    }
  }

  @Override
  public final Integer call() throws Exception {
    Output output = Output.standard(options);
    var first = LocalId.parse(one);
    var second = LocalId.parse(other);
    if (first.isEmpty() || second.isEmpty() || reason.isBlank()) {
      output.say(IdentityWord.PAIR_EXPECTED);
      return ExitCode.USAGE;
    }
    try (Repository repository = Repository.open(options.folders(), options.environment());
        Connection tx = repository.dataSource().getConnection()) {
      PersonNumbers numbers =
          repository.personNumbers(options.folders().landingKey(options.environment()));
      tx.setAutoCommit(false);
      Decision decision = new Decision(System.getProperty("user.name"), reason);
      Relation.State state =
          new PairDecisions(numbers).take(tx, kind, first.get(), second.get(), decision);
      tx.commit();
      return tell(output, state);
    } catch (PairRefused refused) {
      return refuse(output, refused.rule());
    }
  }

  private static Integer refuse(Output output, PairRefused.Rule rule) {
    switch (rule) {
      case UNKNOWN -> output.say(IdentityWord.ONE_UNKNOWN);
      case SAME -> output.say(IdentityWord.SAME_IDENTITY);
      case OTHER_DOMAIN -> output.say(IdentityWord.MERGE_WITHIN_DOMAIN);
      case NOT_MERGED -> output.say(IdentityWord.NOT_MERGED);
      case MERGED -> output.say(IdentityWord.ARE_MERGED);
      default -> throw new IllegalArgumentException(rule.name());
    }
    return rule == PairRefused.Rule.UNKNOWN ? ExitCode.NOT_FOUND : ExitCode.REFUSED;
  }

  private Integer tell(Output output, Relation.State state) {
    if (options.json()) {
      output.json(Map.of("decision", kind.name(), "state", state.name()));
    } else {
      switch (state) {
        case HELD -> output.say(IdentityWord.NOTED_CONTRADICTION);
        case CYCLE -> output.say(IdentityWord.NOTED_RING);
        default -> output.say(IdentityWord.DONE);
      }
    }
    boolean holds = state != Relation.State.HELD && state != Relation.State.CYCLE;
    return holds ? ExitCode.OK : ExitCode.REFUSED;
  }
}
