package org.estuaire.identity.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.LaneName;
import org.estuaire.identity.IdentityResolver.Statement;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/** A claim of a test, said step by step. All people are invented. */
record Said(
    String partner,
    LaneName lane,
    String domain,
    String localId,
    Traits traits,
    Optional<InsMatricule> ins,
    IdentityStatus status,
    Set<String> attributes,
    Instant at) {

  static final String AMELIE_INS = "2610438999012";
  static final String OTHER_INS = "2610438999109";

  /** Five strict traits of an adult. */
  static final Traits AMELIE = strict("KERVOAL", "AMELIE", "1961-04-17", Sex.FEMALE);

  static Traits strict(String name, String given, String born, Sex sex) {
    return Traits.UNKNOWN.withStrict(name, given, Optional.of(LocalDate.parse(born)), sex, "38999");
  }

  private static Said by(
      String partner, LaneName lane, String domain, String localId, Traits traits) {
    return new Said(
        partner,
        lane,
        domain,
        localId,
        traits,
        Optional.empty(),
        IdentityStatus.PROVISIONAL,
        Set.of(),
        Instant.parse("2026-03-01T08:00:00Z"));
  }

  static Said lab(String localId, Traits traits) {
    return by("labo-rive-gauche", LaneName.LAB, "2.999.10.1", localId, traits);
  }

  static Said otherLab(String localId, Traits traits) {
    return by("labo-val-marnon", LaneName.LAB, "2.999.10.2", localId, traits);
  }

  static Said council(String localId, Traits traits) {
    return by("cd-38", LaneName.SOCIAL, "cd-38", localId, traits);
  }

  static Said server(String localId, Traits traits) {
    return by("ght-estran", LaneName.IDENTITY, "2.999.20.1", localId, traits);
  }

  /** A hospital's invoices use the identifiers that the identity server keeps. */
  static Said hospital(String localId, Traits traits) {
    return by("ch-estran", LaneName.BILLING, "2.999.20.1", localId, traits);
  }

  /** A report of a laboratory that sends its identities as well. */
  static Said report(String localId, Traits traits) {
    return by("labo-du-phare", LaneName.LAB, "2.999.10.4", localId, traits);
  }

  /** What the same laboratory's identity feed states. */
  static Said feed(String localId, Traits traits) {
    return by("labo-du-phare", LaneName.IDENTITY, "2.999.10.4", localId, traits);
  }

  Said ins(String number) {
    return ins(number, InsMatricule.Authority.NIR_DEMO);
  }

  Said ins(String number, InsMatricule.Authority authority) {
    return new Said(
        partner,
        lane,
        domain,
        localId,
        traits,
        Optional.of(new InsMatricule(number, authority)),
        IdentityStatus.QUALIFIED,
        attributes,
        at);
  }

  Said status(IdentityStatus s) {
    return new Said(partner, lane, domain, localId, traits, ins, s, attributes, at);
  }

  Said attributes(String... codes) {
    return new Said(partner, lane, domain, localId, traits, ins, status, Set.of(codes), at);
  }

  Said at(String instant) {
    return new Said(
        partner, lane, domain, localId, traits, ins, status, attributes, Instant.parse(instant));
  }

  Statement in(long delivery, int ordinal) {
    return new Statement(
        partner,
        lane,
        delivery,
        ordinal,
        new Claim(domain, localId, traits, ins, status, attributes, at));
  }
}
