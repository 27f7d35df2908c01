package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.SealedPlace;
import org.estuaire.exchange.load.ChunkSource;
import org.estuaire.exchange.load.LaneLoading;
import org.estuaire.exchange.load.Loading;
import org.estuaire.exchange.load.PreparedChunk;
import org.estuaire.exchange.load.RecordTypes;
import org.estuaire.exchange.view.Status;
import org.estuaire.identity.registry.PersonNumbers;
import org.estuaire.identity.registry.RegistryResolver;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.estuaire.terminology.LocalCodes;

/**
 * The ledger's second balance holds whatever arrives, in whatever chunks, with replays, and though
 * the process is killed between any two side effects.
 */
class EveryResultIsAccountedForTest {

  private static final Seal OPEN =
      new Seal() {
        @Override
        public byte[] seal(byte[] open, SealedPlace place) {
          return open;
        }

        @Override
        public byte[] open(byte[] sealed, SealedPlace place) {
          return sealed;
        }
      };

  private static final String SUMS =
      "SELECT sum(parts_read), sum(parts_loaded), sum(parts_known), sum(parts_superseded),"
          + " sum(parts_left_out), sum(parts_waiting), sum(uncounted) FROM exchange.delivery";

  /** The process dies here. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void theSecondBalanceHoldsUnderAnyDeliveriesKillsAndReplays(
      @ForAll @LongRange(min = 1, max = 1_000_000) long seed) throws Exception {
    List<Sent> deliveries = new Laboratory(new Random(seed)).deliveries();
    Repository undisturbed = new Repository(deliveries, CrashPoint.Watch.NONE);
    Repository killed = new Repository(deliveries, dying(new Random(seed)));

    undisturbed.load(7);
    killed.load(2);

    for (Repository territory : List.of(undisturbed, killed)) {
      territory.checkBalance(deliveries);
      territory.replayAll();
      territory.checkBalance(deliveries);
    }
    assertThat(killed.rows(SUMS)).isEqualTo(undisturbed.rows(SUMS));
  }

  private static CrashPoint.Watch dying(Random random) {
    return point -> {
      if (random.nextInt(4) == 0) {
        throw new Killed();
      }
    };
  }

  /**
   * A file that was made, with what it holds counted by whoever made it.
   *
   * @param results OBX of messages that can be understood so far
   */
  private record Sent(byte[] bytes, int results) {}

  /** Sends anything: repeated, late, contradictory, misplaced, unreadable. */
  private static final class Laboratory {
    private static final List<String> STATUSES =
        List.of("F", "F", "F", "C", "P", "S", "R", "I", "X", "D", "W", "U", "N", "O", "");
    private final Random random;
    private int results;

    Laboratory(Random random) {
      this.random = random;
    }

    List<Sent> deliveries() {
      List<Sent> deliveries = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        results = 0;
        StringBuilder file = new StringBuilder();
        int messages = 1 + random.nextInt(5);
        for (int m = 0; m < messages; m++) {
          file.append(message(i * 10 + m));
        }
        deliveries.add(new Sent(file.toString().getBytes(StandardCharsets.UTF_8), results));
      }
      return deliveries;
    }

    private String message(int number) {
      StringBuilder message =
          new StringBuilder("MSH|^~\\&|LABO|RIVE|E|E|202611")
              .append(10 + random.nextInt(19))
              .append("101500||")
              .append(random.nextInt(9) == 0 ? "OUL^R22" : "ORU^R01")
              .append("|M")
              .append(number)
              .append("|P|2.5|||||FRA|UNICODE UTF-8\r");
      if (random.nextInt(9) > 0) {
        message
            .append("PID|1||L")
            .append(random.nextInt(3))
            .append("^^^LABO&2.999.10.1&ISO^PI||MODELE^JEANNE^^^^^L||19600101|F\r");
      }
      int orders = random.nextInt(4);
      for (int o = 0; o < orders; o++) {
        if (random.nextInt(6) == 0) {
          obx(message);
        }
        if (random.nextInt(6) == 0) {
          message.append("ORC|RE|P1|F1\r");
          if (random.nextInt(3) == 0) {
            obx(message);
          }
        }
        message
            .append("OBR|1|P1|N")
            .append(random.nextInt(4))
            .append("|BIO^Bilan^L|||20261110080000|||||||||||||||202611")
            .append(10 + random.nextInt(19))
            .append("101000|||F\r");
        int lines = random.nextInt(5);
        for (int l = 0; l < lines; l++) {
          obx(message);
        }
        if (random.nextInt(4) == 0) {
          message.append("NTE|1|L|Commentaire\r");
        }
      }
      return message.toString();
    }

