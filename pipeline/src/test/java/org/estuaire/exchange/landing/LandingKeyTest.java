package org.estuaire.exchange.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LandingKeyTest {

  private static final byte[] VALUE = "2 75 03".getBytes(UTF_8);

  @TempDir Path folder;

  @Test
  void theEmbeddedDefaultMakesItsKeyOnceAndForItsOwnerOnly() throws IOException {
    Path file = folder.resolve("keys/landing.json");
    byte[] sealed = LandingKey.open(Map.of(), file).seal().seal(VALUE);
    assertThat(LandingKey.open(Map.of(), file).seal().open(sealed)).isEqualTo(VALUE);
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
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void theKeyOfTheEnvironmentComesFirst() throws IOException {
    LandingKey key = LandingKey.generate();
    Path file = folder.resolve("landing.json");
    LandingKey opened = LandingKey.open(Map.of(LandingKey.VARIABLE, key.secretText()), file);
    assertThat(opened.seal().open(key.seal().seal(VALUE))).isEqualTo(VALUE);
    assertThat(file).doesNotExist();
  }

  @Test
  void theEnvironmentMayNameAFileWhichMustThenExist() throws IOException {
    Path file = folder.resolve("elsewhere.json");
    Map<String, String> environment = Map.of(LandingKey.FILE_VARIABLE, file.toString());
    Path embedded = folder.resolve("landing.json");
    assertThatThrownBy(() -> LandingKey.open(environment, embedded))
        .isInstanceOf(IOException.class);
    LandingKey key = LandingKey.open(Map.of(), file);
    assertThat(LandingKey.open(environment, embedded).seal().open(key.seal().seal(VALUE)))
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
    var seal = LandingKey.generate().seal();
    byte[] sealed = seal.seal(VALUE);
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> seal.open(sealed)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aPieceSealedUnderAnotherKeyDoesNotOpen() {
    byte[] sealed = LandingKey.generate().seal().seal(VALUE);
    assertThatThrownBy(() -> LandingKey.generate().seal().open(sealed))
        .isInstanceOf(IllegalStateException.class);
  }
}
