package org.estuaire.routes.mllp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.MllpAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MllpRouteTest {

  private static final String KNOWN =
      "SELECT a.file_name || ' ' || a.channel || ' ' || a.repeated FROM exchange.arrival a ORDER BY a.id";

  @TempDir private Path folder;

  private final AtomicBoolean diskFull = new AtomicBoolean();
  private TestListener listener;

  @BeforeEach
  void listen() throws Exception {
    CrashPoint.Watch watch =
        point -> {
          if (point == CrashPoint.LANDED_BEFORE_RENAME && diskFull.get()) {
            throw new IllegalStateException("no space left");
          }
        };
    listener =
        new TestListener(
            folder, watch, TestListener.settings(60, Optional.empty()), TestListener.access());
  }

  @AfterEach
  void end() {
    listener.close();
  }

  @Test
  void anAcknowledgedMessageIsADelivery() throws Exception {
    try (MllpClient client = listener.connect()) {
      assertThat(client.exchange(message("M1")))
          .startsWith("MSH|^~\\&|ESTUAIRE|REGION|SIL|ESTRAN|")
          .contains("|ACK^R01^ACK|", "|P|2.5||||||UNICODE UTF-8\r", "MSA|AA|M1|\r");
    }
    assertThat(listener.texts(KNOWN)).containsExactly("MLLP_M1.hl7 MLLP false");
    assertThat(listener.counts().accepted()).isEqualTo(1);
  }

  @Test
  void theSameMessageAgainIsAcknowledgedAgainAndIsNoOtherDelivery() throws Exception {
    try (MllpClient client = listener.connect()) {
      client.exchange(message("M1"));
      assertThat(client.exchange(message("M1"))).contains("MSA|AA|M1|");
    }
    assertThat(listener.texts("SELECT count(*) FROM exchange.delivery")).containsExactly("1");
    assertThat(listener.texts(KNOWN))
        .containsExactly("MLLP_M1.hl7 MLLP false", "MLLP_M1.hl7 MLLP true");
    assertThat(listener.counts().repeated()).isEqualTo(1);
  }

  @Test
  void theEnhancedModeIsAnsweredWithACommitAcknowledgement() throws Exception {
    try (MllpClient client = listener.connect()) {
      assertThat(client.exchange(message("M1").replace("|P|2.5|||||", "|P|2.5|||AL|NE|")))
          .contains("MSA|CA|M1|");
    }
  }

  @Test
  void aSenderThatWantsNoAnswerGetsNoneAndMayGoOn() throws Exception {
    try (MllpClient client = listener.connect()) {
      client.send(bytes(message("M1").replace("|P|2.5|||||", "|P|2.5|||NE|NE|")));
      assertThat(client.exchange(message("M2"))).contains("MSA|AA|M2|");
    }
    assertThat(listener.texts(KNOWN)).hasSize(2);
  }

  @Test
  void fiftyConnectionsAreServedAtOnceAndNothingIsMixedUp() throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(50);
    List<Future<Integer>> sent = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String name = "C" + i + "-";
      sent.add(senders.submit(() -> sendTwenty(name)));
    }
    for (Future<Integer> one : sent) {
      assertThat(one.get()).isEqualTo(20);
    }
    senders.shutdown();
    assertThat(listener.texts("SELECT count(*) FROM exchange.delivery")).containsExactly("1000");
  }

  private int sendTwenty(String name) throws IOException {
    int acknowledged = 0;
    try (MllpClient client = listener.connect()) {
      for (int i = 0; i < 20; i++) {
        String answer = client.exchange(message(name + i));
        acknowledged += answer.contains("MSA|AA|" + name + i + "|") ? 1 : 0;
      }
    }
    return acknowledged;
  }

  @Test
  void aHastySenderIsHeldBackAndLosesNothing() throws Exception {
    try (MllpClient client = listener.connect()) {
      for (int i = 0; i < 200; i++) {
        client.send(bytes(message("H" + i)));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(client.answer()).contains("MSA|AA|H" + i + "|");
      }
    }
  }

  @Test
  void aMessageThatCameInPiecesIsWhole() throws Exception {
    byte[] message = bytes(message("M1"));
    try (MllpClient client = listener.connect()) {
      client.raw(new byte[] {0x0B});
      for (byte one : message) {
        client.raw(new byte[] {one});
      }
      client.raw(new byte[] {0x1C});
      client.raw(new byte[] {0x0D});
      assertThat(client.answer()).contains("MSA|AA|M1|");
    }
    assertThat(listener.texts("SELECT bytes FROM exchange.delivery"))
        .containsExactly(Integer.toString(message.length));
  }

  @Test
  void aSenderWhoseShareIsFullIsToldToSendAgainAndNothingIsKept() throws Exception {
    String padding = "x".repeat(TestListener.LONGEST - 1000);
    try (MllpClient client = listener.connect()) {
      int taken = 0;
      String answer = client.exchange(message("F0") + padding);
      while (answer.contains("MSA|AA|F" + taken + "|")) {
        taken++;
        answer = client.exchange(message("F" + taken) + padding);
      }
      assertThat(answer).contains("MSA|AE|F" + taken + "|LND-190");
      assertThat(taken).isBetween(50, 60);
      assertThat(listener.texts(KNOWN)).hasSize(taken);
    }
  }

  @Test
  void whatCannotBeMadeDurableIsNotAcknowledged() throws Exception {
    diskFull.set(true);
    try (MllpClient client = listener.connect()) {
      assertThat(client.exchange(message("M1"))).contains("MSA|AE|M1|NET-006\r");
      assertThat(listener.counts().failed()).isEqualTo(1);
      diskFull.set(false);
      assertThat(client.exchange(message("M1"))).contains("MSA|AA|M1|");
    }
    assertThat(listener.texts(KNOWN)).containsExactly("MLLP_M1.hl7 MLLP false");
  }

  @Test
  void whatIsNoMessageIsRejectedAndTheNextOneIsTaken() throws Exception {
    try (MllpClient client = listener.connect()) {
      assertThat(client.exchange("bonjour")).contains("MSA|AR||NET-001\r", "|NET-001^^ESTUAIRE|");
      assertThat(client.exchange("")).contains("NET-001");
      assertThat(client.exchange(message("M1"))).contains("MSA|AA|M1|");
    }
    assertThat(listener.texts(KNOWN)).hasSize(1);
  }

  @Test
  void aMessageThatIsTooLongIsRejectedByItsNumberAndNeverHeldInMemory() throws Exception {
    try (MllpClient client = listener.connect()) {
      assertThat(client.exchange(message("L1") + "NTE|1||" + "x".repeat(5 * TestListener.LONGEST)))
          .contains("MSA|AR|L1|NET-002\r", "20000 octets");
      assertThat(client.exchange(message("M1"))).contains("MSA|AA|M1|");
    }
  }

  @Test
  void aMessageThatIsNotInItsDeclaredCharsetIsRejected() throws Exception {
    byte[] latin = message("M1").getBytes(StandardCharsets.ISO_8859_1);
    try (MllpClient client = listener.connect()) {
      assertThat(client.exchange(latin)).contains("MSA|AR|M1|NET-004\r", "écrit dans l'encodage");
    }
  }

  @Test
  void twoMessagesInOneBlockAreRejectedAndNeitherIsTaken() throws Exception {
    try (MllpClient client = listener.connect()) {
      assertThat(client.exchange(message("M1") + message("M2"))).contains("MSA|AR|M1|NET-110\r");
      assertThat(client.exchange(message("M1"))).contains("MSA|AA|M1|");
    }
    assertThat(listener.texts(KNOWN)).contains("MLLP_M1.hl7 MLLP false");
    assertThat(listener.counts().accepted()).isEqualTo(1);
  }

  @Test
  void aMessageWithoutNumberIsRejected() throws Exception {
    try (MllpClient client = listener.connect()) {
      assertThat(client.exchange(message(""))).contains("MSA|AR||NET-003\r");
    }
  }

  @Test
  void aSenderThatNobodyKnowsIsRejectedAndNothingIsKept() throws Exception {
    try (MllpClient client = listener.connect()) {
      assertThat(client.exchange(message("M1").replace("|ESTRAN|", "|AUTRE|")))
          .contains("MSA|AR|M1|NET-005\r");
    }
    assertThat(listener.texts(KNOWN)).isEmpty();
    assertThat(listener.counts().refused()).isEqualTo(1);
  }

  @Test
  void aConnectionFromAnAddressOfNobodyIsRefused() throws Exception {
    MllpAccess elsewhere = new MllpAccess(List.of("SIL|ESTRAN"), List.of("10.4.0.0/16"), List.of());
    try (TestListener other =
            new TestListener(
                folder.resolve("other"),
                CrashPoint.Watch.NONE,
                TestListener.settings(60, Optional.empty()),
                elsewhere);
        MllpClient client = other.connect()) {
      assertThatThrownBy(() -> client.exchange(message("M1"))).isInstanceOf(IOException.class);
      assertThat(other.counts().turnedAway()).isEqualTo(1);
    }
  }

  @Test
  void oneConnectionTooManyIsRefusedAndLaterWelcome() throws Exception {
    try (TestListener few =
        new TestListener(
            folder.resolve("few"),
            CrashPoint.Watch.NONE,
            TestListener.settings(1, Optional.empty()),
            TestListener.access())) {
      try (MllpClient first = few.connect()) {
        first.exchange(message("M1"));
        try (MllpClient second = few.connect()) {
          assertThatThrownBy(() -> second.exchange(message("M2"))).isInstanceOf(IOException.class);
        }
      }
      await().atMost(Duration.ofMinutes(1)).until(() -> few.counts().connections() == 0);
      try (MllpClient third = few.connect()) {
        assertThat(third.exchange(message("M3"))).contains("MSA|AA|M3|");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u000b%s", "\u000b%s\u001c", "%s\u001c\r", "%s"})
  void whoSendsABlockWithoutBeginningOrEndIsCountedAndHungUpOn(String block) throws Exception {
    try (MllpClient client = listener.connect()) {
      client.raw(bytes(block.formatted(message("M1"))));
      assertThatThrownBy(client::answer).isInstanceOf(IOException.class);
    }
    assertThat(listener.texts(KNOWN)).isEmpty();
    assertThat(listener.counts().misframed()).isEqualTo(1);
  }

  @Test
  void lineEndsBetweenBlocksMeanNothing() throws Exception {
    try (MllpClient client = listener.connect()) {
      client.exchange(message("M1"));
      client.raw(bytes("\r\n"));
      assertThat(client.exchange(message("M2"))).contains("MSA|AA|M2|");
    }
    assertThat(listener.counts().misframed()).isZero();
  }

  @Test
  void silentConnectionsOfOneAddressTurnNobodyElseAway() throws Exception {
    List<MllpClient> silent = new ArrayList<>();
    try (TestListener few = few(5, 3, Duration.ofSeconds(30))) {
      for (int i = 0; i < 10; i++) {
        silent.add(few.connect());
      }
      await().atMost(Duration.ofMinutes(1)).until(() -> few.counts().turnedAway() == 7);
      try (MllpClient elsewhere = few.connectFrom("127.0.0.2")) {
        assertThat(elsewhere.exchange(message("M1"))).contains("MSA|AA|M1|");
      }
    } finally {
      for (MllpClient one : silent) {
        one.close();
      }
    }
  }

  @Test
  void aPartnerHasOnlyItsShareOfConnectionsWhereverTheyComeFrom() throws Exception {
    try (TestListener few = few(10, 2, Duration.ofSeconds(30));
        MllpClient first = few.connectFrom("127.0.0.2");
        MllpClient second = few.connectFrom("127.0.0.3");
        MllpClient third = few.connectFrom("127.0.0.4")) {
      assertThat(first.exchange(message("M1"))).contains("MSA|AA|M1|");
      assertThat(second.exchange(message("M2"))).contains("MSA|AA|M2|");
      assertThat(third.exchange(message("M3"))).contains("MSA|AE|M3|NET-190");
      assertThatThrownBy(() -> third.exchange(message("M3"))).isInstanceOf(IOException.class);
      assertThat(first.exchange(message("M4"))).contains("MSA|AA|M4|");
      second.close();
      await().atMost(Duration.ofMinutes(1)).until(() -> few.counts().connections() == 1);
      try (MllpClient again = few.connectFrom("127.0.0.4")) {
        assertThat(again.exchange(message("M3"))).contains("MSA|AA|M3|");
      }
    }
  }

  @Test
  void aConnectionThatSaysNothingIsClosedAndOneThatHasSentStays() throws Exception {
    try (TestListener few = few(10, 10, Duration.ofSeconds(5));
        MllpClient sender = few.connect()) {
      assertThat(sender.exchange(message("M1"))).contains("MSA|AA|M1|");
      try (MllpClient silent = few.connect()) {
        assertThatThrownBy(silent::answer).isInstanceOf(EOFException.class);
      }
      assertThat(sender.exchange(message("M2"))).contains("MSA|AA|M2|");
    }
  }

  @Test
  void aSenderOfManyRefusedMessagesDoesNotFillTheTrail() throws Exception {
    try (MllpClient client = listener.connect()) {
      for (int i = 0; i < 100; i++) {
        assertThat(client.exchange(message(""))).contains("NET-003");
      }
    }
    assertThat(listener.counts().refused()).isEqualTo(100);
    assertThat(listener.texts("SELECT count(*) FROM audit.event WHERE action = 'refuse'"))
        .containsExactly("20");
  }

  private TestListener few(int connections, int each, Duration firstMessage) throws Exception {
    return new TestListener(
        folder.resolve("few"),
        CrashPoint.Watch.NONE,
        TestListener.settings(connections, each, Optional.empty()),
        TestListener.access(),
        firstMessage);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String message(String id) {
    return "MSH|^~\\&|SIL|ESTRAN|ESTUAIRE|REGION|20261120080000+0100||ORU^R01^ORU_R01|"
        + id
        + "|P|2.5||||||UNICODE UTF-8\rPID|1||1^^^ESTRAN^PI||Essai^Zoé\r";
  }
}
