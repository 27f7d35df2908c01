package org.estuaire.jobs.cli.source;

import picocli.CommandLine.Command;

@Command(
    name = "mapping",
    description = "Mapping files: how the columns of a sender become fields.",
    subcommands = {ProposeMappingCommand.class, TestMappingCommand.class},
    synopsisSubcommandLabel = "propose|test")
final class MappingCommand {}
