package org.estuaire.delimited;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.Partner;

/**
 * How each partner's delimited files are read: one mapping for each record type that it sends.
 *
 * @param byPartner by the partner's code
 */
public record Mappings(Map<String, ? extends Collection<Mapping>> byPartner) {

  public static final Mappings NONE = new Mappings(Map.of());

  public Mappings {
    byPartner = Map.copyOf(byPartner);
  }

  /** Of one partner with one mapping. */
  public static Mappings of(String partner, Mapping mapping) {
    return new Mappings(Map.of(partner, List.of(mapping)));
  }

  public Optional<Mapping> find(Partner partner, String recordType) {
    return of(partner).stream()
        .filter(mapping -> mapping.recordType().equals(recordType))
        .findFirst();
  }

  Collection<Mapping> of(Partner partner) {
    Collection<Mapping> found = byPartner.get(partner.code());
    return found == null ? List.of() : found;
  }
}
