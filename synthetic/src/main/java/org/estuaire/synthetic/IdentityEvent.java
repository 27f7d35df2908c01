package org.estuaire.synthetic;

import java.time.LocalDateTime;

/**
 * What an identity domain says of a person.
 *
 * @param kind CREATE or UPDATE
 * @param at when the domain recorded it
 * @param ins 13 characters, empty when the domain has none to give
 * @param insKey its key, as sent
 * @param attributes RNIV attributes, separated by bars
 */
record IdentityEvent(
    String kind,
    LocalDateTime at,
    String localId,
    Person person,
    String ins,
    String insKey,
    String status,
    String attributes) {

  /** The plain truth about a person. */
  static IdentityEvent create(String localId, Person person, LocalDateTime at) {
    boolean qualified = person.ins().isPresent();
    return new IdentityEvent(
        "CREATE",
        at,
        localId,
        person,
        qualified ? person.nir() : "",
        qualified ? Nir.key(person.nir()) : "",
        person.standing().code(),
        "");
  }

  IdentityEvent withIns(String number, String key, String newStatus) {
    return new IdentityEvent(kind, at, localId, person, number, key, newStatus, attributes);
  }

  IdentityEvent withAttributes(String list) {
    return new IdentityEvent(kind, at, localId, person, ins, insKey, status, list);
  }

  IdentityEvent updated(LocalDateTime when, Person now) {
    return new IdentityEvent("UPDATE", when, localId, now, ins, insKey, status, attributes);
  }
}
