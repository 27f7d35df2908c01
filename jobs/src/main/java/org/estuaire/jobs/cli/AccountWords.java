package org.estuaire.jobs.cli;

import org.estuaire.config.AccountCode;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.repository.MissingRoles;

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

  private static String sentence(Finding finding, Language language) {
    return finding.code().code()
        + " "
        + finding.message(language)
        + System.lineSeparator()
        + "    → "
        + finding.remedy(language);
  }
}
