package org.estuaire.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.delimited.DelimitedFinding;
import org.estuaire.exchange.AgreedSeverities;
import org.estuaire.exchange.AgreedSeverities.Consequence;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Severity;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.terminology.Communes;
import org.estuaire.terminology.Councils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApaRulesTest {

  private static final CouncilDesk DESK = new CouncilDesk("38");

  private static final ApaScale SCALE = ApaScale.read(CouncilDesk.CONFIGURATION);

  @Test
  void aCorrectRowIsAcceptedWithoutAnyFinding() throws IOException {
    assertThat(accepted(new ApaForm()).warnings()).isEmpty();
  }

  /** Changes: {@code FIELD=value}, separated by blanks. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CODE_DEPT=20|OTHER_DEPARTMENT",
        "CODE_DEPT=69|OTHER_DEPARTMENT",
        "DATE_EXTRACTION=01/06/1999|EXTRACTION_DATE",
        "NIR=2351338999001|NIR_SHAPE",
        "NIR=235053899900|NIR_SHAPE",
        "CLE_NIR=13|NIR_KEY",
        "CLE_NIR=|NIR_KEY_MISSING",
        "DATE_NAISSANCE=12/05/2019|BORN_AFTER_EXTRACTION",
        "NUM_DROIT=|KEY_MISSING",
        "DATE_DEBUT_DROIT=|KEY_MISSING"
      })
  void whatHasNoKeyOrNobodyOrBelongsElsewhereIsRefused(String changes, String expected)
      throws IOException {
    assertThat(rejected(changed(changes)))
        .extracting(finding -> ((SocialFinding) finding.code()).name())
        .containsExactlyInAnyOrder(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DEPT_DOMICILE_SECOURS=979|UNKNOWN_DEPARTMENT",
        "DATE_DECES=12/05/1934|DATES_OUT_OF_ORDER OPEN_AFTER_DEATH",
        "COMMUNE_INSEE=GREN|COMMUNE_SHAPE",
        "CODE_POSTAL=3899|POSTCODE_SHAPE",
        "TYPE_APA=E|CONDITIONAL_CELL RIGHT_START",
        "FINESS_ET=389999997|FINESS_KEY",
        "FINESS_ET=38999999|FINESS_KEY",
        "DATE_DEPOT_DEMANDE=21/03/2017|DATES_OUT_OF_ORDER",
        "DATE_DOSSIER_COMPLET=06/05/2017|DATES_OUT_OF_ORDER",
        "DATE_EVALUATION=06/05/2017|DATES_OUT_OF_ORDER",
        "DATE_EVALUATION=|CONDITIONAL_CELL",
        "GIR=|CONDITIONAL_CELL",
        "DATE_DOSSIER_COMPLET=|CONDITIONAL_CELL",
        "DATE_DECISION=|CONDITIONAL_CELL",
        "DECISION=R|CONDITIONAL_CELL",
        "DATE_FIN_DROIT=01/05/2017|DATES_OUT_OF_ORDER CONDITIONAL_CELL PLAN_OUTSIDE_RIGHT",
        "DATE_FIN_DROIT=01/05/2018|CONDITIONAL_CELL",
        "GIR=5|GIR_WITHOUT_RIGHT",
        "VERSION_PLAN=|CONDITIONAL_CELL",
        "DATE_DEBUT_PLAN=01/05/2017|PLAN_OUTSIDE_RIGHT",
        "DATE_FIN_PLAN=01/05/2017|DATES_OUT_OF_ORDER",
        "DATE_REVISION_PREVUE=05/05/2017|DATES_OUT_OF_ORDER",
        "RESSOURCES_MENSUELLES=-1,00|OUT_OF_BOUNDS PARTICIPATION_FORMULA",
        "TAUX_PARTICIPATION=91,00|OUT_OF_BOUNDS PARTICIPATION_RATE",
        "TAUX_PARTICIPATION=11,00|PARTICIPATION_RATE",
        "MONTANT_PARTICIPATION=501,00|PARTICIPATION_ABOVE_PLAN PARTICIPATION_RATE PAID_AMOUNT",
        "HEURES_PRESTATAIRE=745:00|OUT_OF_BOUNDS",
        "MONTANT_AIDE_HUMAINE=498,90|SUM_OF_AIDS",
        "SIRET_SAAD=99900001000011|SIRET_KEY"
      })
  void whatContradictsTheLawOrArithmeticIsLoadedAndTold(String changes, String expected)
      throws IOException {
    assertThat(accepted(changed(changes)).warnings())
        .extracting(finding -> ((SocialFinding) finding.code()).name())
        .containsExactlyInAnyOrder(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DATE_DECISION=31/02/2017|DATE_IMPOSSIBLE",
        "GIR=deux|WHOLE_UNREADABLE",
        "MOTIF_FIN=Mutation|UNKNOWN_CODE",
        "MONTANT_PLAN_ACCEPTE=1.850|THOUSANDS_OR_DECIMALS"
      })
  void aCellOfNeitherKeyNorIdentityThatCannotBeReadIsLeftEmptyAndToldOnce(
      String changes, DelimitedFinding expected) throws IOException {
    Outcome.Accepted<Entitlement> outcome = accepted(changed(changes));
    assertThat(outcome.warnings())
        .extracting(Finding::code, Finding::severity)
        .containsExactly(tuple(expected, Severity.WARNING));
    assertThat(outcome.warnings().get(0).value()).contains(changes.split("=")[1]);
  }

  @Test
  void aRequestThatWaitsOrWasRefusedNeedsNoEvaluation() throws IOException {
    String open =
        "GIR= DATE_EVALUATION= NUM_DROIT= DATE_DEBUT_DROIT= VERSION_PLAN= DATE_DEBUT_PLAN=";
    String plan =
        " MONTANT_PLAN_ACCEPTE= TAUX_PARTICIPATION= MONTANT_PARTICIPATION= MONTANT_APA_VERSE= ";
    assertThat(accepted(changed(open + plan + "DECISION=I DATE_DECISION=")).warnings()).isEmpty();
    assertThat(accepted(changed(open + plan + "DECISION=R MOTIF_REJET=02")).warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"975", "977", "978", "20", "20R", "69D", "69M", "6AE", "099", "02A", "069"})
  void aDomicileMayBeInAnyCouncilOrDepartment(String code) throws IOException {
    assertThat(accepted(new ApaForm().with(Apa.DEPT_DOMICILE_SECOURS, code)).warnings()).isEmpty();
  }

  @Test
  void whatACouncilAgreedOnWeighsMoreThanWhatHoldsForAll() throws IOException {
    CouncilDesk strict =
        new CouncilDesk(
            "38",
            new AgreedSeverities(
                Map.of(
                    "SOC-024", Consequence.REFUSE,
                    "CSV-033", Consequence.REFUSE,
                    "SOC-011", Consequence.TELL,
                    "SOC-022", Consequence.OFF)));
    assertThat(((Outcome.Rejected<Entitlement>) strict.judge(changed("GIR=5").file())).why())
        .extracting(Finding::code, Finding::severity)
        .containsExactly(tuple(SocialFinding.GIR_WITHOUT_RIGHT, Severity.ERROR));
    assertThat(strict.judge(changed("DATE_DECISION=31/02/2017").file()))
        .isInstanceOf(Outcome.Rejected.class);
    assertThat(codes(strict, "SIRET_SAAD=99900001000011")).isEmpty();
    assertThat(codes(strict, "CLE_NIR=13")).containsExactly(SocialFinding.NIR_KEY);
    Outcome<Entitlement> wrongNumber = strict.judge(changed("CLE_NIR=13").file());
    assertThat(((Outcome.Accepted<Entitlement>) wrongNumber).record().claim().traits().nir())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "69M,69M,true",
    "69M,69,true",
    "69M,069,true",
    "69M,69D,false",
    "6AE,67,true",
    "6AE,068,true",
    "20,2A,true",
    "2A,2B,false",
    "69,69M,false",
    "69,69,true",
    "38,69,false"
  })
  void aCouncilSpeaksForItsOwnDepartments(String sender, String code, boolean speaks) {
    assertThat(Councils.speakFor(List.of(sender), code)).isEqualTo(speaks);
  }

  @Test
  void whoHasBothDepartmentsOfAlsaceIsItsCouncil() {
    assertThat(Councils.speakFor(List.of("67", "68"), "6AE")).isTrue();
    assertThat(Councils.speakFor(List.of("67"), "6AE")).isFalse();
  }

  @Test
  void aDateOfTheKeyThatStandsForNoneIsNotToldAsAnEmptyCell() throws IOException {
    assertThat(rejected(new ApaForm().with(Apa.DATE_DEBUT_DROIT, "31/12/9999")))
        .extracting(Finding::code, Finding::field)
        .containsExactly(
            tuple(DelimitedFinding.MANDATORY_DATE_STANDING_FOR_NONE, Apa.DATE_DEBUT_DROIT));
    assertThat(accepted(new ApaForm().with(Apa.DATE_DECISION, "31/12/9999")).warnings())
        .extracting(Finding::code)
        .containsExactly(DelimitedFinding.DATE_STANDING_FOR_NONE);
  }

  @ParameterizedTest
  @CsvSource({"NOM_NAISSANCE,...", "NOM_NAISSANCE,1234", "PRENOMS,--"})
  void aNameWithoutALetterIsNobodysRight(String field, String name) throws IOException {
    assertThat(rejected(new ApaForm().with(field, name)))
        .extracting(Finding::code)
        .containsExactly(IdentityFinding.NAME_WITHOUT_LETTER);
  }

  @Test
  void aWordForAnUnknownNameIsTold() throws IOException {
    assertThat(accepted(new ApaForm().with(Apa.NOM_NAISSANCE, "INCONNU")).warnings())
        .extracting(Finding::code)
        .containsExactly(IdentityFinding.NO_NAME_KNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NIR= CLE_NIR=|NO_NATIONAL_NUMBER",
        "SEXE=1|NIR_SEX",
        "DATE_NAISSANCE=12/05/1958|YOUNGER_THAN_SIXTY",
        "DATE_DOSSIER_COMPLET=04/03/2017|LATE_DECISION",
        "DATE_DEBUT_DROIT=04/05/2017|RIGHT_START",
        "DATE_NOTIFICATION=08/05/2017|RIGHT_START",
        "FINESS_ET=2A9999996|FINESS_UNCHECKED",
        "RESSOURCES_MENSUELLES=700,00|PARTICIPATION_FORMULA",
        "MONTANT_APA_VERSE=450,02|PAID_AMOUNT",
        "MONTANT_APA_VERSE=0,00|PAID_AMOUNT",
        "MONTANT_APA_VERSE=-20,00|PAID_AMOUNT",
        "DATE_DECES=01/02/2018|OPEN_AFTER_DEATH"
      })
  void anOddRowIsAcceptedWithAWarning(String changes, SocialFinding expected) throws IOException {
    assertThat(accepted(changed(changes)).warnings())
        .extracting(Finding::code)
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NIR= CLE_NIR= NIA=7350538999001",
        "SEXE=2",
        "DATE_DOSSIER_COMPLET=05/03/2017",
        "PROTECTION_JURIDIQUE=5",
        "DATE_NOTIFICATION=08/05/2017 DATE_DEBUT_DROIT=08/05/2017 DATE_DEBUT_PLAN=08/05/2017",
        "DATE_FIN_DROIT=31/05/2020",
        "DATE_FIN_DROIT=31/05/2018 MOTIF_FIN=4",
        "FINESS_ET=389999996",
        "SIRET_SAAD=99900001000010",
        "MONTANT_AIDE_HUMAINE=499,10",
        "MONTANT_APA_VERSE=449,99",
        "MONTANT_PLAN_ACCEPTE=30,00 MONTANT_PARTICIPATION=3,00 MONTANT_APA_VERSE=0,00",
        "HEURES_PRESTATAIRE=744",
        "TYPE_APA=U DATE_DOSSIER_COMPLET= VERSION_PLAN= DATE_DEBUT_PLAN="
      })
  void whatTheRulesAllowIsAcceptedWithoutAFinding(String changes) throws IOException {
    assertThat(accepted(changed(changes)).warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1,1714.79,2017-03-31",
    "2,1376.91,2017-04-01",
    "3,994.87,2017-12-31",
    "4,663.61,2017-03-01",
    "4,705.13,2022-07-01",
    "2,1581.44,2024-12-31",
    "2,1654.18,2025-01-01",
    "1,1713.08,2016-03-01",
    "4,762.87,2024-12-31",
    "1,2080.33,2026-02-10"
  })
  void theCeilingOfAPlanIsThatOfItsGirOnFirstJanuaryOfItsYear(
      int gir, String ceiling, LocalDate day) {
    assertThat(SCALE.ceiling(gir, day).orElseThrow().amount()).isEqualTo(ceiling);
  }

  @Test
  void aPlanMayReachItsCeilingButNotExceedItByMoreThanACent() throws IOException {
    String rest = " TAUX_PARTICIPATION=0,00 MONTANT_PARTICIPATION=0,00 MONTANT_APA_VERSE=";
    assertThat(accepted(changed("MONTANT_PLAN_ACCEPTE=994,88" + rest + "994,88"))).isNotNull();
    assertThat(accepted(changed("MONTANT_PLAN_ACCEPTE=994,89" + rest + "994,89")).warnings())
        .extracting(Finding::code)
        .containsExactly(SocialFinding.PLAN_ABOVE_CEILING);
    String respite = " MONTANT_REPIT=300,00 MONTANT_AIDE_HUMAINE=994,88";
    assertThat(
            accepted(changed("MONTANT_PLAN_ACCEPTE=1294,88" + rest + "1294,88" + respite))
                .warnings())
        .isEmpty();
  }

  @Test
  void theStayOfACarerInHospitalComesOnTopOfTheCeilingUpToItsOwnBound() throws IOException {
    String plan =
        "MONTANT_PLAN_ACCEPTE=%s TAUX_PARTICIPATION=0,00 MONTANT_PARTICIPATION=0,00"
            + " MONTANT_APA_VERSE=%<s MONTANT_AIDE_HUMAINE=900,00 MONTANT_HOSPIT_AIDANT=%s";
    assertThat(accepted(changed(plan.formatted("1893,76", "993,76"))).warnings()).isEmpty();
    assertThat(accepted(changed(plan.formatted("1893,79", "993,79"))).warnings())
        .extracting(Finding::code, Finding::arguments)
        .containsExactly(
            tuple(SocialFinding.HOSPITAL_ABOVE_BOUND, List.of("993,76 = 0,9 × 1104,18")));
  }

  @Test
  void aDifferenceBetweenPaidAndDueIsKeptAndTold() throws IOException {
    assertThat(accepted(changed("MONTANT_APA_VERSE=190,00")).warnings())
        .singleElement()
        .satisfies(told -> assertThat(told.arguments()).containsExactly("-260,00"));
  }

  @Test
  void aPlanIsNotComparedWithACeilingThatIsNotKnown() {
    assertThat(SCALE.ceiling(1, LocalDate.of(2027, 5, 1))).isEmpty();
    assertThat(SCALE.ceiling(1, LocalDate.of(2016, 2, 29))).isEmpty();
    assertThat(SCALE.ceiling(5, LocalDate.of(2017, 5, 1))).isEmpty();
  }

  @Test
  void allReasonsOfARowAreToldAtOnceButABrokenCellIsNotCalledMissing() throws IOException {
    List<Finding> why =
        rejected(changed("DATE_DEBUT_DROIT=31/02/2018 CLE_NIR=13 MONTANT_APA_VERSE=1,00 GIR=6"));
    assertThat(why)
        .extracting(Finding::code)
        .containsExactly(DelimitedFinding.DATE_IMPOSSIBLE, SocialFinding.NIR_KEY);
    assertThat(why).extracting(Finding::field).containsExactly("DATE_DEBUT_DROIT", "CLE_NIR");
  }

  @Test
  void theDeathOfThePersonIsToldButTheCouncilClosesTheRight() throws IOException {
    Outcome.Accepted<Entitlement> outcome = accepted(changed("DATE_DECES=01/02/2018"));
    assertThat(outcome.record().right().endsOn()).isEmpty();
    assertThat(accepted(changed("DATE_DECES=01/02/2018 DATE_FIN_DROIT=31/12/2017 MOTIF_FIN=02")))
        .extracting(Outcome.Accepted::warnings)
        .isEqualTo(List.of());
  }

  @Test
  void theClaimIsProvisionalAndItsNumberIsATraitNeverAnIns() throws IOException {
    Claim claim = accepted(changed("NOM_USAGE=L’HÔTE")).record().claim();
    assertThat(claim.domain()).isEqualTo("cd-38");
    assertThat(claim.localId()).isEqualTo("D-1");
    assertThat(claim.ins()).isEmpty();
    assertThat(claim.status()).isEqualTo(IdentityStatus.PROVISIONAL);
    assertThat(claim.statedAt()).hasToString("2018-05-31T22:00:00Z");
    assertThat(claim.traits().nir()).isEqualTo("2350538999001");
    assertThat(claim.traits().firstGivenName()).isEqualTo("Zélie");
    assertThat(claim.traits().usedName()).isEqualTo("L’HÔTE");
  }

  @Test
  void anUnknownCommuneIsAWarningOnlyWithACompleteTable() throws IOException {
    CouncilDesk desk = new CouncilDesk("38", new OneCommune());
    assertThat(codes(desk, "COMMUNE_INSEE=38001")).isEmpty();
    assertThat(codes(desk, "COMMUNE_INSEE=38002")).containsExactly(SocialFinding.UNKNOWN_COMMUNE);
    assertThat(codes(desk, "COMMUNE_INSEE=38003")).containsExactly(SocialFinding.FORMER_COMMUNE);
  }

  @Test
  void nothingThatIsPrintedByAccidentHoldsHealthData() throws IOException {
    Entitlement entitlement = accepted(new ApaForm()).record();
    assertThat(
            Arrays.stream(Entitlement.class.getRecordComponents())
                .map(component -> read(component, entitlement))
                .toList())
        .allSatisfy(text -> assertThat(text).doesNotContain("VASSEUR", "2017", "500", "235"));
    assertThat(entitlement).hasToString("Entitlement[…]");
  }

  private static String read(java.lang.reflect.RecordComponent component, Entitlement entitlement) {
    try {
      Object value = component.getAccessor().invoke(entitlement);
      return value instanceof Optional ? "" : value.toString();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<FindingCode> codes(CouncilDesk desk, String changes) throws IOException {
    Outcome<Entitlement> outcome = desk.judge(changed(changes).file());
    return ((Outcome.Accepted<Entitlement>) outcome)
        .warnings().stream().map(Finding::code).toList();
  }

  private static ApaForm changed(String changes) {
    ApaForm form = new ApaForm();
    for (String change : changes.split(" ")) {
      String[] parts = change.split("=", 2);
      form.with(parts[0], parts[1]);
    }
    return form;
  }

  private static Outcome.Accepted<Entitlement> accepted(ApaForm form) throws IOException {
    return (Outcome.Accepted<Entitlement>) DESK.judge(form.file());
  }

  private static List<Finding> rejected(ApaForm form) throws IOException {
    return ((Outcome.Rejected<Entitlement>) DESK.judge(form.file())).why();
  }

  /** Knows 38001 today and 38003 formerly. */
  private static final class OneCommune implements Communes {
    @Override
    public Optional<Commune> find(String code, LocalDate on) {
      return code.equals("38001")
          ? Optional.of(new Commune(code, "Estran-le-Haut"))
          : Optional.empty();
    }

    @Override
    public boolean knows(String code) {
      return code.equals("38001") || code.equals("38003");
    }

    @Override
    public boolean complete() {
      return true;
    }
  }
}
