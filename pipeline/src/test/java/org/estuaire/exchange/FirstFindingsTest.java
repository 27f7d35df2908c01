package org.estuaire.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FirstFindingsTest {

  private static final FindingCode ERROR = DeliveryFinding.UNREADABLE;
  private static final FindingCode OTHER_ERROR = DeliveryFinding.EMPTY;
  private static final FindingCode WARNING = TextFinding.TWO_BYTES;

  @Test
  void whatOneFileHoldsTwoMillionTimesIsToldAHundredTimesAndCounted() {
    FirstFindings found = new FirstFindings();
    for (int line = 1; line <= 2_000_000; line++) {
      found.add(Finding.of(ERROR).atLine(line));
    }
    assertThat(found.errors()).hasSize(101);
    assertThat(found.errors().get(99)).isEqualTo(Finding.of(ERROR).atLine(100));
    assertThat(found.errors().get(100).code()).isEqualTo(DeliveryFinding.MORE_ERRORS);
    assertThat(found.errors().get(100).arguments()).containsExactly(ERROR.code(), "1999900");
  }

  @Test
  void ofEveryRuleTheFirstFindingIsToldWhateverCameBefore() {
    FirstFindings found = new FirstFindings(2);
    for (int line = 1; line <= 5; line++) {
      found.add(Finding.of(ERROR).atLine(line));
    }
    found.add(Finding.of(OTHER_ERROR).atLine(6));
    found.add(Finding.of(OTHER_ERROR).atLine(7));
    found.add(Finding.of(OTHER_ERROR).atLine(8));
    assertThat(found.errors())
        .containsExactly(
            Finding.of(ERROR).atLine(1),
            Finding.of(ERROR).atLine(2),
            Finding.of(OTHER_ERROR).atLine(6),
            Finding.of(DeliveryFinding.MORE_ERRORS, ERROR.code(), "3"),
            Finding.of(DeliveryFinding.MORE_ERRORS, OTHER_ERROR.code(), "2"));
  }

  @Test
  void oddThingsHideNoError() {
    FirstFindings found = new FirstFindings(1);
    found.addAll(List.of(Finding.of(WARNING), Finding.of(WARNING), Finding.of(ERROR)));
    assertThat(found.hasErrors()).isTrue();
    assertThat(found.all())
        .containsExactly(
            Finding.of(ERROR),
            Finding.of(WARNING),
            Finding.of(DeliveryFinding.MORE_WARNINGS, WARNING.code(), "1"));
    assertThat(found.warnings()).hasSize(2);
  }

  @Test
  void oneFindingThatHadNoRoomButIsTheOnlyOneOfItsRuleIsNotCountedAsMore() {
    FirstFindings found = new FirstFindings(1);
    found.addAll(List.of(Finding.of(ERROR), Finding.of(OTHER_ERROR)));
    assertThat(found.all()).containsExactly(Finding.of(ERROR), Finding.of(OTHER_ERROR));
  }
}
