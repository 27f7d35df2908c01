package org.estuaire.jobs.cli;

import picocli.CommandLine.Command;

@Command(
    name = "identity",
    description = "Decisions of the identity cell on who is whom.",
    subcommands = {
      IdentityPairCommand.Link.class,
      IdentityPairCommand.Unlink.class,
      IdentityPairCommand.Merge.class,
      IdentityPairCommand.Unmerge.class,
      IdentityReviewCommand.class
    },
    synopsisSubcommandLabel = "review|link|unlink|merge|unmerge")
final class IdentityCommand {

  private IdentityCommand() {}
}
