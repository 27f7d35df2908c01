package org.estuaire.jobs.installation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.estuaire.jobs.installation.DurableMailServer.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the mail server at random moments while results go out, messages come in and are
 * acknowledged. The seed is printed; {@code -Destuaire.seed=} repeats a schedule, {@code
 * -Destuaire.kills=} makes it longer.
 */
class KilledMailServerIT {

  private static final int KILLS = Integer.getInteger("estuaire.kills", 12);
  private static final int EACH = 3;
  private static final int LONGEST_MILLIS = 1500;

  private final long seed =
      Long.getLong("estuaire.seed", ThreadLocalRandom.current().nextLong(1_000_000));
  private final Random chance = new Random(seed);

  @TempDir private Path folder;

  @Test
  void wheneverTheServerIsKilledEveryMessagePassesOnce() throws Exception {
    System.err.println("seed " + seed);
    MailRig rig = new MailRig(folder);
    Set<String> accepted = new HashSet<>();
    Set<String> waiting = new TreeSet<>();
    int files = 0;
    int doubts = 0;
    try (KillableMail server = new KillableMail(folder)) {
      for (int round = 0; round < KILLS; round++) {
        server.start(Point.NEVER);
        Thread killer = killer(server);
        for (int i = 0; i < EACH; i++) {
          waiting.add("resultat-" + files++ + ".hpr");
          String number = round + "-" + i;
          if (sent(server, number)) {
            accepted.add("<" + number + "@labo>");
          }
          doubts += putAll(rig, server, waiting);
          rig.pass(server.access());
          rig.answer(server.access());
        }
        killer.join();
      }
      server.start(Point.NEVER);
      putAll(rig, server, waiting);
      rig.pass(server.access());
      rig.answer(server.access());
      // The copies of what went out last.
      rig.pass(server.access());
      System.err.println(files + " out, " + accepted.size() + " in, " + doubts + " in doubt");
      assertThat(waiting).isEmpty();
      assertThat(server.numbers(TestMailServer.OURS, "INBOX")).isEmpty();
      Set<String> taken = new HashSet<>(server.numbers(TestMailServer.OURS, "traites"));
      assertThat(taken).containsAll(accepted);
      assertThat(rig.rows("SELECT count(*) FROM exchange.delivery"))
          .containsExactly(Integer.toString(taken.size()));
      assertThat(server.numbers(TestMailServer.PRACTICE, "INBOX"))
          .doesNotHaveDuplicates()
          .hasSize(files + taken.size());
    }
  }

  private Thread killer(KillableMail server) {
    int after = chance.nextInt(LONGEST_MILLIS);
    Thread killer =
        new Thread(
            () -> {
              try {
                Thread.sleep(after);
              } catch (InterruptedException early) {
                Thread.currentThread().interrupt();
              }
              server.kill();
            });
    killer.start();
    return killer;
  }

  private static boolean sent(KillableMail server, String number) throws Exception {
    try {
      byte[] content = ("MSH|" + number).repeat(2000).getBytes(StandardCharsets.US_ASCII);
      server.send(KilledMailServerTest.message(number, "a.hl7", content));
      return true;
    } catch (MessagingException killed) {
      return false;
    }
  }

  private static int putAll(MailRig rig, KillableMail server, Set<String> waiting)
      throws Exception {
    int doubts = 0;
    for (String file : List.copyOf(waiting)) {
      byte[] content = file.repeat(2000).getBytes(StandardCharsets.US_ASCII);
      String why = rig.put(server.access(), file, content);
      if (why.isEmpty()) {
        waiting.remove(file);
      } else if (why.equals("MAIL-024")) {
        doubts++;
      }
    }
    return doubts;
  }
}
