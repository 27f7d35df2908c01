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
 * @param ofEverybody how files in a form of ours are read, whoever sends them
 */
public record Mappings(
    Map<String, ? extends Collection<Mapping>> byPartner, List<Mapping> ofEverybody) {

  public static final Mappings NONE = new Mappings(Map.of());

  public Mappings {
    byPartner = Map.copyOf(byPartner);
    ofEverybody = List.copyOf(ofEverybody);
  }

  public Mappings(Map<String, ? extends Collection<Mapping>> byPartner) {
    this(byPartner, List.of());
  }

  /** Of a form that is ours, and the same for every partner. */
  public static Mappings ofEverybody(Mapping mapping) {
    return new Mappings(Map.of(), List.of(mapping));
  }

  /** Of one partner with one mapping. */
  public static Mappings of(String partner, Mapping mapping) {
    return new Mappings(Map.of(partner, List.of(mapping)));
  }

  public Optional<Mapping> find(Partner partner, String recordType) {
    return find(partner.code(), recordType);
  }

  /** By the code of a partner. */
  public Optional<Mapping> find(String partner, String recordType) {
    return of(partner).stream()
        .filter(mapping -> mapping.recordType().equals(recordType))
        .findFirst();
  }

  Collection<Mapping> of(Partner partner) {
    return of(partner.code());
  }

  private Collection<Mapping> of(String partner) {
    Collection<Mapping> found = byPartner.get(partner);
    return found == null ? ofEverybody : found;
  }
}
