package org.estuaire.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.lab.LabSamples.hour;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estuaire.lab.model.Audience;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.Mask;
import org.estuaire.lab.model.Visibility;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.lab.model.VisibilityStatement.Word;
import org.estuaire.lab.store.VisibilityHistory.Said;
import org.junit.jupiter.api.Test;

class VisibilityHistoryTest {

  private static final VisibilityStatement MASKED =
      VisibilityStatement.of(Mask.PROFESSIONALS, Word.PUT);
  private static final VisibilityStatement UNMASKED =
      VisibilityStatement.of(Mask.PROFESSIONALS, Word.LIFTED);

  @Test
  void silenceNeverUnmasks() {
    assertThat(audience(said(1, MASKED), said(2, VisibilityStatement.of(Confidentiality.NORMAL))))
        .isEqualTo(Audience.PRESCRIBER);
  }

  @Test
  void theNewestWordHoldsInWhateverOrderTheyArrive() {
    assertThat(audience(said(1, MASKED), said(3, UNMASKED))).isEqualTo(Audience.FOLLOWERS);
    assertThat(audience(said(3, UNMASKED), said(1, MASKED))).isEqualTo(Audience.FOLLOWERS);
    assertThat(audience(said(3, MASKED), said(1, UNMASKED))).isEqualTo(Audience.PRESCRIBER);
  }

  @Test
  void anOldVersionSentAgainUnmasksNothing() {
    Said again = new Said(new Stamp(hour(1), hour(5), 9, 1), UNMASKED);
    assertThat(audience(said(1, UNMASKED), said(2, MASKED), again)).isEqualTo(Audience.PRESCRIBER);
  }

  @Test
  void aMaskInANewMessageOnAnOldVersionHolds() {
    Said late = new Said(new Stamp(hour(1), hour(5), 9, 1), MASKED);
    assertThat(audience(said(2, UNMASKED), late)).isEqualTo(Audience.PRESCRIBER);
  }

  @Test
  void ofTwoWordsSaidAtOnceTheStricterHolds() {
    assertThat(audience(said(1, MASKED), said(1, UNMASKED))).isEqualTo(Audience.PRESCRIBER);
  }

  @Test
  void whatAProfileDemandsAndNobodyEverSaidIsTakenAsMasked() {
    VisibilityStatement missing = VisibilityStatement.of(Mask.PROFESSIONALS, Word.MISSING);
    assertThat(audience(said(1, missing))).isEqualTo(Audience.PRESCRIBER);
    assertThat(audience(said(1, UNMASKED), said(2, missing))).isEqualTo(Audience.FOLLOWERS);
    assertThat(audience(said(1, missing), said(2, UNMASKED))).isEqualTo(Audience.FOLLOWERS);
  }

  @Test
  void aLevelOfTheDocumentIsNotLiftedByAFlagOfItsEnvelope() {
    VisibilityStatement both =
        VisibilityStatement.of(Confidentiality.RESTRICTED)
            .and(VisibilityStatement.of(Mask.SECRET, Word.LIFTED));
    assertThat(audience(said(1, both))).isEqualTo(Audience.NAMED);
  }

  @Test
  void whatIsHiddenFromThePatientIsNotHiddenFromProfessionals() {
    assertThat(audience(said(1, VisibilityStatement.of(Mask.PATIENT, Word.PUT))))
        .isEqualTo(Audience.FOLLOWERS);
  }

  @Test
  void theStricterOfEveryWordIsWhatASharedVersionSays() {
    assertThat(MASKED.and(VisibilityStatement.of(Confidentiality.VERY_RESTRICTED)).alone())
        .isEqualTo(Visibility.of(Confidentiality.VERY_RESTRICTED, Mask.PROFESSIONALS));
  }

  @Test
  void whatIsStoredIsReadAsItWasSaid() {
    VisibilityStatement said =
        new VisibilityStatement(
            VisibilityStatement.of(Confidentiality.RESTRICTED).confidentiality(),
            Map.of(Mask.SECRET, Word.PUT, Mask.PATIENT, Word.MISSING, Mask.UNDECIDED, Word.LIFTED),
            Set.of("10001234567", "L-12"));
    assertThat(VisibilityStatement.parse(said.text())).isEqualTo(said);
  }

  private static Audience audience(Said... said) {
    return new VisibilityHistory(List.of(said)).current().audience();
  }

  private static Said said(int hour, VisibilityStatement statement) {
    return new Said(new Stamp(hour(hour), hour(hour), hour, 1), statement);
  }
}
