package org.estuaire.identity.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.exchange.Loader.LoadResult.ALREADY_KNOWN;
import static org.estuaire.exchange.Loader.LoadResult.LOADED;
import static org.estuaire.identity.feed.Feed.row;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Loader.LoadResult;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Place;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.IdentityResolver;
import org.estuaire.identity.IdentityResolver.Resolution;
import org.estuaire.identity.registry.RegistryResolver;
import org.estuaire.identity.registry.TestPersons;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.Test;

/** The identity lane from bytes to rows. */
class IdentityRecordsTest {

  private final Feed feed = new Feed(Environment.DEMO);
  private final DataSource database = TestDatabase.create();
  private long deliveries;

  @Test
  void theSameEventAgainIsAlreadyKnown() throws Exception {
    assertThat(load(row())).containsExactly(LOADED);
    assertThat(load(row())).containsExactly(ALREADY_KNOWN);
    assertThat(all("SELECT delivery_id FROM identity.event")).containsExactly("1");
  }

  @Test
  void theSameEventTwiceInOneChunkIsLoadedOnce() throws Exception {
    assertThat(load(row(), row())).containsExactly(LOADED, ALREADY_KNOWN);
    assertThat(all("SELECT ordinal FROM identity.event")).hasSize(1);
  }

  @Test
  void anotherContentUnderTheSameTimeIsACorrection() throws Exception {
    load(row());
    assertThat(load(row("ADRESSE", "2 quai Sud"))).containsExactly(LOADED);
    assertThat(all("SELECT address FROM identity.source_identity")).containsExactly("2 quai Sud");
    assertThat(all("SELECT address FROM identity.source_identity_history"))
        .containsExactly("1 quai Nord");
    assertThat(all("SELECT delivery_id FROM identity.event")).containsExactly("2");
  }

  @Test
  void anOlderEventThatArrivesLateIsRecordedButDoesNotOverwrite() throws Exception {
    load(row("EVENEMENT", "UPDATE", "DATE_EVENEMENT", "2026-04-01T08:00:00"));
    assertThat(load(row("NOM_NAISSANCE", "Kerval", "ADRESSE", "old"))).containsExactly(LOADED);
    assertThat(all("SELECT birth_name || address FROM identity.source_identity"))
        .containsExactly("KERVOAL1 quai Nord");
    assertThat(all("SELECT kind FROM identity.event ORDER BY event_at"))
        .containsExactly("CREATE", "UPDATE");
  }

  @Test
  void anUpdateOfAnIdentifierNotYetKnownMakesIt() throws Exception {
    assertThat(load(row("EVENEMENT", "UPDATE"))).containsExactly(LOADED);
    assertThat(all("SELECT status FROM identity.source_identity")).containsExactly("QUALIFIED");
  }

  @Test
  void twoServersThatKnowOnePersonMakeOnePerson() throws Exception {
    load(row());
    String header =
        "EVENEMENT;HORODATAGE;IPP;NOM;PREMIER_PRENOM;LISTE_PRENOMS;NOM_USAGE;PRENOM_USAGE;NE_LE;"
            + "DATE_INCERTAINE;SEXE;COG_NAISSANCE;INS;CLE_INS;OID_INS;STATUT;ATTRIBUTS;NIR;ADRESSE;"
            + "CODE_POSTAL;COMMUNE;TELEPHONE;DATE_DECES\r\n";
    Map<String, String> row = row("EVENEMENT", "CREATION", "ID_LOCAL", "T-9");
    byte[] file = (header + String.join(";", row.values()) + "\r\n").getBytes(Feed.windows());
    assertThat(load(file, Feed.TERRITORY)).containsExactly(LOADED);
    assertThat(all("SELECT DISTINCT person_id FROM identity.person_of_source")).hasSize(1);
    assertThat(all("SELECT domain FROM identity.source_identity ORDER BY id"))
        .containsExactly("2.999.20.1", "2.999.20.2");
  }

  @Test
  void mergesOfTheTerritoryAreReadUnderTheirOwnWords() throws Exception {
    Map<String, String> row = row("EVENEMENT", "FUSION");
    row.put("AUTRE_IPP", "8002");
    row.put("ROLE", "SOURCE");
    String renamed =
        new String(Feed.file(row), StandardCharsets.UTF_8)
            .replace("DATE_EVENEMENT", "HORODATAGE")
            .replace("ID_LOCAL", "IPP")
            .replace("NOM_NAISSANCE", "NOM")
            .replace("PRENOM;PRENOMS", "PREMIER_PRENOM;LISTE_PRENOMS")
            .replace("DATE_NAISSANCE", "NE_LE")
            .replace("LIEU_NAISSANCE", "COG_NAISSANCE");
    IdentityStatement statement =
        feed.statements(renamed.getBytes(StandardCharsets.UTF_8), Feed.TERRITORY).get(0);
    assertThat(statement.event()).isEqualTo(EventKind.MERGE);
    assertThat(statement.other().orElseThrow().value()).isEqualTo("8002");
  }

  @Test
  void theFormatIsRecognisedByItsHeaderAndByTheRightPartnerOnly() {
    byte[] file = Feed.file(row());
    assertThat(feed.recognises(file, Feed.GHT)).isTrue();
    assertThat(feed.recognises("MSH|^~\\&|".getBytes(StandardCharsets.US_ASCII), Feed.GHT))
        .isFalse();
    assertThat(
            feed.recognises(file, Partner.named("cd-38", Partner.Kind.COUNCIL, feed.lane.lane())))
        .isFalse();
  }

  @SafeVarargs
  private List<LoadResult> load(Map<String, String>... rows) throws Exception {
    return load(Feed.file(rows), Feed.GHT);
  }

  /** All rows of a file as one chunk. */
  private List<LoadResult> load(byte[] file, Partner partner) throws Exception {
    long delivery = ++deliveries;
    List<IdentityStatement> accepted = new ArrayList<>();
    for (IdentityStatement statement : feed.statements(file, partner)) {
      var outcome = feed.lane.rules(partner).normalise(statement);
      accepted.add(((Outcome.Accepted<IdentityStatement>) outcome).record());
    }
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      List<LoadResult> results = feed.lane.loader().load(tx, file(tx, accepted, partner, delivery));
      tx.commit();
      return results;
    }
  }

  private static List<Filed<IdentityStatement>> file(
      Connection tx, List<IdentityStatement> accepted, Partner partner, long delivery)
      throws Exception {
    List<IdentityResolver.Statement> claims = new ArrayList<>();
    for (IdentityStatement statement : accepted) {
      claims.add(
          new IdentityResolver.Statement(
              partner.code(), LaneName.IDENTITY, delivery, claims.size() + 1, statement.claim()));
    }
    List<Resolution> resolutions =
        new RegistryResolver(List.of(Feed.GHT, Feed.TERRITORY), TestPersons.NUMBERS)
            .resolve(tx, claims);
    List<Filed<IdentityStatement>> filed = new ArrayList<>();
    for (int i = 0; i < accepted.size(); i++) {
      long identity = ((Resolution.Known) resolutions.get(i)).sourceIdentityId();
      Place place = new Place(i + 1, i + 2L, 0, 1);
      filed.add(new Filed<>(delivery, place, partner.code(), identity, accepted.get(i)));
    }
    return filed;
  }

  private List<String> all(String query) throws Exception {
    return TestQuery.rows(database, query);
  }
}
