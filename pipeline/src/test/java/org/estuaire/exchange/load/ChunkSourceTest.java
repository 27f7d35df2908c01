package org.estuaire.exchange.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.exchange.trouble.DeliveryDeaths;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.exchange.trouble.Troubles;
import org.junit.jupiter.api.Test;

class ChunkSourceTest {

  private static final int PATIENCE_SECONDS = 60;

  private final Bytes format = new Bytes();
  private final LedgerRows ledger = new LedgerRows(4, "LOADING", 4);

  ChunkSourceTest() throws Exception {}

  @Test
  void whileAChunkIsLoadedTheNextOneIsDecoded() throws Exception {
    try (ChunkSource source = source()) {
      source.next();

      assertThat(format.second.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void memoryHoldsTheChunkThatIsLoadedAndOneMore() throws Exception {
    try (ChunkSource source = source()) {
      source.next();
      format.second.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      source.next();

      // Whatever the threads do, what is cut is what was handed out and one more.
      assertThat(format.cut.get()).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void chunksComeInTheOrderInWhichDeliveriesArrivedUpToTheLast() throws Exception {
    StringBuilder places = new StringBuilder();
    try (ChunkSource source = source()) {
      for (var chunk = source.next(); chunk.isPresent(); chunk = source.next()) {
        for (PreparedRecord<?> record : chunk.get().records()) {
          places.append(record.delivery().id()).append('-').append(record.raw().place().ordinal());
          places.append(' ');
        }
      }
    }
    assertThat(places).hasToString("1-1 1-2 1-3 1-4 2-1 2-2 2-3 2-4 ");
  }

  @Test
  void theRestOfADeliveryThatLoadingGivesUpIsNotRead() throws Exception {
    InHand inHand = inHand();
    List<String> places = new ArrayList<>();
    try (ChunkSource source = source(inHand)) {
      source.next();
      inHand.leave(delivery(1));
      for (var chunk = source.next(); chunk.isPresent(); chunk = source.next()) {
        chunk
            .get()
            .records()
            .forEach(one -> places.add(one.delivery().id() + "-" + one.raw().place().ordinal()));
      }
    }
    // One more of it may have been on its way.
    assertThat(places).doesNotContain("1-3", "1-4").contains("2-1", "2-2", "2-3", "2-4");
    assertThat(format.cut.get()).isLessThanOrEqualTo(6);
  }

  @Test
  void aChunkEndsWhereDeliveriesOfAnotherTypeBegin() throws Exception {
    InHand inHand = inHand();
    List<Cutting<?>> runs =
        List.of(
            run(inHand, 3, "one", delivery(1, "one", 0)),
            run(inHand, 3, "other", delivery(2, "other", 0)));
    List<String> chunks = new ArrayList<>();
    try (ChunkSource source = new ChunkSource(runs, inHand, 1)) {
      for (var chunk = source.next(); chunk.isPresent(); chunk = source.next()) {
        chunks.add(chunk.get().type().code() + chunk.get().size());
      }
    }
    assertThat(chunks).containsExactly("one3", "one1", "other3", "other1");
  }

  @Test
  void suspectsOfAnyTypeComeAfterEverythingElse() throws Exception {
    InHand inHand = inHand();
    List<Cutting<?>> runs =
        List.of(
            run(inHand, 9, "one", delivery(1, "one", 0), delivery(3, "one", 1)),
            run(inHand, 9, "other", delivery(2, "other", 0)),
            run(inHand, 9, "one", delivery(4, "one", 1)));
    List<Long> deliveries = new ArrayList<>();
    try (ChunkSource source = new ChunkSource(runs, inHand, 1)) {
      for (var chunk = source.next(); chunk.isPresent(); chunk = source.next()) {
        deliveries.add(chunk.get().records().get(0).delivery().id());
        assertThat(chunk.get().size()).isEqualTo(4);
      }
    }
    assertThat(deliveries).containsExactly(1L, 2L, 3L, 4L);
  }

  private InHand inHand() throws SQLException {
    return new InHand(
        new DeliveryDeaths(ledger.database),
        new Troubles(ledger.database).round(Step.loading(LaneName.LAB)));
  }

  private ChunkSource source() throws SQLException {
    return source(inHand());
  }

  private ChunkSource source(InHand inHand) {
    return new ChunkSource(List.of(run(inHand, 1, "one", delivery(1), delivery(2))), inHand, 1);
  }

  private Cutting<?> run(InHand inHand, int most, String type, PendingDelivery... deliveries) {
    return new Cutting<>(
        new OneFormat(type, format),
        (partner, sha256) -> new ByteArrayInputStream("abcd".getBytes(UTF_8)),
        List.of(deliveries),
        inHand,
        most);
  }

  private static PendingDelivery delivery(long id) {
    return delivery(id, "one", 0);
  }

  private static PendingDelivery delivery(long id, String type, int deaths) {
    return new PendingDelivery(
        id,
        LedgerRows.LABO,
        "",
        type,
        "bytes",
        Instant.EPOCH,
        new Reading(UTF_8, Map.of()),
        4,
        0,
        deaths);
  }

  /** Every byte is a record that can't be read. */
  private static final class Bytes implements RecordFormat<LaneRecord> {

    private final AtomicInteger cut = new AtomicInteger();
    private final CountDownLatch second = new CountDownLatch(2);

    @Override
    public String code() {
      return "bytes";
    }

    @Override
    public boolean recognises(byte[] head, Partner partner) {
      return true;
    }

    @Override
    public Inspection inspect(InputStream content, Partner partner) {
      throw new AssertionError("inspected already");
    }

    @Override
    public RecordSplitter split(InputStream content, Partner partner, Reading reading) {
      return new RecordSplitter() {
        private int ordinal;

        @Override
        public Optional<RawRecord> next() throws IOException {
          int read = content.read();
          if (read < 0) {
            return Optional.empty();
          }
          ordinal++;
          cut.incrementAndGet();
          return Optional.of(
              new RawRecord(new Place(ordinal, 1, ordinal - 1L, 1), new byte[] {(byte) read}));
        }

        @Override
        public void close() throws IOException {
          content.close();
        }
      };
    }

    @Override
    public RecordDecoder<LaneRecord> decoder(Partner partner, Reading reading) {
      return raw -> {
        second.countDown();
        return new Decoded.Unreadable<>("", List.of(Finding.of(DeliveryFinding.UNREADABLE)));
      };
    }
  }
}
