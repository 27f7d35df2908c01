package org.estuaire.lab.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estuaire.lab.LabSamples;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultStatus;

class ResultLifeTest {

  @Property
  void theEndStateDoesNotDependOnTheOrderOfArrival(
      @ForAll("histories") List<ResultVersion> versions, @ForAll Random random) {
    List<ResultVersion> shuffled = new ArrayList<>(versions);
    Collections.shuffle(shuffled, random);
    assertThat(current(shuffled)).isEqualTo(current(versions));
  }

  @Property
  void aLifeStoredAndReadAgainAfterEachVersionEndsTheSame(
      @ForAll("histories") List<ResultVersion> versions, @ForAll Random random) {
    List<ResultVersion> shuffled = new ArrayList<>(versions);
    Collections.shuffle(shuffled, random);
    Optional<ResultVersion> stored = Optional.empty();
    List<ResultVersion> superseded = new ArrayList<>();
    for (ResultVersion version : shuffled) {
      ResultLife life = new ResultLife(stored, superseded);
      life.add(version);
      ResultLife.Change change = life.change();
      superseded.addAll(change.superseded());
      stored = change.current().or(() -> life.current());
    }
    assertThat(stored).isEqualTo(current(versions));
  }

  @Property
  void noVersionIsLost(@ForAll("distinctHistories") List<ResultVersion> versions) {
    ResultLife life = new ResultLife(Optional.empty(), List.of());
    versions.forEach(life::add);
    ResultLife.Change change = life.change();
    List<ResultVersion> kept = new ArrayList<>(change.superseded());
    change.current().filter(version -> !version.confirmed()).ifPresent(kept::add);
    assertThat(kept).containsExactlyInAnyOrderElementsOf(versions);
  }

  @Example
  void aLaterPreliminaryResultDoesNotReplaceAFinalOne() {
    assertThat(
            current(
                List.of(
                    version(ResultStatus.FINAL, 1, 5), version(ResultStatus.PRELIMINARY, 2, 6))))
        .contains(version(ResultStatus.FINAL, 1, 5));
  }

  @Example
  void aConfirmationWithoutValuesMakesThePreliminaryValuesFinal() {
    ResultVersion current =
        current(
                List.of(
                    version(ResultStatus.FINAL_WITHOUT_VALUE, 2, 0),
                    version(ResultStatus.PRELIMINARY, 1, 5)))
            .orElseThrow();
    assertThat(current.status()).isEqualTo(ResultStatus.FINAL);
    assertThat(current.content()).isEqualTo(version(ResultStatus.PRELIMINARY, 1, 5).content());
  }

  @Example
  void aConfirmationDoesNotMakeALaterPreliminaryResultFinal() {
    assertThat(
            current(
                List.of(
                    version(ResultStatus.FINAL_WITHOUT_VALUE, 1, 0),
                    version(ResultStatus.PRELIMINARY, 2, 5))))
        .contains(version(ResultStatus.PRELIMINARY, 2, 5));
  }

  @Example
  void aReplacementMayFollowAWithdrawal() {
    assertThat(
            current(
                List.of(
                    version(ResultStatus.FINAL, 1, 5),
                    version(ResultStatus.WRONG, 2, 0),
                    version(ResultStatus.FINAL, 3, 7))))
        .contains(version(ResultStatus.FINAL, 3, 7));
  }

  @Provide
  Arbitrary<List<ResultVersion>> histories() {
    return versions()
        .list()
        .ofMaxSize(7)
        .map(ResultLifeTest::oneArrivalEach)
        .filter(l -> !l.isEmpty());
  }

  @Provide
  Arbitrary<List<ResultVersion>> distinctHistories() {
    return versions()
        .list()
        .ofMinSize(1)
        .ofMaxSize(7)
        .uniqueElements(version -> version.stamp().versionAt())
        .map(ResultLifeTest::distinctValues);
  }

  private static Arbitrary<ResultVersion> versions() {
    Arbitrary<ResultStatus> statuses =
        Arbitraries.of(ResultStatus.values())
            .filter(s -> s != ResultStatus.NOT_ASKED && s != ResultStatus.ORDER_DETAIL);
    return Combinators.combine(
            statuses, Arbitraries.integers().between(1, 9), Arbitraries.integers().between(1, 3))
        .as((status, hour, value) -> version(status, hour, status.carriesValue() ? value : 0));
  }

  /** One statement per stated time, as a laboratory that dates its versions makes them. */
  private static List<ResultVersion> oneArrivalEach(List<ResultVersion> versions) {
    List<ResultVersion> kept = new ArrayList<>();
    for (ResultVersion version : versions) {
      if (kept.stream().noneMatch(k -> k.stamp().versionAt().equals(version.stamp().versionAt()))) {
        kept.add(version);
      }
    }
    return kept;
  }

  private static List<ResultVersion> distinctValues(List<ResultVersion> versions) {
    List<ResultVersion> distinct = new ArrayList<>();
    for (int i = 0; i < versions.size(); i++) {
      ResultVersion version = versions.get(i);
      LabResult result = LabSamples.loinc("2345-7", Integer.toString(i + 1), "g/L");
      distinct.add(
          new ResultVersion(
              version.status(),
              false,
              version.stamp(),
              ResultContent.of(LabSamples.order("D1", version.stamp().versionAt()), result),
              ""));
    }
    return distinct;
  }

  private static Optional<ResultVersion> current(List<ResultVersion> versions) {
    ResultLife life = new ResultLife(Optional.empty(), List.of());
    versions.forEach(life::add);
    return life.current().map(ResultLifeTest::withoutArrival);
  }

  /** A statement made twice may be kept under either arrival. */
  private static ResultVersion withoutArrival(ResultVersion version) {
    Stamp stamp = version.stamp();
    return new ResultVersion(
        version.status(),
        version.confirmed(),
        new Stamp(stamp.versionAt(), stamp.issuedAt(), 1, 1),
        version.content(),
        version.specimen());
  }

  private static ResultVersion version(ResultStatus status, int hour, int value) {
    LabResult result =
        LabSamples.result("2345-7", "LN", status, value == 0 ? "" : Integer.toString(value), "g/L");
    Stamp stamp = new Stamp(LabSamples.hour(hour), LabSamples.hour(hour), 1, 1);
    return new ResultVersion(
        status,
        false,
        stamp,
        ResultContent.of(LabSamples.order("D1", stamp.versionAt()), result),
        "");
  }
}
