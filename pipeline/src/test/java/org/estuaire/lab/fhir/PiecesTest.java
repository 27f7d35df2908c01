package org.estuaire.lab.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.estuaire.lab.fhir.Pieces.Piece;
import org.junit.jupiter.api.Test;

/** How a delivery is cut into bundles, whatever the size of the blocks that it is read in. */
final class PiecesTest {

  private static final int NO_LIMIT = 1 << 20;
  private static final String FIRST = "{\"a\":\"}\\\"{\\\\\",\n\"b\":[{},[\"é\"]]}";
  private static final String SECOND = "{\"c\":\"" + "x".repeat(70_000) + "\n\\\n\"}";

  /** Hands out a few bytes at a time, as a decrypting stream may. */
  private static final class Trickle extends ByteArrayInputStream {

    private final int most;

    Trickle(String text, int most) {
      super(text.getBytes(StandardCharsets.UTF_8));
      this.most = most;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return super.read(into, offset, Math.min(length, most));
    }
  }

  private static List<Piece> cut(String delivery, int block, int limit) throws IOException {
    List<Piece> all = new ArrayList<>();
    try (Pieces pieces = new Pieces(new Trickle(delivery, block), limit)) {
      for (Optional<Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
        all.add(next.get());
      }
    }
    return all;
  }

  private static String text(Piece piece) {
    return new String(piece.bytes(), StandardCharsets.UTF_8);
  }

  @Property(tries = 50)
  void bundlesAreTheSameInBlocksOfAnySize(@ForAll @IntRange(min = 1, max = 100_000) int block)
      throws IOException {
    List<Piece> pieces =
        cut("\n " + FIRST + "\r\n" + SECOND + FIRST + "no bundle\n\n", block, NO_LIMIT);

    assertThat(pieces)
        .extracting(PiecesTest::text)
        .containsExactly(FIRST, SECOND, FIRST, "no bundle");
    assertThat(pieces).extracting(Piece::line).containsExactly(2L, 4L, 6L, 7L);
    long afterFirst = 2L + Fhir.bytes(FIRST).length + 2;
    assertThat(pieces.get(1).offset()).isEqualTo(afterFirst);
    assertThat(pieces.get(2).offset()).isEqualTo(afterFirst + SECOND.length());
  }

  @Test
  void aDocumentInXmlGoesOnToTheEndOfTheDelivery() throws IOException {
    String xml = "<Bundle>\n{\"\n</Bundle>\n";

    assertThat(cut("\uFEFF" + xml, 5, NO_LIMIT)).extracting(PiecesTest::text).containsExactly(xml);
  }

  @Property(tries = 50)
  void aBundleTooLongIsRefusedWithTheLineOfTheFirstByteTooMany(
      @ForAll @IntRange(min = 1, max = 200) int block,
      @ForAll @IntRange(min = 1, max = 40) int limit) {
    String bundle = "{\"a\":1,\n\"b\":2,\n\"c\":3,\n\"d\":4,\n\"e\":5,\n\"f\":6}";
    long line = 1 + bundle.substring(0, limit + 1).chars().filter(c -> c == '\n').count();

    assertThatThrownBy(() -> cut(bundle, block, limit))
        .isInstanceOfSatisfying(
            BundleRefused.class,
            refused -> {
              assertThat(refused.finding().code()).isEqualTo(FhirFinding.BUNDLE_TOO_LONG);
              assertThat(refused.finding().line()).isEqualTo(line);
            });
  }

  @Test
  void aBundleJustAsLongAsAllowedIsTaken() throws IOException {
    assertThat(cut(FIRST, 7, FIRST.length() + 1)).hasSize(1);
  }

  @Test
  void aDeliveryThatEndsWithinABundleIsRefusedWithItsLastLine() {
    for (String cut : List.of("{\"a\":\n1", "{\n\"a", "{\n\"a\\", "{\n\"a\":[1}")) {
      assertThatThrownBy(() -> cut(cut, 3, NO_LIMIT))
          .isInstanceOfSatisfying(
              BundleRefused.class,
              refused -> {
                assertThat(refused.finding().code()).isEqualTo(FhirFinding.TRUNCATED);
                assertThat(refused.finding().line()).isEqualTo(2);
              });
    }
  }
}
