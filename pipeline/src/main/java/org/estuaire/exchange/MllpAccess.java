package org.estuaire.exchange;

import java.util.List;

/**
 * How a partner's messages are known on the MLLP listener: by what MSH says, and by a proof that
 * MSH does not give, the address or the certificate.
 *
 * @param senders MSH-3 and MSH-4 as sent, {@code application|facility}
 * @param networks addresses or networks ({@code 10.4.0.0/16}) from which it connects; empty for any
 * @param certificates SHA-256 of its client certificates, hexadecimal, lower case; empty for any
 */
public record MllpAccess(List<String> senders, List<String> networks, List<String> certificates) {
  public MllpAccess {
    senders = List.copyOf(senders);
    networks = List.copyOf(networks);
    certificates = List.copyOf(certificates);
  }
}
