package org.estuaire.jobs.cli.source;

import picocli.CommandLine.Command;

@Command(
    name = "review",
    description =
        "What laboratories propose for their own codes: list it, show a code, approve or refuse. A"
            + " biologist decides.",
    subcommands = {
      CodeReviewListCommand.class,
      CodeReviewShowCommand.class,
      ApproveCodesCommand.class,
      RefuseCodesCommand.class
    },
    synopsisSubcommandLabel = "list|show|approve|refuse")
final class ReviewCommand {}
