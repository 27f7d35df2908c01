package org.estuaire.routes.mllp;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Who holds which connections. No address and no partner has more than its share, so that one that
 * opens connections and says nothing turns nobody else away.
 */
final class Callers {

  /** The partner of the first message that was taken from a connection. */
  private static final AttributeKey<String> PARTNER = AttributeKey.valueOf("estuaire.partner");

  private final int all;
  private final int each;
  private final Map<Object, Integer> open = new HashMap<>();
  private int total;

  /**
   * @param all most connections
   * @param each most of one address, and of one partner
   */
  Callers(int all, int each) {
    this.all = all;
    this.each = each;
  }

  int each() {
    return each;
  }

  /** Counts a connection until it closes; false when it is one too many, and was not counted. */
  synchronized boolean admit(Channel channel, InetAddress address) {
    if (total >= all || !take(address)) {
      return false;
    }
    total++;
    channel.closeFuture().addListener(closed -> left(channel, address));
    return true;
  }

  /** Notes whose connection it is; false when this partner has its share already. */
  synchronized boolean recognise(Channel channel, String partner) {
    if (recognised(channel)) {
      return true;
    }
    if (!channel.isOpen() || !take(partner)) {
      return false;
    }
    channel.attr(PARTNER).set(partner);
    return true;
  }

  /** Whether a message of a partner came by this connection. */
  static boolean recognised(Channel channel) {
    return channel.attr(PARTNER).get() != null;
  }

  private boolean take(Object caller) {
    int before = open.getOrDefault(caller, 0);
    if (before >= each) {
      return false;
    }
    open.put(caller, before + 1);
    return true;
  }

  private synchronized void left(Channel channel, InetAddress address) {
    total--;
    giveBack(address);
    if (recognised(channel)) {
      giveBack(channel.attr(PARTNER).get());
    }
  }

  private void giveBack(Object caller) {
    open.computeIfPresent(caller, (c, n) -> n > 1 ? n - 1 : null);
  }
}
