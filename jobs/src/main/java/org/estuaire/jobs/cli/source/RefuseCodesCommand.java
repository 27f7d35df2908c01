package org.estuaire.jobs.cli.source;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Callable;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.lab.codes.CodeReview.Proposal;
import org.estuaire.repository.Migrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "refuse",
    description =
        "Refuses proposals: the same ones are not asked again, and the laboratory reads why.")
final class RefuseCodesCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Option(names = "--partner", paramLabel = "P", required = true, description = "the laboratory")
  private String partner;

  @Parameters(paramLabel = "CODE", arity = "1..*", description = "codes of the laboratory")
  private List<String> codes = List.of();

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      required = true,
      description = "kept in the audit trail, and read by the laboratory")
  private String why;

  @Override
  public Integer call() throws Exception {
    Output output = Output.standard(options);
    try (Repository repository =
        Repository.openUnmigrated(options.folders(), options.environment())) {
      Migrations.requireCurrent(repository.dataSource());
      try (Connection tx = repository.dataSource().getConnection()) {
        tx.setAutoCommit(false);
        List<Proposal> refused =
            CodeDecision.of(
                tx, partner, codes, (review, proposal) -> review.refuse(proposal, why), output);
        tx.commit();
        if (options.json()) {
          output.json(refused.stream().map(Proposal::code).toList());
        } else {
          refused.forEach(one -> output.say(SourceWord.CODE_REFUSED, one.code(), one.loinc()));
        }
        return refused.isEmpty() ? ExitCode.NOT_FOUND : ExitCode.OK;
      }
    }
  }
}
