package org.estuaire.config;

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
