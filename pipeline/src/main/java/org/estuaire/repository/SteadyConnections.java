package org.estuaire.repository;

import org.postgresql.ds.PGSimpleDataSource;

/**
 * How connections to PostgreSQL notice that the other side is gone, and stay open where nothing
 * moves on them for long. A socket factory or login time of the operator's own URL holds.
 *
 * <p>A statement may be silent for as long as it works (an index of a large table is made in
 * hours), so it has no time limit: {@link LivelySocketFactory} asks the operating system instead
 * whether the server's machine is still there.
 */
public final class SteadyConnections {

  /**
   * Run at the start of a session that writes: within a minute, the server releases the locks and
   * the open transaction of a machine that is gone. Without it, it would take hours.
   */
  public static final String SERVER_NOTICES =
      "SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 5;"
          + " SET tcp_keepalives_count = 4; SET tcp_user_timeout = 40000";

  /** From the first packet to a session that takes statements, in seconds. */
  private static final int LOGIN_SECONDS = 10;

  private SteadyConnections() {}

  /** Sets what the source's URL has left open. */
  public static void on(PGSimpleDataSource source) {
    source.setTcpKeepAlive(true);
    if (source.getSocketFactory() == null) {
      source.setSocketFactory(LivelySocketFactory.class.getName());
    }
    if (source.getLoginTimeout() == 0) {
      source.setLoginTimeout(LOGIN_SECONDS);
    }
  }
}
