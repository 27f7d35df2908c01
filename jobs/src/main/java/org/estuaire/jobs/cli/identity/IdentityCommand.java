package org.estuaire.jobs.cli.identity;

import picocli.CommandLine.Command;

@Command(
    name = "identity",
    description = "Who is whom: reconciliation, the work list and decisions of the identity cell.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ReconcileCommand.class,
      CrossReferenceCommand.class,
      IdentityReviewCommand.class,
      IdentityIndicatorsCommand.class,
      IdentityPairCommand.Link.class,
      IdentityPairCommand.Unlink.class,
      IdentityPairCommand.Merge.class,
      IdentityPairCommand.Unmerge.class
    },
    synopsisSubcommandLabel =
        "reconcile|cross-reference|review|indicators|link|unlink|merge|unmerge")
final class IdentityCommand {

  private IdentityCommand() {}
}
