package org.estuaire.routes.sftp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps guessing and flooding away: few connections at once from one address, and none for a while
 * after several that did not log in. A connection counts as soon as a key of it was refused, or
 * when it ends without a login; it is forgiven when it logs in after all, as clients with several
 * keys do. Only connections that went through the key exchange count, so that a monitor that merely
 * opens the port is not banned.
 */
final class LoginGuard implements SessionListener {

  private static final Logger LOG = LoggerFactory.getLogger(LoginGuard.class);

  private static final Duration MEMORY = Duration.ofMinutes(30);
  private static final Duration FIRST_BAN = Duration.ofMinutes(30);
  private static final Duration LONGEST_BAN = Duration.ofDays(1);
  private static final int MOST_REMEMBERED = 10_000;

  private static final AttributeRepository.AttributeKey<Attempt> ATTEMPT =
      new AttributeRepository.AttributeKey<>();

  /** What became of a connection that went through the key exchange. */
  private enum Attempt {
    OPEN,
    COUNTED,
    LOGGED_IN
  }

  /**
   * @param attempts failed within the memory
   * @param bans so far; each is longer by half than the one before
   */
  private record Record(int attempts, int bans, long lastNanos, long bannedUntilNanos) {
    static final Record NONE = new Record(0, 0, 0, 0);
  }

  private final int sessionsPerAddress;
  private final int attemptsBeforeBan;
  private final LongSupplier nanos;
  private final Map<InetAddress, Integer> sessions = new HashMap<>();
  private final Map<InetAddress, Record> records = new HashMap<>();

  LoginGuard(int sessionsPerAddress, int attemptsBeforeBan, LongSupplier nanos) {
    this.sessionsPerAddress = sessionsPerAddress;
    this.attemptsBeforeBan = attemptsBeforeBan;
    this.nanos = nanos;
  }

  /**
   * Counts a connection, and hangs up where there are too many. Refusing it earlier, as it is
   * accepted, would make MINA forget the socket without closing it.
   */
  @Override
  public synchronized void sessionCreated(Session session) {
    InetAddress address = address(session);
    int open = sessions.merge(address, 1, Integer::sum);
    if (open > sessionsPerAddress || banned(address)) {
      session.close(true);
    }
  }

  @Override
  public synchronized void sessionEvent(Session session, Event event) {
    if (event == Event.KeyEstablished && session.getAttribute(ATTEMPT) == null) {
      session.setAttribute(ATTEMPT, Attempt.OPEN);
    } else if (event == Event.Authenticated) {
      if (session.setAttribute(ATTEMPT, Attempt.LOGGED_IN) == Attempt.COUNTED) {
        forgive(address(session));
      }
    }
  }

  /** Whether a key may be tried at all: connections may be older than the ban of their address. */
  synchronized boolean mayTry(Session session) {
    return !banned(address(session));
  }

  /** Counts a connection of which a key was refused, once, while it is still open. */
  synchronized void keyRefused(Session session) {
    if (session.getAttribute(ATTEMPT) == Attempt.OPEN) {
      session.setAttribute(ATTEMPT, Attempt.COUNTED);
      failed(address(session));
    }
  }

  @Override
  public synchronized void sessionClosed(Session session) {
    InetAddress address = address(session);
    sessions.computeIfPresent(address, (a, open) -> open > 1 ? open - 1 : null);
    if (session.getAttribute(ATTEMPT) == Attempt.OPEN) {
      failed(address);
    }
  }

  private boolean banned(InetAddress address) {
    Record record = records.get(address);
    return record != null && record.bannedUntilNanos() - nanos.getAsLong() > 0;
  }

  private void failed(InetAddress address) {
    long now = nanos.getAsLong();
    forgetOld(now);
    Record before = records.getOrDefault(address, Record.NONE);
    boolean recent = now - before.lastNanos() < MEMORY.toNanos();
    int attempts = recent ? before.attempts() + 1 : 1;
    if (attempts < attemptsBeforeBan) {
      records.put(address, new Record(attempts, before.bans(), now, now));
      return;
    }
    Duration ban = ban(before.bans());
    records.put(address, new Record(0, before.bans() + 1, now, now + ban.toNanos()));
    LOG.warn(
        "SFTP: {} is refused for {} minutes after {} failed logins",
        address.getHostAddress(),
        ban.toMinutes(),
        attempts);
  }

  private void forgive(InetAddress address) {
    records.computeIfPresent(
        address,
        (a, record) ->
            record.attempts() > 0
                ? new Record(
                    record.attempts() - 1,
                    record.bans(),
                    record.lastNanos(),
                    record.bannedUntilNanos())
                : record);
  }

  private static Duration ban(int earlier) {
    double minutes = FIRST_BAN.toMinutes() * Math.pow(1.5, Math.min(earlier, 20));
    return Duration.ofMinutes(Math.min((long) minutes, LONGEST_BAN.toMinutes()));
  }

  /** An attacker with many addresses fills no more memory than this. */
  private void forgetOld(long now) {
    if (records.size() >= MOST_REMEMBERED) {
      records.values().removeIf(r -> now - r.bannedUntilNanos() > MEMORY.toNanos());
    }
    if (records.size() >= MOST_REMEMBERED) {
      records.clear();
    }
  }

  private static InetAddress address(Session session) {
    SocketAddress remote = session.getIoSession().getRemoteAddress();
    return remote instanceof InetSocketAddress internet && internet.getAddress() != null
        ? internet.getAddress()
        : InetAddress.getLoopbackAddress();
  }
}
