package org.estuaire.jobs.cli;

import picocli.CommandLine.Command;

@Command(
    name = "identity",
    description = "Works on the registry of persons.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ReconcileCommand.class)
final class IdentityCommand {}
