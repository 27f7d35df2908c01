package org.estuaire.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.identity.registry.Said.AMELIE;
import static org.estuaire.identity.registry.Said.AMELIE_INS;
import static org.estuaire.identity.registry.Said.feed;
import static org.estuaire.identity.registry.Said.lab;
import static org.estuaire.identity.registry.Said.report;
import static org.estuaire.identity.registry.Said.server;
import static org.estuaire.identity.registry.Said.strict;

import java.sql.Connection;
import java.time.YearMonth;
import java.util.List;
import org.estuaire.exchange.Partner;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.indicators.IdentityIndicators;
import org.estuaire.identity.indicators.Indicator;
import org.estuaire.identity.indicators.Indicator.Kind;
import org.estuaire.person.LocalId;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.junit.jupiter.api.Test;

class IdentityIndicatorsTest {

  private static final String SERVER = "2.999.20.1";
  private static final String LAB = "2.999.10.1";
  private static final String PHARE = "2.999.10.4";

  private final Registry registry = new Registry();

  @Test
  void twoIdentifiersOfOnePersonInOneDomainAreOneDuplicateUntilTheyAreMerged() throws Exception {
    registry.known(server("1", AMELIE).ins(AMELIE_INS));
    registry.known(server("2", AMELIE).ins(AMELIE_INS));
    assertThat(of(Kind.STOCK_DUPLICATES, SERVER)).isEqualTo("1/2");
    assertThat(of(Kind.INS_DUPLICATES, SERVER)).isEqualTo("1/1");
    registry.decide(
        tx ->
            new PairDecisions(TestPersons.NUMBERS)
                .take(
                    tx,
                    EventKind.MERGE,
                    new LocalId(SERVER, "2"),
                    new LocalId(SERVER, "1"),
                    new Decision("m.cellule", "document seen")));
    assertThat(of(Kind.STOCK_DUPLICATES, SERVER)).isEqualTo("0/1");
    assertThat(of(Kind.INS_DUPLICATES, SERVER)).isEqualTo("0/1");
    assertThat(of(Kind.UNDONE_MERGES, SERVER)).isEqualTo("0/1");
  }

  @Test
  void aPersonOfTwoDomainsIsCoveredInBoth() throws Exception {
    registry.known(server("1", AMELIE).ins(AMELIE_INS));
    registry.known(lab("P1", AMELIE).ins(AMELIE_INS));
    registry.known(lab("P2", strict("HAUTPIN", "LEA", "1970-12-31", Sex.FEMALE)));
    assertThat(of(Kind.CROSS_DOMAIN, SERVER)).isEqualTo("1/1");
    assertThat(of(Kind.CROSS_DOMAIN, LAB)).isEqualTo("1/2");
    assertThat(of(Kind.CROSS_DOMAIN, Indicator.ALL)).isEqualTo("2/3");
    assertThat(of(Kind.DEFAULT_DATES, LAB)).isEqualTo("1/2");
  }

  @Test
  void aReportWithoutPatientIdentifierIsNoIdentityOfTheDomain() throws Exception {
    registry.known(lab("P1", AMELIE));
    registry.known(lab("report:77", AMELIE));
    assertThat(of(Kind.STOCK_DUPLICATES, LAB)).isEqualTo("0/1");
  }

  @Test
  void ratesOfThePeriodCountThoseOfWhomRecordsCame() throws Exception {
    long seen = registry.known(server("1", AMELIE).ins(AMELIE_INS));
    registry.known(server("2", strict("HAUTPIN", "LEA", "1970-05-03", Sex.FEMALE)));
    registry.held(
        server("1", strict("BRISANT", "PAUL", "1980-09-09", Sex.MALE)).at("2026-09-01T08:00:00Z"));
    recordOf(seen);
    assertThat(of(Kind.QUALIFIED, SERVER)).isEqualTo("1/1");
    assertThat(of(Kind.POTENTIAL_COLLISIONS, SERVER)).isEqualTo("1/1");
  }

  @Test
  void undecidedItemsCountByTheirAgeInTheDomainOfTheirFirstIdentity() throws Exception {
    registry.known(lab("P1", AMELIE));
    registry.known(server("1", AMELIE));
    assertThat(of(Kind.BACKLOG_UNDER_7_DAYS, LAB)).isEqualTo("1/1");
    registry.all(
        "UPDATE identity.review_item SET created_at = now() - interval '31 days' RETURNING id");
    assertThat(of(Kind.BACKLOG_UNDER_7_DAYS, LAB)).isEqualTo("0/1");
    assertThat(of(Kind.BACKLOG_OVER_30_DAYS, LAB)).isEqualTo("1/1");
  }

