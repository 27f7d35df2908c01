package org.estuaire.routes.mllp;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.MllpAccess;
import org.estuaire.exchange.Partner;

/** Which partner a message comes from: what MSH says, proven by address or certificate. */
final class Senders {

  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  private record Sender(Partner partner, MllpAccess access, List<IpSubnetFilterRule> networks) {
    boolean mayConnectFrom(InetSocketAddress address) {
      return networks.isEmpty() || networks.stream().anyMatch(n -> n.matches(address));
    }

    boolean shows(Optional<String> certificate) {
      return access.certificates().isEmpty()
          || certificate.filter(access.certificates()::contains).isPresent();
    }
  }

  private final List<Sender> senders = new ArrayList<>();

  Senders(List<Partner> partners) {
    for (Partner partner : partners) {
      partner
          .access()
          .mllp()
          .ifPresent(
              access ->
                  senders.add(
                      new Sender(
                          partner,
                          access,
                          access.networks().stream().map(Senders::network).toList())));
    }
  }

  /** Whether anybody may connect from there. */
  boolean mayConnectFrom(InetSocketAddress address) {
    return senders.stream().anyMatch(sender -> sender.mayConnectFrom(address));
  }

  /**
   * @param certificate SHA-256 of the one that the connection showed
   */
  Optional<Partner> of(
      MessageHeader header, InetSocketAddress address, Optional<String> certificate) {
    return senders.stream()
        .filter(sender -> sender.access().senders().contains(header.sender()))
        .filter(sender -> sender.mayConnectFrom(address) && sender.shows(certificate))
        .map(Sender::partner)
        .findFirst();
  }

  private static IpSubnetFilterRule network(String text) {
    String[] parts = text.split("/");
    int whole = parts[0].contains(":") ? IPV6_BITS : IPV4_BITS;
    int prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : whole;
    return new IpSubnetFilterRule(parts[0], prefix, IpFilterRuleType.ACCEPT);
  }
}
