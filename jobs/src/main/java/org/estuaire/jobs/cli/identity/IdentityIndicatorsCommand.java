package org.estuaire.jobs.cli.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.landing.PersonalFile;
import org.estuaire.identity.indicators.IdentityIndicators;
import org.estuaire.identity.indicators.Indicator;
import org.estuaire.jobs.cli.LedgerCommand;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "indicators",
    description =
        "Indicators of identity vigilance by domain and month; docs/identity-indicators.md defines them.")
final class IdentityIndicatorsCommand extends LedgerCommand {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      description = "month (default: the current one)")
  private YearMonth month;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "also write them as CSV (';', UTF-8 with byte order mark)")
  private Path csv;

  @Override
  protected Integer answer(Connection connection, Output output) throws SQLException {
    ZoneId zone = options.zone();
    YearMonth wanted = month == null ? YearMonth.now(zone) : month;
    List<Indicator> indicators = IdentityIndicators.of(connection, wanted, zone);
    if (csv != null) {
      write(indicators);
    }
    if (options.json()) {
      output.json(indicators.stream().map(IdentityIndicatorsCommand::json).toList());
      return ExitCode.OK;
    }
    Language language = output.language();
    output.table(
        List.of(
            IdentityWord.DOMAIN.words(language),
            IdentityWord.INDICATOR.words(language),
            "#" + IdentityWord.NUMERATOR.words(language),
            "#" + IdentityWord.DENOMINATOR.words(language),
            "#" + IdentityWord.RATE.words(language)),
        indicators.stream().map(one -> row(one, language)).toList());
    return ExitCode.OK;
  }

  private static List<String> row(Indicator one, Language language) {
    return List.of(
        one.domain().equals(Indicator.ALL)
            ? IdentityWord.ALL_DOMAINS.words(language)
            : one.domain(),
        one.kind().words(language),
        Long.toString(one.numerator()),
        Long.toString(one.denominator()),
        one.denominator() == 0 ? "-" : String.format(Locale.FRANCE, "%.2f %%", one.rate() * 100));
  }

  private static Map<String, Object> json(Indicator one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("indicator", one.kind().code());
    json.put("domain", one.domain());
    json.put("month", one.month());
    json.put("numerator", one.numerator());
    json.put("denominator", one.denominator());
    json.put("rate", one.rate());
    return json;
  }

  /** Domains are OIDs or codes and the rest is ours: nothing needs quoting. */
  private void write(List<Indicator> indicators) {
    StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
    text.append("mois;domaine;indicateur;libelle;numerateur;denominateur;taux\r\n");
    for (Indicator one : indicators) {
      text.append(one.month()).append(';').append(plain(one.domain())).append(';');
      text.append(one.kind().code()).append(';').append(one.kind().words(Language.FR)).append(';');
      text.append(one.numerator()).append(';').append(one.denominator()).append(';');
      text.append(String.format(Locale.FRANCE, "%.6f", one.rate())).append("\r\n");
    }
    try {
      PersonalFile.write(csv, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String plain(String domain) {
    return domain.equals(Indicator.ALL) ? "tous" : domain.replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
