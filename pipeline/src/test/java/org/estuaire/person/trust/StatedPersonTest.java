package org.estuaire.person.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.identity.IdentityResolver;
import org.estuaire.identity.IdentityResolver.Statement;
import org.estuaire.identity.registry.RegistryResolver;
import org.estuaire.identity.registry.TestPersons;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.InsMatricule.Authority;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.estuaire.person.trust.PersonInEveryFormat.Stated;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One stated person comes to the same links, review items and person, whatever the format that
 * states it. The repository knows somebody of the same INS and traits already, of another domain.
 */
class StatedPersonTest {

  private static final DataSource DATABASE = TestDatabase.create();

  /** Fictitious number of commune 38 999; its key is right. */
  private static final String INS = "185083899900130";

  private static final String WITHOUT_KEY = INS.substring(0, 13);
  private static final String WRONG_KEY = WITHOUT_KEY + "31";
  private static final String NIR = "1.2.250.1.213.1.4.8";
  private static final String NIR_OF_TEST = "1.2.250.1.213.1.4.10";
  private static final String OF_0445 = "fr-core-cs-v2-0445";
  private static final String OF_RNIV = "fr-core-cs-identity-status";

  private static final Partner SERVER =
      Partner.named("chu-connu", Partner.Kind.IDENTITY_DOMAIN, LaneName.IDENTITY)
          .withIdentityDomain("2.999.30.1");

  private static final Claim KNOWN =
      new Claim(
          SERVER.identityDomain(),
          "K-1",
          Traits.UNKNOWN.withStrict(
              "TORVAL", "MATHURIN", Optional.of(LocalDate.of(1985, 8, 12)), Sex.MALE, "38999"),
          Optional.of(new InsMatricule(WITHOUT_KEY, Authority.NIR)),
          IdentityStatus.QUALIFIED,
          Set.of(),
          Instant.parse("2026-01-01T08:00:00Z"));

  /** What becomes of the stated person beside the known one. */
  private enum Beside {
    /** One person, by the INS. */
    JOINED("INS", true),
    /** A person of its own, which the identity cell is asked about. */
    PROPOSED("OWN", false, "POTENTIAL_DUPLICATE of K-1"),
    /** A person of its own. */
    APART("OWN", false);

    private final String rule;
    private final boolean samePerson;
    private final List<String> reviews;

    Beside(String rule, boolean samePerson, String... reviews) {
      this.rule = rule;
      this.samePerson = samePerson;
      this.reviews = List.of(reviews);
    }
  }

  /** What the repository says of the stated person. */
  private record Filed(
      IdentityStatus status,
      String ins,
      Set<String> attributes,
      String rule,
      boolean samePerson,
      List<String> reviews) {

    static Filed as(IdentityStatus status, Set<String> attributes, Beside beside) {
      return new Filed(
          status,
          beside == Beside.JOINED ? WITHOUT_KEY : "",
          attributes,
          beside.rule,
          beside.samePerson,
          beside.reviews);
    }
  }

  /**
   * @param csvRefuses a row of a CSV is refused instead, for a clerk to mend it
   */
  private record Case(String name, Stated stated, Filed filed, boolean csvRefuses) {

    Case refusedInCsv() {
      return new Case(name, stated, filed, true);
    }

