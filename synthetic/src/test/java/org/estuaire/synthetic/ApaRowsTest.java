package org.estuaire.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.estuaire.synthetic.ApaColumn.*;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApaRowsTest {

  private static final TerritorySpec SPEC = new TerritorySpec(3, 4_000, SampleNight.NIGHT);
  private static final List<ApaRow> ROWS = rows();
  private static final List<ApaRow> GRANTED =
      ROWS.stream().filter(row -> row.get(DECISION).equals("A")).toList();

  @Test
  void whatIsPaidIsThePlanLessTheParticipation() {
    assertThat(GRANTED)
        .isNotEmpty()
        .allSatisfy(
            row -> {
              BigDecimal plan = amount(row, MONTANT_PLAN_ACCEPTE);
              BigDecimal participation = amount(row, MONTANT_PARTICIPATION);
              assertThat(amount(row, MONTANT_APA_VERSE))
                  .isEqualByComparingTo(plan.subtract(participation));
              assertThat(participation)
                  .isCloseTo(
                      plan.multiply(amount(row, TAUX_PARTICIPATION)).movePointLeft(2),
                      within(new BigDecimal("1.00")));
              assertThat(amount(row, TAUX_PARTICIPATION))
                  .isBetween(BigDecimal.ZERO, new BigDecimal("90"));
            });
  }

  @Test
  void noPlanExceedsTheCeilingOfItsGirOnItsDay() {
    assertThat(GRANTED)
        .allSatisfy(
            row ->
                assertThat(amount(row, MONTANT_PLAN_ACCEPTE))
                    .isLessThanOrEqualTo(
                        ApaRates.ceiling(
                            Integer.parseInt(row.get(GIR)), day(row, DATE_DEBUT_PLAN))));
  }

  @Test
  void theAidsOfAPlanAtHomeSumUpToIt() {
    assertThat(GRANTED.stream().filter(row -> row.get(TYPE_APA).equals("D")))
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(
                        Stream.of(
                                MONTANT_AIDE_HUMAINE,
                                MONTANT_AIDE_TECH,
                                MONTANT_REPAS,
                                MONTANT_TELEALARME)
                            .map(column -> amount(row, column))
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(amount(row, MONTANT_PLAN_ACCEPTE)));
  }

  @Test
  void datesFollowEachOther() {
    assertThat(GRANTED)
        .allSatisfy(
            row -> {
              LocalDate complete = day(row, DATE_DOSSIER_COMPLET);
              LocalDate decision = day(row, DATE_DECISION);
              assertThat(complete).isAfterOrEqualTo(day(row, DATE_DEPOT_DEMANDE));
              assertThat(decision).isBetween(complete, complete.plusDays(60));
              assertThat(day(row, DATE_EVALUATION)).isBeforeOrEqualTo(decision);
              boolean home = row.get(TYPE_APA).equals("D");
              assertThat(day(row, DATE_DEBUT_DROIT)).isEqualTo(home ? decision : complete);
              assertThat(decision).isBefore(SPEC.night());
            });
  }

  @Test
  void aRefusalHasAReasonAndNoPlan() {
    assertThat(ROWS.stream().filter(row -> row.get(DECISION).equals("R")))
        .isNotEmpty()
        .allMatch(row -> row.get(MOTIF_REJET).equals("01") && row.get(GIR).matches("[56]"))
        .allMatch(row -> row.get(MONTANT_PLAN_ACCEPTE).isEmpty());
  }

  /** The vectors of the formula that applies since March 2016. */
  @ParameterizedTest
  @CsvSource({"500,800,0.00", "350,1200,58.59", "650,1200,81.56", "650,3200,585.00"})
  void theParticipationFollowsTheFormulaOf2016(double plan, double resources, String due) {
    LocalDate day = LocalDate.of(2022, 5, 1);
    double scale = ApaRates.mtp(day).doubleValue() / 1104.18;
    double computed = ApaRates.participation(plan * scale, resources * scale, day) / scale;
    assertThat(BigDecimal.valueOf(computed).setScale(2, RoundingMode.HALF_UP)).isEqualTo(due);
  }

  @Test
  void thousandsAreSetApartByTheNoBreakSpaceOfWindows1252() {
    ApaRow row = ROWS.get(0).copy().set(RESSOURCES_MENSUELLES, "1234.56");
    byte[] line = ApaCsv.CD_38.row(row);
    assertThat(new String(line, StandardCharsets.ISO_8859_1)).contains(";1\u00A0234,56;");
    assertThat(line).contains((byte) 0xA0);
  }

  @Test
  void theSecondCouncilWritesItsOwnHeadingsAndCodes() {
    String header = new String(ApaCsv.CD_69.header(), StandardCharsets.UTF_8);
    assertThat(header).startsWith("\uFEFF").contains("Numéro dossier;").endsWith(";Agence\r\n");
    String row = new String(ApaCsv.CD_69.row(GRANTED.get(0)), StandardCharsets.UTF_8);
    assertThat(row).contains(";GIR " + GRANTED.get(0).get(GIR) + ";");
    assertThat(ApaCsv.CD_69.trailer(3)).isEmpty();
  }

  @Test
  void accentsOfTheFirstCouncilAreSingleBytes() {
    ApaRow row = ROWS.get(0).copy().set(ADRESSE_LIGNE, "rue Hautecœur, étage é");
    assertThat(new String(ApaCsv.CD_38.row(row), Charset.forName("windows-1252")))
        .contains("rue Hautecœur, étage é");
  }

  private static List<ApaRow> rows() {
    ApaRows draw = new ApaRows(SPEC);
    return Territory.generate(SPEC).persons().filter(draw::mayApply).map(draw::row).toList();
  }

  private static BigDecimal amount(ApaRow row, ApaColumn column) {
    return new BigDecimal(row.get(column));
  }

  private static LocalDate day(ApaRow row, ApaColumn column) {
    return LocalDate.parse(row.get(column));
  }
}