    private void obx(StringBuilder message) {
      results++;
      if (random.nextInt(12) == 0) {
        message.append("OBX|1|CE|MASQUE_PS^^MetaDMPMSS||N||||||F\r");
        return;
      }
      String code = List.of("GLY", "K", "NA", "CONC").get(random.nextInt(4));
      String type = code.equals("CONC") ? "TX" : "NM";
      String value = code.equals("CONC") ? "ligne " + random.nextInt(3) : "" + random.nextInt(4);
      message
          .append("OBX|1|")
          .append(type)
          .append('|')
          .append(code)
          .append("^Test^L|")
          .append(random.nextInt(8) == 0 ? "1" : "")
          .append('|')
          .append(value)
          .append("|mmol/L|||||")
          .append(STATUSES.get(random.nextInt(STATUSES.size())))
          .append("|||")
          .append(random.nextInt(4) == 0 ? "202605" + (10 + random.nextInt(19)) : "")
          .append('\r');
    }
  }

  /** One repository that takes the deliveries in. */
  private static final class Repository {
    private final DataSource database = TestDatabase.create();
    private final Map<String, byte[]> landed = new HashMap<>();
    private final Loading loading;

    Repository(List<Sent> deliveries, CrashPoint.Watch watch) throws Exception {
      LabRecords lane =
          new LabRecords(
              List.of(LabFormats.HL7.format()),
              partner -> LocalCodes.NONE,
              LabSamples.ANALYTES,
              LabSamples.CONVERSIONS);
      loading =
          new Loading(
              database,
              new RecordTypes(List.of(lane)),
              List.of(LabFormats.LABORATORY),
              (partner, hash) -> new ByteArrayInputStream(landed.get(hash)),
              null, // No archive is unpacked.
              new RegistryResolver(List.of(LabFormats.LABORATORY), new PersonNumbers(new byte[32])),
              OPEN,
              Integer.MAX_VALUE,
              watch);
      for (Sent sent : deliveries) {
        land(sent.bytes());
      }
    }

    private void land(byte[] bytes) throws Exception {
      String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      landed.put(hash, bytes);
      try (Connection connection = database.getConnection();
          PreparedStatement partner =
              connection.prepareStatement(
                  "INSERT INTO exchange.partner VALUES (?, 'Labo', 'LABORATORY') ON CONFLICT DO"
                      + " NOTHING");
          PreparedStatement delivery =
              connection.prepareStatement(
                  "INSERT INTO exchange.delivery (partner, sha256, bytes) VALUES (?, ?, ?)")) {
        partner.setString(1, LabFormats.LABORATORY.code());
        partner.executeUpdate();
        delivery.setString(1, LabFormats.LABORATORY.code());
        delivery.setString(2, hash);
        delivery.setLong(3, bytes.length);
        delivery.executeUpdate();
      }
    }

    /** Starts again after every death, until nothing is left to do. */
    void load(int chunkRecords) throws Exception {
      boolean done = false;
      while (!done) {
        done = start(chunkRecords);
      }
    }

    private boolean start(int chunkRecords) throws Exception {
      try {
        loading.inspection().inspectAll(1);
        load(loading.lane(LaneName.LAB), chunkRecords);
        return true;
      } catch (Killed death) {
        return false;
      }
    }

    private void load(LaneLoading lane, int chunkRecords) throws Exception {
      try (ChunkSource source = lane.open(chunkRecords, 1)) {
        Optional<PreparedChunk<?>> chunk = source.next();
        while (chunk.isPresent()) {
          try (Connection tx = database.getConnection()) {
            tx.setAutoCommit(false);
            try {
              lane.write(tx, chunk.get());
              tx.commit();
            } catch (Killed death) {
              tx.rollback();
              throw death;
            }
          }
          chunk = source.next();
        }
      }
    }

    void replayAll() throws Exception {
      for (String id :
          rows("SELECT id FROM exchange.reject WHERE state = 'REJECTED' ORDER BY id")) {
        loading.replay().replay(Long.parseLong(id));
      }
    }

    void checkBalance(List<Sent> deliveries) throws Exception {
      int sent = deliveries.stream().mapToInt(Sent::results).sum();
      try (Connection connection = database.getConnection()) {
        Status status = Status.read(connection);
        assertThat(status.balanceCloses()).isTrue();
        assertThat(status.resultsClose()).isTrue();
        assertThat(status.results().uncounted()).isZero();
        assertThat(status.results().read()).isEqualTo(sent);
      }
      assertThat(rows("SELECT DISTINCT state FROM exchange.delivery")).containsExactly("LOADED");
      assertThat(
              rows(
                  "SELECT d.id FROM exchange.delivery d JOIN exchange.record r ON r.delivery_id ="
                      + " d.id GROUP BY d.id HAVING sum(r.parts_read) <> d.parts_read OR"
                      + " sum(r.parts_loaded) <> d.parts_loaded OR sum(r.parts_known) <>"
                      + " d.parts_known OR sum(r.parts_superseded) <> d.parts_superseded OR"
                      + " sum(r.parts_left_out) <> d.parts_left_out"))
          .isEmpty();
      assertThat(
              rows(
                  "SELECT key FROM exchange.record r JOIN exchange.finding f"
                      + " USING (delivery_id, ordinal) WHERE f.code = 'DEL-110'"))
          .isEmpty();
    }

    List<String> rows(String sql) throws SQLException {
      return TestQuery.rows(database, sql);
    }
  }
}
