package org.estuaire.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of loaded plans when a figure of the law is added or changed. */
class RecheckTest {

  @TempDir private Path folder;

  private final CouncilDesk desk = new CouncilDesk("38");

  @Test
  void aPlanThatContradictsAFigureIsSaidUntilItWasTold() throws Exception {
    desk.receive(ApaForm.file(List.of(plan("A", "994,87"), plan("B", "994,89"))));
    assertThat(recheck("1104.18")).containsExactly("B SOC-030 994,87 = 0,901 × 1104,18");
    // As the ledger keeps what was told at the load.
    tell(2, "994,87 = 0,901 × 1104,18");
    assertThat(recheck("1104.18")).isEmpty();
    assertThat(recheck("1104.10"))
        .containsExactly(
            "A SOC-030 994,79 = 0,901 × 1104,10", "B SOC-030 994,79 = 0,901 × 1104,10");
    assertThat(recheck("1200.00")).containsExactly("B SOC-030 ");
  }

  private static ApaForm plan(String dossier, String accepted) {
    return new ApaForm()
        .with(Apa.NUM_DOSSIER, dossier)
        .with(Apa.MONTANT_PLAN_ACCEPTE, accepted)
        .with(Apa.TAUX_PARTICIPATION, "0,00")
        .with(Apa.MONTANT_PARTICIPATION, "0,00")
        .with(Apa.MONTANT_APA_VERSE, accepted);
  }

  private List<String> recheck(String mtpOf2017) throws Exception {
    Path figures = folder.resolve(ApaScale.FILE);
    Files.createDirectories(figures.getParent());
    Files.writeString(
        figures,
        Files.readString(CouncilDesk.CONFIGURATION.resolve(ApaScale.FILE))
            .replace(";1104.18;", ";" + mtpOf2017 + ";"));
    List<String> said = new ArrayList<>();
    try (Connection connection = desk.database().getConnection()) {
      new Recheck(ApaScale.read(folder))
          .run(
              connection,
              "cd-38",
              change -> said.add(change.dossier() + " " + change.code() + " " + change.bound()));
    }
    return said;
  }

  private void tell(int ordinal, String bound) throws Exception {
    try (Connection connection = desk.database().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      statement.execute(
          "INSERT INTO exchange.finding (delivery_id, ordinal, code, severity, line, field,"
              + " arguments) VALUES (1, "
              + ordinal
              + ", 'SOC-030', 'WARNING', 0, '', ARRAY['"
              + bound
              + "'])");
      statement.execute("RESET session_replication_role");
    }
  }
}
