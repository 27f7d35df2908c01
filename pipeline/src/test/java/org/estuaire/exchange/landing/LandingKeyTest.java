package org.estuaire.exchange.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.SealBroken;
import org.estuaire.exchange.SealedPlace;
import org.estuaire.installation.FolderFailure;
import org.estuaire.installation.InstallationMistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LandingKeyTest {

  private static final byte[] VALUE = "2 75 03".getBytes(UTF_8);

  private static final UUID REPOSITORY = new UUID(1, 2);
  private static final SealedPlace PLACE = SealedPlace.reject(7, 2, "labo-a");

  @TempDir Path folder;

  @Test
  void theEmbeddedDefaultMakesItsKeyOnceAndForItsOwnerOnly() throws Exception {
    Path file = folder.resolve("keys/landing.json");
    byte[] sealed = LandingKey.open(Map.of(), file).seal(REPOSITORY).seal(VALUE, PLACE);
    assertThat(LandingKey.open(Map.of(), file).seal(REPOSITORY).open(sealed, PLACE))
        .isEqualTo(VALUE);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw--w----"})
  void aKeyThatOthersCanOpenIsRefused(String permissions) throws IOException {
    Path file = folder.resolve("landing.json");
    LandingKey.open(Map.of(), file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    assertThatThrownBy(() -> LandingKey.open(Map.of(), file))
        .isInstanceOf(InstallationMistake.class)
        .hasMessageContaining("CFG-110")
        .hasMessageContaining(permissions)
        .hasMessageContaining(file.toString());
  }

  @Test
  void aFolderInThePlaceOfAKeyIsNamedWithARemedy() throws Exception {
    Path folderOfThatName = folder.resolve("landing.json");
    Files.createDirectory(
        folderOfThatName,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    assertThatThrownBy(() -> LandingKey.open(Map.of(), folderOfThatName))
        .isInstanceOf(InstallationMistake.class)
        .hasMessageContaining("CFG-112")
        .hasMessageContaining(folderOfThatName.toString());
  }

  @Test
  void aFolderInWhichNoKeyCanBeMadeIsNamedWithWhatItIsFor() throws Exception {
    Path noFolder = Files.writeString(folder.resolve("keys"), "");
    assertThatThrownBy(() -> LandingKey.open(Map.of(), noFolder.resolve("landing.json")))
        .isInstanceOf(FolderFailure.class)
        .hasMessageContaining("LND-195 keys: ")
        .hasMessageContaining(noFolder.toString());
  }

  @Test
  void aProofOfTheKeyThatCantBeReadIsNamedToo() throws Exception {
    Path landing = folder.resolve("landing");
    Path proof = Files.createDirectories(landing.resolve(".key-check"));
    Files.setPosixFilePermissions(proof, PosixFilePermissions.fromString("rwx------"));
    assertThatThrownBy(() -> new LandingZone(landing, LandingKey.generate(), CrashPoint.Watch.NONE))
        .isInstanceOf(InstallationMistake.class)
        .hasMessageContaining("CFG-112")
        .hasMessageContaining(proof.toString());
  }

  @Test
  void theKeyOfTheEnvironmentComesFirst() throws Exception {
    LandingKey key = LandingKey.generate();
    Path file = folder.resolve("landing.json");
    LandingKey opened = LandingKey.open(Map.of(LandingKey.VARIABLE, key.secretText()), file);
    assertThat(opened.seal(REPOSITORY).open(key.seal(REPOSITORY).seal(VALUE, PLACE), PLACE))
        .isEqualTo(VALUE);
    assertThat(file).doesNotExist();
  }

  @Test
  void theEnvironmentMayNameAFileWhichMustThenExist() throws Exception {
    Path file = folder.resolve("elsewhere.json");
    Map<String, String> environment = Map.of(LandingKey.FILE_VARIABLE, file.toString());
    Path embedded = folder.resolve("landing.json");
    assertThatThrownBy(() -> LandingKey.open(environment, embedded))
        .isInstanceOf(IOException.class);
    LandingKey key = LandingKey.open(Map.of(), file);
    assertThat(
            LandingKey.open(environment, embedded)
                .seal(REPOSITORY)
                .open(key.seal(REPOSITORY).seal(VALUE, PLACE), PLACE))
        .isEqualTo(VALUE);
    assertThat(embedded).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "{}", "{\"deliveries\":{\"key\":[]},\"pieces\":{}}", "[1]"})
  void aDamagedKeyIsRefusedWithoutBeingQuoted(String text) {
    assertThatThrownBy(() -> LandingKey.parse(text))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("nonsense")
        .hasNoCause();
  }

  @Test
  void theKeyDoesNotShowInItsText() {
    assertThat(LandingKey.generate()).hasToString("LandingKey");
  }

  @Test
  void anAlteredPieceDoesNotOpen() {
    Seal seal = LandingKey.generate().seal(REPOSITORY);
    byte[] sealed = seal.seal(VALUE, PLACE);
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> seal.open(sealed, PLACE)).isInstanceOf(SealBroken.class);
  }

  @Test
  void aPieceOpensInItsRowForItsPartnerAndInItsRepositoryOnly() throws Exception {
    LandingKey key = LandingKey.generate();
    Seal seal = key.seal(REPOSITORY);
    byte[] sealed = seal.seal(VALUE, PLACE);
    assertThat(seal.open(sealed, PLACE)).isEqualTo(VALUE);
    for (SealedPlace other :
        List.of(
            SealedPlace.reject(7, 2, "labo-b"),
            SealedPlace.reject(7, 3, "labo-a"),
            SealedPlace.reject(8, 2, "labo-a"),
            SealedPlace.payload("labo-a", 7, 2, ""),
            SealedPlace.value(7, 2, 0, "labo-a"))) {
      assertThatThrownBy(() -> seal.open(sealed, other))
          .isInstanceOf(SealBroken.class)
          .hasMessageContaining(other.partner());
    }
    Seal elsewhere = key.seal(UUID.randomUUID());
    assertThatThrownBy(() -> elsewhere.open(sealed, PLACE)).isInstanceOf(SealBroken.class);
  }

  @Test
  void aPieceSealedUnderAnotherKeyDoesNotOpen() {
    byte[] sealed = LandingKey.generate().seal(REPOSITORY).seal(VALUE, PLACE);
    assertThatThrownBy(() -> LandingKey.generate().seal(REPOSITORY).open(sealed, PLACE))
        .isInstanceOf(SealBroken.class);
  }
}
