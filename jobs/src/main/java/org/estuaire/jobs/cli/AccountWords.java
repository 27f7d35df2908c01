package org.estuaire.jobs.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.estuaire.config.AccountCode;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.repository.DatabaseRole;
import org.estuaire.repository.MissingRoles;
import org.estuaire.repository.RoleNames;

/** Says what the account of the database lacks, and who can help. */
final class AccountWords {

  private AccountWords() {}

  static String of(MissingRoles missing, Language language) {
    return sentence(
        Finding.of(
            AccountCode.ROLES_MISSING,
            missing.account(),
            missing.database(),
            String.join(", ", missing.roles())),
        language);
  }

  /**
   * Whose command it is, where this account may not run it.
   *
   * @param command without the program's name
   */
  static String denied(Connection connection, String command, Language language)
      throws SQLException {
    RoleNames names = RoleNames.of(connection);
    Set<DatabaseRole> held = names.heldBy(connection);
    List<String> others =
        CommandRoles.of(command).stream()
            .filter(role -> !held.contains(role))
            .map(names::name)
            .toList();
    // A member of a role that runs the command in part: the rest is for the program's account.
    List<String> roles = others.isEmpty() ? List.of(names.name(DatabaseRole.SERVICE)) : others;
    return sentence(
        Finding.of(
            AccountCode.ROLE_NEEDED,
            connection.getMetaData().getUserName(),
            command,
            String.join(" " + CliWord.OR.words(language) + " ", roles)),
        language);
  }

  static String notLetIn(Repository.Server server, Language language) {
    return sentence(
        Finding.of(AccountCode.NOT_LET_IN, server.account(), server.database()), language);
  }

  private static String sentence(Finding finding, Language language) {
    return finding.code().code()
        + " "
        + finding.message(language)
        + System.lineSeparator()
        + "    → "
        + finding.remedy(language);
  }
}
