package org.estuaire.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.estuaire.exchange.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyKeysTest {

  private static final String FILE = "keys/suivi-biologique.key";

  @TempDir Path temp;
  private Study study;

  @BeforeEach
  void aStudy() throws IOException {
    study = StudyFile.shipped().study(temp.resolve("config"));
  }

  @Test
  void aDemonstrationMakesItsKeyOnceForItsOwnerOnly() throws IOException {
    StudyKey first = keys(Environment.DEMO).of(study);
    StudyKey second = keys(Environment.DEMO).of(study);

    assertThat(second.fingerprint()).isEqualTo(first.fingerprint()).matches("[0-9a-f]{8}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve(FILE))))
        .isEqualTo("rw-------");
  }

  @Test
  void productionNeverMakesAKey() {
    refused(() -> keys(Environment.PRODUCTION).of(study), ExtractCode.KEY_ABSENT);
  }

  @Test
  void aKeyThatOthersCanReadIsRefused() throws IOException {
    keys(Environment.DEMO).of(study);
    Files.setPosixFilePermissions(temp.resolve(FILE), PosixFilePermissions.fromString("rw-r-----"));

    refused(() -> keys(Environment.DEMO).of(study), ExtractCode.KEY_EXPOSED);
  }

  @Test
  void aShortKeyIsRefusedAndNeverQuoted() throws IOException {
    keys(Environment.DEMO).of(study);
    Files.writeString(temp.resolve(FILE), "Y2FuYXJ5");

    refused(() -> keys(Environment.DEMO).of(study), ExtractCode.KEY_UNREADABLE);
    assertThatThrownBy(() -> keys(Environment.DEMO).of(study)).message().doesNotContain("Y2Fu");
  }

  @Test
  void anEnvironmentVariableMaySayWhereTheKeyLies() throws IOException {
    StudyKey key = keys(Environment.DEMO).of(study);
    Study byVariable =
        StudyFile.shipped()
            .replacing("{file: " + FILE + "}", "{environment: STUDY_KEY}")
            .study(temp.resolve("other"));
    Map<String, String> variables = Map.of("STUDY_KEY", temp.resolve(FILE).toString());

    assertThat(new StudyKeys(temp, variables, Environment.PRODUCTION).of(byVariable).fingerprint())
        .isEqualTo(key.fingerprint());
    refused(() -> keys(Environment.DEMO).of(byVariable), ExtractCode.KEY_ABSENT);
  }

  @Test
  void pseudonymsBelongToOneStudyAndOneKindOfThing() {
    byte[] other = new byte[32];
    other[0] = 1;
    StudyKey one = new StudyKey(new byte[32]);

    assertThat(one.ofPerson("a"))
        .matches("[0-9A-HJKMNP-TV-Z]{26}")
        .isEqualTo(one.ofPerson("a"))
        .isNotEqualTo(one.ofPerson("b"))
        .isNotEqualTo(one.ofEstablishment("a"))
        .isNotEqualTo(new StudyKey(other).ofPerson("a"));
  }

  private StudyKeys keys(Environment environment) {
    return new StudyKeys(temp, Map.of(), environment);
  }

  private static void refused(ThrowingCallable action, ExtractCode code) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            ExtractionRefused.class, e -> assertThat(e.mistake().code()).isEqualTo(code));
  }
}