    boolean concerns(PersonInEveryFormat format) {
      return format.statesTrust() && (stated.system().equals(OF_0445) || format.tellsTheTable());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Case of(
      String name, Stated stated, IdentityStatus status, Beside beside, String... attributes) {
    return new Case(name, stated, Filed.as(status, Set.of(attributes), beside), false);
  }

  private static Stated stated(String status, String attribute, String ins) {
    return new Stated(OF_0445, status, attribute, ins, NIR);
  }

  private static Stream<Case> cases() {
    Stream<Case> statuses =
        Stream.of(
            of("qualified", stated("VALI", "", INS), IdentityStatus.QUALIFIED, Beside.JOINED),
            of(
                "a known homonym",
                stated("VALI", "HOMA", INS),
                IdentityStatus.QUALIFIED,
                Beside.JOINED,
                "HOMA"),
            of("validated", stated("VALI", "", ""), IdentityStatus.VALIDATED, Beside.PROPOSED),
            of("provisional", stated("PROV", "", INS), IdentityStatus.PROVISIONAL, Beside.PROPOSED),
            of(
                    "an INS without its key",
                    stated("VALI", "", WITHOUT_KEY),
                    IdentityStatus.VALIDATED,
                    Beside.PROPOSED)
                .refusedInCsv(),
            of(
                    "an INS with a wrong key",
                    stated("VALI", "", WRONG_KEY),
                    IdentityStatus.VALIDATED,
                    Beside.PROPOSED)
                .refusedInCsv(),
            of(
                    "a test authority in production",
                    new Stated(OF_0445, "VALI", "", INS, NIR_OF_TEST),
                    IdentityStatus.PROVISIONAL,
                    Beside.PROPOSED)
                .refusedInCsv(),
            of(
                "VALI without a system",
                new Stated("", "VALI", "", INS, NIR),
                IdentityStatus.VALIDATED,
                Beside.PROPOSED),
            of(
                "VALI of RNIV 1",
                new Stated(OF_RNIV, "VALI", "", INS, NIR),
                IdentityStatus.VALIDATED,
                Beside.PROPOSED),
            of(
                "QUAL of RNIV 1",
                new Stated(OF_RNIV, "QUAL", "", INS, NIR),
                IdentityStatus.QUALIFIED,
                Beside.JOINED));
    return Stream.concat(
        statuses,
        Stream.of("USUR", "ANOM", "CACH", "FICT", "DOUT").flatMap(StatedPersonTest::distrusted));
  }

  /** Usurped, anonymous, hidden, fictive, doubtful: nothing is concluded, nothing is proposed. */
  private static Stream<Case> distrusted(String attribute) {
    return Stream.of(
        of(
            attribute,
            stated("PROV", attribute, ""),
            IdentityStatus.PROVISIONAL,
            Beside.APART,
            attribute),
        of(
                attribute + " of a qualified identity",
                stated("VALI", attribute, INS),
                IdentityStatus.PROVISIONAL,
                Beside.APART,
                attribute)
            .refusedInCsv());
  }

  private static Stream<Arguments> casesInEveryFormat() {
    return cases()
        .flatMap(
            each ->
                Stream.of(PersonInEveryFormat.values())
                    .filter(each::concerns)
                    .map(in -> Arguments.of(each, in)));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("casesInEveryFormat")
  void oneStatedPersonIsOnePersonInTheRepository(Case each, PersonInEveryFormat format)
      throws SQLException {
    Optional<Claim> claim = format.read(each.stated);
    if (format == PersonInEveryFormat.CSV && each.csvRefuses) {
      assertThat(claim).isEmpty();
    } else {
      assertThat(filed(format.sender(), claim.orElseThrow())).isEqualTo(each.filed);
    }
  }

  /** It is trusted for the INS that it may carry of a qualified identity only. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aDocumentIsJoinedByItsInsAlone(Case each) throws SQLException {
    boolean right = each.stated.ins().equals(INS) && each.stated.oid().equals(NIR);
    Claim claim = PersonInEveryFormat.CDA.read(each.stated).orElseThrow();
    assertThat(filed(PersonInEveryFormat.CDA.sender(), claim))
        .isEqualTo(
            right
                ? Filed.as(IdentityStatus.QUALIFIED, Set.of(), Beside.JOINED)
                : Filed.as(IdentityStatus.PROVISIONAL, Set.of(), Beside.PROPOSED));
  }

  /** No number in it is an INS, and it states no birth place. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aFileOfHprimIsJoinedByNothing(Case each) throws SQLException {
    for (PersonInEveryFormat format :
        List.of(PersonInEveryFormat.HPRIM_SANTE, PersonInEveryFormat.HPRIM_MEDECINS)) {
      Claim claim = format.read(each.stated).orElseThrow();
      assertThat(filed(format.sender(), claim))
          .as("%s", format)
          .isEqualTo(Filed.as(IdentityStatus.PROVISIONAL, Set.of(), Beside.APART));
    }
  }

  /** The link stays until somebody ends it: no statement undoes one. */
  @ParameterizedTest
  @EnumSource(
      value = PersonInEveryFormat.class,
      names = {"HL7", "PAM", "FHIR_LAB", "FHIR_PATIENT", "CSV"})
  void whoeverIsStatedAsUsurpedLaterIsQualifiedNoMore(PersonInEveryFormat format)
      throws SQLException {
    Claim qualified = format.read(stated("VALI", "", INS)).orElseThrow();
    Claim usurped =
        format
            .read(stated("PROV", "USUR", ""))
            .orElseThrow()
            .statedAt(qualified.statedAt().plus(Duration.ofDays(1)));
    assertThat(filed(format.sender(), qualified, usurped))
        .isEqualTo(
            new Filed(IdentityStatus.PROVISIONAL, "", Set.of("USUR"), "INS", true, List.of()));
  }

  /** What becomes of the last of what a sender states of one person; nothing of it stays. */
  private static Filed filed(Partner sender, Claim... claims) throws SQLException {
    try (Connection tx = DATABASE.getConnection()) {
      tx.setAutoCommit(false);
      IdentityResolver resolver =
          new RegistryResolver(List.of(SERVER, sender), TestPersons.NUMBERS);
      resolver.resolve(tx, List.of(new Statement(SERVER.code(), LaneName.IDENTITY, 1, 1, KNOWN)));
      for (Claim claim : claims) {
        LaneName lane = sender.lanes().iterator().next();
        resolver.resolve(tx, List.of(new Statement(sender.code(), lane, 2, 1, claim)));
      }
      Filed filed = filed(tx);
      tx.rollback();
      return filed;
    }
  }

  private static Filed filed(Connection tx) throws SQLException {
    List<String> rows =
        TestQuery.rows(
            tx,
            """
            SELECT s.status, coalesce(s.ins, ''), array_to_string(s.attributes, ' '), l.rule,
              (l.person_id = k.person_id)::text
            FROM identity.source_identity s
              JOIN identity.link l ON l.source_identity_id = s.id AND l.ended_at IS NULL
              CROSS JOIN (SELECT p.person_id FROM identity.person_of_source p
                JOIN identity.source_identity i ON i.id = p.source_identity_id
                WHERE i.local_id = 'K-1') k
            WHERE s.local_id = 'P-1'
            """);
    assertThat(rows).hasSize(1);
    String[] cells = rows.get(0).split("\\|", -1);
    return new Filed(
        IdentityStatus.valueOf(cells[0]),
        cells[1],
        cells[2].isEmpty() ? Set.of() : Set.of(cells[2].split(" ")),
        cells[3],
        Boolean.parseBoolean(cells[4]),
        TestQuery.rows(tx, "SELECT kind || ' of ' || local_id FROM identity.review_item"));
  }
}
