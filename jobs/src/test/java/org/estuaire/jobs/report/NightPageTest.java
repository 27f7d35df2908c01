package org.estuaire.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.estuaire.config.ReadConfiguration;
import org.estuaire.exchange.view.Balance;
import org.estuaire.exchange.view.FigureParts;
import org.estuaire.exchange.view.MissingPart;
import org.estuaire.exchange.view.NightFigures;
import org.estuaire.exchange.view.NightFigures.PartnerNight;
import org.estuaire.exchange.view.ResultBalance;
import org.estuaire.exchange.view.SendingCounts;
import org.estuaire.identity.indicators.Indicator;
import org.estuaire.jobs.check.Checks;
import org.estuaire.jobs.installation.Folders;
import org.junit.jupiter.api.Test;

/** The page of a night of which not everything can be shown. */
class NightPageTest {

  private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
  private static final Balance NONE = new Balance(0, 0, 0, 0, 0, 0, 0);

  @Test
  void aPartnerWhoseRowCantBeShownIsToldAndTheOthersAreShown() throws Exception {
    FigureParts parts = new FigureParts();

    String page = page(List.of(night("cd-38", "Département"), night("labo-x", null)), parts);

    assertThat(page).contains("Département", "DEL-194", "labo-x", "partenaires : ");
    assertThat(parts.missing())
        .containsExactly(new MissingPart("partners", "labo-x", "NullPointerException"));
  }

  @Test
  void aSectionThatCantBeWrittenSaysSoInItsPlaceAndTheOthersAreShown() throws Exception {
    FigureParts parts = new FigureParts();

    String page = page(List.of(night("cd-38", "Département")), null, parts);

    assertThat(page)
        .contains("Département", "DEL-194", "envois aux cabinets : ", "Les dernières exécutions");
  }

  @Test
  void everyFigureIsWrittenInGroupsOfThreeDigits() throws Exception {
    PartnerNight busy =
        new PartnerNight("labo-x", "Labo", 1, 0, 1, 0, 12_345, 12_345, 0, 0, 0, NOW);

    assertThat(page(List.of(busy), new FigureParts()))
        .contains("12\u202f345", "4\u202f364")
        .doesNotContain("12345", "4364");
  }

  @Test
  void whatIsCountedAgreesWithItsNumberAndCodesAreNotBroken() throws Exception {
    PartnerNight one = new PartnerNight("labo-x", "Labo-X", 2, 1, 1, 0, 2, 1, 1, 0, 0, NOW);
    PartnerNight two = new PartnerNight("labo-y", "Labo Y", 3, 0, 1, 0, 3, 1, 2, 0, 0, NOW);

    assertThat(page(List.of(one, two), new FigureParts()))
        .contains("dont 1 déjà connu<", ", 1 refusé<", ", 2 refusés<", "0 bloqué.")
        .contains("<td class=\"code\">Labo-X</td>", "<td>Labo Y</td>");
  }

  private static String page(List<PartnerNight> partners, FigureParts parts) throws Exception {
    return page(partners, new SendingCounts(0, 0, 0, 0, 0, 0), parts);
  }

  private static String page(List<PartnerNight> partners, SendingCounts sendings, FigureParts parts)
      throws Exception {
    Path home = Path.of("..").toAbsolutePath().normalize();
    Folders folders = new Folders(home, home.resolve("data"), home.resolve("config"));
    ReadConfiguration.Valid read =
        (ReadConfiguration.Valid) Checks.reader(folders, Map.of()).read(folders.config());
    return new NightPage(read.configuration())
        .html(figures(partners, sendings), List.<Indicator>of(), NOW, parts);
  }

  private static PartnerNight night(String partner, String name) {
    return new PartnerNight(partner, name, 1, 0, 1, 0, 1, 1, 0, 0, 0, NOW);
  }

  private static NightFigures figures(List<PartnerNight> partners, SendingCounts sendings) {
    ResultBalance results = new ResultBalance(4_364, 4_364, 0, 0, 0, 0, 0, Map.of());
    return new NightFigures(
        1, NOW, null, partners, List.of(), NONE, NONE, results, results, List.of(), List.of(),
        List.of(), 0, 0, List.of(), sendings, List.of(), List.of(), List.of(), List.of());
  }
}
