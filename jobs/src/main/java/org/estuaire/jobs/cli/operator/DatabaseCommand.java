package org.estuaire.jobs.cli.operator;

import java.util.Map;
import java.util.concurrent.Callable;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.repository.AccountsScript;
import org.estuaire.repository.RoleNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "database",
    description = "What the administrator of the database server needs.",
    subcommands = DatabaseCommand.Roles.class,
    synopsisSubcommandLabel = "roles")
final class DatabaseCommand {

  @Command(
      name = "roles",
      description =
          "Prints the SQL with which a DBA makes the roles, the accounts and the database of an installation, for psql."
              + " Asks no server.")
  static final class Roles implements Callable<Integer> {

    @Mixin private CommonOptions options;

    @Option(
        names = "--database",
        required = true,
        paramLabel = "NAME",
        description = "database of the installation")
    private String database;

    @Option(
        names = "--owner",
        paramLabel = "NAME",
        description =
            "account that migrates the repository (default: that of the database and _owner)")
    private String owner;

    @Option(
        names = "--account",
        paramLabel = "NAME",
        description = "account that runs the program (default: that of the database and _program)")
    private String account;

    @Option(
        names = "--roles",
        paramLabel = "NAME",
        description =
            "what the names of the roles begin with, for a repository that has them already (default: the database)")
    private String roles;

    @Override
    public Integer call() {
      RoleNames names = roles == null ? RoleNames.ofNew(database) : new RoleNames(roles);
      AccountsScript script =
          new AccountsScript(
              names,
              database,
              owner == null ? database + "_owner" : owner,
              account == null ? database + "_program" : account);
      Output output = Output.standard(options);
      if (options.json()) {
        output.json(Map.of("sql", script.sql()));
      } else {
        output.line(script.sql());
      }
      return ExitCode.OK;
    }
  }
}