  @Test
  void whyPatientsOfReportsStayAloneIsCountedForTheirLaboratory() throws Exception {
    Traits little =
        Traits.UNKNOWN.withStrict("KERVOAL", "AMELIE", AMELIE.birthDate(), Sex.UNKNOWN, "");
    long alone = registry.known(report("P1", little));
    recordOf(alone, "lab");
    assertThat(of(Kind.REPORTS_NO_FEED, PHARE)).isEqualTo("1/1");
    feedStates("P2");
    assertThat(of(Kind.REPORTS_NOT_IN_FEED, PHARE)).isEqualTo("1/1");
    registry.known(server("1", AMELIE).ins(AMELIE_INS));
    registry.known(feed("P1", AMELIE).ins(AMELIE_INS));
    assertThat(of(Kind.REPORTS_NOT_IN_FEED, PHARE)).isEqualTo("0/1");
    assertThat(of(Kind.REPORTS_NOBODY_ELSE, PHARE)).isEqualTo("0/1");
  }

  @Test
  void eachLoneIdentityHasTheReasonThatItsSenderCanActOn() throws Exception {
    Traits little =
        Traits.UNKNOWN.withStrict("KERVOAL", "AMELIE", AMELIE.birthDate(), Sex.UNKNOWN, "");
    long numberless = registry.known(report("report:77", little));
    long unfed = registry.known(lab("P1", little));
    long missing = registry.known(report("P1", little));
    long vague = registry.known(feed("P2", little));
    long unknown = registry.known(feed("P3", AMELIE));
    registry.known(server("1", AMELIE).ins(AMELIE_INS));
    registry.known(lab("P2", AMELIE).ins(AMELIE_INS));
    feedStates("P2");
    assertThat(registry.all("SELECT id || ' ' || reason FROM identity.lone_identity ORDER BY id"))
        .containsExactly(
            numberless + " NO_NUMBER",
            unfed + " NO_FEED",
            missing + " NOT_IN_FEED",
            vague + " STATED_TOO_LITTLE",
            unknown + " NOBODY_ELSE");
  }

  @Test
  void anEmptyRepositoryHasIndicatorsOfNothing() throws Exception {
    assertThat(all()).isNotEmpty().allMatch(one -> one.rate() == 0);
  }

  /** The event that the loader of the identity lane notes. */
  private void feedStates(String localId) throws Exception {
    registry.decide(
        tx -> {
          try (var statement = tx.createStatement()) {
            statement.execute(
                "INSERT INTO identity.event (domain, local_id, event_at, kind, digest,"
                    + " source_identity_id, delivery_id, ordinal) VALUES ('"
                    + PHARE
                    + "', '"
                    + localId
                    + "', now(), 'CREATE', '', 1, 1, 1)");
          }
        });
  }

  private void recordOf(long identity) throws Exception {
    recordOf(identity, "identity");
  }

  private void recordOf(long identity, String lane) throws Exception {
    registry.decide(
        tx -> {
          try (var statement = tx.createStatement()) {
            statement.execute("INSERT INTO exchange.partner VALUES ('p', 'P', 'IDENTITY_DOMAIN')");
            statement.execute(
                "INSERT INTO exchange.delivery (partner, sha256, bytes) VALUES ('p', repeat('a', 64), 1)");
            statement.execute(
                "INSERT INTO exchange.record SELECT id, 1, 1, 0, 1, '"
                    + lane
                    + "', '1', 'LOADED', "
                    + identity
                    + " FROM exchange.delivery");
          }
        });
  }

  private String of(Kind kind, String domain) throws Exception {
    return all().stream()
        .filter(one -> one.kind() == kind && one.domain().equals(domain))
        .map(one -> one.numerator() + "/" + one.denominator())
        .findFirst()
        .orElseThrow();
  }

  private List<Indicator> all() throws Exception {
    try (Connection connection = registry.database.getConnection()) {
      return IdentityIndicators.of(
          connection, YearMonth.now(Partner.METROPOLITAN_FRANCE), Partner.METROPOLITAN_FRANCE);
    }
  }
}
