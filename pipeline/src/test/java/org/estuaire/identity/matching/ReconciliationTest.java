package org.estuaire.identity.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

  private static final String INS = "1760538901001";
  private static final String OTHER_INS = "1760538901002";
  private static final int SOMEBODY = 1000;

  private static final Traits ADULT =
      People.born(People.traits(SOMEBODY), LocalDate.of(1976, 5, 12));

  @Test
  void equalTraitsAndAddressOfAnAdultAreLinked() {
    assertThat(found(checked(ADULT), checked(ADULT)))
        .extracting(PairFound::ground)
        .containsExactly(Ground.TRAITS_AND_CONTACT);
  }

  @Test
  void aMinorIsOnlyProposed() {
    Traits minor = People.born(ADULT, LocalDate.of(2015, 5, 12));
    assertThat(found(checked(minor), checked(minor)))
        .extracting(PairFound::ground)
        .containsExactly(Ground.LIKENESS);
  }

  @Test
  void theSameInsLinksAMinorToo() {
    Traits minor = People.born(ADULT, LocalDate.of(2015, 5, 12));
    assertThat(
            found(People.qualified(SOMEBODY, minor, INS), People.qualified(SOMEBODY, minor, INS)))
        .extracting(PairFound::ground)
        .containsExactly(Ground.INS);
  }

  @Test
  void twoQualifiedInsAreTwoPersons() {
    assertThat(
            found(
                People.qualified(SOMEBODY, ADULT, INS),
                People.qualified(SOMEBODY, ADULT, OTHER_INS)))
        .isEmpty();
  }

  @Test
  void anotherSexIsNeverLinked() {
    Traits other =
        ADULT.withStrict(
            ADULT.birthName(),
            ADULT.firstGivenName(),
            ADULT.birthDate(),
            ADULT.sex() == Sex.MALE ? Sex.FEMALE : Sex.MALE,
            ADULT.birthPlace());
    assertThat(found(checked(ADULT), checked(other))).noneMatch(PairFound::automatic);
  }

  @Test
  void aDoubtfulIdentityIsNeverLinked() {
    MatchEntry doubtful =
        MatchEntry.of(
            SOMEBODY, ADULT, Optional.empty(), IdentityStatus.PROVISIONAL, Set.of("DOUT"));
    assertThat(found(checked(ADULT), doubtful)).noneMatch(PairFound::automatic);
  }

  @Test
  void aHomonymInOneDomainKeepsAPairFromBeingLinked() {
    Reconciliation reconciliation = crowd();
    reconciliation.addLeft(checked(ADULT));
    reconciliation.addRight(checked(ADULT));
    reconciliation.addRight(
        MatchEntry.of(
            SOMEBODY + 1,
            ADULT.withContact("3 quai des Embruns", "38994", "38904", ""),
            Optional.empty(),
            IdentityStatus.VALIDATED,
            Set.of()));
    assertThat(of(SOMEBODY, reconciliation.run(reconciliation.fit())))
        .noneMatch(PairFound::automatic);
  }

  @Test
  void aDefaultBirthDateProvesNothingBesideAnAddress() {
    Traits unknownDay = People.born(ADULT, LocalDate.of(1976, 12, 31));
    assertThat(found(checked(unknownDay), checked(unknownDay))).noneMatch(PairFound::automatic);
  }

  @Test
  void namesExchangedAndDaysExchangedAreProposed() {
    Traits exchanged =
        ADULT.withStrict(
            ADULT.firstGivenName(),
            ADULT.birthName(),
            Optional.of(LocalDate.of(1976, 12, 5)),
            ADULT.sex(),
            ADULT.birthPlace());
    assertThat(found(checked(ADULT), checked(exchanged)))
        .extracting(PairFound::ground)
        .containsExactly(Ground.LIKENESS);
  }

  @Test
  void aPairThatWasRefusedIsNeverFoundAgain() {
    Reconciliation reconciliation = crowd();
    reconciliation.addLeft(checked(ADULT));
    reconciliation.addRight(checked(ADULT));
    reconciliation.refusing((one, other) -> one == SOMEBODY && other == SOMEBODY);
    assertThat(of(SOMEBODY, reconciliation.run(reconciliation.fit()))).isEmpty();
  }

  @Test
  void whatTheFieldsGaveIsTheScore() {
    Reconciliation reconciliation = crowd();
    MatchModel model = reconciliation.fit();
    PairFound pair = reconciliation.run(model).pairs().get(0);
    Explanation explanation = reconciliation.explaining(model).apply(pair);
    double sum = explanation.before() + explanation.relatives();
    sum += explanation.fields().stream().mapToDouble(Explanation.Part::bits).sum();
    assertThat(sum).isCloseTo(pair.score(), org.assertj.core.data.Offset.offset(1e-3));
  }

  @Test
  void anUpdateGivesWhatAFullComparisonGives() {
    Reconciliation updated = crowd();
    MatchModel model = updated.fit();
    updated.run(model);
    List<MatchEntry> left = List.of(changed(7), changed(8), checked(ADULT));
    List<MatchEntry> right = List.of(changed(8), changed(20), checked(ADULT));
    Reconciliation whole = Reconciliation.between(MatchSettings.on(People.TODAY));
    replaced(left).forEach(whole::addLeft);
    replaced(right).forEach(whole::addRight);
    List<PairFound> expected = whole.run(model).pairs();
    assertThat(updated.update(model, left, right).pairs()).isEqualTo(expected);
    assertThat(of(SOMEBODY, whole.run(model))).hasSize(1);
  }

  private static List<MatchEntry> replaced(List<MatchEntry> changed) {
    List<MatchEntry> all = new ArrayList<>(People.crowd());
    for (MatchEntry entry : changed) {
      if (entry.key() < all.size()) {
        all.set((int) entry.key(), entry);
      } else {
        all.add(entry);
      }
    }
    return all;
  }

  private static MatchEntry changed(int number) {
    return MatchEntry.of(
        number,
        People.called(People.traits(number), "Mathilde"),
        Optional.empty(),
        IdentityStatus.VALIDATED,
        Set.of());
  }

  private static MatchEntry checked(Traits traits) {
    return MatchEntry.of(SOMEBODY, traits, Optional.empty(), IdentityStatus.VALIDATED, Set.of());
  }

  /** The pairs of somebody among a crowd that both domains know. */
  private static List<PairFound> found(MatchEntry left, MatchEntry right) {
    Reconciliation reconciliation = crowd();
    reconciliation.addLeft(left);
    reconciliation.addRight(right);
    return of(SOMEBODY, reconciliation.run(reconciliation.fit()));
  }

  private static List<PairFound> of(long key, Outcome outcome) {
    return outcome.pairs().stream().filter(pair -> pair.left() == key).toList();
  }

  private static Reconciliation crowd() {
    Reconciliation reconciliation = Reconciliation.between(MatchSettings.on(People.TODAY));
    People.crowd().forEach(reconciliation::addLeft);
    People.crowd().forEach(reconciliation::addRight);
    return reconciliation;
  }
}
