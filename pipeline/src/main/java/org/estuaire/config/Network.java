package org.estuaire.config;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses and networks, IPv4 and IPv6, in the usual notation. Never asks a name server. */
final class Network {

  private static final Pattern IPV4 =
      Pattern.compile("(OCTET\\.){3}OCTET".replace("OCTET", "(25[0-5]|2[0-4]\\d|1?\\d?\\d)"));
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]{2,39}");
  private static final Pattern SHAPE = Pattern.compile("([^/]{2,39})(?:/(\\d{1,3}))?");

  private Network() {}

  static boolean isOne(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    int bits = bits(parts.group(1));
    return bits > 0 && (parts.group(2) == null || Integer.parseInt(parts.group(2)) <= bits);
  }

  /**
   * Whether two networks have an address in common.
   *
   * @param one a text that {@link #isOne}
   * @param other likewise
   */
  static boolean overlap(String one, String other) {
    byte[] first = address(one);
    byte[] second = address(other);
    int common = Math.min(prefix(one), prefix(other));
    int rest = Byte.SIZE * first.length - common;
    return first.length == second.length
        && new BigInteger(1, first)
            .shiftRight(rest)
            .equals(new BigInteger(1, second).shiftRight(rest));
  }

  private static byte[] address(String network) {
    try {
      return InetAddress.getByName(network.split("/", 2)[0]).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not a network", e);
    }
  }

  private static int prefix(String network) {
    String[] parts = network.split("/", 2);
    return parts.length == 2 ? Integer.parseInt(parts[1]) : bits(parts[0]);
  }

  private static int bits(String address) {
    if (IPV4.matcher(address).matches()) {
      return 32;
    }
    if (!IPV6.matcher(address).matches() || !address.contains(":")) {
      return 0;
    }
    try {
      return InetAddress.getByName(address) instanceof Inet6Address ? 128 : 0;
    } catch (UnknownHostException notAnAddress) {
      return 0;
    }
  }
}
